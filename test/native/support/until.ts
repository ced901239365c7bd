/** Waiting across processes, where there is no event to wait for. */

import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two looks. */
const EVERY_MS = 40;

/**
 * Looks again and again until `probe` finds something.
 *
 * @param what said when it does not come; a function tells what was seen last
 * @param ms how long to go on looking
 */
export async function until<T>(
  what: string | (() => string),
  ms: number,
  probe: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > deadline) {
      throw new Error(`Waited ${ms} ms in vain for ${typeof what === 'string' ? what : what()}.`);
    }
    await delay(EVERY_MS);
  }
}
