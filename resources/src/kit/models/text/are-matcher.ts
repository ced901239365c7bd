/** A Tcl regular expression ready to be looked for: the leftmost place, and from there the longest or shortest match. */
import { toJavaScript } from './are-javascript.js';
import { preferenceOf, some, UNBOUNDED, type AreNode } from './are-nodes.js';
import { parseAre, type AreFlags } from './are-parser.js';
import { AreProgram, type SearchText } from './are-program.js';
import { contains, type CharSet, union } from './char-set.js';

/** A match in a search text. */
export interface AreMatch {
  readonly start: number;
  readonly end: number;
}

const NEWLINE = 10;

/** Compiled patterns kept; a search field makes a new one with each key. */
const KEPT = 16;
const cache = new Map<string, AreMatcher>();

/** The matcher of a pattern. @throws {TclError} when Tcl would not compile it */
export function areMatcher(pattern: string, flags: AreFlags): AreMatcher {
  const key = `${flags.noCase ? 'i' : ''}${flags.stopsAtLines ? 'n' : ''}:${pattern}`;
  const known = cache.get(key);
  if (known) return known;
  const { root } = parseAre(pattern, flags);
  const matcher = new AreMatcher(root);
  if (cache.size >= KEPT) cache.clear();
  cache.set(key, matcher);
  return matcher;
}

/** Finds matches of one expression. */
export class AreMatcher {
  readonly #program: AreProgram | null;
  readonly #isShortest: boolean;
  /** Finds where a match begins, by JavaScript; null when only the program can tell. */
  readonly #finders: readonly [atLineStart: RegExp, inLine: RegExp] | null;
  readonly #firstUnits: CharSet | null;

  constructor(root: AreNode) {
    const hasBack = some(root, (node) => node.kind === 'back');
    const crossesLines = some(root, (node) => node.kind === 'set' && contains(node.set, NEWLINE));
    this.#program = hasBack ? null : new AreProgram(root);
    this.#isShortest = preferenceOf(root) === 'shortest';
    this.#finders =
      hasBack || (!crossesLines && !isExplosive(root))
        ? [toJavaScript(root, false), toJavaScript(root, true)]
        : null;
    this.#firstUnits = firstUnits(root);
  }

  /** The leftmost match that begins in `from..last`. As in Tk nothing before `from` is seen. */
  find(source: SearchText, from: number, last: number): AreMatch | null {
    const frame = { source, origin: from, isInLine: from > 0 };
    if (this.#finders) {
      const found = this.#finders[from > 0 ? 1 : 0].exec(source.text.slice(from));
      if (!found || from + found.index >= last) return null;
      const start = from + found.index;
      return { start, end: this.#program?.run(frame, start, this.#isShortest) ?? start + found[0].length };
    }
    for (let start = from; start < last; start++) {
      if (this.#firstUnits && !contains(this.#firstUnits, source.text.charCodeAt(start))) continue;
      const end = this.#program!.run(frame, start, this.#isShortest);
      if (end >= 0) return { start, end };
    }
    return null;
  }
}

/** Whether an endless repeat stands inside another: there JavaScript may need time beyond all bounds. */
function isExplosive(root: AreNode): boolean {
  const isEndless = (node: AreNode): boolean => node.kind === 'repeat' && node.max === UNBOUNDED;
  const repeats = (node: AreNode): boolean => node.kind === 'repeat' || node.kind === 'choice';
  return some(root, (node) => node.kind === 'repeat' && isEndless(node) && some(node.body, repeats));
}

/** The units a match can begin with, or null when it may be empty or that is not easily told. */
function firstUnits(node: AreNode): CharSet | null {
  switch (node.kind) {
    case 'set':
      return node.set;
    case 'sequence': {
      const first = node.parts.find((part) => part.kind !== 'condition');
      return first ? firstUnits(first) : null;
    }
    case 'choice': {
      const sets = node.branches.map(firstUnits);
      return sets.some((set) => set === null) ? null : union(...(sets as CharSet[]));
    }
    case 'group':
      return firstUnits(node.body);
    case 'repeat':
      return node.min > 0 ? firstUnits(node.body) : null;
    case 'condition':
    case 'look':
    case 'back':
      return null;
    default:
      return node satisfies never;
  }
}
