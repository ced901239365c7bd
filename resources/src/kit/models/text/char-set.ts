/** Sets of UTF-16 units, as regular expressions need them, and Tcl's own idea of classes and of case. */

const LAST_UNIT = 0xffff;

/** A set of units as sorted, separate ranges: first and last of each, one after the other. */
export type CharSet = readonly number[];

/** The set of one unit. */
export function single(unit: number): CharSet {
  return [unit, unit];
}

/** All units of any of the sets. */
export function union(...sets: readonly CharSet[]): CharSet {
  const ranges: [number, number][] = [];
  for (const set of sets) for (let i = 0; i < set.length; i += 2) ranges.push([set[i]!, set[i + 1]!]);
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [low, high] of ranges) {
    const last = merged.length - 1;
    if (last > 0 && low <= merged[last]! + 1) merged[last] = Math.max(merged[last]!, high);
    else merged.push(low, high);
  }
  return merged;
}

/** All units that are not in the set. */
export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) rest.push(next, set[i]! - 1);
    next = set[i + 1]! + 1;
  }
  if (next <= LAST_UNIT) rest.push(next, LAST_UNIT);
  return rest;
}

/** Whether a unit is in the set. */
export function contains(set: CharSet, unit: number): boolean {
  let low = 0;
  let high = set.length >> 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (unit > set[2 * mid + 1]!) low = mid + 1;
    else high = mid;
  }
  return 2 * low < set.length && unit >= set[2 * low]!;
}

/** The set as a JavaScript character class. */
export function classSource(set: CharSet): string {
  if (set.length === 0) return '[]';
  const escape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
  let source = '[';
  for (let i = 0; i < set.length; i += 2) source += `${escape(set[i]!)}-${escape(set[i + 1]!)}`;
  return `${source}]`;
}

/** Digraphs whose title case JavaScript cannot tell: capital, title case, small. */
const DIGRAPHS = [0x1c4, 0x1c7, 0x1ca, 0x1f1] as const;

/** The small letter of a unit, as Tcl maps it: one for one. */
export function toLower(unit: number): number {
  // JavaScript makes two characters of this one.
  if (unit === 0x130) return 0x69;
  return oneUnit(String.fromCharCode(unit).toLowerCase(), unit);
}

function toUpper(unit: number): number {
  return oneUnit(String.fromCharCode(unit).toUpperCase(), unit);
}

function toTitle(unit: number): number {
  const first = DIGRAPHS.find((capital) => unit >= capital && unit <= capital + 2);
  return first === undefined ? toUpper(unit) : first + 1;
}

function oneUnit(mapped: string, unit: number): number {
  return mapped.length === 1 ? mapped.charCodeAt(0) : unit;
}

/** The set with the other cases of each of its units. */
export function withAllCases(set: CharSet): CharSet {
  const added: number[] = [...set];
  for (let i = 0; i < set.length; i += 2) {
    for (let unit = set[i]!; unit <= set[i + 1]!; unit++) {
      for (const other of [toLower(unit), toUpper(unit), toTitle(unit)])
        if (other !== unit) added.push(other, other);
    }
  }
  return union(added);
}

/** Tcl's classes by name, each as a JavaScript pattern for one unit. */
const CLASS_PATTERNS: Readonly<Record<string, RegExp>> = {
  alnum: /[\p{L}\p{Nd}]/u,
  alpha: /\p{L}/u,
  ascii: /[\0-\x7f]/,
  blank: /[ \t]/,
  cntrl: /[\p{Cc}\p{Cf}]/u,
  digit: /\p{Nd}/u,
  graph: /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u,
  lower: /\p{Ll}/u,
  print: /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\x85\u180e\u200b\u2060\ufeff]/u,
  punct: /\p{P}/u,
  space: /[\p{Z}\t-\r\x85\u180e\u200b\u2060\ufeff]/u,
  upper: /\p{Lu}/u,
  xdigit: /[0-9A-Fa-f]/,
  word: /[\p{L}\p{Nd}\p{Pc}]/u,
};

const classes = new Map<string, CharSet>();

/** The class of a name, or null; computed from the platform's Unicode tables when first asked for. */
export function namedClass(name: string): CharSet | null {
  const known = classes.get(name);
  if (known) return known;
  const pattern = Object.hasOwn(CLASS_PATTERNS, name) ? CLASS_PATTERNS[name] : undefined;
  if (!pattern) return null;
  const ranges: number[] = [];
  for (let unit = 0; unit <= LAST_UNIT; unit++)
    if (pattern.test(String.fromCharCode(unit))) ranges.push(unit, unit);
  const set = union(ranges);
  classes.set(name, set);
  return set;
}
