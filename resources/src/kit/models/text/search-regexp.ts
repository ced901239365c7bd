/** Search by regular expression in one line and, where a match wants more, in those after it. */
import type { AreMatcher } from './are-matcher.js';
import type { LineFinder, LineMatch, LineSpan } from './search.js';
import type { SearchLines } from './search-lines.js';
import type { SearchOptions } from './text-types.js';

/** Finds a regular expression. */
export class RegexpFinder implements LineFinder {
  readonly #lines: SearchLines;
  readonly #matcher: AreMatcher;
  readonly #options: SearchOptions;
  /** Going backwards, the first match of a line waits: one that begins in the line before may contain it. */
  #waiting: LineMatch | null = null;

  constructor(lines: SearchLines, matcher: AreMatcher, options: SearchOptions) {
    this.#lines = lines;
    this.#matcher = matcher;
    this.#options = options;
  }

  /** The matches that begin in a span, in the order of the search. */
  find(span: LineSpan): LineMatch[] {
    return this.#options.backwards ? this.#backwards(span) : this.#forwards(span);
  }

  /** What still waits. */
  flush(): LineMatch[] {
    const left = this.#waiting ? [this.#waiting] : [];
    this.#waiting = null;
    return left;
  }

  #forwards({ line, first, last }: LineSpan): LineMatch[] {
    const source = this.#lines.growing(line);
    const matches: LineMatch[] = [];
    let from = first;
    let reached = -1;
    do {
      const match = this.#matcher.find(source, from, last);
      if (!match) break;
      const length = match.end - match.start;
      if (match.end > reached || matches.length === 0)
        matches.push({ line, at: match.start, length, count: length });
      reached = Math.max(reached, match.end);
      from = this.#options.overlap || length === 0 ? match.start + 1 : match.end;
    } while (this.#options.all && from < last);
    return matches;
  }

  #backwards(span: LineSpan): LineMatch[] {
    const matches = this.#ofLine(span);
    const before = this.#waiting;
    const nearest = matches[0];
    if (before && nearest && this.#contains(nearest, before)) this.#waiting = null;
    const ready = before && (nearest || before.line > span.line + 2) ? this.flush() : [];
    // A match that begins in this line may still be swallowed by one from the line before; only the first one waits.
    if (nearest) this.#waiting = matches.pop()!;
    return [...ready, ...matches];
  }

  /** All matches of a line that no other contains, the last first. */
  #ofLine({ line, first, last }: LineSpan): LineMatch[] {
    const source = this.#lines.growing(line);
    const stored: LineMatch[] = [];
    for (let from = first; from < last;) {
      const match = this.#matcher.find(source, from, last);
      if (!match) break;
      const length = match.end - match.start;
      const previous = stored[stored.length - 1];
      if (!previous || match.end > previous.at + previous.length)
        stored.push({ line, at: match.start, length, count: length });
      from = match.start + 1;
    }
    return this.#withoutOverlaps(stored.reverse());
  }

  /** Of matches from last to first: one that contains those after it replaces them, one that only overlaps is dropped. */
  #withoutOverlaps(stored: readonly LineMatch[]): LineMatch[] {
    const kept: LineMatch[] = [];
    let current: LineMatch | null = null;
    for (const match of stored) {
      if (current === null || match.at + match.length >= current.at + current.length) current = match;
      else if (this.#options.overlap || match.at + match.length <= current.at) {
        kept.push(current);
        current = match;
      }
    }
    if (current) kept.push(current);
    return kept;
  }

  /** Whether a match of an earlier line reaches over all of a later one; after the search wrapped round none is earlier. */
  #contains(outer: LineMatch, inner: LineMatch): boolean {
    if (outer.line >= inner.line) return false;
    let reach = outer.at + outer.length;
    for (let line = outer.line; line < inner.line; line++) reach -= this.#lines.line(line).length;
    return reach >= inner.at + inner.length;
  }
}
