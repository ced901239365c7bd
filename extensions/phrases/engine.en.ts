/** What the engine prints when it has no window to say it in, in English: the keys that French must have. */

import type { Translated } from './translated.js';

/** A file by its path. */
interface At {
  readonly path: string;
}

/** Lines for the terminal that the app was started from. */
export const engineEn = {
  openAddress: ({ url }: { readonly url: string }) => `Open this address in a browser: ${url}`,
  noWindow: 'No window can be opened from here.',
  settingsCorrupted: ({ path, kept }: At & { readonly kept: string }) =>
    `The settings in ${path} could not be read; they are kept as ${kept}.`,
  settingsUnwritable: ({ path }: At) => `The settings cannot be written to ${path}: they last until the end.`,
  noFramework: 'The native window did not answer.',
  unknownOption: ({ name }: { readonly name: string }) =>
    `Unknown option: ${name}. Known: --native, --browser, --no-open, --json, --lang fr|en.`,
} as const;

/** The table's type: what French must satisfy. */
export type EnginePhrases = Translated<typeof engineEn>;
