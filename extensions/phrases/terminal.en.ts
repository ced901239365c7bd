/** The terminal, in English: the keys that French must have. */

import type { Translated } from './translated.js';

/** Labels and sentences of the window. */
export const terminalEn = {
  usage: 'Usage',
} as const;

/** The table's type: what French must satisfy. */
export type TerminalPhrases = Translated<typeof terminalEn>;
