/**
 * UTF-8 by hand: a streaming decoder that says how many bytes made no sense. The platform's own decoder is not in
 * the language's library and does not count. Both replace the same bytes by the same marks (the WHATWG's rule:
 * one U+FFFD for each maximal part of a sequence that cannot go on).
 */

/** What stands for bytes that are no text. */
const REPLACEMENT = 0xfffd;

/** Code units turned into text at once: more arguments than this overflow the stack of some engines. */
const UNITS_AT_ONCE = 4096;

/** Decodes a stream, cut anywhere. Holds at most three bytes of a character that has not ended. */
export class Utf8Decoder {
  /** Marks given out for bytes that are no UTF-8, since the beginning. */
  invalid = 0;
  #code = 0;
  #missing = 0;
  /** Bounds of the next continuation byte: they keep out overlong forms, surrogates and what lies beyond U+10FFFF. */
  #lower = 0x80;
  #upper = 0xbf;
  #units = new Uint16Array(0);
  #length = 0;

  /** Whether a character has begun that has not ended. */
  get pending(): boolean {
    return this.#missing > 0;
  }

  /** The text that the bytes complete. `last`: no more will come, so that a broken off character is a mark too. */
  decode(bytes: Uint8Array, last: boolean): string {
    // At most one unit a byte, and one for what an earlier chunk left open.
    this.#units = new Uint16Array(bytes.length + 2);
    this.#length = 0;
    for (let at = 0; at < bytes.length; at++) this.#take(bytes[at] ?? 0);
    if (last && this.#missing > 0) this.#break();
    return textOf(this.#units.subarray(0, this.#length));
  }

  #take(byte: number): void {
    if (this.#missing === 0) {
      this.#begin(byte);
      return;
    }
    if (byte < this.#lower || byte > this.#upper) {
      this.#break();
      this.#begin(byte);
      return;
    }
    this.#lower = 0x80;
    this.#upper = 0xbf;
    this.#code = (this.#code << 6) | (byte & 0x3f);
    if (--this.#missing === 0) this.#emit(this.#code);
  }

  #begin(byte: number): void {
    if (byte < 0x80) this.#emit(byte);
    else if (byte >= 0xc2 && byte <= 0xdf) this.#expect(1, byte & 0x1f);
    else if (byte >= 0xe0 && byte <= 0xef) {
      if (byte === 0xe0) this.#lower = 0xa0;
      if (byte === 0xed) this.#upper = 0x9f;
      this.#expect(2, byte & 0x0f);
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      if (byte === 0xf0) this.#lower = 0x90;
      if (byte === 0xf4) this.#upper = 0x8f;
      this.#expect(3, byte & 0x07);
    } else this.#mark();
  }

  #expect(missing: number, code: number): void {
    this.#missing = missing;
    this.#code = code;
  }

  #break(): void {
    this.#missing = 0;
    this.#lower = 0x80;
    this.#upper = 0xbf;
    this.#mark();
  }

  #mark(): void {
    this.invalid++;
    this.#emit(REPLACEMENT);
  }

  #emit(code: number): void {
    if (code < 0x10000) {
      this.#units[this.#length++] = code;
      return;
    }
    this.#units[this.#length++] = 0xd800 + ((code - 0x10000) >> 10);
    this.#units[this.#length++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
  }
}

/** The text of UTF-16 units, or of latin1 bytes: both are character codes below 65,536. */
export function textOf(units: Uint16Array | Uint8Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += UNITS_AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, at + UNITS_AT_ONCE));
  }
  return text;
}

/** The bytes of a text, or the index of a surrogate without its other half, which has no bytes. */
export function encodeUtf8(text: string): Uint8Array | number {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return at;
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12);
      else {
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
        at++;
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return bytes.subarray(0, length);
}
