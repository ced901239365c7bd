/** The nouns and the news of a dialogue, in English: the keys that French must have. */

import type { Counted, Named, Translated } from './translated.js';

/** Strategies, framings and the like, as a person reads them; and one sentence for each thing that happens. */
export const dialogueEn = {
  strategies: {
    sequential: 'Synchronous (blocking): one client at a time',
    'event-loop': 'Asynchronous (non-blocking): event loop',
  },
  framings: { raw: 'Raw', line: 'One line per message', length: 'Length-prefixed' },
  replies: {
    echo: 'Echo',
    upper: 'Upper case',
    none: 'No reply',
    template: 'Template',
    manual: 'Manual reply',
    broadcast: 'Broadcast',
  },
  works: { wait: 'Waiting (I/O)', cpu: 'Computing' },
  lineEndings: { none: 'None', lf: 'LF (\\n)', cr: 'CR (\\r)', crlf: 'CRLF (\\r\\n)' },
  /** {n} is replaced by the peer's number. */
  peerName: 'Peer {n}',
  /** {n} and {max} are replaced; sent to the client of a full server. */
  serverFull: 'Server full ({n}/{max}). Try again later.',
  listening: ({ address }: { readonly address: string }) => `Listening on ${address}`,
  serverStopped: 'The server was stopped.',
  accepted: ({ name, address }: Named) => `New connection: ${name} (${address})`,
  waiting: ({ n }: Counted) =>
    n === 1 ? '1 client connected, waiting to be served' : `${n} clients connected, waiting to be served`,
  waits: ({ name }: Named) => `${name} is connected and waits to be served.`,
  served: ({ name }: Named) => `${name} is now being served.`,
  refused: ({ address }: { readonly address: string }) => `${address} was refused: the server is full.`,
  endedByFin: ({ name }: Named) => `Dialogue ended: "fin" received from ${name}.`,
  endedByEmpty: "Dialogue ended: empty string (b'') or connection closed.",
  peerClosed: ({ name }: Named) => `${name} closed the connection.`,
  kicked: ({ name }: Named) => `${name} was disconnected.`,
  idle: ({ n }: Counted) => `Disconnected after ${n} s idle.`,
  closedLocally: 'You ended the connection.',
  closedByServer: 'The server closed the connection.',
  peerFinished: ({ name }: Named) => `${name} sends nothing more (FIN).`,
  serverFinished: 'The server sends nothing more (FIN).',
  halfClosed: 'Nothing more will be sent (FIN); answers may still come.',
  connecting: 'Connecting…',
  connected: ({ address }: { readonly address: string }) => `Connected to ${address}`,
  disconnected: 'Not connected',
  me: 'me',
  toAll: 'to all',
  bytes: ({ n }: Counted) => (n === 1 ? '1 byte' : `${n} bytes`),
  messages: ({ n }: Counted) => (n === 1 ? '1 message' : `${n} messages`),
  newMessages: ({ n }: Counted) => (n === 1 ? '1 new message' : `${n} new messages`),
  cut: ({ n }: Counted) => `… (${n} bytes in all)`,
  dropped: ({ n }: Counted) =>
    n === 1 ? '1 older line is no longer shown' : `${n} older lines are no longer shown`,
  /** Between a name and what it said. */
  colon: ':',
  emptyMessage: '(empty message)',
  incomplete: '(incomplete)',
} as const;

/** The table's type: what French must satisfy. */
export type DialoguePhrases = Translated<typeof dialogueEn>;
