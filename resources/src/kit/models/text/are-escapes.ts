/** What a backslash and the letters after it mean in a Tcl regular expression. */
import type { AreNode, Condition } from './are-nodes.js';
import { areError, type AreReader } from './are-reader.js';
import { complement, namedClass, single, union, withAllCases, type CharSet } from './char-set.js';

const CONTROLS: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  B: 0x5c,
  e: 0x1b,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};

const CONDITIONS: Readonly<Record<string, Condition>> = {
  A: 'text-start',
  Z: 'text-end',
  m: 'word-start',
  M: 'word-end',
  y: 'word-edge',
  Y: 'no-word-edge',
};

const CLASSES: Readonly<Record<string, string>> = { d: 'digit', s: 'space', w: 'word' };

/** Reads the escape whose backslash was just taken, outside brackets. */
export function readEscape(reader: AreReader, groups: ReadonlySet<number>): AreNode {
  const letter = reader.pattern[reader.at];
  const condition = letter === undefined ? undefined : own(CONDITIONS, letter);
  if (condition) {
    reader.at++;
    return { kind: 'condition', condition };
  }
  const set = letter === undefined ? null : classOf(reader, letter);
  if (set) {
    reader.at++;
    return { kind: 'set', set };
  }
  const back = readBackReference(reader, groups);
  if (back !== null) return { kind: 'back', number: back };
  const one = single(readCharacterEscape(reader));
  return { kind: 'set', set: reader.noCase ? withAllCases(one) : one };
}

/** The class of `\d`, `\s`, `\w` or, in capitals, all but it. */
function classOf(reader: AreReader, letter: string): CharSet | null {
  const name = own(CLASSES, letter.toLowerCase());
  if (!name) return null;
  const set = namedClass(name)!;
  if (letter === letter.toLowerCase()) return set;
  return complement(reader.stopsAtLines ? union(set, [10, 10]) : set);
}

/** The class that may stand inside brackets, or null. @throws {TclError} for a complement, which may not */
export function classInBracket(reader: AreReader): CharSet | null {
  const letter = reader.pattern[reader.at] ?? '';
  if (/[DSW]/.test(letter)) throw areError('invalid escape \\ sequence');
  const name = own(CLASSES, letter);
  if (!name) return null;
  reader.at++;
  return namedClass(name);
}

/** A decimal number that names a group; anything else that starts with a digit is an octal character. */
function readBackReference(reader: AreReader, groups: ReadonlySet<number>): number | null {
  const digits = /^[1-9]\d*/.exec(reader.pattern.slice(reader.at))?.[0];
  if (digits === undefined) return null;
  const number = Number(digits);
  if (!groups.has(number) && digits.length > 1) return null;
  if (!groups.has(number)) throw areError('invalid backreference number');
  reader.at += digits.length;
  return number;
}

/** Reads an escape that stands for one character; its backslash was just taken. */
export function readCharacterEscape(reader: AreReader): number {
  const rest = reader.pattern.slice(reader.at);
  const control = rest === '' ? undefined : own(CONTROLS, rest[0]!);
  if (control !== undefined) {
    reader.at++;
    return control;
  }
  const code =
    /^u([0-9a-fA-F]{4})/.exec(rest) ?? /^U([0-9a-fA-F]{8})/.exec(rest) ?? /^x([0-9a-fA-F]+)/.exec(rest);
  if (code) {
    reader.at += code[0].length;
    return parseInt(code[1]!, 16) & 0xffff;
  }
  const octal = /^[0-7]{1,3}/.exec(rest);
  if (octal) {
    reader.at += octal[0].length;
    return parseInt(octal[0], 8);
  }
  if (/^c[^]/.test(rest)) {
    reader.at += 2;
    return rest.charCodeAt(1) & 0x1f;
  }
  if (rest === '' || /^[0-9A-Za-z]/.test(rest)) throw areError('invalid escape \\ sequence');
  reader.at++;
  return rest.charCodeAt(0);
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
