/** How far two pictures are from each other. */

import { decodePng } from '../../../resources/src/kit/models/png.js';
import type { Pixels } from '../../../resources/src/kit/models/pixels.js';

/** A part of a picture, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Bytes of a pixel: red, green, blue, opacity. */
const PIXEL_BYTES = 4;
/** Of them, those that are colours: a window has nothing behind it that could shine through. */
const COLOURS = [0, 1, 2];

/** Reads a PNG file's bytes. */
export function pixelsOf(png: Uint8Array): Pixels {
  return decodePng(png);
}

/**
 * The share of an area's pixels in which any colour differs by more than `tolerance` of 255, in percent. What of the
 * area lies outside either picture is left out.
 */
export function shareOff([one, other]: readonly [Pixels, Pixels], area: Area, tolerance: number): number {
  const right = Math.min(area.x + area.width, one.width, other.width);
  const bottom = Math.min(area.y + area.height, one.height, other.height);
  let off = 0;
  let all = 0;
  for (let y = Math.max(0, area.y); y < bottom; y++) {
    for (let x = Math.max(0, area.x); x < right; x++) {
      const [at, there] = [(y * one.width + x) * PIXEL_BYTES, (y * other.width + x) * PIXEL_BYTES];
      all++;
      if (COLOURS.some((c) => Math.abs((one.data[at + c] ?? 0) - (other.data[there + c] ?? 0)) > tolerance))
        off++;
    }
  }
  return all === 0 ? 0 : (100 * off) / all;
}
