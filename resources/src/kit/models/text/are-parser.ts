/**
 * Reads Tcl's advanced regular expressions: what Tcl's own parser takes becomes a tree, what it refuses is refused
 * with its words.
 */
import { readBracket } from './are-brackets.js';
import { readEscape } from './are-escapes.js';
import { UNBOUNDED, type AreNode } from './are-nodes.js';
import { areError, type AreReader } from './are-reader.js';
import { complement, single, withAllCases, type CharSet } from './char-set.js';

/** How a pattern is read; options embedded in the pattern change it. */
export interface AreFlags {
  readonly noCase: boolean;
  /** Whether `.` and complements stop at a newline. */
  readonly stopsAtLines: boolean;
}

/** A pattern that was read. */
export interface ParsedAre {
  readonly root: AreNode;
  readonly flags: AreFlags;
}

/** The highest count in braces that Tcl takes. */
const MAX_COUNT = 255;
const NEWLINE: CharSet = [10, 10];
const NOTHING: AreNode = { kind: 'sequence', parts: [] };

/** Reads a pattern. @throws {TclError} when Tcl would not compile it */
export function parseAre(pattern: string, flags: AreFlags): ParsedAre {
  const { rest, isLiteral, isExpanded, ...own } = readDirectors(pattern, flags);
  if (isLiteral) {
    const reader = { pattern: rest, at: 0, ...own };
    return {
      root: { kind: 'sequence', parts: [...rest].flatMap((char) => literal(reader, char)) },
      flags: own,
    };
  }
  const parser = new AreParser({ pattern: isExpanded ? stripExpanded(rest) : rest, at: 0, ...own });
  return { root: parser.parse(), flags: own };
}

function literal(reader: AreReader, text: string): AreNode[] {
  return text.split('').map((unit) => setNode(reader, single(unit.charCodeAt(0))));
}

function setNode({ noCase }: AreReader, set: CharSet): AreNode {
  return { kind: 'set', set: noCase ? withAllCases(set) : set };
}

interface Directors extends AreFlags {
  readonly rest: string;
  readonly isLiteral: boolean;
  readonly isExpanded: boolean;
}

/** Reads what may stand at the very start: `***=`, `***:` and `(?letters)`. */
function readDirectors(pattern: string, flags: AreFlags): Directors {
  if (pattern.startsWith('***='))
    return { ...flags, rest: pattern.slice(4), isLiteral: true, isExpanded: false };
  let rest = pattern.startsWith('***:') ? pattern.slice(4) : pattern;
  if (rest.startsWith('***')) throw areError('quantifier operand invalid');
  let { noCase, stopsAtLines } = flags;
  let isLiteral = false;
  let isExpanded = false;
  if (/^\(\?[A-Za-z]/.test(rest)) {
    const letters = /^\(\?([A-Za-z]*)\)/.exec(rest);
    if (!letters || /[^bceimnpqstwx]/.test(letters[1]!)) throw areError('invalid embedded option');
    for (const letter of letters[1]!) {
      if (letter === 'i') noCase = true;
      else if (letter === 'c') noCase = false;
      else if ('mnp'.includes(letter)) stopsAtLines = true;
      else if ('sw'.includes(letter)) stopsAtLines = false;
      else if (letter === 'q') isLiteral = true;
      else if (letter === 'x') isExpanded = true;
    }
    rest = rest.slice(letters[0].length);
  }
  return { noCase, stopsAtLines, rest, isLiteral, isExpanded };
}

/** Takes white space and comments out of an expanded pattern, except in brackets and after a backslash. */
function stripExpanded(pattern: string): string {
  return pattern.replace(/\\[^]|\[\^?\]?[^\]]*\]|\s+|#[^\n]*/g, (piece) =>
    /^[\s#]/.test(piece) ? '' : piece,
  );
}

class AreParser {
  readonly #reader: AreReader;
  #groups = 0;
  /** Groups that are complete: only these can be referred back to. */
  readonly #closedGroups = new Set<number>();

  constructor(reader: AreReader) {
    this.#reader = reader;
  }

  parse(): AreNode {
    const root = this.#choice();
    // Only a closing parenthesis can stop the outermost choice early.
    if (this.#reader.at < this.#reader.pattern.length) throw areError('parentheses () not balanced');
    return root;
  }

  #peek(length = 1): string {
    return this.#reader.pattern.slice(this.#reader.at, this.#reader.at + length);
  }

  #take(text: string): boolean {
    if (!this.#reader.pattern.startsWith(text, this.#reader.at)) return false;
    this.#reader.at += text.length;
    return true;
  }

  #choice(): AreNode {
    const branches = [this.#branch()];
    while (this.#take('|')) branches.push(this.#branch());
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
  }

  #branch(): AreNode {
    const parts: AreNode[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === '' || next === '|' || next === ')')
        return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
      parts.push(this.#quantified());
    }
  }

  #quantified(): AreNode {
    if (this.#isQuantifier()) throw areError('quantifier operand invalid');
    const atom = this.#atom();
    if (!this.#isQuantifier()) return atom;
    if (atom.kind === 'condition' || atom.kind === 'look') throw areError('quantifier operand invalid');
    const [min, max] = this.#quantifier();
    const isLazy = this.#take('?');
    if (this.#isQuantifier()) throw areError('quantifier operand invalid');
    return { kind: 'repeat', body: atom, min, max, isLazy };
  }

  #isQuantifier(): boolean {
    return /^(?:[*+?]|\{[0-9])/.test(this.#peek(2));
  }

  #quantifier(): readonly [min: number, max: number] {
    if (this.#take('*')) return [0, UNBOUNDED];
    if (this.#take('+')) return [1, UNBOUNDED];
    if (this.#take('?')) return [0, 1];
    const rest = this.#reader.pattern.slice(this.#reader.at);
    const bounds = /^\{(\d+)(,(\d*))?\}/.exec(rest);
    if (!bounds)
      throw areError(/^\{\d+(,\d*)?$/.test(rest) ? 'braces {} not balanced' : 'invalid repetition count(s)');
    this.#reader.at += bounds[0].length;
    const min = Number(bounds[1]);
    const max = bounds[2] === undefined ? min : bounds[3] === '' ? UNBOUNDED : Number(bounds[3]);
    if (min > MAX_COUNT || (max > MAX_COUNT && max !== UNBOUNDED) || min > max)
      throw areError('invalid repetition count(s)');
    return [min, max];
  }

  #atom(): AreNode {
    const reader = this.#reader;
    if (this.#take('(?#')) return this.#comment();
    if (this.#take('(?:')) return this.#group(null);
    if (this.#take('(?=')) return { kind: 'look', body: this.#closed(), isNegative: false };
    if (this.#take('(?!')) return { kind: 'look', body: this.#closed(), isNegative: true };
    if (this.#take('(?')) throw areError('quantifier operand invalid');
    if (this.#take('(')) return this.#group(++this.#groups);
    if (this.#take('^')) return { kind: 'condition', condition: 'line-start' };
    if (this.#take('$')) return { kind: 'condition', condition: 'line-end' };
    if (this.#take('.'))
      return { kind: 'set', set: reader.stopsAtLines ? complement(NEWLINE) : complement([]) };
    if (this.#take('[[:<:]]')) return { kind: 'condition', condition: 'word-start' };
    if (this.#take('[[:>:]]')) return { kind: 'condition', condition: 'word-end' };
    if (this.#take('[')) return { kind: 'set', set: readBracket(reader) };
    if (this.#take('\\')) return readEscape(reader, this.#closedGroups);
    const unit = reader.pattern.charCodeAt(reader.at++);
    return setNode(reader, single(unit));
  }

  #comment(): AreNode {
    const end = this.#reader.pattern.indexOf(')', this.#reader.at);
    if (end < 0) throw areError('parentheses () not balanced');
    this.#reader.at = end + 1;
    return NOTHING;
  }

  #group(number: number | null): AreNode {
    const body = this.#closed();
    if (number !== null) this.#closedGroups.add(number);
    return { kind: 'group', body, number };
  }

  #closed(): AreNode {
    const body = this.#choice();
    if (!this.#take(')')) throw areError('parentheses () not balanced');
    return body;
  }
}
