/** The browser that shows a server window, the same for both ways of feeding it, and what it costs. */
import { type Browser, chromium, type CDPSession, type Page } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../extensions/tools/browser.js';
import type { Recording } from './recording.js';

/** Size of the window in px: as the app opens it. */
const VIEWPORT = { width: 1_000, height: 700 };

/** Processor time and memory of the browser at a moment. */
export interface ViewerCost {
  /** Seconds, all its processes. */
  readonly cpu: number;
  /** Bytes of the page's heap after a collection. */
  readonly heap: number;
}

/** One browser with at most one page. Whoever starts it ends it. */
export class Viewer {
  readonly #browser: Browser;
  readonly #system: CDPSession;
  #page: Page | null = null;
  #session: CDPSession | null = null;
  #before: string[] = [];
  #after: { ms: number; text: string }[] = [];
  /** When the load began; null before. */
  #began: number | null = null;

  private constructor(browser: Browser, system: CDPSession) {
    this.#browser = browser;
    this.#system = system;
  }

  /** Starts the browser, without a page. */
  static async start(): Promise<Viewer> {
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...quietFlags] });
    return new Viewer(browser, await browser.newBrowserCDPSession());
  }

  /** The page that is shown. */
  get page(): Page {
    if (this.#page === null) throw new Error('no page is shown');
    return this.#page;
  }

  /** Shows a window and waits until the server's row is in it. What it is sent is recorded, in either case alike. */
  async show(url: string): Promise<void> {
    await this.#page?.close();
    this.#page = await this.#browser.newPage({ viewport: VIEWPORT });
    // tsx names functions by a helper of its own, which no page has.
    await this.#page.addInitScript('globalThis.__name = (named) => named');
    [this.#before, this.#after, this.#began] = [[], [], null];
    this.#page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.#take(String(payload)));
    });
    this.#session = await this.#page.context().newCDPSession(this.#page);
    await this.#page.goto(url);
    await this.#page.locator('dialogue-view tk-text').waitFor();
  }

  /** The load begins now. */
  begin(): void {
    this.#began = performance.now();
  }

  /** What the page was sent since it was shown. */
  get recording(): Recording {
    return { before: this.#before, after: this.#after };
  }

  /** What it costs so far. */
  async cost(): Promise<ViewerCost> {
    const { processInfo } = await this.#system.send('SystemInfo.getProcessInfo');
    const cpu = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    await this.#session?.send('HeapProfiler.collectGarbage');
    const usage = await this.#session?.send('Runtime.getHeapUsage');
    return { cpu, heap: usage?.usedSize ?? 0 };
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await this.#browser.close();
  }

  #take(text: string): void {
    if (this.#began === null) this.#before.push(text);
    else this.#after.push({ ms: performance.now() - this.#began, text });
  }
}
