/** Bytes as people and JSON write them: base64, hexadecimal, Python's bytes literal. Pure, since pages need it too. */

import { FailureError } from './failures.js';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The six bits of each base64 character, by its code; -1 for all others. */
const SIX_BITS = new Int8Array(128).fill(-1);
for (let value = 0; value < BASE64.length; value++) SIX_BITS[BASE64.charCodeAt(value)] = value;

const HEX = '0123456789abcdef';

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const bits = (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2);
    text += BASE64.charAt(bits >> 18) + BASE64.charAt((bits >> 12) & 63);
    text += left > 1 ? BASE64.charAt((bits >> 6) & 63) : '=';
    text += left > 2 ? BASE64.charAt(bits & 63) : '=';
  }
  return text;
}

/** The bytes of standard base64, padding or not; of what precedes the first other character when there is one. */
export function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const six = SIX_BITS[text.charCodeAt(at)] ?? -1;
    if (six < 0) break;
    bits = ((bits << 6) | six) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = bits >> held;
  }
  return bytes.subarray(0, length);
}

/** Two lower-case digits a byte, between them a space: `62 6f 6e`. */
export function printHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (text === '' ? '' : ' ') + hexPair(byte);
  return text;
}

/**
 * Reads bytes typed as hexadecimal: two digits a byte in either case, white space between bytes as one likes.
 * Throws the failure `hex-invalid` with the position of the first character that cannot stand there.
 */
export function parseHex(text: string): Uint8Array {
  const bytes: number[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    bytes.push(16 * hexDigitAt(text, at) + hexDigitAt(text, at + 1));
    at += 2;
  }
  return Uint8Array.from(bytes);
}

/** The bytes as Python prints them: `b'caf\xc3\xa9\n'`, character for character what `repr` gives. */
export function pythonLiteral(bytes: Uint8Array): string {
  const quote = bytes.includes(SINGLE_QUOTE) && !bytes.includes(DOUBLE_QUOTE) ? '"' : "'";
  let text = '';
  for (const byte of bytes) text += pythonByte(byte, quote);
  return `b${quote}${text}${quote}`;
}

const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;

const PYTHON_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
};

function pythonByte(byte: number, quote: string): string {
  const character = String.fromCharCode(byte);
  const escape = PYTHON_ESCAPES[character];
  if (escape !== undefined) return escape;
  if (character === quote) return `\\${quote}`;
  return byte < 0x20 || byte > 0x7e ? `\\x${hexPair(byte)}` : character;
}

/** One byte as two lower-case digits. */
export function hexPair(byte: number): string {
  return HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
}

/** The value of a hexadecimal digit, or -1: for readers with failures of their own. */
export function hexValue(character: string): number {
  return character === '' ? -1 : HEX.indexOf(character.toLowerCase());
}

function hexDigitAt(text: string, at: number): number {
  const value = hexValue(text.charAt(at));
  if (value >= 0) return value;
  throw new FailureError({ code: 'hex-invalid', action: 'send', details: { position: at + 1 } });
}

/** Beyond the end there are zero bits, which is what base64 pads with. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
