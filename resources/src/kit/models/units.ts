/** Screen distances: pixels, or centimetres, millimetres, inches and points at the 96 dots an inch of CSS. */
import { TclError } from './tcl-error.js';

/**
 * Dots an inch. CSS fixes it at 96 whatever the screen is, and the kit follows, so that 1c is the same length in a
 * model and in a style sheet.
 */
export const DOTS_PER_INCH = 96;

const PIXELS_PER_UNIT: Readonly<Record<string, number>> = {
  m: DOTS_PER_INCH / 25.4,
  c: DOTS_PER_INCH / 2.54,
  i: DOTS_PER_INCH,
  p: DOTS_PER_INCH / 72,
};

// C's strtod also knows inf and nan; they would poison a layout, so they are refused as any other word is.
const DISTANCE = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.?)/su;

/**
 * Turns a screen distance into pixels: a number, or a number with a unit (m millimetres, c centimetres, i inches,
 * p points). As in Tk 8.6 whatever follows the unit letter is ignored: "3mm" is "3m".
 * @returns pixels, not rounded
 * @throws {TclError} `bad screen distance "3x"`
 */
export function fractionalPixels(distance: string): number {
  const match = DISTANCE.exec(distance);
  const unit = match?.[3] ?? '';
  const scale = unit === '' ? 1 : PIXELS_PER_UNIT[unit];
  if (!match || scale === undefined) throw new TclError(`bad screen distance "${distance.slice(0, 50)}"`);
  return Math.min(Number(match[2]) * scale, Number.MAX_VALUE) * (match[1] === '-' ? -1 : 1);
}

/** What C makes of a number too large for 32 bits. Being negative it counts as no distance at all nearly everywhere. */
const OVERFLOW = -2_147_483_648;

/**
 * Turns a screen distance into whole pixels, halves rounded away from zero; more than 32 bits become -2147483648.
 * @throws {TclError} `bad screen distance "3x"`
 */
export function pixels(distance: string): number {
  const rounded = roundAwayFromZero(fractionalPixels(distance));
  return Math.abs(rounded) > -OVERFLOW - 1 ? OVERFLOW : rounded;
}

/** Rounds to the nearest whole number, halves away from zero (-2.5 becomes -3), as C code that adds 0.5 does. */
export function roundAwayFromZero(value: number): number {
  return value < 0 ? -Math.floor(-value + 0.5) || 0 : Math.floor(value + 0.5);
}
