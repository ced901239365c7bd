/** A client window as a person uses it: by the names of its parts. */

import type { Locator, Page } from 'playwright-core';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import type { Language } from '../../../extensions/protocol/settings.js';
import { shows } from './found.js';

/** One client window. */
export class ClientScreen {
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

  /** The port's entry. */
  get port(): Locator {
    return this.page.getByRole('textbox', { name: 'PORT_Server' });
  }

  /** The Text: the dialogue, and behind it what is being written. */
  get text(): Locator {
    return this.page.getByRole('textbox', { name: this.words.clientWindow.transcript });
  }

  /** The address field behind «⋯». */
  get host(): Locator {
    return this.page.getByRole('combobox', { name: this.words.clientWindow.host, exact: true });
  }

  /** Resolves once the engine has let the window in and said which port it is for. */
  async ready(): Promise<void> {
    const port = await this.port.elementHandle();
    await this.page.waitForFunction((entry) => (entry as HTMLInputElement | null)?.value !== '', port, {
      polling: 25,
    });
  }

  /** Unfolds «⋯». */
  async unfold(): Promise<void> {
    await this.page.bringToFront();
    await this.button(this.words.views.more).click();
    await this.button(this.words.views.less).waitFor();
  }

  /** Presses connect and waits until the window says that it is connected. A tab in front gets its frames at once. */
  async connect(): Promise<void> {
    await this.page.bringToFront();
    await this.button('connect').click();
    await this.is('connected');
  }

  /** Resolves once the state's word is this one. */
  async is(state: keyof Phrases['clientWindow']['states']): Promise<void> {
    const word = this.words.clientWindow.states[state];
    await this.page.getByRole('status').filter({ hasText: word }).first().waitFor();
  }

  /** Writes behind the last line of the dialogue. */
  async write(message: string): Promise<void> {
    await this.text.focus();
    await this.page.keyboard.type(message);
  }

  /** Writes a message and presses Enter. */
  async say(message: string): Promise<void> {
    await this.write(message);
    await this.page.keyboard.press('Enter');
  }

  /** Resolves once the Text holds these words. */
  async shows(words: string | RegExp): Promise<void> {
    await shows(this.text, words);
  }

  /** What stands in the Text now, line by line. */
  async lines(): Promise<readonly string[]> {
    return (await this.text.innerText()).split('\n');
  }
}
