/** The client window, in English: the keys that French must have. */

import type { Translated } from './translated.js';

/** Labels and sentences of the window. */
export const clientWindowEn = {
  send: 'Send',
  draft: 'Write here, Enter to send',
} as const;

/** The table's type: what French must satisfy. */
export type ClientWindowPhrases = Translated<typeof clientWindowEn>;
