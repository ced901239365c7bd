/**
 * Every phrase a person reads, in both languages. English defines the keys; French has to satisfy the type, so a
 * missing phrase does not compile. A phrase with values is a function of a record; plurals are decided in it.
 */

import type { Language } from '../protocol/settings.js';
import { clientWindowEn, type ClientWindowPhrases } from './client-window.en.js';
import { clientWindowFr } from './client-window.fr.js';
import { dialogueEn, type DialoguePhrases } from './dialogue.en.js';
import { dialogueFr } from './dialogue.fr.js';
import { engineEn, type EnginePhrases } from './engine.en.js';
import { engineFr } from './engine.fr.js';
import { failuresEn, type FailurePhrases } from './failures.en.js';
import { failuresFr } from './failures.fr.js';
import { serverWindowEn, type ServerWindowPhrases } from './server-window.en.js';
import { serverWindowFr } from './server-window.fr.js';
import { terminalEn, type TerminalPhrases } from './terminal.en.js';
import { terminalFr } from './terminal.fr.js';
import { viewsEn, type ViewsPhrases } from './views.en.js';
import { viewsFr } from './views.fr.js';

/** All phrases of one language. */
export interface Phrases {
  readonly language: Language;
  readonly failures: FailurePhrases;
  readonly dialogue: DialoguePhrases;
  readonly serverWindow: ServerWindowPhrases;
  readonly clientWindow: ClientWindowPhrases;
  readonly terminal: TerminalPhrases;
  readonly engine: EnginePhrases;
  readonly views: ViewsPhrases;
}

const TABLES: Readonly<Record<Language, Phrases>> = {
  en: {
    language: 'en',
    failures: failuresEn,
    dialogue: dialogueEn,
    serverWindow: serverWindowEn,
    clientWindow: clientWindowEn,
    terminal: terminalEn,
    engine: engineEn,
    views: viewsEn,
  },
  fr: {
    language: 'fr',
    failures: failuresFr,
    dialogue: dialogueFr,
    serverWindow: serverWindowFr,
    clientWindow: clientWindowFr,
    terminal: terminalFr,
    engine: engineFr,
    views: viewsFr,
  },
};

/** The phrases of a language. */
export function phrases(language: Language): Phrases {
  return TABLES[language];
}
