/** The server window, in French. */

import type { ServerWindowPhrases } from './server-window.en.js';

/** See the English table for what each is for. */
export const serverWindowFr: ServerWindowPhrases = {
  title: 'Atelier TCP',
  start: 'Démarrer le serveur',
  stop: 'Arrêter le serveur',
  newClient: 'Nouveau client',
  clearScreen: "Effacer l'écran",
  noClients: 'Aucun client connecté',
  lanWarning: 'Le serveur sera visible sur tout le réseau local.',
  sendToAll: 'Envoyer à tous',
  dictionary: 'Dictionnaire des connexions',
};
