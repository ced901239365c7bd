/** What each failure says, in English: the keys that French must have. */

import type { FailureDetails } from '../protocol/failures.js';
import type { Translated } from './translated.js';

/** Titles of the cards, and one sentence a code: what happened and what to do. */
export const failuresEn = {
  titles: {
    connect: 'The client cannot connect to the server',
    listen: 'The server cannot bind to this address',
    send: 'The message was not sent',
    receive: 'The connection was lost',
    accept: 'A client could not be accepted',
    'write-file': 'The file was not written',
    command: 'This cannot be done',
  },
  sentences: {
    ECONNREFUSED: ({ host, port }: FailureDetails) =>
      `No server is listening on ${host}:${port}. Start it or check the port.`,
    EADDRINUSE: ({ port, free }: FailureDetails) =>
      free === undefined
        ? `Port ${port} is already in use. Stop the other program or take another port.`
        : `Port ${port} is already in use. Stop the other program or use free port ${free}.`,
    'EADDRINUSE.connect': () => 'This socket address is already taken: one socket cannot be used twice.',
    EACCES: ({ port, free }: FailureDetails) =>
      free === undefined
        ? `Access to port ${port} denied: the system reserves it.`
        : `Access to port ${port} denied: the system reserves it. Try free port ${free}.`,
    EADDRNOTAVAIL: ({ host }: FailureDetails) => `Address ${host} does not belong to this machine.`,
    ENOTFOUND: ({ host }: FailureDetails) =>
      `Unknown host: ${host}. Check the spelling or enter an IP address.`,
    EAI_AGAIN: () => 'Name service not responding. Retry or enter an IP address.',
    ETIMEDOUT: ({ host, port, seconds }: FailureDetails) =>
      `No answer from ${host}:${port} after ${seconds} s (firewall, or machine off?).`,
    EHOSTUNREACH: ({ host }: FailureDetails) => `No route to ${host}. Are you on the same network?`,
    ENETUNREACH: ({ host }: FailureDetails) => `No route to ${host}. Are you on the same network?`,
    ECONNRESET: () => 'Connection cut abruptly by the other program (RST).',
    EPIPE: () => 'Cannot send: the connection is already closed.',
    EMFILE: () => 'Too many open connections. Close some clients.',
    'port-invalid': () => 'Invalid port: enter a whole number from 1 to 65535.',
    'port-empty': () => 'Enter a port.',
    'host-empty': () => 'Enter the server address.',
    'host-any': () => "0.0.0.0 stands for all the server's interfaces: enter the address it shows.",
    'server-full': ({ n, max }: FailureDetails) => `Server full (${n}/${max}). Try again later.`,
    'message-too-long': ({ n, max }: FailureDetails) => `Message too long (${n} bytes, maximum ${max}).`,
    'not-utf8': () => 'Bytes are not valid UTF-8: shown in hex.',
    'not-encodable': ({ position }: FailureDetails) =>
      `The character at position ${position} does not exist in latin1. Choose UTF-8.`,
    'engine-lost': () => 'The network engine stopped. Close the windows and start the app again.',
    'not-connected': () => 'Connect before sending.',
    'already-connected': () => 'Already connected. Disconnect first.',
    'hex-invalid': ({ position }: FailureDetails) => `Invalid hex at position ${position}.`,
    'escape-invalid': ({ position }: FailureDetails) =>
      `Invalid escape at position ${position}: \\r, \\n, \\t, \\\\ and \\xNN are understood.`,
    file: ({ path }: FailureDetails) => `Cannot write file ${path}.`,
    cancelled: () => 'Connection attempt cancelled.',
    'server-gone': () => 'This server or client is no longer there.',
    'command-invalid': ({ detail }: FailureDetails) => `The value of “${detail ?? '?'}” is not accepted.`,
    unknown: ({ detail }: FailureDetails) => `Unexpected network error (${detail ?? '?'}).`,
  },
  /** Why it happens: the second half of a card. Only where the sentence does not say it. */
  reasons: {
    ECONNREFUSED:
      'The machine answered that no program listens on this port: its system refused the connection at once (RST).',
    EADDRINUSE: 'One port of one address belongs to one listening program at a time.',
    EACCES: 'Ports below 1024 are kept for the system’s own services.',
    EADDRNOTAVAIL: 'A server can only bind to an address that one of this machine’s interfaces has.',
    ENOTFOUND: 'The name was looked up (DNS) and nobody knows it.',
    EAI_AGAIN: 'The name could not be looked up: the name server (DNS) did not answer.',
    ETIMEDOUT:
      'Nothing came back at all, not even a refusal: packets are dropped on the way, or nobody is there.',
    EHOSTUNREACH: 'A router, or this machine, knows no way to that address.',
    ENETUNREACH: 'This machine has no interface that leads to that network.',
    ECONNRESET:
      'The other program closed its socket with unread bytes in it, or was killed: its system sent RST instead of FIN.',
    EPIPE: 'Bytes can no longer be sent once one’s own side of the connection is closed.',
    EMFILE: 'The system limits how many descriptors (sockets, files) one program may hold.',
  },
} as const;

/** The table's type: what French must satisfy. */
export type FailurePhrases = Translated<typeof failuresEn>;
