/** Pages that show the practical's client window, made of the kit alone: no engine, no app around it. */

import { readFile } from 'node:fs/promises';
import type { TestContext } from 'node:test';
import { build } from 'esbuild';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { root } from '../../../extensions/tools/prepare.mjs';
import { openBrowser } from '../support/app.js';

/** The client window on the screen, in pixels: the practical's own size. */
export const WINDOW = { x: 0, y: 0, width: 370, height: 400 };

/** The fonts of the pictures, and the Debian packages that bring them. */
const FONTS = { 'DejaVu Sans': 'fonts-dejavu-core', 'Liberation Sans': 'fonts-liberation' };

/** What a test asks of its page: a look, and the preferences of its reader. */
export interface PageOptions extends Pick<BrowserContextOptions, 'forcedColors' | 'reducedMotion'> {
  readonly look?: 'classic' | 'light' | 'dark';
}

/** A browser, and what its pages are made of; close it after the last test. */
export class WindowPages {
  readonly #browser: Browser;
  readonly #script: string;
  readonly #sheet: string;

  private constructor(browser: Browser, script: string, sheet: string) {
    this.#browser = browser;
    this.#script = script;
    this.#sheet = sheet;
  }

  /** Bundles the window's script and starts the browser. */
  static async open(): Promise<WindowPages> {
    const bundled = await build({
      absWorkingDir: root,
      entryPoints: ['test/e2e/pictures/client-window.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      tsconfig: 'tsconfig.json',
    });
    const sheet = await readFile(`${root}/resources/styles/looks.css`, 'utf8');
    return new WindowPages(await openBrowser(), bundled.outputFiles[0]?.text ?? '', sheet);
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** The window on a page of its own size, in whatever fonts there are; the page ends with the test. */
  async page(context: TestContext, { look = 'classic', ...reader }: PageOptions = {}): Promise<Page> {
    const page = await this.#browser.newPage({ viewport: WINDOW, deviceScaleFactor: 1, ...reader });
    context.after(() => page.close());
    await page.setContent(`<!doctype html><html lang="fr" data-look="${look}"><body></body></html>`);
    await page.addStyleTag({ content: `${this.#sheet}\nbody { margin: 0; background: var(--tk-surface) }` });
    await page.addScriptTag({ content: this.#script });
    const picture = await readFile(new URL('image_send.png', import.meta.url), 'base64');
    await page.evaluate((data) => window.clientWindow.build(data), picture);
    return page;
  }

  /** The window in Tk's own fonts; null when the machine lacks one, and then the test is skipped and says which. */
  async clientWindow(context: TestContext): Promise<Page | null> {
    const page = await this.page(context);
    const missing: string[] = [];
    for (const [name, debian] of Object.entries(FONTS)) {
      if (!(await page.evaluate((font) => window.clientWindow.hasFont(font), name)))
        missing.push(`${name} (${debian})`);
    }
    if (missing.length === 0) return page;
    context.skip(`fonts not installed: ${missing.join(', ')}`);
    return null;
  }
}
