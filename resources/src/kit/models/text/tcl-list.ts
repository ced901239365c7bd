/** Tcl's lists: words between spaces, with braces, quotes and backslashes around what has spaces itself. */
import { TclError } from '../tcl-error.js';

const SPACE = /[\t-\r ]/;
const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The elements of a list.
 * @throws {TclError} `unmatched open brace in list` and its like, as Tcl words them
 */
export function splitTclList(list: string): string[] {
  const elements: string[] = [];
  let at = 0;
  for (;;) {
    while (at < list.length && SPACE.test(list[at]!)) at++;
    if (at >= list.length) return elements;
    const { element, end } =
      list[at] === '{' ? braced(list, at) : list[at] === '"' ? quoted(list, at) : bare(list, at);
    elements.push(element);
    at = end;
  }
}

interface Read {
  readonly element: string;
  readonly end: number;
}

function braced(list: string, start: number): Read {
  let depth = 0;
  for (let at = start; at < list.length; at++) {
    if (list[at] === '\\') at++;
    else if (list[at] === '{') depth++;
    else if (list[at] === '}' && --depth === 0) {
      expectSpace(list, at + 1, 'braces');
      return { element: list.slice(start + 1, at), end: at + 1 };
    }
  }
  throw new TclError('unmatched open brace in list');
}

function quoted(list: string, start: number): Read {
  let element = '';
  for (let at = start + 1; at < list.length;) {
    if (list[at] === '"') {
      expectSpace(list, at + 1, 'quotes');
      return { element, end: at + 1 };
    }
    const piece = character(list, at);
    element += piece.element;
    at = piece.end;
  }
  throw new TclError('unmatched open quote in list');
}

function bare(list: string, start: number): Read {
  let element = '';
  let at = start;
  while (at < list.length && !SPACE.test(list[at]!)) {
    const piece = character(list, at);
    element += piece.element;
    at = piece.end;
  }
  return { element, end: at };
}

/** One character, or what a backslash and its followers stand for. */
function character(list: string, at: number): Read {
  const char = list[at]!;
  if (char !== '\\' || at + 1 >= list.length) return { element: char, end: at + 1 };
  const code = /^(?:u([0-9a-fA-F]{1,4})|x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/.exec(list.slice(at + 1, at + 6));
  if (code) {
    const value =
      code[3] === undefined ? parseInt(code[1] ?? code[2] ?? '0', 16) : parseInt(code[3], 8) & 0xff;
    return { element: String.fromCharCode(value), end: at + 1 + code[0].length };
  }
  const next = list[at + 1]!;
  return { element: NAMED_ESCAPES[next] ?? next, end: at + 2 };
}

function expectSpace(list: string, at: number, what: 'braces' | 'quotes'): void {
  if (at >= list.length || SPACE.test(list[at]!)) return;
  const rest = /^[^\t-\r ]{0,20}/.exec(list.slice(at))![0];
  throw new TclError(`list element in ${what} followed by "${rest}" instead of space`);
}
