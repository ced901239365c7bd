/**
 * A decoder for PNG: chunks, filters, palettes, interlace, every depth. Inflating is fflate's. Browsers decode PNGs too, but
 * only asynchronously, and PhotoImage answers width() at once.
 */
import { unzlibSync } from 'fflate';
import { BYTES_PER_PIXEL, emptyPixels, MOST_PIXELS, OPAQUE, type Pixels } from './pixels.js';
import { TclError } from './tcl-error.js';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples a pixel by colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE = 3;
const LEFT_TO_RIGHT = { x: 0, y: 0, dx: 1, dy: 1 };
/** The seven passes of an interlaced file: where each begins and how far apart its pixels stand. */
const INTERLACED = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly channels: number;
  readonly interlaced: boolean;
}

interface Chunks {
  readonly header: Header;
  readonly palette: Uint8Array;
  readonly transparency: Uint8Array;
  readonly data: Uint8Array;
}

/** Signature, length, type and body of the header chunk, and its check sum. */
const SHORTEST = 8 + 4 + 4 + 13 + 4;

/** Whether bytes begin as a PNG file does, with a whole header. */
export function isPng(bytes: Uint8Array): boolean {
  return bytes.length >= SHORTEST && SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** Decodes a PNG of any depth, colour type and interlace; samples of 16 bits keep their upper 8. @throws {TclError} when damaged */
export function decodePng(bytes: Uint8Array): Pixels {
  const chunks = readChunks(bytes);
  const { header } = chunks;
  const lines = inflate(chunks.data);
  const pixels = emptyPixels(header.width, header.height);
  let at = 0;
  for (const pass of header.interlaced ? INTERLACED : [LEFT_TO_RIGHT]) {
    const columns = Math.ceil((header.width - pass.x) / pass.dx);
    const rows = Math.ceil((header.height - pass.y) / pass.dy);
    if (columns <= 0 || rows <= 0) continue;
    const stride = Math.ceil((columns * header.channels * header.depth) / 8);
    if (at + rows * (stride + 1) > lines.length) throw new TclError('PNG image data is truncated');
    const block = lines.subarray(at, at + rows * (stride + 1));
    unfilter(block, { stride, rows, step: Math.max(1, (header.channels * header.depth) >> 3) });
    for (let row = 0; row < rows; row++) {
      const line = block.subarray(row * (stride + 1) + 1, (row + 1) * (stride + 1));
      for (let column = 0; column < columns; column++) {
        const to = ((pass.y + row * pass.dy) * header.width + pass.x + column * pass.dx) * BYTES_PER_PIXEL;
        pixels.data.set(pixelAt(line, column, chunks), to);
      }
    }
    at += block.length;
  }
  return pixels;
}

function readChunks(bytes: Uint8Array): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let [palette, transparency] = [new Uint8Array(), new Uint8Array()];
  const parts: Uint8Array[] = [];
  for (let at = SIGNATURE.length; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.slice(at + 8, at + 8 + length);
    if (body.length < length) throw new TclError('unexpected end of image data');
    if (type === 'IHDR') header = readHeader(body);
    else if (type === 'PLTE') palette = body;
    else if (type === 'tRNS') transparency = body;
    else if (type === 'IDAT') parts.push(body);
    else if (type === 'IEND') break;
    at += length + 12; // length, type and check sum are four bytes each
  }
  if (!header) throw new TclError('expected IHDR chunk');
  return { header, palette, transparency, data: joined(parts) };
}

/** Size, depth and colour type; sizes that would not fit into memory are refused before anything is unpacked. */
function readHeader(body: Uint8Array): Header {
  if (body.length !== 13) throw new TclError('invalid IHDR chunk size');
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colour = -1, , , interlace = 0] = body.subarray(8);
  const channels = CHANNELS[colour];
  if (channels === undefined || ![1, 2, 4, 8, 16].includes(depth))
    throw new TclError('bit depth is not allowed for given color type');
  if (width === 0 || height === 0 || width * height > MOST_PIXELS)
    throw new TclError('image dimensions are invalid or out of range');
  return { width, height, depth, colour, channels, interlaced: interlace === 1 };
}

/** The compressed lines may be spread over any number of chunks. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return unzlibSync(data);
  } catch (error) {
    throw new TclError('invalid PNG image data', { cause: error });
  }
}

/** Takes back the filters that each line was written with: a byte as its difference from its neighbours. */
function unfilter(
  block: Uint8Array,
  { stride, rows, step }: { stride: number; rows: number; step: number },
): void {
  for (let row = 0; row < rows; row++) {
    const start = row * (stride + 1) + 1;
    const filter = block[start - 1] ?? 0;
    if (filter > 4) throw new TclError('invalid PNG filter');
    if (filter === 0) continue;
    for (let at = 0; at < stride; at++) {
      const left = at >= step ? (block[start + at - step] ?? 0) : 0;
      const up = row > 0 ? (block[start + at - stride - 1] ?? 0) : 0;
      const corner = row > 0 && at >= step ? (block[start + at - stride - 1 - step] ?? 0) : 0;
      block[start + at] = (block[start + at] ?? 0) + predicted(filter, left, up, corner);
    }
  }
}

function predicted(...[filter, left, up, corner]: readonly [number, number, number, number]): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** One pixel of an unfiltered line as red, green, blue, alpha. */
function pixelAt(
  line: Uint8Array,
  column: number,
  { header, palette, transparency }: Chunks,
): readonly number[] {
  const samples = Array.from({ length: header.channels }, (_, at) =>
    sample(line, column * header.channels + at, header.depth),
  );
  const [first = 0, second = 0, third = 0, fourth = 0] = samples;
  if (header.colour === PALETTE) {
    return [...palette.subarray(first * 3, first * 3 + 3), transparency[first] ?? OPAQUE];
  }
  const clear =
    transparency.length > 0 &&
    samples.every(
      (value, at) => value === (((transparency[at * 2] ?? 0) << 8) | (transparency[at * 2 + 1] ?? 0)),
    );
  const [a, b, c, d] = [first, second, third, fourth].map((value) => toByte(value, header.depth));
  if (header.channels <= 2)
    return [a ?? 0, a ?? 0, a ?? 0, header.channels === 2 ? (b ?? 0) : clear ? 0 : OPAQUE];
  return [a ?? 0, b ?? 0, c ?? 0, header.channels === 4 ? (d ?? 0) : clear ? 0 : OPAQUE];
}

/** One sample of a line: a byte, two, or some bits of one, the highest first. */
function sample(line: Uint8Array, at: number, depth: number): number {
  if (depth === 8) return line[at] ?? 0;
  if (depth === 16) return ((line[at * 2] ?? 0) << 8) | (line[at * 2 + 1] ?? 0);
  const bit = at * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Stretches a sample to the range of a byte. */
function toByte(value: number, depth: number): number {
  if (depth === 16) return value >> 8;
  return depth === 8 ? value : (value * 255) / ((1 << depth) - 1);
}
