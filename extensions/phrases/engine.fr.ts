/** What the engine prints when it has no window to say it in, in French. */

import type { EnginePhrases } from './engine.en.js';

/** See the English table for what each is for. */
export const engineFr: EnginePhrases = {
  openAddress: ({ url }) => `Ouvrez cette adresse dans un navigateur : ${url}`,
  noWindow: "Aucune fenêtre ne peut s'ouvrir d'ici.",
  settingsCorrupted: ({ path, kept }) =>
    `Les réglages de ${path} sont illisibles ; ils sont gardés sous ${kept}.`,
  settingsUnwritable: ({ path }) =>
    `Impossible d'écrire les réglages dans ${path} : ils dureront jusqu'à la fin.`,
  noFramework: "La fenêtre native n'a pas répondu.",
  unknownOption: ({ name }) =>
    `Option inconnue : ${name}. Options : --native, --browser, --no-open, --json, --lang fr|en.`,
};
