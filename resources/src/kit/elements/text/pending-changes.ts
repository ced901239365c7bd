import { ChangeSet, Text, type ChangeDesc, type TextIterator } from '@codemirror/state';
import type { TextChange } from '../../models/text/text-types.js';

type TextRecord = Extract<TextChange, { kind: 'text' }>;

/**
 * Records that don't continue each other, composed one by one, cost their number squared. Past this many in one frame
 * comparing the two documents line by line is cheaper than composing.
 */
const MOST_COMPOSED = 1000;

/**
 * What the model did to its text since the view last looked, as one change from the view's document to the model's.
 * Insertions that continue each other, whether at the end or above a draft, are kept as a list of strings and become
 * one change when asked for, so that ten thousand appended lines cost one pass and not ten thousand compositions.
 */
export class PendingChanges {
  #composed: ChangeSet | null = null;
  #steps = 0;
  #length: number;
  #run: { from: number; to: number; end: number; parts: string[] } | null = null;

  /** @param length UTF-16 units of the document both sides agree on now */
  constructor(length: number) {
    this.#length = length;
  }

  /** Whether the view's document and the model's are the same. */
  get isEmpty(): boolean {
    return this.#composed === null && this.#run === null;
  }

  /** Adds one change of the model, in the order in which they happened. */
  add(change: TextRecord): void {
    const run = this.#run;
    if (run && change.from === run.end && change.to === run.end) {
      run.parts.push(change.insert);
      run.end += change.insert.length;
    } else {
      this.#closeRun();
      this.#run = {
        from: change.from,
        to: change.to,
        end: change.from + change.insert.length,
        parts: [change.insert],
      };
    }
  }

  /**
   * The change that turns `seen` (the view's document) into `held` (the model's). What is pending stays pending until
   * `reset`.
   */
  take(seen: Text, held: Text): ChangeSet {
    this.#closeRun();
    if (this.#steps > MOST_COMPOSED) return differenceOf(seen, held);
    return this.#composed ?? ChangeSet.empty(seen.length);
  }

  /** The offset in the view's document of an offset in the model's; inserted text counts as the place it went to. */
  toView(offset: number): number {
    return this.isEmpty ? offset : this.#description().invertedDesc.mapPos(offset, -1);
  }

  /** Both sides agree again on a document of this length. */
  reset(length: number): void {
    this.#composed = null;
    this.#run = null;
    this.#steps = 0;
    this.#length = length;
  }

  /** Goes on from a change that was made elsewhere: what is left to do after an edit of the person was let in between. */
  restart(rest: ChangeSet): void {
    this.reset(rest.length);
    this.#composed = rest;
    this.#length = rest.newLength;
    this.#steps = 1;
  }

  #description(): ChangeDesc {
    this.#closeRun();
    return (this.#composed ?? ChangeSet.empty(this.#length)).desc;
  }

  #closeRun(): void {
    const run = this.#run;
    if (!run) return;
    this.#run = null;
    this.#steps += 1;
    // Past the limit the documents are compared anyway; only the length is still needed.
    if (this.#steps <= MOST_COMPOSED) {
      const insert = Text.of(run.parts.join('').split('\n'));
      const change = ChangeSet.of({ from: run.from, to: run.to, insert }, this.#length);
      this.#composed = this.#composed ? this.#composed.compose(change) : change;
    }
    this.#length += run.end - run.from - (run.to - run.from);
  }
}

/** One replacement of what differs between two documents: all but the beginning and the end they share. */
export function differenceOf(seen: Text, held: Text): ChangeSet {
  const shortest = Math.min(seen.length, held.length);
  const start = sharedUnits([seen.iter(1), held.iter(1)], shortest, false);
  const end = sharedUnits([seen.iter(-1), held.iter(-1)], shortest - start, true);
  const change = { from: start, to: seen.length - end, insert: held.slice(start, held.length - end) };
  return ChangeSet.of(change, seen.length);
}

/** How many units two iterators agree on, at most `limit`; `backwards` compares each piece from its end. */
function sharedUnits(
  [a, b]: readonly [TextIterator, TextIterator],
  limit: number,
  backwards: boolean,
): number {
  let [left, right] = ['', ''];
  for (let shared = 0; ;) {
    if (left === '') left = nextPiece(a);
    if (right === '') right = nextPiece(b);
    const size = Math.min(left.length, right.length, limit - shared);
    if (size === 0) return shared;
    const [x, y] = backwards
      ? [left.slice(-size), right.slice(-size)]
      : [left.slice(0, size), right.slice(0, size)];
    if (x !== y) return shared + agreement(x, y, backwards);
    shared += size;
    left = backwards ? left.slice(0, left.length - size) : left.slice(size);
    right = backwards ? right.slice(0, right.length - size) : right.slice(size);
  }
}

function nextPiece(pieces: TextIterator): string {
  return pieces.next().done ? '' : pieces.value;
}

function agreement(x: string, y: string, backwards: boolean): number {
  for (let at = 0; at < x.length; at++) {
    const place = backwards ? x.length - 1 - at : at;
    if (x[place] !== y[place]) return at;
  }
  return x.length;
}
