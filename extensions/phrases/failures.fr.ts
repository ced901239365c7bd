/** What each failure says, in French. */

import type { FailureDetails } from '../protocol/failures.js';
import type { FailurePhrases } from './failures.en.js';

/** The sheet's own lines stand verbatim in the first two titles. */
export const failuresFr: FailurePhrases = {
  titles: {
    connect: "!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!",
    listen: "!!!!!!le serveur n'arrive pas à se rattacher à cette adresse!!!!!!",
    send: 'Le message n’est pas parti',
    receive: 'La connexion est perdue',
    accept: 'Un client n’a pas pu être accepté',
    'write-file': 'Le fichier n’a pas été écrit',
    command: 'Action impossible',
  },
  sentences: {
    ECONNREFUSED: ({ host, port }: FailureDetails) =>
      `Aucun serveur n'écoute sur ${host}:${port}. Démarrez le serveur ou vérifiez le port.`,
    EADDRINUSE: ({ port, free }: FailureDetails) =>
      free === undefined
        ? `Le port ${port} est déjà utilisé. Arrêtez l'autre programme ou prenez un autre port.`
        : `Le port ${port} est déjà utilisé. Arrêtez l'autre programme ou prenez le port libre ${free}.`,
    'EADDRINUSE.connect': () =>
      'Cette adresse de socket est déjà prise : un même socket ne peut pas servir deux fois.',
    EACCES: ({ port, free }: FailureDetails) =>
      free === undefined
        ? `Accès refusé au port ${port} : le système le réserve.`
        : `Accès refusé au port ${port} : le système le réserve. Essayez le port libre ${free}.`,
    EADDRNOTAVAIL: ({ host }: FailureDetails) => `L'adresse ${host} n'appartient pas à cette machine.`,
    ENOTFOUND: ({ host }: FailureDetails) =>
      `Hôte inconnu : ${host}. Vérifiez l'orthographe ou saisissez une adresse IP.`,
    EAI_AGAIN: () => 'Le serveur de noms (DNS) ne répond pas. Réessayez ou saisissez une adresse IP.',
    ETIMEDOUT: ({ host, port, seconds }: FailureDetails) =>
      `Pas de réponse de ${host}:${port} après ${seconds} s (pare-feu du serveur, ou machine éteinte ?).`,
    EHOSTUNREACH: ({ host }: FailureDetails) => `Aucune route vers ${host}. Êtes-vous sur le même réseau ?`,
    ENETUNREACH: ({ host }: FailureDetails) => `Aucune route vers ${host}. Êtes-vous sur le même réseau ?`,
    ECONNRESET: () => "Connexion coupée brutalement par l'autre programme (RST).",
    EPIPE: () => 'Envoi impossible : la connexion est déjà fermée.',
    EMFILE: () => 'Trop de connexions ouvertes. Fermez quelques clients.',
    'port-invalid': () => 'Port invalide : saisissez un entier de 1 à 65535.',
    'port-empty': () => 'Indiquez un port.',
    'host-empty': () => "Indiquez l'adresse du serveur.",
    'host-any': () => "0.0.0.0 désigne toutes les interfaces du serveur : saisissez l'adresse qu'il affiche.",
    'server-full': ({ n, max }: FailureDetails) => `Serveur complet (${n}/${max}). Réessayez plus tard.`,
    'message-too-long': ({ n, max }: FailureDetails) => `Message trop long (${n} octets, maximum ${max}).`,
    'not-utf8': () => 'Octets non décodables en UTF-8 : affichage en hexadécimal.',
    'not-encodable': ({ position }: FailureDetails) =>
      `Le caractère à la position ${position} n'existe pas en latin1. Choisissez UTF-8.`,
    'engine-lost': () => "Le moteur réseau s'est arrêté. Fermez les fenêtres et relancez l'application.",
    'not-connected': () => "Connectez-vous avant d'envoyer.",
    'already-connected': () => "Déjà connecté. Déconnectez-vous d'abord.",
    'hex-invalid': ({ position }: FailureDetails) => `Hexadécimal invalide à la position ${position}.`,
    'escape-invalid': ({ position }: FailureDetails) =>
      `Échappement invalide à la position ${position} : \\r, \\n, \\t, \\\\ et \\xNN sont compris.`,
    file: ({ path }: FailureDetails) => `Impossible d'écrire le fichier ${path}.`,
    cancelled: () => 'Tentative de connexion annulée.',
    'server-gone': () => "Ce serveur ou ce client n'est plus là.",
    'command-invalid': ({ detail }: FailureDetails) =>
      `La valeur de « ${detail ?? '?'} » n'est pas acceptée.`,
    unknown: ({ detail }: FailureDetails) => `Erreur réseau inattendue (${detail ?? '?'}).`,
  },
  reasons: {
    ECONNREFUSED:
      "La machine a répondu qu'aucun programme n'écoute sur ce port : son système a refusé la connexion aussitôt (RST).",
    EADDRINUSE: "Un port d'une adresse appartient à un seul programme en écoute à la fois.",
    EACCES: 'Les ports inférieurs à 1024 sont gardés pour les services du système.',
    EADDRNOTAVAIL:
      "Un serveur ne peut se rattacher qu'à une adresse que possède une interface de cette machine.",
    ENOTFOUND: 'Le nom a été recherché (DNS) et personne ne le connaît.',
    EAI_AGAIN: "Le nom n'a pas pu être recherché : le serveur de noms (DNS) n'a pas répondu.",
    ETIMEDOUT:
      "Rien n'est revenu, pas même un refus : les paquets se perdent en chemin, ou personne n'est là.",
    EHOSTUNREACH: 'Un routeur, ou cette machine, ne connaît aucun chemin vers cette adresse.',
    ENETUNREACH: 'Aucune interface de cette machine ne mène à ce réseau.',
    ECONNRESET:
      "L'autre programme a fermé son socket alors qu'il y restait des octets non lus, ou il a été tué : son système a envoyé RST au lieu de FIN.",
    EPIPE: 'On ne peut plus envoyer une fois son propre côté de la connexion fermé.',
    EMFILE: "Le système limite le nombre de descripteurs (sockets, fichiers) qu'un programme peut tenir.",
  },
};
