/** Pixels in memory, as the decoders make them and PhotoImage keeps them. */

/** Red, green, blue and alpha, four bytes a pixel, row by row: what a canvas takes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** Bytes of one pixel. */
export const BYTES_PER_PIXEL = 4;

/** Alpha of a pixel that hides what is behind it. */
export const OPAQUE = 255;

/**
 * The greatest number of pixels an image may have. Tk knows no limit, but a header of a few bytes can ask for
 * gigabytes; 64 million pixels are 256 MiB, more than any icon or photograph a window shows.
 */
export const MOST_PIXELS = 1 << 26;

/** Pixels of that size, all transparent. */
export function emptyPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8ClampedArray(width * height * BYTES_PER_PIXEL) };
}
