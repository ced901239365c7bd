/** The server window, in English: the keys that French must have. */

import type { Counted, Translated } from './translated.js';

/** Clients present and allowed. */
interface OutOf {
  readonly n: number;
  readonly max: number;
}

/** Labels and sentences of the window. */
export const serverWindowEn = {
  title: 'Atelier TCP',
  start: 'Start server',
  starting: 'Starting…',
  stop: 'Stop server',
  stopWithClients: ({ n }: Counted) =>
    n === 1 ? '1 client will be disconnected. Stop?' : `${n} clients will be disconnected. Stop?`,
  newClient: 'New client',
  clearScreen: 'Clear screen',
  noClients: 'No client connected',
  lanWarning: 'The server will be visible on the whole local network.',
  sendToAll: 'Send to all',
  replyTo: ({ name }: { readonly name: string }) => `Reply to ${name}`,
  kick: ({ name }: { readonly name: string }) => `Disconnect ${name}`,
  kickSure: ({ name }: { readonly name: string }) => `Really disconnect ${name}?`,
  rename: ({ name }: { readonly name: string }) => `Rename ${name}`,
  newName: 'New name',
  actionsFor: ({ name }: { readonly name: string }) => `Actions for ${name}`,
  dictionary: 'Connections dictionary',
  host: 'Host',
  port: 'Port',
  strategy: 'Strategy',
  settings: 'Settings',
  reply: 'Reply',
  template: 'Template',
  templateHint: 'May hold {message} {name} {n} {time}.',
  framing: 'Framing',
  encoding: 'Encoding',
  work: 'Work for each message',
  workMs: 'Duration (ms)',
  maxClients: 'Clients at most',
  idleSeconds: 'Idle limit (s, 0 = never)',
  firstMessageNames: 'The first message of each client becomes its name',
  outOfRange: ({ n, max }: OutOf) => `Enter a whole number from ${n} to ${max}.`,
  portHintAny: 'Port 0 takes any free port.',
  portReserved: 'The system often reserves ports below 1024.',
  portInvalid: 'Invalid port: enter a whole number from 0 to 65535 (0 = any free port).',
  appliesAtStart:
    'These apply when a server starts; reply, work and idle limit change a running one at once.',
  openToLan: 'Open to the local network',
  openToLanSure: 'Listen on all interfaces',
  onlyThisMachine: 'Back to this machine only',
  addressesToType: 'Addresses to type on the other machines',
  noLanAddress: 'This machine has no address on a network at present.',
  lanNotYet: 'From the next start on',
  clients: 'Clients',
  servers: 'Servers',
  anotherServer: 'Another server',
  serverTab: ({ port }: { readonly port: number }) => `Server ${port}`,
  states: { waiting: 'waiting', served: 'served', ending: 'ending', closed: 'closed' },
  waited: ({ text }: { readonly text: string }) => `waited ${text}`,
  phases: {
    idle: 'Stopped',
    starting: 'Starting…',
    listening: 'Listening',
    stopped: 'Stopped',
    failed: 'Failed',
  },
  clientsOf: ({ n, max }: OutOf) => `${n}/${max} clients`,
  bytesInOut: ({ received, sent }: { readonly received: string; readonly sent: string }) =>
    `received ${received}, sent ${sent}`,
  emptySteps: ['Start the server.', 'Open two clients.', 'Write; “fin” ends.'],
  orCopy: 'Or, from a Python script of yours:',
  copyLine: 'Copy the line',
  lineCopied: 'Copied',
  whomTo: 'To',
  everyone: 'everyone',
  replyHere: 'Write a reply, Enter to send',
  message: 'Message',
  send: 'Send',
} as const;

/** The table's type: what French must satisfy. */
export type ServerWindowPhrases = Translated<typeof serverWindowEn>;
