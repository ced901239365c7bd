/** The client window, in French. */

import type { ClientWindowPhrases } from './client-window.en.js';

/** See the English table for what each is for. */
export const clientWindowFr: ClientWindowPhrases = {
  send: 'Envoyer',
  draft: 'Écrivez ici, Entrée pour envoyer',
};
