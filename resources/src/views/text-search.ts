/** Finding in a Text: every place is tagged, the present one besides. */

import type { TextModel } from '../kit/models/text/text-model.js';

/** The tags of places found, and of the one shown. */
export const FOUND_TAG = 'found';
/** See {@link FOUND_TAG}. */
export const FOUND_NOW_TAG = 'foundnow';

/** Places tagged at most: one letter stands in a long dialogue tens of thousands of times. */
const MAX_FOUND = 2_000;

/** A search in one model. */
export class TextSearch {
  readonly #model: TextModel;
  #text = '';
  #at = 0;
  #found = 0;

  constructor(model: TextModel) {
    this.#model = model;
  }

  /** Places found in the last search. */
  get found(): number {
    return this.#found;
  }

  /** The one shown, from 1; 0 for none. */
  get at(): number {
    return this.#at;
  }

  /** Looks for a text, case left aside; `step` goes on from the place shown. Returns its index to scroll to, or null. */
  go(text: string, step: 1 | -1 | 0): string | null {
    this.#untag();
    this.#found = 0;
    if (text === '') return this.#end();
    const places = this.#model.searchMatches(text, '1.0', { nocase: true, all: true, stopindex: 'end' });
    const kept = places.slice(-MAX_FOUND);
    this.#found = kept.length;
    if (kept.length === 0) return this.#end();
    const ranges = kept.flatMap(({ index, count }) => [index, `${index} + ${count} chars`]);
    const [first = '', ...more] = ranges;
    this.#model.tagAdd(FOUND_TAG, first, ...more);
    // A new search begins at the newest place: one looks for what was just said.
    const begins = step === 0 || text !== this.#text;
    this.#at = begins ? kept.length : ((this.#at - 1 + step + kept.length) % kept.length) + 1;
    this.#text = text;
    const now = kept[this.#at - 1];
    if (now === undefined) return null;
    this.#model.tagAdd(FOUND_NOW_TAG, now.index, `${now.index} + ${now.count} chars`);
    return now.index;
  }

  /** Forgets the search and its tags. */
  end(): void {
    this.#untag();
    this.#found = 0;
    this.#end();
  }

  #end(): null {
    this.#text = '';
    this.#at = 0;
    return null;
  }

  #untag(): void {
    this.#model.tagRemove(FOUND_TAG, '1.0', 'end');
    this.#model.tagRemove(FOUND_NOW_TAG, '1.0', 'end');
  }
}
