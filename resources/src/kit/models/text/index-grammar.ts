/**
 * Tk's grammar of indices: a base (`3.7`, `3.end`, `end`, a mark, `tag.first`) and modifiers (`+ 2 chars`,
 * `- 1 lines`, `lineend`, `wordstart`). Whatever Tk's own parser takes or refuses is taken or refused here.
 */
import { TclError } from '../tcl-error.js';
import { readCNumber } from './c-number.js';
import { byteOfColumn, columnOfByte, isWordAt } from './characters.js';
import type { Tag } from './tag-store.js';
import type { TextCore } from './text-core.js';

/** What a view knows and a model without a screen does not. All are optional; without them `@x,y` is the start. */
export interface IndexView {
  /** The offset of the character at a pixel. */
  offsetAtPixel?(x: number, y: number): number;
  /** Moves an offset by display lines, keeping its place across the line. */
  moveDisplayLines?(offset: number, lines: number): number;
  /** The start or the end of the display line of an offset. */
  displayLineEdge?(offset: number, edge: 'start' | 'end'): number;
}

/** A base that was read: where it is and where the modifiers begin. */
interface Base {
  readonly offset: number;
  readonly end: number;
}

/** Submodifiers of a unit. */
type Sort = 'display' | 'any' | null;

const PLAIN = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;
const SPACES = /[\t-\r ]*/y;
const WORD = /[^\t-\r +-]*/y;
const LETTERS = /[0-9A-Za-z]*/y;
/** What Tk takes for the last column of a line. */
const LAST_COLUMN = 1_000_000;
/** Keywords such as lineend need this many letters at least. */
const SHORTEST_KEYWORD = 5;

/** Reads indices of one text. */
export class IndexGrammar {
  readonly #core: TextCore;
  view: IndexView = {};

  constructor(core: TextCore) {
    this.#core = core;
  }

  /** The offset an index means. @throws {TclError} when it means none */
  offset(index: string): number {
    const mark = this.#core.marks.offset(index);
    if (mark !== null) return mark;
    if (index === 'end') return this.#core.end;
    const plain = PLAIN.exec(index);
    if (plain) return this.#core.content.offset(Number(plain[1]), Number(plain[2]));
    const base = this.#base(index);
    let at = afterSpaces(index, base.end);
    let { offset } = base;
    while (at < index.length) {
      const moved =
        index[at] === '+' || index[at] === '-'
          ? this.#shift(index, at, offset)
          : this.#keyword(index, at, offset);
      if (!moved) throw badIndex(index);
      offset = moved.offset;
      at = afterSpaces(index, moved.end);
    }
    return offset;
  }

  /** How far the first index is past the second. When both are wrong Tk complains of the second. */
  difference(left: string, right: string): number {
    let first: number | null = null;
    try {
      first = this.offset(left);
    } finally {
      // Read in any case: its complaint takes the place of the first one's.
      const second = this.offset(right);
      if (first !== null) first -= second;
    }
    return first;
  }

  #base(index: string): Base {
    const base =
      this.#tagEdge(index) ?? this.#pixel(index) ?? this.#lineAndColumn(index) ?? this.#word(index);
    if (!base) throw badIndex(index);
    return base;
  }

  #tagEdge(index: string): Base | null {
    const dot = index.lastIndexOf('.');
    if (dot < 0) return null;
    const isFirst = index.startsWith('first', dot + 1);
    if (!isFirst && !index.startsWith('last', dot + 1)) return null;
    const tag = this.#core.tags.find(index.slice(0, dot));
    if (!tag) return null;
    const offset = this.#edgeOf(tag, isFirst);
    return { offset, end: dot + (isFirst ? 'first' : 'last').length + 1 };
  }

  #edgeOf(tag: Tag, isFirst: boolean): number {
    const { segments, end } = this.#core;
    const edge = isFirst
      ? segments.next(tag, segments.before(0))
      : segments.previous(tag, segments.after(end));
    if (edge) return edge.offset;
    throw new TclError(`text doesn't contain any characters tagged with "${tag.name}"`);
  }

  #pixel(index: string): Base | null {
    if (!index.startsWith('@')) return null;
    const x = readCNumber(index, 1);
    if (!x || index[x.end] !== ',') throw badIndex(index);
    const y = readCNumber(index, x.end + 1);
    if (!y) throw badIndex(index);
    return { offset: this.view.offsetAtPixel?.(x.value, y.value) ?? 0, end: y.end };
  }

  #lineAndColumn(index: string): Base | null {
    if (!/^[0-9-]/.test(index)) return null;
    const line = readCNumber(index, 0);
    if (!line || index[line.end] !== '.') throw badIndex(index);
    const start = line.end + 1;
    // One is taken off and given back because Tk counts lines from 0 inside: the smallest number wraps round.
    const number = ((line.value - 1) | 0) + 1;
    if (index.startsWith('end', start)) {
      return { offset: this.#core.content.offset(number, LAST_COLUMN), end: start + 'end'.length };
    }
    const column = readCNumber(index, start);
    if (!column) throw badIndex(index);
    return { offset: this.#core.content.offset(number, column.value), end: column.end };
  }

  #word(index: string): Base | null {
    const end = endOf(WORD, index, 0);
    const name = index.slice(0, end);
    if (name !== '' && 'end'.startsWith(name)) return { offset: this.#core.end, end };
    const offset = this.#core.marks.offset(name);
    return offset === null ? null : { offset, end };
  }

  /** Reads `+ count unit` at `at` and goes there. */
  #shift(index: string, at: number, offset: number): Base | null {
    const count = readCNumber(index, afterSpaces(index, at + 1));
    if (!count) return null;
    const { unit, end, sort } = readUnit(index, afterSpaces(index, count.end), WORD);
    const amount = index[at] === '+' ? count.value : -count.value;
    if (unit === '') return null;
    if ('chars'.startsWith(unit) || 'indices'.startsWith(unit))
      return { offset: this.#core.content.step(offset, amount), end };
    if (!'lines'.startsWith(unit)) return null;
    if (sort === 'display' && this.view.moveDisplayLines) {
      return { offset: this.view.moveDisplayLines(offset, amount), end };
    }
    return { offset: this.#moveLines(offset, amount, index[at] === '-'), end };
  }

  /**
   * Keeps the column, counted in UTF-8 bytes as Tk does. Written with a minus it stays even when there are not
   * enough lines above; `+-2 lines` goes to the very start instead.
   */
  #moveLines(offset: number, amount: number, isMinus: boolean): number {
    const { content } = this.#core;
    const here = content.lineAt(offset);
    if (here.number + amount < 1 && !isMinus) return 0;
    const target = Math.max(here.number + amount, 1);
    if (target > content.lineCount) return this.#core.end;
    const byte = byteOfColumn(here.text, offset - here.from);
    const there = content.line(target);
    return there.from + columnOfByte(there.text, byte);
  }

  /** Reads `lineend`, `wordstart`... at `at` and goes there. */
  #keyword(index: string, at: number, offset: number): Base | null {
    const { unit, end, sort } = readUnit(index, at, LETTERS);
    if (unit.length < SHORTEST_KEYWORD) return null;
    if ('lineend'.startsWith(unit)) return { offset: this.#lineEdge(offset, 'end', sort), end };
    if ('linestart'.startsWith(unit)) return { offset: this.#lineEdge(offset, 'start', sort), end };
    if ('wordend'.startsWith(unit)) return { offset: this.#wordEnd(offset), end };
    if ('wordstart'.startsWith(unit)) return { offset: this.#wordStart(offset), end };
    return null;
  }

  #lineEdge(offset: number, edge: 'start' | 'end', sort: Sort): number {
    if (sort === 'display' && this.view.displayLineEdge) return this.view.displayLineEdge(offset, edge);
    const line = this.#core.content.lineAt(offset);
    return edge === 'start' ? line.from : line.to;
  }

  #wordEnd(offset: number): number {
    const { content } = this.#core;
    const { text, from } = content.lineAt(offset);
    let column = offset - from;
    if (!isWordAt(text, column)) return content.step(offset, 1);
    while (isWordAt(text, column)) column += text.codePointAt(column)! > 0xffff ? 2 : 1;
    return from + column;
  }

  #wordStart(offset: number): number {
    const { content } = this.#core;
    const { text, from, number } = content.lineAt(offset);
    let column = offset - from;
    if (!isWordAt(text, column)) return offset;
    while (column > 0) {
      const before = previousColumn(text, column);
      // Tk steps over a mark or the edge of a tag without looking whether the line's first character is of the word.
      if (before === 0 && this.#core.segments.isAnyAt(from + column)) return from;
      if (!isWordAt(text, before)) return from + column;
      column = before;
    }
    // Tk looks at the newline before the line too, and stays there when that line is empty.
    return number > 1 && content.line(number - 1).text === '' ? from - 1 : from;
  }
}

function previousColumn(text: string, column: number): number {
  return column > 1 && (text.charCodeAt(column - 1) & 0xfc00) === 0xdc00 ? column - 2 : column - 1;
}

/** Reads a unit or keyword, with `display` or `any` before it, joined or apart; the short forms only when apart. */
function readUnit(index: string, start: number, shape: RegExp): { unit: string; end: number; sort: Sort } {
  const first = index.slice(start, endOf(shape, index, start));
  const sort = sortOf(first);
  if (sort === null) return { unit: first, end: start + first.length, sort };
  const sortLength = Math.min(first.length, sort.length);
  const at = afterSpaces(index, start + sortLength);
  const end = endOf(WORD, index, at);
  return { unit: index.slice(at, end), end, sort };
}

function sortOf(word: string): Sort {
  if (word === '') return null;
  for (const sort of ['display', 'any'] as const)
    if (sort.startsWith(word.slice(0, sort.length))) return sort;
  return null;
}

function endOf(shape: RegExp, text: string, start: number): number {
  shape.lastIndex = start;
  shape.test(text);
  return shape.lastIndex;
}

function afterSpaces(text: string, start: number): number {
  return endOf(SPACES, text, start);
}

function badIndex(index: string): TclError {
  return new TclError(`bad text index "${index}"`);
}
