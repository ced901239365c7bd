/** The server window, in English: the keys that French must have. */

import type { Translated } from './translated.js';

/** Labels and sentences of the window. */
export const serverWindowEn = {
  title: 'Atelier TCP',
  start: 'Start server',
  stop: 'Stop server',
  newClient: 'New client',
  clearScreen: 'Clear screen',
  noClients: 'No client connected',
  lanWarning: 'The server will be visible on the whole local network.',
  sendToAll: 'Send to all',
  dictionary: 'Connections dictionary',
} as const;

/** The table's type: what French must satisfy. */
export type ServerWindowPhrases = Translated<typeof serverWindowEn>;
