/** The terminal, in French. */

import type { Mistyped, TerminalPhrases } from './terminal.en.js';
import type { Counted, Named } from './translated.js';

/** See the English table for what each is for. */
export const terminalFr: TerminalPhrases = {
  usage: [
    'Utilisation :',
    "  atelier-tcp                                ouvre l'application",
    '  atelier-tcp serve [PORT] [options]         un serveur dans ce terminal',
    '  atelier-tcp connect [HÔTE] PORT [MESSAGE]  un client dans ce terminal',
    '',
    "Options de l'application :",
    '  --native | --browser | --no-open   quelle fenêtre ouvrir, ou aucune',
    '',
    'Options de serve :',
    '  --host H          adresse où écouter (127.0.0.1)',
    '  --strategy S      event-loop | sequential (event-loop)',
    '  --reply R         echo | upper | none | manual | broadcast | template:TEXTE (echo)',
    '                    TEXTE peut contenir {message} {name} {n} {time}',
    "  --work W          wait | cpu : ce que fait le service d'un message avant la réponse",
    '  --work-ms N       pendant combien de millisecondes, de 0 à 60000 (0)',
    '  --max-clients N   clients à la fois (10000)',
    '  --idle-s N        déconnecte un client muet depuis N secondes, 0 jamais (0)',
    '  --session FICHIER écrit le journal en lignes JSON',
    "  --quiet           n'affiche pas le dialogue",
    '',
    'Options de connect :',
    '  --line-ending L   none | lf | cr | crlf, envoyé après chaque message (none)',
    '  --timeout-s N     secondes à attendre la connexion puis la réponse (10)',
    '',
    'Options des deux :',
    '  --framing F       raw | line | length (raw)',
    '  --encoding E      utf-8 | latin1 (utf-8)',
    '  --json            un événement du journal par ligne',
    '  --lang fr|en      langue (celle du système)',
    '',
    "Pendant le service : /clients affiche le dictionnaire, /clear efface l'écran, Ctrl+C arrête.",
    'Avec --reply manual, une ligne répond à qui a écrit en dernier ; « @2 texte » au client 2, « @* texte » à tous.',
    "Une fois connecté : chaque ligne est un message, « fin » ou une ligne vide termine, /clear efface l'écran.",
  ].join('\n'),
  unknownCommand: ({ name }: Mistyped) => `Commande inconnue : ${name}.`,
  unknownOption: ({ name }: Mistyped) => `Option inconnue : ${name}.`,
  missingValue: ({ name }: Mistyped) => `${name} attend une valeur.`,
  badValue: ({ name, value, accepted }: Mistyped) =>
    `${name} : « ${value ?? ''} » n'est pas accepté. Attendu : ${accepted ?? ''}.`,
  tooMany: ({ name }: Mistyped) => `Un argument de trop : ${name}.`,
  wholeNumber: ({ from, to }: { readonly from: number; readonly to: number }) =>
    `un entier de ${from} à ${to}`,
  seeHelp: 'atelier-tcp --help donne la liste des commandes.',
  server: 'serveur',
  started: 'Ctrl+C arrête le serveur, /clients affiche le dictionnaire.',
  limited: ({ n }: Counted) => `Ce système laisse des descripteurs pour ${n} clients seulement.`,
  manualHint: 'Une ligne répond à qui a écrit en dernier ; « @2 texte » au client 2, « @* texte » à tous.',
  notManual:
    "Les lignes tapées ne partent qu'avec --reply manual. /clients affiche le dictionnaire, /clear efface l'écran.",
  nobody: 'Personne à qui répondre pour le moment.',
  noClient: ({ name }: Named) => `Aucun client ${name} ici.`,
  noReply: ({ n }: Counted) => `Pas de réponse après ${n} s.`,
  sessionFull: "Le fichier de session a atteint 1 Gio : rien n'y est plus écrit.",
  sessionFailed: ({ path }: { readonly path: string }) =>
    `Le fichier de session ${path} ne peut plus être écrit : plus rien n'est enregistré.`,
  notBuilt: "L'application n'est pas construite. Lancez : npm run build",
};
