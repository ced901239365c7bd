/** The marks of one text. */
import { TclError } from '../tcl-error.js';
import type { SegmentItem } from './segment-nodes.js';
import type { SegmentTree, Spot } from './segment-tree.js';
import type { Gravity } from './text-types.js';

/** The mark where typing happens. */
export const INSERT = 'insert';
/** The mark under the mouse. */
export const CURRENT = 'current';

/** What all marks have in common, so that the segment tree can skip to the next of them. */
const MARKS = { name: 'marks' };

interface Mark extends SegmentItem {
  readonly name: string;
}

/** Marks by name; `insert` and `current` always exist, at the start of the text at first. */
export class Marks {
  readonly #segments: SegmentTree;
  readonly #byName = new Map<string, Mark>();

  constructor(segments: SegmentTree) {
    this.#segments = segments;
    // In this order, as Tk does: of two marks that lean right the newer comes first.
    this.set(CURRENT, 0);
    this.set(INSERT, 0);
  }

  /** Where a mark is, or null when there is none of that name. */
  offset(name: string): number | null {
    const mark = this.#byName.get(name);
    return mark ? this.#segments.offsetOf(mark) : null;
  }

  /** Puts a mark at `offset`; one that was there already is put anew, so it comes first among its equals. */
  set(name: string, offset: number): void {
    let mark = this.#byName.get(name);
    if (mark) this.#segments.remove(mark);
    else {
      mark = { key: MARKS, name, leansLeft: false };
      this.#byName.set(name, mark);
    }
    this.#segments.insert(offset, mark, true);
  }

  /** Forgets a mark, unless it is one of the two that always exist or unknown; answers whether it was there. */
  unset(name: string): boolean {
    const mark = this.#byName.get(name);
    if (!mark || name === INSERT || name === CURRENT) return false;
    this.#segments.remove(mark);
    this.#byName.delete(name);
    return true;
  }

  /** @throws {TclError} for an unknown mark */
  gravity(name: string): Gravity {
    return this.#get(name).leansLeft ? 'left' : 'right';
  }

  /** Sets the gravity from a beginning of "left" or "right". @throws {TclError} for anything else */
  setGravity(name: string, direction: string): void {
    const mark = this.#get(name);
    const isLeft = direction !== '' && 'left'.startsWith(direction);
    if (!isLeft && (direction === '' || !'right'.startsWith(direction))) {
      throw new TclError(`bad mark gravity "${direction}": must be left or right`);
    }
    const offset = this.#segments.offsetOf(mark);
    this.#segments.remove(mark);
    mark.leansLeft = isLeft;
    this.#segments.insert(offset, mark, true);
  }

  /** Whether there is a mark of that name. */
  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** All names, in no particular order. */
  names(): string[] {
    return [...this.#byName.keys()];
  }

  /** The first mark after another one. */
  nextAfter(name: string): string | null {
    const { leaf, i, base } = this.#segments.spotOf(this.#get(name));
    return this.#nextFrom({ leaf, i: i + 1, base });
  }

  /** The first mark at or after an offset. */
  nextAt(offset: number): string | null {
    return this.#nextFrom(this.#segments.before(offset));
  }

  /** The last mark before another one. */
  previousBefore(name: string): string | null {
    return this.#previousFrom(this.#segments.spotOf(this.#get(name)));
  }

  /** The last mark before an offset; marks at it do not count. */
  previousAt(offset: number): string | null {
    return this.#previousFrom(this.#segments.before(offset));
  }

  /** The name of an item of the segment tree, if it is a mark. */
  nameOf(item: SegmentItem): string | null {
    return item.key === MARKS ? (item as Mark).name : null;
  }

  #nextFrom(spot: Spot): string | null {
    const found = this.#segments.next(MARKS, spot);
    return found ? (found.item as Mark).name : null;
  }

  #previousFrom(spot: Spot): string | null {
    const found = this.#segments.previous(MARKS, spot);
    return found ? (found.item as Mark).name : null;
  }

  #get(name: string): Mark {
    const mark = this.#byName.get(name);
    if (!mark) throw new TclError(`there is no mark named "${name}"`);
    return mark;
  }
}
