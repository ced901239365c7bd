import type { FontMetrics } from '../../models/font.js';

/** Vertical measures are read at this many times the size, because browsers round them to pixels before telling. */
const METRICS_SCALE = 100;

/** Widths are kept by font and character; a page that shows every script must not grow this without end. */
const MOST_KEPT_WIDTHS = 20_000;

let context: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();

/** The one canvas all measuring goes through, with the font set. */
function measuring(font: string): CanvasRenderingContext2D {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('This browser has no 2d canvas to measure text with');
  if (context.font !== font) context.font = font;
  return context;
}

/** The width of a text as the browser lays it out, in CSS pixels with fractions. `font` is a CSS font shorthand. */
export function nativeWidth(font: string, text: string): number {
  return measuring(font).measureText(text).width;
}

/**
 * The width of a text as Tk on X11 has it: each character moves on by a whole number of pixels. Rounding the browser's
 * own advances gives Tk's widths exactly for DejaVu Sans and Liberation Sans (84 for "PORT_Server", 51 for "connect").
 */
export function wholePixelWidth(font: string, text: string): number {
  let sum = 0;
  for (const character of text) {
    const key = `${font}\n${character}`;
    let width = widths.get(key);
    if (width === undefined) {
      width = Math.round(nativeWidth(font, character));
      if (widths.size >= MOST_KEPT_WIDTHS) widths.clear();
      widths.set(key, width);
    }
    sum += width;
  }
  return sum;
}

/** Ascent, descent and line height in whole pixels as Tk has them: each rounded up. `font` is a CSS shorthand in px. */
export function wholePixelMetrics(font: string): FontMetrics {
  const large = font.replace(/([\d.]+)px/u, (_, size: string) => `${Number(size) * METRICS_SCALE}px`);
  const box = measuring(large).measureText('0');
  const ascent = Math.ceil(box.fontBoundingBoxAscent / METRICS_SCALE);
  const descent = Math.ceil(box.fontBoundingBoxDescent / METRICS_SCALE);
  return { ascent, descent, linespace: ascent + descent };
}
