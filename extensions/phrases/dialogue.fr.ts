/** The nouns and the news of a dialogue, in French. */

import type { DialoguePhrases } from './dialogue.en.js';
import type { Counted, Named } from './translated.js';

/** See the English table for what each is for. */
export const dialogueFr: DialoguePhrases = {
  strategies: {
    sequential: 'Synchrone (bloquant) : un client à la fois',
    'event-loop': "Asynchrone (non bloquant) : boucle d'événements",
  },
  framings: { raw: 'Brut', line: 'Une ligne par message', length: 'Longueur préfixée' },
  replies: {
    echo: 'Écho',
    upper: 'Majuscules',
    none: 'Aucune réponse',
    template: 'Modèle',
    manual: 'Réponse manuelle',
    broadcast: 'Diffusion',
  },
  works: { wait: 'Attente (E/S)', cpu: 'Calcul' },
  lineEndings: { none: 'Aucune', lf: 'LF (\\n)', cr: 'CR (\\r)', crlf: 'CRLF (\\r\\n)' },
  peerName: 'Pair {n}',
  serverFull: 'Serveur complet ({n}/{max}). Réessayez plus tard.',
  listening: ({ address }: { readonly address: string }) => `En écoute sur ${address}`,
  serverStopped: 'Le serveur a été arrêté.',
  accepted: ({ name, address }: Named) => `Nouvelle connexion : ${name} (${address})`,
  waiting: ({ n }: Counted) =>
    n < 2 ? `${n} client connecté, en attente de service` : `${n} clients connectés, en attente de service`,
  waits: ({ name }: Named) => `${name} est connecté et attend d'être servi.`,
  served: ({ name }: Named) => `${name} est maintenant servi.`,
  refused: ({ address }: { readonly address: string }) => `${address} refusé : le serveur est complet.`,
  endedByFin: ({ name }: Named) => `Dialogue terminé : « fin » reçu de ${name}.`,
  endedByEmpty: "Dialogue terminé : chaîne vide (b'') ou connexion fermée.",
  peerClosed: ({ name }: Named) => `${name} a fermé la connexion.`,
  kicked: ({ name }: Named) => `${name} a été déconnecté.`,
  idle: ({ n }: Counted) => `Déconnexion après ${n} s d'inactivité.`,
  closedLocally: 'Vous avez mis fin à la connexion.',
  closedByServer: 'Le serveur a fermé la connexion.',
  peerFinished: ({ name }: Named) => `${name} n'enverra plus rien (FIN).`,
  serverFinished: "Le serveur n'enverra plus rien (FIN).",
  halfClosed: 'Plus rien ne sera envoyé (FIN) ; des réponses peuvent encore arriver.',
  connecting: 'Connexion en cours…',
  connected: ({ address }: { readonly address: string }) => `Connecté à ${address}`,
  disconnected: 'Non connecté',
  me: 'moi',
  toAll: 'à tous',
  bytes: ({ n }: Counted) => (n < 2 ? `${n} octet` : `${n} octets`),
  messages: ({ n }: Counted) => (n < 2 ? `${n} message` : `${n} messages`),
  newMessages: ({ n }: Counted) => (n < 2 ? `${n} nouveau message` : `${n} nouveaux messages`),
  cut: ({ n }: Counted) => `… (${n} octets en tout)`,
  dropped: ({ n }: Counted) =>
    n < 2
      ? `${n} ligne plus ancienne n'est plus affichée`
      : `${n} lignes plus anciennes ne sont plus affichées`,
  colon: ' :',
  emptyMessage: '(message vide)',
  incomplete: '(incomplet)',
};
