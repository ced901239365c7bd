/** Numbers and truth values as Tcl reads them, with Tcl's messages. JavaScript's own readers are too kind: Number('') is 0. */
import { TclError } from './tcl-error.js';

const INTEGER = /^\s*([+-]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\d*)\s*$/u;
const FLOAT = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/u;
const LARGEST = 4_294_967_295; // Tcl 8.6 takes 32-bit values, signed or unsigned

/**
 * Reads a whole number as Tcl 8.6 does: decimal, 0x hexadecimal, 0b binary, 0o or a leading 0 octal, spaces around it.
 * @returns the number, wrapped to 32 bits signed
 * @throws {TclError} `expected integer but got "x"`, or that the value is too large
 */
export function tclInteger(text: string): number {
  const match = INTEGER.exec(text);
  if (!match) throw new TclError(`expected integer but got "${text}"`);
  const digits = match[2] ?? '0';
  const size = /^0[0-7]+$/u.test(digits)
    ? parseInt(digits, 8)
    : Number(digits === '0o' || digits === '0O' ? 0 : digits);
  if (size > LARGEST) throw new TclError('integer value too large to represent');
  return (match[1] === '-' ? -size : size) | 0;
}

/**
 * Reads a number with an optional fraction and exponent.
 * @throws {TclError} `expected floating-point number but got "x"`
 */
export function tclDouble(text: string): number {
  const value = FLOAT.test(text) ? Number(text) : INTEGER.test(text) ? tclInteger(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new TclError(`expected floating-point number but got "${text}"`);
  return value;
}

const TRUE_WORDS = ['true', 'yes', 'on'];
const FALSE_WORDS = ['false', 'no', 'off'];

/**
 * Reads a truth value as Tcl does: any number (zero is false), or an unambiguous beginning of true, false, yes, no,
 * on, off, in any case.
 * @throws {TclError} `expected boolean value but got "maybe"`
 */
export function tclBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (word !== '' && word !== 'o') {
    if (TRUE_WORDS.some((name) => name.startsWith(word))) return true;
    if (FALSE_WORDS.some((name) => name.startsWith(word))) return false;
  }
  if (FLOAT.test(text)) return Number(text) !== 0;
  if (INTEGER.test(text)) return tclInteger(text) !== 0;
  throw new TclError(`expected boolean value but got "${text}"`);
}
