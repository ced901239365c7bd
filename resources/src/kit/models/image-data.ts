import { TclError } from './tcl-error.js';

/** Red, green, blue and alpha, four bytes a pixel, row by row: what a canvas takes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/**
 * Decodes a PNG or GIF (the first frame), whatever its file is called.
 * @returns null when the bytes are neither
 * @throws {TclError} when they begin as one and are damaged
 */
export function decodeImage(_bytes: Uint8Array): Pixels | null {
  return null;
}

/** The bytes of image data given as bytes, or as text in base64; null when the text is not base64. */
export function imageBytes(data: Uint8Array | string): Uint8Array | null {
  if (typeof data !== 'string') return data;
  const binary = decodeBase64(data);
  if (binary && binary.length === 0) throw new TclError("couldn't recognize image data");
  return binary;
}

function decodeBase64(_text: string): Uint8Array | null {
  return null;
}
