/** Paddings of packed and gridded children: outside of them (one number, or two for the two sides) and inside. */
import { TclError } from './tcl-error.js';
import { pixels } from './units.js';

/** Room kept free outside a child, before it (left or above) and after it, in pixels. */
export interface Pad {
  readonly before: number;
  readonly after: number;
}

/** No room at all. */
export const NO_PAD: Pad = { before: 0, after: 0 };

/** Both sides together. */
export function padTotal(pad: Pad): number {
  return pad.before + pad.after;
}

/**
 * Reads a padx or pady: one distance for both sides, or two.
 * @throws {TclError} `bad pad value "-3": must be positive screen distance`
 */
export function readPad(text: string): Pad {
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  const [first, second] = parts;
  if (first === undefined || parts.length > 2)
    throw new TclError('wrong number of parts to pad specification');
  const before = positive(first, `bad pad value "${first}"`);
  return { before, after: second === undefined ? before : positive(second, `bad 2nd pad value "${second}"`) };
}

/** Reads an ipadx or ipady. @throws {TclError} `bad ipadx value "x": must be positive screen distance` */
export function readInnerPad(text: string, name: string): number {
  return positive(text, `bad ${name} value "${text}"`);
}

/** Writes a padding as Tk's info does: one number, or two when they differ. */
export function padText(pad: Pad): string {
  return pad.before === pad.after ? String(pad.before) : `${pad.before} ${pad.after}`;
}

function positive(text: string, message: string): number {
  let distance = -1;
  try {
    distance = pixels(text);
  } catch (error) {
    if (!(error instanceof TclError)) throw error; // a distance that can't be read gets the same message as a negative one
  }
  if (distance < 0) throw new TclError(`${message}: must be positive screen distance`);
  return distance;
}
