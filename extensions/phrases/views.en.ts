/** What several windows show, in English: the keys that French must have. */

import type { Counted, Translated } from './translated.js';

/** A position among search results. */
export interface FoundAt {
  readonly at: number;
  readonly n: number;
}

/** Labels of the dialogue's tools, of cards and of the settings every window has. */
export const viewsEn = {
  dialogue: 'Dialogue',
  find: 'Find',
  findInDialogue: 'Find in the dialogue',
  foundAt: ({ at, n }: FoundAt) => (n === 0 ? 'No result' : `${at} of ${n}`),
  previous: 'Previous',
  next: 'Next',
  close: 'Close',
  cancel: 'Cancel',
  show: 'Bytes shown as',
  byteViews: { text: 'Text', hex: 'Hex', both: 'Both' },
  copy: 'Copy',
  copyAs: 'Copy the selected messages',
  copyText: 'As text',
  copyHex: 'As hex',
  copyPython: 'As Python bytes',
  copied: ({ n }: Counted) => (n === 1 ? '1 message copied' : `${n} messages copied`),
  nothingToCopy: 'Nothing to copy yet.',
  restGone: 'The journal no longer keeps the rest of this message.',
  export: 'Export',
  exported: ({ path }: { readonly path: string }) => `Saved in ${path}`,
  exportName: 'dialogue',
  more: 'More settings',
  less: 'Fewer settings',
  why: 'Why?',
  whatHappened: 'What happened',
  whyItHappened: 'Why',
  whatToDo: 'What to do',
  pythonPrints: 'Python prints',
  usePort: ({ port }: { readonly port: number }) => `Use port ${port}`,
  language: 'Language',
  otherLanguage: 'Français',
  look: 'Look',
  looks: { light: 'Light', dark: 'Dark', classic: 'Classic (Tk)' },
  systemLook: 'As the system',
  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  shortcutList: [
    ['Enter', 'send'],
    ['Enter, no text', 'empty message: ends the dialogue'],
    ['Shift+Enter', 'new line'],
    ['Up / Down', 'earlier messages, in an empty draft'],
    ['Ctrl+L', 'clear the screen'],
    ['Ctrl+F', 'find'],
    ['Ctrl+N or Alt+N', 'new client'],
    ['Ctrl+K', 'connect or disconnect; start or stop'],
    ['Ctrl+S', 'export the dialogue'],
    ['Ctrl + / - / 0', 'zoom'],
    ['Esc', 'back to the input'],
    ['F1', 'this help'],
  ],
  openByHand: 'Open this address in a browser (it works once):',
  linkBroken: 'The link to the network engine broke. Trying again…',
  linkConnecting: 'Waiting for the network engine…',
  linkAbsent:
    'The network engine did not start. It needs Node.js 20 or newer: install it (nodejs.org), then start the app again.',
  linkRefused: 'This window is not allowed in: open it from the app, not by its address.',
} as const;

type Plain = Translated<Omit<typeof viewsEn, 'shortcutList'>>;

/** The table's type: what French must satisfy. */
export interface ViewsPhrases extends Plain {
  /** Pairs of keys and what they do. */
  readonly shortcutList: readonly (readonly [keys: string, effect: string])[];
}
