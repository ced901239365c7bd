/** How soon a following window does what a person asks, and shows what arrived. */
import type { Page } from 'playwright-core';

/** Clicks, and the pause after each effect: some land on a busy page, some on an idle one. */
const CLICKS = 15;
const PAUSE_MS = 130;

/** A click's two ends, in ms from the input event's own stamp. */
export interface Clicks {
  /** The engine's answer reached the page. */
  readonly answered: number[];
  /** The frame after the effect was painted. */
  readonly shown: number[];
}

/**
 * Clicks on how bytes are shown: each click is a command, and its effect comes back from the engine as new settings that
 * draw the whole dialogue anew. `settleSeconds`: load before the first.
 */
export async function measureClicks(page: Page, settleSeconds: number): Promise<Clicks> {
  await page.waitForTimeout(settleSeconds * 1000);
  const answered: number[] = [];
  const shown: number[] = [];
  for (let click = 0; click < CLICKS; click++) {
    const view = click % 2 === 0 ? 'hex' : 'text';
    const result = page.evaluate(watchClick, view);
    await page.locator(`dialogue-view [data-view=${view}]`).click({ force: true });
    const times = await result;
    answered.push(times.answered);
    shown.push(times.shown);
    await page.waitForTimeout(PAUSE_MS);
  }
  return { answered, shown };
}

/** Runs in the page: resolves when a click on the button of that view has been answered, and painted. */
function watchClick(view: string): Promise<{ answered: number; shown: number }> {
  const shadow = document
    .querySelector('server-window')
    ?.shadowRoot?.querySelector('dialogue-view')?.shadowRoot;
  const button = shadow?.querySelector(`[data-view=${view}]`);
  const { desk } = document.querySelector('server-window') as unknown as {
    desk: { gateway: { ask(command: object): Promise<unknown> } };
  }; // Its own public property; the bench is not compiled with the window.
  return new Promise((resolve) => {
    button?.addEventListener(
      'click',
      (event) => {
        let answered = NaN;
        // Answers come in order: this one, asked in the same moment, comes right behind the click's own.
        void desk.gateway.ask({ type: 'settings.set', patch: {} }).then(() => {
          answered = performance.now() - event.timeStamp;
        });
        const look = (): void => {
          if (button.getAttribute('aria-pressed') !== 'true' || Number.isNaN(answered)) {
            requestAnimationFrame(look);
            return;
          }
          // A message behind the frame's callback runs once the frame is painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve({ answered, shown: performance.now() - event.timeStamp });
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      },
      { once: true },
    );
  });
}

/** What the page showed. */
export interface Seen {
  /** Ms from a message's arrival to the frame that shows it, by the wall clock that engine and page share. */
  readonly ages: number[];
  /** Messages shown; those that only a snapshot told about are missing. */
  readonly entries: number;
}

/** Watches the first server's dialogue for so long. */
export function measureSeen(page: Page, seconds: number): Promise<Seen> {
  return page.evaluate(watchSeen, seconds * 1000);
}

/** Runs in the page. */
function watchSeen(ms: number): Promise<Seen> {
  interface SeenStore {
    subscribe(listener: () => void): () => void;
    dialogueOf(server: number): { after(seq: number): readonly { seq: number; wall: number }[] };
  }
  const { desk } = document.querySelector('server-window') as unknown as { desk: { store: SeenStore } };
  const ages: number[] = [];
  let entries = 0;
  let seq = desk.store.dialogueOf(1).after(0).at(-1)?.seq ?? 0;
  return new Promise((resolve) => {
    const stop = desk.store.subscribe(() => {
      const fresh = desk.store.dialogueOf(1).after(seq);
      seq = fresh.at(-1)?.seq ?? seq;
      entries += fresh.length;
      // The view draws in a microtask after this; a message behind the next frame comes after the paint.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const now = Date.now();
          for (const { wall } of fresh) ages.push(now - wall);
        };
        channel.port2.postMessage(null);
      });
    });
    setTimeout(() => {
      stop();
      resolve({ ages, entries });
    }, ms);
  });
}
