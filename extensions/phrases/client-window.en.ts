/** The client window, in English: the keys that French must have. */

import type { Translated } from './translated.js';

/** Labels and sentences of the window. */
export const clientWindowEn = {
  /** The course's own words, the same in both languages. */
  title: ({ n }: { readonly n: number }) => (n < 2 ? 'Client' : `Client ${n}`),
  portLabel: 'PORT_Server',
  connect: 'connect',
  send: 'Send',
  draft: 'Write here, Enter to send',
  transcript: 'Dialogue and message',
  server: 'server',
  disconnect: 'Disconnect',
  cancel: 'Cancel',
  states: {
    disconnected: 'Off line',
    connecting: 'Connecting…',
    connected: 'Connected',
    ending: 'Ending',
    failed: 'Failed',
  },
  host: 'Host',
  framing: 'Framing',
  lineEnding: 'Line ending',
  encoding: 'Encoding',
  escapes: 'Typed \\r \\n \\xNN are bytes',
  sendHex: 'Send hex',
  hexBytes: 'Bytes in hex',
  sendEmpty: 'Send an empty message',
  halfClose: 'Send FIN (half-close)',
  export: 'Export',
  newClient: 'New client',
} as const;

/** The table's type: what French must satisfy. */
export type ClientWindowPhrases = Translated<typeof clientWindowEn>;
