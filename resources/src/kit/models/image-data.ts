/**
 * From bytes or base64 to pixels. The first bytes decide what a file is, never its name: a JPEG renamed .png is refused,
 * as the course shows.
 */
import { decodeGif, isGif } from './gif.js';
import type { Pixels } from './pixels.js';
import { decodePng, isPng } from './png.js';

/**
 * Decodes a PNG or GIF (the first frame), whatever its file is called.
 * @returns null when the bytes are neither, a JPEG renamed .png for one
 * @throws {TclError} when they begin as one and are damaged
 */
export function decodeImage(bytes: Uint8Array): Pixels | null {
  if (isPng(bytes)) return decodePng(bytes);
  if (isGif(bytes)) return decodeGif(bytes);
  return null;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS_EACH = 6;

/** The bytes of image data: bytes as they are, or text in base64 with any spaces; null when the text is not base64. */
export function imageBytes(data: Uint8Array | string): Uint8Array | null {
  if (typeof data !== 'string') return data;
  const text = data.replaceAll(/\s+/gu, '').replace(/=+$/u, '');
  const bytes = new Uint8Array(Math.floor((text.length * BITS_EACH) / 8));
  let [held, bits, at] = [0, 0, 0];
  for (const char of text) {
    const value = BASE64.indexOf(char);
    if (value < 0) return null;
    held = ((held << BITS_EACH) | value) & 0xffff;
    bits += BITS_EACH;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  return bytes;
}
