/** What stands between brackets in a Tcl regular expression. */
import { classInBracket, readCharacterEscape } from './are-escapes.js';
import { areError, type AreReader } from './are-reader.js';
import { complement, namedClass, single, union, withAllCases, type CharSet } from './char-set.js';

/** Names of single characters that `[.name.]` knows besides the characters themselves. */
const COLLATING_NAMES: Readonly<Record<string, number>> = {
  NUL: 0,
  alert: 7,
  backspace: 8,
  tab: 9,
  newline: 10,
  space: 32,
  hyphen: 45,
  period: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
};

/** One end of a range, or a whole class. */
type Part = { readonly unit: number } | { readonly set: CharSet };

/** Reads a bracket expression; its opening bracket was just taken. */
export function readBracket(reader: AreReader): CharSet {
  const isNegated = reader.pattern[reader.at] === '^';
  if (isNegated) reader.at++;
  let set: CharSet = [];
  let isFirst = true;
  for (;;) {
    if (reader.at >= reader.pattern.length) throw areError('brackets [] not balanced');
    if (reader.pattern[reader.at] === ']' && !isFirst) break;
    set = union(set, readItem(reader));
    isFirst = false;
  }
  reader.at++;
  if (reader.noCase) set = withAllCases(set);
  if (!isNegated) return set;
  return complement(reader.stopsAtLines ? union(set, [10, 10]) : set);
}

/** A character, a class, or a range of characters. */
function readItem(reader: AreReader): CharSet {
  const first = readPart(reader);
  const isRange = reader.pattern[reader.at] === '-' && reader.pattern[reader.at + 1] !== ']';
  if (!isRange) return 'set' in first ? first.set : single(first.unit);
  reader.at++;
  if (reader.at >= reader.pattern.length) throw areError('brackets [] not balanced');
  const last = readPart(reader);
  if ('set' in first || 'set' in last || first.unit > last.unit) throw areError('invalid character range');
  // A range may not be the start of another one.
  if (reader.pattern[reader.at] === '-' && reader.pattern[reader.at + 1] !== ']')
    throw areError('invalid character range');
  return [first.unit, last.unit];
}

function readPart(reader: AreReader): Part {
  const special = /^\[([:.=])/.exec(reader.pattern.slice(reader.at));
  if (special) return readSpecial(reader, special[1] as ':' | '.' | '=');
  if (reader.pattern[reader.at] !== '\\') return { unit: reader.pattern.charCodeAt(reader.at++) };
  reader.at++;
  const set = classInBracket(reader);
  if (set) return { set };
  return { unit: readCharacterEscape(reader) };
}

/** `[:alpha:]`, `[.period.]` or `[=a=]`. */
function readSpecial(reader: AreReader, mark: ':' | '.' | '='): Part {
  const start = reader.at + 2;
  const end = reader.pattern.indexOf(`${mark}]`, start);
  if (end < 0) throw areError('brackets [] not balanced');
  const name = reader.pattern.slice(start, end);
  reader.at = end + 2;
  if (mark !== ':') return { unit: collatingElement(name) };
  const caseless = reader.noCase && (name === 'upper' || name === 'lower') ? 'alpha' : name;
  // `word` is the kit's own name for what \w means; Tcl has no class of that name.
  const set = name === 'word' ? null : namedClass(caseless);
  if (!set) throw areError('invalid character class');
  return { set };
}

function collatingElement(name: string): number {
  if (name.length === 1) return name.charCodeAt(0);
  const unit = Object.hasOwn(COLLATING_NAMES, name) ? COLLATING_NAMES[name] : undefined;
  if (unit === undefined) throw areError('invalid collating element');
  return unit;
}
