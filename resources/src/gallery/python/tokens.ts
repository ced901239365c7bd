import { PythonSyntaxError } from './syntax.js';

/** One word of a program. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'bytes' | 'sign' | 'newline' | 'end';
  /** The word as written; of a string, what it stands for. */
  readonly text: string;
  readonly line: number;
}

const SPACE = /(?:[ \t]|\\\n)+/uy;
const COMMENT = /#[^\n]*/uy;
const NAME = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const STRING =
  /([bBrRuUfF]?)("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/uy;
// The star is for "from tkinter import *" alone; anywhere else the parser refuses it.
const SIGN = /[()[\],.=+\-:*]/uy;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** Splits a program into words. Newlines within brackets, comments and empty lines are left out. @throws {PythonSyntaxError} */
export function tokensOf(program: string): Token[] {
  const tokens: Token[] = [];
  let [at, line, depth] = [0, 1, 0];
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(program);
    if (match) at += match[0].length;
    return match;
  };
  while (at < program.length) {
    const begin = line;
    if (program[at] === '\n') {
      at += 1;
      line += 1;
      if (depth === 0 && tokens.at(-1)?.kind !== 'newline')
        tokens.push({ kind: 'newline', text: '\n', line: begin });
      continue;
    }
    const blank = take(SPACE) ?? take(COMMENT);
    if (blank) {
      line += newlinesIn(blank[0]);
      continue;
    }
    const token = wordAt(take, begin);
    if (!token) throw new PythonSyntaxError(`invalid character '${program.charAt(at)}'`, line);
    line += newlinesIn(program.slice(at - (token.length ?? 0), at));
    if (token.kind === 'sign') depth += '(['.includes(token.text) ? 1 : ')]'.includes(token.text) ? -1 : 0;
    tokens.push({ kind: token.kind, text: token.text, line: begin });
  }
  return [...tokens, { kind: 'newline', text: '\n', line }, { kind: 'end', text: '', line }];
}

type Taker = (pattern: RegExp) => RegExpExecArray | null;

/** The next word; `length` is how much of the program it took, where that may span lines. */
function wordAt(take: Taker, line: number): (Omit<Token, 'line'> & { length?: number }) | null {
  const string = take(STRING);
  if (string) {
    const [whole, prefix = '', quoted = ''] = string;
    if (/f/iu.test(prefix)) throw new PythonSyntaxError('f-strings are not read here', line);
    return {
      kind: /b/iu.test(prefix) ? 'bytes' : 'string',
      text: stringValue(prefix, quoted),
      length: whole.length,
    };
  }
  const number = take(NUMBER);
  if (number) return { kind: 'number', text: number[0] };
  const name = take(NAME);
  if (name) return { kind: 'name', text: name[0] };
  const sign = take(SIGN);
  return sign ? { kind: 'sign', text: sign[0] } : null;
}

function stringValue(prefix: string, quoted: string): string {
  const quotes = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
  const inside = quoted.slice(quotes, -quotes);
  if (/r/iu.test(prefix)) return inside;
  return inside.replaceAll(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|[\s\S])/gu, escaped);
}

/** What an escape sequence stands for; one that Python does not know stands for itself. */
function escaped(sequence: string): string {
  if (sequence.length > 2) return String.fromCharCode(parseInt(sequence.slice(2), 16));
  const char = sequence.slice(1);
  return ESCAPES[char] ?? (/[\\'"]/u.test(char) ? char : sequence);
}

function newlinesIn(text: string): number {
  return text.split('\n').length - 1;
}
