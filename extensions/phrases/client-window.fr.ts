/** The client window, in French. */

import type { ClientWindowPhrases } from './client-window.en.js';

/** See the English table for what each is for. */
export const clientWindowFr: ClientWindowPhrases = {
  title: ({ n }) => (n < 2 ? 'Client' : `Client ${n}`),
  portLabel: 'PORT_Server',
  connect: 'connect',
  send: 'Envoyer',
  draft: 'Écrivez ici, Entrée pour envoyer',
  transcript: 'Dialogue et message',
  server: 'serveur',
  disconnect: 'Déconnecter',
  cancel: 'Annuler',
  states: {
    disconnected: 'Hors ligne',
    connecting: 'Connexion…',
    connected: 'Connecté',
    ending: 'Se termine',
    failed: 'Échec',
  },
  host: 'Hôte',
  framing: 'Découpage',
  lineEnding: 'Fin de ligne',
  encoding: 'Encodage',
  escapes: '\\r \\n \\xNN saisis sont des octets',
  sendHex: "Envoyer l'hexa",
  hexBytes: 'Octets en hexadécimal',
  sendEmpty: 'Envoyer un message vide',
  halfClose: 'Envoyer FIN (demi-fermeture)',
  export: 'Exporter',
  newClient: 'Nouveau client',
};
