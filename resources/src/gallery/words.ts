/** The gallery's own words. It ships with the kit and not with the app, so they are not among the app's phrases. */

/** The languages of the gallery. */
export const LANGUAGES = ['fr', 'en'] as const;
/** One of them. */
export type Language = (typeof LANGUAGES)[number];

const english = {
  title: 'Tk widgets, for the web',
  intro:
    'Every call of the course, editable, with its result; every option and state, live, with the Tkinter line that gives it.',
  look: 'Look',
  language: 'Language',
  classic: 'Classic Tk',
  light: 'Light',
  dark: 'Dark',
  calls: 'The calls of the course',
  widgets: 'Options and states',
  inspector: 'All options',
  inspectorNote: 'Change a value: it goes through configure(), and a wrong one answers as Tk does.',
  option: 'Option',
  value: 'Value',
  run: 'Run',
  reset: 'Reset',
  program: 'Program',
  result: 'Result',
  waiting: 'mainloop() waits for the window to be closed…',
  contents: 'Contents',
  close: 'Close',
  onlyCalls: 'Only calls and literal values are read; nothing is evaluated.',
};

/** The words of one language; English defines which there are. */
export type Words = typeof english;

const french: Words = {
  title: 'Les widgets de Tk, pour le web',
  intro:
    'Chaque appel du TP, modifiable, avec son résultat ; chaque option et chaque état, en vrai, avec la ligne Tkinter qui les donne.',
  look: 'Apparence',
  language: 'Langue',
  classic: 'Tk classique',
  light: 'Clair',
  dark: 'Sombre',
  calls: 'Les appels du TP',
  widgets: 'Options et états',
  inspector: 'Toutes les options',
  inspectorNote:
    'Changez une valeur : elle passe par configure(), et une valeur fausse reçoit la réponse de Tk.',
  option: 'Option',
  value: 'Valeur',
  run: 'Exécuter',
  reset: 'Rétablir',
  program: 'Programme',
  result: 'Résultat',
  waiting: 'mainloop() attend que la fenêtre soit fermée…',
  contents: 'Sommaire',
  close: 'Fermer',
  onlyCalls: 'Seuls les appels et les valeurs littérales sont lus ; rien n’est évalué.',
};

const WORDS: Readonly<Record<Language, Words>> = { en: english, fr: french };

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return WORDS[language];
}
