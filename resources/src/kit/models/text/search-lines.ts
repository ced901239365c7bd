/** The lines of a text as a search sees them: with their newline, without hidden characters unless asked. */
import { byteOfColumn, columnOfByte, toByteString } from './characters.js';
import { toLower } from './char-set.js';
import { isElided } from './counting.js';
import type { SearchText } from './are-program.js';
import type { TextCore } from './text-core.js';

/** How lines are seen. */
export interface LineSight {
  /** Lines as strings of bytes, as exact searches of Tk see them. */
  readonly asBytes: boolean;
  readonly lowered: boolean;
  readonly withElided: boolean;
}

const BEYOND_ASCII = /[^\0-\x7f]/;

/** The text in small letters, character by character as Tcl does it. */
export function lowered(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const small = String.fromCharCode(toLower(unit));
    // Tcl keeps a letter whose small form would need more bytes.
    const isLonger = toByteString(small).length > toByteString(text[i]!).length;
    result += isLonger ? text[i]! : small;
  }
  return result;
}

/** Lines by number from 0, as a search wants them. */
export class SearchLines {
  readonly #core: TextCore;
  readonly #sight: LineSight;
  readonly #hidesAny: boolean;
  #lastNumber = -1;
  #last = '';
  /** Gives line after line to a search that goes forwards, faster than looking each up. */
  #cursor: Iterator<string> | null = null;
  #cursorLine = 0;

  constructor(core: TextCore, sight: LineSight) {
    this.#core = core;
    this.#sight = sight;
    this.#hidesAny = !sight.withElided && core.tags.byPriority().some((tag) => tag.options.has('elide'));
  }

  /** How many lines there are. */
  get count(): number {
    return this.#core.content.lineCount;
  }

  /** A line with its newline. */
  line(number: number): string {
    return `${this.bare(number)}\n`;
  }

  /** A line without its newline; the one asked for last is remembered. */
  bare(number: number): string {
    if (this.#lastNumber !== number) {
      this.#lastNumber = number;
      this.#last = this.#show(this.#visible(number));
    }
    return this.#last;
  }

  /** A pattern in the same shape as the lines. */
  #show(text: string): string {
    const shown = this.#sight.lowered ? lowered(text) : text;
    return this.#sight.asBytes ? toByteString(shown) : shown;
  }

  /** The pattern of an exact search in the shape of the lines. */
  pattern(text: string): string {
    return this.#show(text);
  }

  /** Where an offset of the text lies: its line and the place in what is seen of it. `end` is past the last newline. */
  place(offset: number): { readonly line: number; readonly at: number } {
    const { content } = this.#core;
    if (offset > content.length) return { line: this.count - 1, at: this.line(this.count - 1).length };
    const { number, from, text } = content.lineAt(offset);
    const columns = this.#columns(number - 1);
    const column = columns ? columns.filter((visible) => visible < offset - from).length : offset - from;
    return {
      line: number - 1,
      at: this.#sight.asBytes ? byteOfColumn(columns ? this.#visible(number - 1) : text, column) : column,
    };
  }

  /** The index of a place in what is seen of a line. */
  indexOf(line: number, at: number): string {
    const visible = `${this.#visible(line)}\n`;
    const column = this.#sight.asBytes ? columnOfByte(visible, at) : Math.min(at, visible.length - 1);
    const columns = this.#columns(line);
    return `${line + 1}.${Math.min(columns?.[column] ?? column, this.#core.content.line(line + 1).text.length)}`;
  }

  /** A line that takes those after it along when a match wants more. */
  growing(number: number): SearchText {
    let next = number + 1;
    const source = {
      text: this.line(number),
      grow: (): boolean => {
        if (next >= this.count) return false;
        source.text += this.line(next++);
        return true;
      },
    };
    return source;
  }

  #raw(line: number): string {
    const { doc } = this.#core.content;
    if (this.#cursor === null || line !== this.#cursorLine) this.#cursor = doc.iterLines(line + 1);
    this.#cursorLine = line + 1;
    const next = this.#cursor.next();
    return next.done ? '' : next.value;
  }

  #visible(line: number): string {
    const text = this.#raw(line);
    const columns = this.#columns(line);
    return columns ? columns.map((column) => text[column] ?? '').join('') : text;
  }

  /** The columns that are not hidden, the newline's always among them; null when nothing in the text is hidden. */
  #columns(line: number): number[] | null {
    if (!this.#hidesAny) return null;
    const { from, to } = this.#core.content.line(line + 1);
    const columns: number[] = [];
    for (let offset = from; offset < to; offset++)
      if (!isElided(this.#core, offset)) columns.push(offset - from);
    columns.push(to - from);
    return columns;
  }
}
