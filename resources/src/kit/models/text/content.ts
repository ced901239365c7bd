/**
 * The characters of a text, lines and offsets. Offsets count UTF-16 units. Tk's final newline is not stored: it
 * stands at offset `length`, and Tk's index `end` is `length + 1`.
 */
import { Text } from '@codemirror/state';

/** A place as Tk writes it: line from 1, column from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A line and where it begins. */
export interface LineInfo {
  /** From 1. */
  readonly number: number;
  readonly from: number;
  /** Where its newline stands. */
  readonly to: number;
  readonly text: string;
}

const SURROGATE = /[\ud800-\udfff]/;

/**
 * Lines appended before they are put into the rope all at once. Putting each in alone would copy the rope's path to
 * its end a million times; a thousand at a time costs a tenth of that.
 */
const PENDING_LINES = 1024;

/** The characters, in a rope whose leaves are shared with whoever was given `doc`. */
export class Content {
  #doc = Text.empty;
  /** What was appended since: its first line continues the rope's last. */
  #pending: string[] = [];
  #length = 0;
  #lineCount = 1;
  /** Whether a surrogate was ever inserted: without one every character is one unit and stepping is arithmetic. */
  #hasPairs = false;
  /** The line looked up last: one index asks for its line several times over. */
  #lastLine: LineInfo | null = null;

  /** The text without Tk's final newline. */
  get doc(): Text {
    if (this.#pending.length > 0) this.#flush();
    return this.#doc;
  }

  /** UTF-16 units without Tk's final newline. */
  get length(): number {
    return this.#length;
  }

  /** At least 1. */
  get lineCount(): number {
    return this.#lineCount;
  }

  /** Replaces `from..to` by `insert`; only `\n` ends a line. */
  replace(from: number, to: number, insert: string): void {
    if (insert === '' && from === to) return;
    this.#lastLine = null;
    const lines = insert.includes('\n') ? insert.split('\n') : [insert];
    if (from === this.#length) this.#append(lines);
    else {
      this.#doc = this.doc.replace(from, to, insert === '' ? Text.empty : Text.of(lines));
      this.#lineCount = this.#doc.lines;
    }
    this.#length += insert.length - (to - from);
    if (!this.#hasPairs && SURROGATE.test(insert)) this.#hasPairs = true;
    if (this.#length === 0) this.#hasPairs = false;
  }

  #flush(): void {
    this.#doc = this.#doc.append(Text.of(this.#pending));
    this.#pending = [];
  }

  #append(lines: readonly string[]): void {
    const last = this.#pending.pop() ?? '';
    this.#pending.push(last + lines[0]!);
    for (let i = 1; i < lines.length; i++) this.#pending.push(lines[i]!);
    this.#lineCount += lines.length - 1;
    if (this.#pending.length > PENDING_LINES) this.#flush();
  }

  /** The characters `from..to`, Tk's final newline included when the range reaches past it. */
  slice(from: number, to: number): string {
    if (from >= to) return '';
    const { length, doc } = this;
    return to > length ? doc.sliceString(from, length) + '\n' : doc.sliceString(from, to);
  }

  /** A line by number, from 1 to `lineCount`. */
  line(number: number): LineInfo {
    if (this.#lastLine?.number !== number) this.#lastLine = this.doc.line(number);
    return this.#lastLine;
  }

  /** The line an offset is in; `end` counts as a line of its own after the last. */
  lineAt(offset: number): LineInfo {
    if (offset > this.#length) return { number: this.#lineCount + 1, from: offset, to: offset, text: '' };
    const last = this.#lastLine;
    if (last && offset >= last.from && offset <= last.to) return last;
    this.#lastLine = this.doc.lineAt(offset);
    return this.#lastLine;
  }

  /** The place of an offset. */
  position(offset: number): Position {
    const line = this.lineAt(offset);
    return { line: line.number, column: offset - line.from };
  }

  /** The offset of a place: lines before the first are its start, lines past the last `end`, columns are clamped. */
  offset(line: number, column: number): number {
    if (line < 1) return 0;
    if (line > this.#lineCount) return this.length + 1;
    const { from, to } = this.line(line);
    return Math.min(from + Math.max(column, 0), to);
  }

  /** Moves by characters, a pair of surrogates counting as one; stops at the start and at `end`. */
  step(offset: number, count: number): number {
    const end = this.length + 1;
    const target = Math.max(0, Math.min(offset + count, end));
    if (!this.#hasPairs) return target;
    return count < 0 ? this.#stepBack(offset, -count) : this.#stepOn(offset, count);
  }

  #stepOn(offset: number, count: number): number {
    let at = offset;
    let left = count;
    for (const chunk of this.doc.iterRange(Math.min(offset, this.length))) {
      if (left <= 0) return at;
      if (!SURROGATE.test(chunk)) {
        const taken = Math.min(left, chunk.length);
        at += taken;
        left -= taken;
        continue;
      }
      for (const character of chunk) {
        if (left-- <= 0) return at;
        at += character.length;
      }
    }
    return Math.min(at + left, this.length + 1);
  }

  #stepBack(offset: number, count: number): number {
    const atEnd = offset > this.length;
    let at = atEnd ? this.length : offset;
    let left = atEnd ? count - 1 : count;
    for (const chunk of this.doc.iterRange(at, 0)) {
      if (left <= 0) return at;
      if (!SURROGATE.test(chunk)) {
        const taken = Math.min(left, chunk.length);
        at -= taken;
        left -= taken;
        continue;
      }
      for (const character of [...chunk].reverse()) {
        if (left-- <= 0) return at;
        at -= character.length;
      }
    }
    return at;
  }
}
