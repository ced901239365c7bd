/** The server window as a person uses it: by the names of its parts. */

import type { Locator, Page } from 'playwright-core';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import type { Language } from '../../../extensions/protocol/settings.js';
import { shows } from './found.js';

/** What to choose before the start; what is left out stays as it is. Settings are unfolded for those behind the fold. */
export interface StartChoices {
  readonly port?: string;
  readonly strategy?: string;
  readonly reply?: string;
  readonly framing?: string;
  readonly maxClients?: string;
  readonly idleSeconds?: string;
}

/** One server window. */
export class ServerScreen {
  readonly page: Page;
  readonly words: Phrases;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.words = phrases(language);
  }

  /** A button by its name. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A field by its label. */
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true }).or(this.combobox(name));
  }

  /** A choice, or a field with suggestions, by its label. */
  combobox(name: string): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** The dialogue of all clients. */
  get dialogue(): Locator {
    return this.page.getByRole('textbox', { name: this.words.views.dialogue, exact: true });
  }

  /** A client in the list. */
  client(name: string): Locator {
    return this.page
      .getByRole('option')
      .filter({ has: this.page.getByText(name, { exact: true }), visible: true });
  }

  /** Unfolds the settings. */
  async unfold(): Promise<void> {
    const fold = this.button(this.words.serverWindow.settings);
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    await this.page.getByRole('group', { name: this.words.serverWindow.settings, exact: true }).waitFor();
  }

  /** Types and chooses, and starts; resolves with the port when the window says that it listens. */
  async start(choices: StartChoices = {}): Promise<number> {
    const { serverWindow } = this.words;
    const { port = '0', strategy, ...behindFold } = choices;
    await this.page.bringToFront();
    if (Object.keys(behindFold).length > 0) await this.unfold();
    await this.field(serverWindow.port).fill(port);
    if (strategy !== undefined) await this.combobox(serverWindow.strategy).selectOption({ label: strategy });
    for (const name of ['reply', 'framing'] as const) {
      const label = behindFold[name];
      if (label !== undefined) await this.combobox(serverWindow[name]).selectOption({ label });
    }
    for (const name of ['maxClients', 'idleSeconds'] as const) {
      const text = behindFold[name];
      if (text !== undefined) await this.field(serverWindow[name]).fill(text);
    }
    await this.button(serverWindow.start).click();
    return this.listeningPort();
  }

  /** Resolves with the port once the status bar says where the server listens. */
  async listeningPort(): Promise<number> {
    await this.says(this.words.serverWindow.phases.listening);
    return Number(await this.field(this.words.serverWindow.port).inputValue());
  }

  /** Resolves once the status bar says a word. */
  async says(word: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: word }).first().waitFor();
  }

  /** Resolves once the dialogue holds these words. */
  async shows(words: string | RegExp): Promise<void> {
    await shows(this.dialogue, words);
  }
}
