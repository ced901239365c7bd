/** How many frames a reply takes from the page's socket to its screen, counted in the page itself. */

import type { BrowserContext, Page } from 'playwright-core';

/** One reply's way to the screen. */
export interface Shown {
  /** Frames begun from the reply's arrival to the one that had it in the document: 1 is the very next. */
  readonly frames: number;
  /** Milliseconds from the arrival until that frame was done. */
  readonly ms: number;
}

/** What a measured page keeps. */
interface Measured {
  atelierWatch?: string;
  atelierShown?: Promise<Shown>;
}

/** Has every page that opens from now on notice when a reply arrives. */
export async function measureFrames(desk: BrowserContext): Promise<void> {
  // Whoever runs these tests compiled this function, and may have put a call of a helper of his into it.
  const content = `{ const __name = (it) => it; (${installMeter.toString()})(); }`;
  await desk.addInitScript({ content });
}

/** Says which reply to wait for; before it is asked for. */
export async function awaitReply(page: Page, reply: string): Promise<void> {
  await page.evaluate((words) => {
    (globalThis as Measured).atelierWatch = words;
  }, reply);
}

/** The measure of the reply awaited last. */
export async function measured(page: Page): Promise<Shown> {
  const arrived = () => (globalThis as Measured).atelierShown;
  const handle = await page.waitForFunction(arrived, undefined, { polling: 25 });
  const shown = await handle.jsonValue();
  await page.evaluate(() => {
    delete (globalThis as Measured).atelierShown;
  });
  if (shown === undefined) throw new Error('no reply was measured');
  return shown;
}

/** Runs in the page, before its own scripts; nothing of this module exists there. */
function installMeter(): void {
  const page = globalThis as Measured;
  const text = (): string => {
    const frame = document.querySelector('client-window')?.shadowRoot?.querySelector('tk-text');
    return frame?.shadowRoot?.querySelector('.cm-content')?.textContent ?? '';
  };
  const watch = (words: string): Promise<Shown> =>
    new Promise((resolve) => {
      const arrived = performance.now();
      let frames = 0;
      const frame = (): void => {
        frames += 1;
        // A message runs after all callbacks of this frame and its painting: what they did is seen then.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (text().includes(words)) resolve({ frames, ms: performance.now() - arrived });
        };
        port2.postMessage(null);
        if (frames < 60) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
  globalThis.WebSocket = class extends WebSocket {
    constructor(...parts: ConstructorParameters<typeof WebSocket>) {
      super(...parts);
      this.addEventListener('message', ({ data }) => {
        const { atelierWatch: words } = page;
        if (words === undefined || !String(data).includes(btoa(words))) return;
        delete page.atelierWatch;
        page.atelierShown = watch(words);
      });
    }
  };
}
