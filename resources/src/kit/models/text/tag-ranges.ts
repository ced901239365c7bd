/** Where tags are: ranges kept as pairs of toggles among the items of the segment tree, exactly as Tk places them. */
import type { FoundItem, SegmentTree } from './segment-tree.js';
import type { Tag, TagStore } from './tag-store.js';

/** A half-open stretch of text, as offsets. */
export type Range = readonly [from: number, to: number];

/** The ranges of all tags of one text. Offsets run from 0 to the length with Tk's final newline. */
export class TagRanges {
  readonly #segments: SegmentTree;
  readonly #tags: TagStore;

  constructor(segments: SegmentTree, tags: TagStore) {
    this.#segments = segments;
    this.#tags = tags;
  }

  /** Whether the character at `offset` carries the tag. */
  has(tag: Tag, offset: number): boolean {
    if (this.#segments.count(tag) === 0) return false;
    return this.#segments.previous(tag, this.#segments.after(offset))?.item === tag.on;
  }

  /**
   * Puts a tag on `from..to` or takes it off. Toggles appear where the state must change and those between vanish.
   * @returns whether anything changed
   */
  set(tag: Tag, [from, to]: Range, isOn: boolean): boolean {
    const segments = this.#segments;
    if (!isOn && segments.count(tag) === 0) return false;
    const gap = segments.after(from);
    const nearest = segments.previous(tag, gap);
    // Mostly nothing at all stands there; then nothing needs to be looked for again.
    if (isOn && nearest?.item !== tag.on && segments.insertPair(gap, [from, to], [tag.on, tag.off]))
      return true;
    // Looked for before anything moves: mostly there is none within, and then it need not be looked for again.
    let next = segments.next(tag, gap);
    // Whether the tag was on: at the start first, then behind each toggle that is taken out.
    let wasOn = nearest?.item === tag.on;
    let changed = wasOn !== isOn;
    if (changed) {
      // A range that ends here goes on, one that begins here does not: its toggle goes and no new one comes.
      if (nearest?.offset === from) segments.removeAt(nearest);
      else segments.insert(from, isOn ? tag.on : tag.off);
    }
    while (next && next.offset <= to) {
      segments.removeAt(segments.next(tag, segments.after(from))!);
      wasOn = !wasOn;
      changed = true;
      next = segments.next(tag, segments.after(from));
    }
    if (wasOn !== isOn) segments.insert(to, isOn ? tag.off : tag.on);
    return changed;
  }

  /**
   * What tagging no text at all does in Tk: nothing to be seen, but where the tag ends at `offset` its end becomes the
   * newest of the ends there, which `dump` shows.
   */
  touch(tag: Tag, offset: number): void {
    const end = this.#segments.previous(tag, this.#segments.after(offset));
    if (end?.offset !== offset || end.item !== tag.off) return;
    this.#segments.removeAt(end);
    this.#segments.insert(offset, tag.off);
  }

  /** Removes what deletion left behind: ends and beginnings of one tag at the same place. */
  cleanAt(offset: number): void {
    for (const tag of this.#tags.byPriority()) this.#annihilate(tag, offset);
  }

  /** The tags of the character at `offset`, from lowest to highest priority. */
  tagsAt(offset: number): Tag[] {
    return this.#tags.byPriority().filter((tag) => this.has(tag, offset));
  }

  /**
   * The tags of the character at `offset` in the order Tk meets them: first those with a toggle in the same line up
   * to there, then by their first toggle in the text. (Beyond a dozen lines Tk's own order depends on its tree.)
   * Where the line starts is asked only when there are several.
   */
  tagsInMeetingOrder(offset: number, lineStart: () => number): Tag[] {
    const tags = this.tagsAt(offset);
    if (tags.length < 2) return tags;
    const order: Tag[] = [];
    const take = (tag: object): void => {
      const known = tags.find((candidate) => candidate === tag);
      if (known && !order.includes(known)) order.push(known);
    };
    this.#segments.walk(this.#segments.before(lineStart()), (item, at) => {
      if (at <= offset) take(item.key);
      return at <= offset && order.length < tags.length;
    });
    const start = this.#segments.before(0);
    const rest = tags.filter((tag) => !order.includes(tag));
    const first = new Map(rest.map((tag) => [tag, this.#segments.next(tag, start)!]));
    rest.sort((a, b) => compareFound(first.get(a)!, first.get(b)!));
    return [...order, ...rest];
  }

  /** The ranges of a tag that begin before `to` and end after `from`, in order, not clipped. */
  *ranges(tag: Tag, from = 0, to = Infinity): Generator<Range> {
    let begin: number | null = null;
    if (this.has(tag, from)) begin = this.#segments.previous(tag, this.#segments.after(from))!.offset;
    // The tree may change between two answers, so each toggle is looked for from an offset, not from a gap.
    let at = from;
    for (;;) {
      const toggle = this.#segments.next(tag, this.#segments.after(at));
      if (!toggle) return;
      at = toggle.offset;
      if (toggle.item === tag.off) {
        if (begin !== null) yield [begin, at];
        begin = null;
      } else if (at >= to) return;
      else begin = at;
    }
  }

  /** All ranges of a tag in one walk; the tree must not change meanwhile. */
  allRanges(tag: Tag): Range[] {
    const ranges: Range[] = [];
    let begin = 0;
    for (let toggle = this.#segments.next(tag, this.#segments.before(0)); toggle !== null;) {
      if (toggle.item === tag.on) begin = toggle.offset;
      else ranges.push([begin, toggle.offset]);
      toggle = this.#segments.next(tag, { leaf: toggle.leaf, i: toggle.i + 1, base: toggle.base });
    }
    return ranges;
  }

  /** The first range that starts at or after `from` and before `to`. */
  nextRange(tag: Tag, from: number, to: number): Range | null {
    const segments = this.#segments;
    let toggle = segments.next(tag, segments.before(from));
    if (toggle && toggle.item === tag.off) toggle = segments.next(tag, segments.after(toggle.offset));
    if (!toggle || toggle.offset >= to) return null;
    return [toggle.offset, segments.next(tag, segments.after(toggle.offset))!.offset];
  }

  /** The last range that starts before `from` and not before `limit`. */
  previousRange(tag: Tag, from: number, limit: number): Range | null {
    const segments = this.#segments;
    let toggle = segments.previous(tag, segments.before(from));
    if (toggle && toggle.item === tag.off) toggle = segments.previous(tag, segments.before(toggle.offset));
    if (!toggle || toggle.offset < limit) return null;
    return [toggle.offset, segments.next(tag, segments.after(toggle.offset))!.offset];
  }

  #annihilate(tag: Tag, offset: number): void {
    const segments = this.#segments;
    for (;;) {
      const end = segments.next(tag, segments.before(offset));
      if (!end || end.offset > offset || end.item !== tag.off) return;
      const begin = segments.next(tag, { leaf: end.leaf, i: end.i + 1, base: end.base });
      if (!begin || begin.offset > offset || begin.item !== tag.on) return;
      segments.removeAt(begin);
      segments.removeAt(segments.next(tag, segments.before(offset))!);
    }
  }
}

function compareFound(a: FoundItem, b: FoundItem): number {
  return a.offset - b.offset || a.base - b.base || a.i - b.i;
}
