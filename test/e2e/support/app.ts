/** The whole app in a real browser: the engine's process, its server window, and the client windows opened from it. */

import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../extensions/tools/browser.js';
import type { Language } from '../../../extensions/protocol/settings.js';
import { AppProcess } from './app-process.js';
import { ClientScreen } from './client-screen.js';
import type { Ending } from './peers.js';
import { ServerScreen } from './server-screen.js';

/** Milliseconds a window gets to show what a test waits for, on a busy machine. */
const PATIENCE_MS = 10_000;

/** A browser for the tests of one file; close it at their end. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await ensureBrowser(), args: [...quietFlags] });
}

/** A browser and the id of its process, which is to be killed. */
export async function openBrowserToKill(): Promise<{ readonly browser: Browser; readonly pid: number }> {
  const server = await chromium.launchServer({
    executablePath: await ensureBrowser(),
    args: [...quietFlags],
  });
  const { pid } = server.process();
  if (pid === undefined) throw new Error('no browser was started');
  return { browser: await chromium.connect(server.wsEndpoint()), pid };
}

/** How to open the app. */
export interface AppOptions {
  readonly language?: Language;
  /** For the engine. */
  readonly env?: Readonly<Record<string, string>>;
}

/** One engine and its windows. */
export class App {
  readonly engine: AppProcess;
  readonly desk: BrowserContext;
  readonly server: ServerScreen;
  readonly language: Language;
  /** What the pages wrote to their consoles as errors, or threw: nothing, when all is well. */
  readonly complaints: readonly string[];

  private constructor(parts: Pick<App, 'engine' | 'desk' | 'server' | 'language' | 'complaints'>) {
    this.engine = parts.engine;
    this.desk = parts.desk;
    this.server = parts.server;
    this.language = parts.language;
    this.complaints = parts.complaints;
  }

  /** Starts an engine and shows its server window; both end with the test. */
  static async open(
    test: Ending,
    browser: Browser,
    { language = 'fr', env = {} }: AppOptions = {},
  ): Promise<App> {
    const engine = await AppProcess.start({ language, env });
    test.after(() => engine.kill());
    const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
    const viewport = { width: 1100, height: 760 };
    // Colours that are on their way to others would be judged on the way.
    const desk = await browser.newContext({ locale, viewport, reducedMotion: 'reduce' });
    desk.setDefaultTimeout(PATIENCE_MS);
    // A browser that was killed has closed it already.
    test.after(() => desk.close().catch(() => undefined));
    const complaints = listenToPages(desk);
    const page = await desk.newPage();
    await page.goto(await engine.url());
    const server = new ServerScreen(page, language);
    await server.button(server.words.serverWindow.start).waitFor();
    return new App({ engine, desk, server, language, complaints });
  }

  /** Presses «Nouveau client» and resolves with the window it opens. */
  async newClient(): Promise<ClientScreen> {
    await this.server.page.bringToFront();
    const opened = this.desk.waitForEvent('page');
    await this.server.button(this.server.words.serverWindow.newClient).click();
    const page = await opened;
    await page.setViewportSize({ width: 370, height: 400 });
    const client = new ClientScreen(page, this.language);
    await client.ready();
    return client;
  }

  /** Opens a client window and connects it. */
  async newConnectedClient(): Promise<ClientScreen> {
    const client = await this.newClient();
    await client.connect();
    return client;
  }
}

function listenToPages(desk: BrowserContext): string[] {
  const complaints: string[] = [];
  desk.on('weberror', (error) => complaints.push(String(error.error())));
  desk.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
