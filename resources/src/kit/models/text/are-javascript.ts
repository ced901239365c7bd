/** Writes a Tcl regular expression as one of JavaScript that matches from the same places (not up to the same ends). */
import { UNBOUNDED, type AreNode, type Condition } from './are-nodes.js';
import { classSource, namedClass } from './char-set.js';

/** The JavaScript expression; with `isInLine`, the start of the string is not the start of a line. */
export function toJavaScript(root: AreNode, isInLine: boolean): RegExp {
  return new RegExp(source(root, isInLine));
}

function source(node: AreNode, isInLine: boolean): string {
  switch (node.kind) {
    case 'set':
      return classSource(node.set);
    case 'sequence':
      return node.parts.map((part) => source(part, isInLine)).join('');
    case 'choice':
      return `(?:${node.branches.map((branch) => source(branch, isInLine)).join('|')})`;
    case 'group':
      return `(${node.number === null ? '?:' : ''}${source(node.body, isInLine)})`;
    case 'repeat':
      return `(?:${source(node.body, isInLine)})${quantifier(node.min, node.max)}${node.isLazy ? '?' : ''}`;
    case 'condition':
      return condition(node.condition, isInLine);
    case 'look':
      return `(?${node.isNegative ? '!' : '='}${source(node.body, isInLine)})`;
    case 'back':
      return `(?:\\${node.number})`;
    default:
      return node satisfies never;
  }
}

function quantifier(min: number, max: number): string {
  return `{${min},${max === UNBOUNDED ? '' : max}}`;
}

function condition(which: Condition, isInLine: boolean): string {
  const word = classSource(namedClass('word')!);
  switch (which) {
    case 'line-start':
      return isInLine ? '(?<=\\n)' : '(?<![^\\n])';
    case 'line-end':
      return '(?![^\\n])';
    case 'text-start':
      return '(?<![^])';
    case 'text-end':
      return '(?![^])';
    case 'word-start':
      return `(?<!${word})(?=${word})`;
    case 'word-end':
      return `(?<=${word})(?!${word})`;
    case 'word-edge':
      return `(?:(?<!${word})(?=${word})|(?<=${word})(?!${word}))`;
    case 'no-word-edge':
      return `(?:(?<!${word})(?!${word})|(?<=${word})(?=${word}))`;
    default:
      return which satisfies never;
  }
}
