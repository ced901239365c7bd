/** Tests that are a table: what is done, and what the window then says in French and in English. */

import { after, before, describe, test } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { LANGUAGES, type Language } from '../../../extensions/protocol/settings.js';
import { App, openBrowser } from './app.js';
import { showsExactly } from './found.js';
import type { Ending } from './peers.js';

/** Where the sentence stands, and what its `{names}` are. */
export interface Said {
  readonly place: Locator;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One sentence and what provokes it. Several parts, where a card shows a sentence in two. */
export interface Row<Stage> {
  readonly fr: string | readonly string[];
  readonly en: string | readonly string[];
  readonly provoke: (stage: Stage) => Promise<Said>;
}

/** What a table's rows share, in one language. */
export interface TableStage extends Ending {
  readonly app: App;
  readonly language: Language;
}

/** How a table's windows come to be. */
interface Setting<Stage> {
  readonly prepare: (stage: TableStage) => Promise<Stage>;
  /** For the engine. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes a suite of the table for each language: one app, in which the rows are provoked one after the other.
 * `prepare` brings the windows to where the first row begins.
 */
export function proveRows<Stage extends TableStage>(
  name: string,
  rows: readonly Row<Stage>[],
  setting: Setting<Stage>,
): void {
  // Both at once: half of the time is spent waiting for the network to give up.
  describe(name, { concurrency: LANGUAGES.length }, () => {
    for (const language of LANGUAGES) proveIn(language, rows, setting);
  });
}

function proveIn<Stage extends TableStage>(
  language: Language,
  rows: readonly Row<Stage>[],
  { prepare, env = {} }: Setting<Stage>,
): void {
  describe(`in ${language}`, { concurrency: 1 }, () => {
    const ends: (() => Promise<void>)[] = [];
    let browser: Browser | undefined;
    let stage: Stage;
    before(async () => {
      browser = await openBrowser();
      const ending: Ending = { after: (end) => ends.unshift(end) };
      const app = await App.open(ending, browser, { language, env });
      stage = await prepare({ ...ending, app, language });
    });
    after(async () => {
      for (const end of ends) await end();
      await browser?.close();
    });
    for (const row of rows) {
      const sentences = typeof row[language] === 'string' ? [row[language]] : row[language];
      test(`says «${sentences.join(' ')}»`, async () => {
        const { place, values = {} } = await row.provoke(stage);
        for (const sentence of sentences) await showsExactly(place, filled(sentence, values));
      });
    }
  });
}

function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
