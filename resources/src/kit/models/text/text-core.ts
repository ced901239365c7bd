/** The state of one Text model that its parts share, and the three changes everything else is made of. */
import { Content } from './content.js';
import { Marks } from './marks.js';
import { SegmentTree } from './segment-tree.js';
import { TagRanges } from './tag-ranges.js';
import { TagStore, type Tag } from './tag-store.js';
import type { TextChange, TextListener } from './text-types.js';

/** Content, marks and tags of one text, kept in step. */
export class TextCore {
  readonly content = new Content();
  // The span is one longer than the text for Tk's final newline, so that `end` is a place in it.
  readonly segments = new SegmentTree(2);
  readonly tags = new TagStore();
  readonly ranges = new TagRanges(this.segments, this.tags);
  readonly marks = new Marks(this.segments);
  readonly listeners = new Set<TextListener>();

  /** Offset of Tk's index `end`. */
  get end(): number {
    return this.content.length + 1;
  }

  /** An offset as Tk prints it. */
  indexOf(offset: number): string {
    const { line, column } = this.content.position(offset);
    return `${line}.${column}`;
  }

  /** Puts characters in at `offset`, which is at most the final newline. */
  insert(offset: number, chars: string): void {
    if (chars === '') return;
    this.content.replace(offset, offset, chars);
    this.segments.grow(offset, chars.length);
    if (this.listeners.size > 0) this.tell({ kind: 'text', from: offset, to: offset, insert: chars });
  }

  /** Takes characters out; the range is not empty and ends at most at the final newline. */
  remove(from: number, to: number): void {
    this.content.replace(from, to, '');
    this.segments.shrink(from, to);
    this.ranges.cleanAt(from);
    if (this.listeners.size > 0) this.tell({ kind: 'text', from, to, insert: '' });
  }

  /** Puts a tag on a range or takes it off; answers whether anything changed. */
  tag(tag: Tag, [from, to]: readonly [number, number], isOn: boolean): boolean {
    const changed = this.ranges.set(tag, [from, to], isOn);
    if (changed && this.listeners.size > 0) this.tell({ kind: 'tags', from, to });
    return changed;
  }

  /** Tells every listener; callers first check that there is one, so that silence costs nothing. */
  tell(change: TextChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
