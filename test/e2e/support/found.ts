/** Waiting for what a window shows. */

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

/** Milliseconds between two looks. */
const LOOK_MS = 25;

/** Resolves once the element's text holds these words, however its lines break. Spaces of any kind are equal. */
export async function shows(place: Locator, words: string | RegExp): Promise<void> {
  const { source, flags } = pattern(words);
  const element = await place.elementHandle();
  const expected = { element, source, flags };
  try {
    await place.page().waitForFunction(
      ({ element, source, flags }) =>
        new RegExp(source, flags).test((element as HTMLElement).innerText.replace(/\s+/g, ' ')),
      expected,
      // A tab behind another gets few frames to look in.
      { polling: LOOK_MS },
    );
  } catch (error) {
    const text = await place.innerText().catch(() => 'nothing');
    throw new Error(`${String(words)} is not in:\n${text}`, { cause: error });
  }
}

/** The same, and then the exact spaces: French has no-break ones before its double signs. */
export async function showsExactly(place: Locator, words: string): Promise<void> {
  await shows(place, words);
  const text = await place.innerText();
  assert.ok(text.includes(words), `«${words}» in «${text}»`);
}

/** How often the element's text holds these words now. */
export async function count(place: Locator, words: string): Promise<number> {
  return (await place.innerText()).split(words).length - 1;
}

/** Words as they are compared: case counts, white space does not. */
function pattern(words: string | RegExp): RegExp {
  if (words instanceof RegExp) return words;
  return new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, ' '));
}
