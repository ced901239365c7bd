/**
 * Readers of option values, one a kind: each takes what was written and gives what the model uses and what cget shows, or
 * fails with Tk's message.
 */
import { parseColour } from './colours.js';
import { fontDescription } from './font.js';
import { tclBoolean, tclInteger } from './numbers.js';
import { PhotoImage } from './photo-image.js';
import { nameFromPrefix, TclError } from './tcl-error.js';
import { pixels } from './units.js';
import { Variable, variableNamed } from './variable.js';

/** A function given for `command`, `validatecommand` and the like. What the arguments are, the option says. */
export type TkCallback = (...args: never[]) => unknown;

/** What an option accepts: text and numbers as in Tk, or the JavaScript object that stands for a Tcl name. */
export type OptionInput =
  string | number | boolean | readonly (string | number)[] | TkCallback | Variable | PhotoImage | null;

/** What a configured option holds for the model, beside the text that cget shows. */
export type OptionValue = string | number | boolean | TkCallback | Variable | PhotoImage | null;

/** One reading of a value: `value` for the model, `text` for cget. */
export interface ReadValue {
  readonly value: OptionValue;
  readonly text: string;
}

/** Reads what was given for an option, or throws a TclError with Tk's own message. */
export type ValueReader = (input: OptionInput) => ReadValue;

/** Writes any input as Tcl would see it: booleans as 1 and 0, lists as Tcl lists, objects by name. */
export function inputText(input: OptionInput): string {
  if (input === null) return '';
  if (typeof input === 'boolean') return input ? '1' : '0';
  if (typeof input === 'function') return input.name || 'command';
  if (Array.isArray(input)) return input.map((part: string | number) => listElement(String(part))).join(' ');
  return String(input);
}

/** Quotes one element of a Tcl list when it needs it. */
export function listElement(text: string): string {
  if (text === '') return '{}';
  if (!/[\s{}"\\[\]$;]/u.test(text)) return text;
  return balanced(text)
    ? `{${text}}`
    : text.replaceAll(/[\s{}"\\[\]$;]/gu, (char) => (char === '\n' ? '\\n' : `\\${char}`));
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '\\') return false;
    depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const RELIEFS = ['flat', 'groove', 'raised', 'ridge', 'solid', 'sunken'] as const;
const JUSTIFICATIONS = ['left', 'right', 'center'] as const;
/** The compass points and the middle, in the order of Tk's messages. */
export const ANCHORS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'center'] as const;
/** Where in a rectangle something stands. */
export type Anchor = (typeof ANCHORS)[number];
const BITMAPS = [
  'error',
  'gray12',
  'gray25',
  'gray50',
  'gray75',
  'hourglass',
  'info',
  'question',
  'questhead',
  'warning',
];

/** Any text, as given. */
export const anyText: ValueReader = (input) => same(inputText(input));

/** A word of a fixed list, or an unambiguous beginning of one; cget shows the whole word. */
export function oneOf(names: readonly string[], what: string): ValueReader {
  return (input) => same(nameFromPrefix(inputText(input), names, what));
}

/** The look of a border. */
export const relief: ValueReader = oneOf(RELIEFS, 'relief');

/** Where the lines of a text stand. */
export const justification: ValueReader = oneOf(JUSTIFICATIONS, 'justification');

/** A place in a rectangle. */
export const anchor: ValueReader = oneOf(ANCHORS, 'anchor');

/** A whole number; cget shows it in decimal. */
export const wholeNumber: ValueReader = (input) => number(tclInteger(inputText(input)));

/** A truth value; cget shows 1 or 0. */
export const truth: ValueReader = (input) => {
  const value = tclBoolean(inputText(input));
  return { value, text: value ? '1' : '0' };
};

/** A screen distance; cget shows whole pixels. */
export const distance: ValueReader = (input) => number(pixels(inputText(input)));

/** A screen distance that cget shows as it was written ("3m"). */
export const distanceAsGiven: ValueReader = (input) => {
  const text = inputText(input);
  return { value: pixels(text), text };
};

/** A colour, shown as it was written. */
export const colour: ValueReader = (input) => {
  const text = inputText(input);
  parseColour(text);
  return same(text);
};

/** A font: a named one, "family size style...", an X name, or a list. */
export const font: ValueReader = (input) => {
  const text = inputText(input);
  fontDescription(text);
  return same(text);
};

/** The name of one of Tk's built-in bitmaps. */
export const bitmap: ValueReader = (input) => {
  const text = inputText(input);
  if (!BITMAPS.includes(text)) throw new TclError(`bitmap "${text}" not defined`);
  return same(text);
};

/** A function to call, or text (which cget gives back and nobody calls). */
export const callback: ValueReader = (input) =>
  typeof input === 'function' ? { value: input, text: inputText(input) } : same(inputText(input));

/** A Variable, or the name of one, which is then made; "" is none. */
export const variable: ValueReader = (input) => {
  if (input instanceof Variable) return { value: input, text: input.name };
  const text = inputText(input);
  return { value: text === '' ? null : variableNamed(text), text };
};

/** A PhotoImage; "" is none. */
export const image: ValueReader = (input) => {
  if (input instanceof PhotoImage) return { value: input, text: input.name };
  const text = inputText(input);
  if (text !== '') throw new TclError(`image "${text}" doesn't exist`);
  return { value: null, text };
};

/** The same reader, but "" is allowed and means "none". */
export function orNone(reader: ValueReader): ValueReader {
  return (input) => (inputText(input) === '' ? { value: null, text: '' } : reader(input));
}

function same(text: string): ReadValue {
  return { value: text, text };
}

function number(value: number): ReadValue {
  return { value, text: String(value) };
}
