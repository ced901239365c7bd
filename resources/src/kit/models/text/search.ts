/** Tk's search: line by line from where it starts, once around the text, exact or by regular expression. */
import { TclError } from '../tcl-error.js';
import { areMatcher } from './are-matcher.js';
import type { IndexGrammar } from './index-grammar.js';
import { ExactFinder } from './search-exact.js';
import { SearchLines } from './search-lines.js';
import { RegexpFinder } from './search-regexp.js';
import type { TextCore } from './text-core.js';
import type { SearchMatch, SearchOptions } from './text-types.js';

/** What is looked for and from where. */
export interface SearchRequest {
  readonly pattern: string;
  readonly index: string;
  readonly options: SearchOptions;
}

/** Part of a line in which a match may begin. */
export interface LineSpan {
  readonly line: number;
  readonly first: number;
  readonly last: number;
}

/** A match: where it begins, how long it is as lines are seen, and how many characters that is. */
export interface LineMatch {
  readonly line: number;
  readonly at: number;
  readonly length: number;
  readonly count: number;
}

/** Finds matches that begin in a span, in the order of the search. */
export interface LineFinder {
  find(span: LineSpan): LineMatch[];
  /** What was held back because an earlier line might have swallowed it; empty when nothing is. */
  flush(): LineMatch[];
}

interface Place {
  readonly line: number;
  readonly at: number;
}

interface Bounds {
  readonly start: Place;
  readonly stop: Place | null;
}

/** The matches, in the order they are found; one at most without `all`. @throws {TclError} for a bad request */
export function search(
  core: TextCore,
  indices: IndexGrammar,
  { pattern, index, options }: SearchRequest,
): SearchMatch[] {
  checkOptions(options);
  const isRegexp = options.regexp === true;
  const lines = new SearchLines(core, {
    asBytes: !isRegexp,
    lowered: !isRegexp && options.nocase === true,
    withElided: options.elide === true,
  });
  const from = indices.offset(index);
  const stop = options.stopindex === undefined ? null : indices.offset(options.stopindex);
  if (stop !== null && (options.backwards ? from < stop : from > stop)) return [];
  const bounds = { start: lines.place(from), stop: stop === null ? null : lines.place(stop) };
  const finder = isRegexp
    ? new RegexpFinder(
        lines,
        areMatcher(pattern, { noCase: options.nocase === true, stopsAtLines: !options.nolinestop }),
        options,
      )
    : new ExactFinder(lines, lines.pattern(pattern), options);
  return new Search(lines, finder, options).run(bounds);
}

function checkOptions({ nolinestop, overlap, all, regexp }: SearchOptions): void {
  if (nolinestop && !regexp) {
    throw new TclError('the "-nolinestop" option requires the "-regexp" option to be present');
  }
  if (overlap && !all) throw new TclError('the "-overlap" option requires the "-all" option to be present');
}

class Search {
  readonly #lines: SearchLines;
  readonly #finder: LineFinder;
  readonly #options: SearchOptions;
  readonly #found: SearchMatch[] = [];
  /** Up to where, as line and place, a match found before reaches: no other begins there. */
  #covered: Place | null = null;

  constructor(lines: SearchLines, finder: LineFinder, options: SearchOptions) {
    this.#lines = lines;
    this.#finder = finder;
    this.#options = options;
  }

  run(bounds: Bounds): SearchMatch[] {
    const { start, stop } = bounds;
    const step = this.#options.backwards ? -1 : 1;
    let { line } = start;
    for (let passes = 0; passes < 2;) {
      if (line === start.line) passes++;
      const span = this.#span(line, passes, bounds);
      if (span && this.#takeAll(this.#finder.find(span), stop)) return this.#found;
      if (line === stop?.line) break;
      line = (line + step + this.#lines.count) % this.#lines.count;
    }
    this.#takeAll(this.#finder.flush(), stop);
    return this.#found;
  }

  /** The part of a line to look at: the starting line is seen twice, one part each time. */
  #span(line: number, passes: number, { start, stop }: Bounds): LineSpan | null {
    const backwards = this.#options.backwards === true;
    const length = this.#lines.bare(line).length + 1;
    let first = backwards && line === stop?.line ? stop.at : 0;
    let last = length;
    if (this.#covered?.line === line && !backwards) first = Math.max(first, this.#covered.at);
    if (this.#covered && this.#covered.line > line && !backwards && passes > 0) return null;
    if (line !== start.line) return { line, first, last };
    if ((passes === 1) === backwards) last = Math.min(last, start.at);
    else {
      first = Math.max(first, start.at);
      if (first >= last) return null;
    }
    return { line, first, last };
  }

  /** Keeps matches; true when the search is over. */
  #takeAll(matches: readonly LineMatch[], stop: Place | null): boolean {
    for (const match of matches) {
      if (!this.#isWithin(match, stop)) return true;
      this.#found.push({ index: this.#lines.indexOf(match.line, match.at), count: match.count });
      if (!this.#options.all) return true;
      if (!this.#options.overlap) this.#cover(match);
    }
    return false;
  }

  /** Whether a match is on the right side of the stop; with strict limits, wholly. */
  #isWithin({ line, at, count }: LineMatch, stop: Place | null): boolean {
    if (line !== stop?.line) return true;
    const backwards = this.#options.backwards === true;
    if (backwards !== at >= stop.at) return false;
    return !this.#options.strictlimits || backwards === at + count > stop.at;
  }

  #cover({ line, at, length }: LineMatch): void {
    let reach = at + length;
    let on = line;
    for (
      let size = this.#lines.bare(on).length + 1;
      reach >= size && on < this.#lines.count - 1;
      size = this.#lines.bare(on).length + 1
    ) {
      reach -= size;
      on++;
    }
    this.#covered = on > line ? { line: on, at: reach } : null;
  }
}
