/**
 * A decoder for the first frame of a GIF: blocks, palettes, interlace and LZW. Browsers decode GIFs too, but only
 * asynchronously, and PhotoImage answers width() at once.
 */
import { BYTES_PER_PIXEL, emptyPixels, MOST_PIXELS, OPAQUE, type Pixels } from './pixels.js';
import { TclError } from './tcl-error.js';

const LARGEST_CODE = 4096;
const INTERLACED_PASSES = [
  { from: 0, step: 8 },
  { from: 4, step: 8 },
  { from: 2, step: 4 },
  { from: 1, step: 2 },
];

/** Whether bytes begin as a GIF file does. */
export function isGif(bytes: Uint8Array): boolean {
  return /^GIF8[79]a$/u.test(String.fromCharCode(...bytes.subarray(0, 6)));
}

/** Decodes the first frame of a GIF, in the size of the whole picture. @throws {TclError} when damaged */
export function decodeGif(bytes: Uint8Array): Pixels {
  const reader = new Reader(bytes, 6);
  const [width, height] = [reader.word(), reader.word()];
  const flags = reader.byte();
  reader.skip(2); // background colour and pixel aspect: nobody uses them
  let palette = readPalette(reader, flags);
  let transparent = -1;
  for (;;) {
    const block = reader.byte();
    if (block === 0x21) {
      const found = readExtension(reader);
      if (found !== null) transparent = found;
    } else if (block === 0x2c) {
      const frame = { x: reader.word(), y: reader.word(), width: reader.word(), height: reader.word() };
      const frameFlags = reader.byte();
      if ((frameFlags & 0x80) !== 0) palette = readPalette(reader, frameFlags);
      const size = {
        width: Math.max(width, frame.x + frame.width),
        height: Math.max(height, frame.y + frame.height),
      };
      if (size.width * size.height > MOST_PIXELS) throw new TclError('GIF image file has dimension(s) <= 0');
      const codes = decompress(reader, frame.width * frame.height);
      return paint(
        { ...frame, codes, palette, transparent, interlaced: (frameFlags & 0x40) !== 0 },
        emptyPixels(size.width, size.height),
      );
    } else throw new TclError('no image data for this index');
  }
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly codes: Uint8Array;
  readonly palette: Uint8Array;
  readonly transparent: number;
  readonly interlaced: boolean;
}

/** Puts the palette's colours where the codes say; what the transparent one covers stays clear. */
function paint(frame: Frame, pixels: Pixels): Pixels {
  const rows = frame.interlaced
    ? INTERLACED_PASSES.flatMap(({ from, step }) =>
        Array.from(
          { length: Math.max(0, Math.ceil((frame.height - from) / step)) },
          (_, at) => from + at * step,
        ),
      )
    : Array.from({ length: frame.height }, (_, at) => at);
  for (const [line, row] of rows.entries()) {
    for (let column = 0; column < frame.width; column++) {
      const code = frame.codes[line * frame.width + column] ?? 0;
      if (code === frame.transparent) continue;
      const to = ((frame.y + row) * pixels.width + frame.x + column) * BYTES_PER_PIXEL;
      pixels.data.set(frame.palette.subarray(code * 3, code * 3 + 3), to);
      pixels.data[to + 3] = OPAQUE;
    }
  }
  return pixels;
}

/** A palette of 2 to 256 colours, if the flags announce one. */
function readPalette(reader: Reader, flags: number): Uint8Array {
  return (flags & 0x80) === 0 ? new Uint8Array() : reader.bytes(3 << ((flags & 7) + 1));
}

/** Passes over an extension; the transparent colour of a graphic control is returned, else null. */
function readExtension(reader: Reader): number | null {
  const label = reader.byte();
  let transparent: number | null = null;
  for (let length = reader.byte(); length > 0; length = reader.byte()) {
    const body = reader.bytes(length);
    if (label === 0xf9 && ((body[0] ?? 0) & 1) === 1) transparent = body[3] ?? -1;
  }
  return transparent;
}

/** Undoes GIF's LZW: codes of growing width, each standing for a string one longer than an earlier one. */
function decompress(reader: Reader, wanted: number): Uint8Array {
  const firstBits = reader.byte();
  if (firstBits < 1 || firstBits > 8) throw new TclError('malformed image');
  const clear = 1 << firstBits;
  const bits = new BitReader(reader);
  const output = new Uint8Array(wanted);
  // Each code is a former code and one more byte; strings are written from their end.
  const former = new Uint16Array(LARGEST_CODE);
  const last = new Uint8Array(LARGEST_CODE);
  const length = new Uint16Array(LARGEST_CODE);
  for (let code = 0; code < clear; code++) [last[code], length[code]] = [code, 1];
  let [width, next, previous, at] = [firstBits + 1, clear + 2, -1, 0];
  while (at < wanted) {
    const code = bits.read(width);
    if (code === null || code === clear + 1) break;
    if (code === clear) {
      [width, next, previous] = [firstBits + 1, clear + 2, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0)) throw new TclError('malformed image');
    const known = code < next ? code : previous;
    let first = known;
    while (first >= clear) first = former[first] ?? 0;
    if (previous >= 0 && next < LARGEST_CODE) {
      [former[next], last[next], length[next]] = [previous, first, (length[previous] ?? 0) + 1];
      next += 1;
      if (next === 1 << width && width < 12) width += 1;
    }
    let from = code;
    const end = at + (length[code] ?? 0);
    for (let to = end - 1; to >= at; to--) {
      if (to < wanted) output[to] = last[from] ?? 0;
      from = former[from] ?? 0;
    }
    at = end;
    previous = code;
  }
  return output;
}

/** Reads bytes in order; past the end is an error. */
class Reader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new TclError('premature end of image');
    return byte;
  }

  /** Two bytes, the lower one first. */
  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  bytes(length: number): Uint8Array {
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    if (part.length < length) throw new TclError('premature end of image');
    this.#at += length;
    return part;
  }

  skip(length: number): void {
    this.bytes(length);
  }
}

/** Reads codes of any width, lowest bit first, from data in blocks of up to 255 bytes. */
class BitReader {
  readonly #reader: Reader;
  #block: Uint8Array = new Uint8Array();
  #at = 0;
  #held = 0;
  #bits = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** The next code, or null after the last block. */
  read(width: number): number | null {
    while (this.#bits < width) {
      if (this.#at >= this.#block.length) {
        this.#block = this.#reader.bytes(this.#reader.byte());
        this.#at = 0;
        if (this.#block.length === 0) return null;
      }
      this.#held |= (this.#block[this.#at++] ?? 0) << this.#bits;
      this.#bits += 8;
    }
    const code = this.#held & ((1 << width) - 1);
    this.#held >>>= width;
    this.#bits -= width;
    return code;
  }
}
