/** Geometry strings such as 370x400+10-5: reading and writing. */
import { TclError } from './tcl-error.js';

/** A geometry string taken apart. What it leaves out is undefined; offsets may be negative and count from either edge. */
export interface WindowGeometry {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  /** Whether x counts from the right edge of the screen, y from its bottom. */
  readonly fromRight?: boolean;
  readonly fromBottom?: boolean;
}

const GEOMETRY = /^=?(?:(\d+)x(\d+))?(?:([+-])(-?\d+)([+-])(-?\d+))?$/u;

/**
 * Reads "[=]WIDTHxHEIGHT[±X±Y]", or the offsets alone. The "x" is small and there are no spaces.
 * @throws {TclError} `bad geometry specifier "370X400"`
 */
export function parseGeometry(text: string): WindowGeometry {
  const match = GEOMETRY.exec(text);
  if (!match) throw new TclError(`bad geometry specifier "${text}"`);
  const [, width, height, xSign, x, ySign, y] = match;
  const size = width === undefined ? {} : { width: Number(width) | 0, height: Number(height) | 0 };
  if (x === undefined) return size;
  return { ...size, x: Number(x) | 0, y: Number(y) | 0, fromRight: xSign === '-', fromBottom: ySign === '-' };
}

/** Writes a geometry as Tk does: "370x400+10-5". */
export function formatGeometry(geometry: Required<WindowGeometry>): string {
  const sign = (fromFarEdge: boolean): string => (fromFarEdge ? '-' : '+');
  return `${geometry.width}x${geometry.height}${sign(geometry.fromRight)}${geometry.x}${sign(geometry.fromBottom)}${geometry.y}`;
}
