/** The terminal, in French. */

import type { TerminalPhrases } from './terminal.en.js';

/** See the English table for what each is for. */
export const terminalFr: TerminalPhrases = {
  usage: 'Utilisation',
};
