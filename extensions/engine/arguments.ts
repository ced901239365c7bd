/** The engine's command line. */

import { parseArgs } from 'node:util';
import { LANGUAGES, type Language } from '../protocol/settings.js';

/** Which way windows open; `auto`: native when a framework started us, else a browser. */
export type ShellChoice = 'auto' | 'native' | 'browser' | 'none';

/** What was asked. */
export interface EngineArguments {
  readonly shell: ShellChoice;
  /** Prints the address as one JSON line `{"url":…}`. */
  readonly json: boolean;
  /** Overrides the system's language. */
  readonly language: Language | null;
}

/** Reads the arguments, or tells the one that is wrong. The framework's own (`--nl-…`) are let pass. */
export function readArguments(args: readonly string[]): EngineArguments | { readonly wrong: string } {
  const own = args.filter((arg) => !arg.startsWith('--nl-'));
  try {
    const { values } = parseArgs({
      args: own,
      options: {
        native: { type: 'boolean' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
      },
    });
    const language = LANGUAGES.find((known) => known === values.lang) ?? null;
    if (values.lang !== undefined && language === null) return { wrong: `--lang ${values.lang}` };
    const shell = values['no-open'] ? 'none' : values.native ? 'native' : values.browser ? 'browser' : 'auto';
    return { shell, json: values.json ?? false, language };
  } catch (error) {
    const named = /'(-[^' ]*|[^']*)/.exec(error instanceof Error ? error.message : '')?.[1];
    return { wrong: named ?? own.join(' ') };
  }
}
