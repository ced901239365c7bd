/** Numbers as C's strtol reads them at a place in a string: base 0, so 0x is hexadecimal and a leading 0 octal. */

/** A number read and where reading stopped. */
export interface CNumber {
  readonly value: number;
  readonly end: number;
}

const NUMBER = /[\t-\r ]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*))/y;
/** Digits that surely fit in a double without loss. */
const SAFE_DIGITS = 15;
const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);

/**
 * Reads a number at `start`. What does not fit in 64 bits is clamped to them, and the result is the low 32 bits,
 * signed, as C keeps it in an int.
 * @returns null when there is no number there
 */
export function readCNumber(text: string, start: number): CNumber | null {
  NUMBER.lastIndex = start;
  const match = NUMBER.exec(text);
  if (!match) return null;
  const end = NUMBER.lastIndex;
  const [, sign, hexadecimal, octal, decimal] = match;
  const digits = hexadecimal ?? octal ?? decimal ?? '0';
  const base = hexadecimal !== undefined ? '0x' : octal !== undefined && octal.length > 1 ? '0o' : '';
  const literal = base + (base === '0o' ? digits.slice(1) : digits);
  if (digits.length < SAFE_DIGITS)
    return { value: (sign === '-' ? -Number(literal) : Number(literal)) | 0, end };
  const exact = sign === '-' ? -BigInt(literal) : BigInt(literal);
  const clamped = exact > LARGEST ? LARGEST : exact < SMALLEST ? SMALLEST : exact;
  return { value: Number(BigInt.asIntN(32, clamped)), end };
}
