/** Exact search in one line. Lines and pattern are strings of bytes, as Tk compares them. */
import { unitsOfByteString } from './characters.js';
import type { LineFinder, LineMatch, LineSpan } from './search.js';
import type { SearchLines } from './search-lines.js';
import type { SearchOptions } from './text-types.js';

/** Finds a pattern letter by letter. */
export class ExactFinder implements LineFinder {
  readonly #lines: SearchLines;
  readonly #pattern: string;
  readonly #options: SearchOptions;
  readonly #count: number;
  /** Where the pattern's first newline is, unless it is the pattern's end: then a match lies on one line. */
  readonly #newline: number;

  constructor(lines: SearchLines, pattern: string, options: SearchOptions) {
    this.#lines = lines;
    this.#pattern = pattern;
    this.#options = options;
    this.#count = unitsOfByteString(pattern);
    const newline = pattern.indexOf('\n');
    this.#newline = newline === pattern.length - 1 ? -1 : newline;
  }

  /** The match, or with `all` the matches, that begin in a span. */
  find(span: LineSpan): LineMatch[] {
    if (this.#newline >= 0) return this.#acrossLines(span);
    // Only a pattern that ends in a newline can match one.
    const text = this.#pattern.endsWith('\n') ? this.#lines.line(span.line) : this.#lines.bare(span.line);
    const { length } = this.#pattern;
    const matches: LineMatch[] = [];
    let { first, last } = span;
    while (first < last) {
      if (this.#options.strictlimits && first + length > last) break;
      const at = this.#options.backwards
        ? text.lastIndexOf(this.#pattern, last - 1)
        : text.indexOf(this.#pattern, first);
      if (at < first || at >= last) break;
      matches.push({ line: span.line, at, length, count: this.#count });
      if (!this.#options.all) break;
      if (this.#options.backwards) last = at - (this.#options.overlap ? 0 : Math.max(length, 1) - 1);
      else first = at + (this.#options.overlap ? bytesAt(text, at) : Math.max(length, 1));
    }
    return matches;
  }

  /** Nothing is ever held back. */
  flush(): LineMatch[] {
    return [];
  }

  /** A pattern with a newline inside can begin at one place of a line only. */
  #acrossLines({ line, first, last }: LineSpan): LineMatch[] {
    const at = last - this.#newline - 1;
    if (at < first) return [];
    const source = this.#lines.growing(line);
    while (
      source.text.length - at < this.#pattern.length &&
      this.#pattern.startsWith(source.text.slice(at))
    ) {
      if (!source.grow()) return [];
    }
    const isMatch = source.text.startsWith(this.#pattern, at);
    return isMatch ? [{ line, at, length: this.#pattern.length, count: this.#count }] : [];
  }
}

/** Bytes of the character that begins at a byte of a line; Tk goes on after it when matches may overlap. */
function bytesAt(text: string, at: number): number {
  let end = at + 1;
  while ((text.charCodeAt(end) & 0xc0) === 0x80) end++;
  return end - at;
}
