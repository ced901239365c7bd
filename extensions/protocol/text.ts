/**
 * Text and bytes: decoding as a stream, encoding or saying why not, what people type for bytes and what may be shown
 * to them. Pure: windows, terminal and sockets all read and write with it.
 */

import { hexPair, hexValue } from './bytes.js';
import { FailureError } from './failures.js';
import type { EncodingName, LineEnding } from './nouns.js';
import { encodeUtf8, textOf, Utf8Decoder } from './utf8.js';

/** Decodes one direction of one connection. An «é» cut in two comes whole, with the chunk that completes it. */
export interface TextDecoding {
  /** Replacement marks given out so far for bytes that are no text; always 0 in latin1, where every byte is one. */
  readonly invalid: number;
  /** Whether a character has begun that has not ended; never in latin1. */
  readonly pending: boolean;
  /** The text that these bytes complete. */
  push(bytes: Uint8Array): string;
  /** The end of the stream: a mark when a character was broken off, else nothing. */
  end(): string;
}

class Utf8Decoding implements TextDecoding {
  readonly #decoder = new Utf8Decoder();

  get invalid(): number {
    return this.#decoder.invalid;
  }

  get pending(): boolean {
    return this.#decoder.pending;
  }

  push(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, false);
  }

  end(): string {
    return this.#decoder.decode(NO_BYTES, true);
  }
}

const NO_BYTES = new Uint8Array(0);

const LATIN1: TextDecoding = { invalid: 0, pending: false, push: textOf, end: () => '' };

/** A new decoding of a stream. */
export function textDecoding(encoding: EncodingName): TextDecoding {
  return encoding === 'latin1' ? LATIN1 : new Utf8Decoding();
}

/** Text that stands alone, such as one message. `invalid`: marks in it for bytes that are no text. */
export function decodeText(bytes: Uint8Array, encoding: EncodingName): { text: string; invalid: number } {
  if (encoding === 'latin1') return { text: textOf(bytes), invalid: 0 };
  const decoder = new Utf8Decoder();
  return { text: decoder.decode(bytes, true), invalid: decoder.invalid };
}

/**
 * The bytes of a text. Throws the failure `not-encodable` with the position, in characters from 1, of the first that
 * has none: beyond ÿ in latin1, half a surrogate pair in UTF-8.
 */
export function encodeText(text: string, encoding: EncodingName): Uint8Array {
  const result = encoding === 'latin1' ? encodeLatin1(text) : encodeUtf8(text);
  if (typeof result !== 'number') return result;
  const position = [...text.slice(0, result)].length + 1;
  throw new FailureError({ code: 'not-encodable', action: 'send', details: { position } });
}

function encodeLatin1(text: string): Uint8Array | number {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return at;
    bytes[at] = code;
  }
  return bytes;
}

/** What each line ending appends. */
export const LINE_ENDING_TEXT: Readonly<Record<LineEnding, string>> = {
  none: '',
  lf: '\n',
  cr: '\r',
  crlf: '\r\n',
};

const LF = 10;
const CR = 13;

/** Bytes of the payload when the CR and LF at its end are left out, however many. */
export function lengthWithoutLineEnd(payload: Uint8Array): number {
  let length = payload.length;
  while (length > 0 && (payload[length - 1] === LF || payload[length - 1] === CR)) length--;
  return length;
}

/** ORed into an ASCII letter it makes it lower case. */
const LOWER = 0x20;

/**
 * Whether a message is the word that ends a dialogue: «fin» in any case, CR and LF at its end left out (ncat sends
 * «fin\n», telnet «fin\r\n»). Decided on bytes and without an allocation, since every message is asked.
 */
export function isFinWord(payload: Uint8Array): boolean {
  // The first byte tells nearly every other message apart.
  if (((payload[0] ?? 0) | LOWER) !== 0x66) return false;
  if (((payload[1] ?? 0) | LOWER) !== 0x69 || ((payload[2] ?? 0) | LOWER) !== 0x6e) return false;
  return lengthWithoutLineEnd(payload) === 3;
}

/** The escapes of one letter. `\xNN` is a byte besides. */
const ESCAPES: Readonly<Record<string, number>> = { r: CR, n: LF, t: 9, '0': 0, '\\': 92 };

/**
 * Bytes typed as text with \r \n \t \0 \\ and \xNN in it; the rest is encoded. Throws the failure `escape-invalid`
 * with the position, from 1, of the backslash that begins nothing known, or `not-encodable`.
 */
export function parseEscapes(text: string, encoding: EncodingName): Uint8Array {
  const parts: Uint8Array[] = [];
  let plain = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', plain)) {
    const escape = escapeAt(text, at);
    parts.push(encodeText(text.slice(plain, at), encoding), Uint8Array.of(escape.byte));
    plain = at + escape.length;
  }
  parts.push(encodeText(text.slice(plain), encoding));
  return concat(parts);
}

function escapeAt(text: string, at: number): { byte: number; length: number } {
  const letter = text.charAt(at + 1);
  const single = ESCAPES[letter];
  if (single !== undefined) return { byte: single, length: 2 };
  const high = hexValue(text.charAt(at + 2));
  const low = hexValue(text.charAt(at + 3));
  if (letter === 'x' && high >= 0 && low >= 0) return { byte: 16 * high + low, length: 4 };
  throw new FailureError({ code: 'escape-invalid', action: 'send', details: { position: at + 1 } });
}

/** Several pieces as one. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Everything that moves a terminal's cursor, changes its colours, its title or the direction of its text: C0, DEL,
 * C1, the bidirectional controls, the two line separators, the byte order mark, and halves of surrogate pairs.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const NAMED: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' };

/**
 * Text that is safe to show wherever it came from: what could move or colour anything stands there as \r, \n, \t,
 * \x1b or \u202e. Characters in `keep` (such as '\n' where lines are drawn as lines) stay as they are.
 */
export function printable(text: string, keep = ''): string {
  return text.replace(UNPRINTABLE, (character) =>
    keep.includes(character) ? character : escaped(character),
  );
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const high = hexPair(code >> 8);
  return NAMED[character] ?? (code < 0x100 ? `\\x${hexPair(code)}` : `\\u${high}${hexPair(code & 0xff)}`);
}
