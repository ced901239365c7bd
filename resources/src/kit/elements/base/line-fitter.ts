import { wholePixelMetrics, wholePixelWidth, nativeWidth } from './font-measurer.js';
import type { FontMeasurer, FontMetrics } from '../../models/font.js';

/** Whether the look around an element asks for Tk's whole-pixel widths (`--tk-metrics: tk`). */
export function usesTkMetrics(element: Element): boolean {
  return getComputedStyle(element).getPropertyValue('--tk-metrics').trim() === 'tk';
}

/** The font an element is drawn in, as a canvas takes it. */
export function canvasFont(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

/** Measures in the font an element is drawn in now, whatever font it is asked for: whole pixels, or the browser's own. */
export class DrawnFontMeasurer implements FontMeasurer {
  readonly #font: string;
  readonly #whole: boolean;

  constructor(element: Element) {
    this.#font = canvasFont(element);
    this.#whole = usesTkMetrics(element);
  }

  width(_font: string, text: string): number {
    return this.#whole ? wholePixelWidth(this.#font, text) : nativeWidth(this.#font, text);
  }

  metrics(): FontMetrics {
    return wholePixelMetrics(this.#font);
  }
}

/**
 * Gives lines of text the widths they have in Tk, by spacing their letters. Browsers place glyphs at fractions of a
 * pixel and Tk at whole ones; without this a Button is up to 4 % wider than Tk's.
 * @param whole false takes the spacing away again
 */
export function fitLines(lines: Iterable<HTMLElement>, whole: boolean): void {
  for (const line of lines) {
    const text = line.textContent;
    if (!whole || text === '' || text.includes('\t')) {
      line.style.removeProperty('inline-size');
      line.style.removeProperty('letter-spacing');
      continue;
    }
    const font = canvasFont(line);
    const width = wholePixelWidth(font, text);
    line.style.setProperty('inline-size', `${width}px`);
    line.style.setProperty('letter-spacing', letterSpacing(font, text, width));
  }
}

/** The spacing that makes a text as wide as `width` pixels. */
export function letterSpacing(font: string, text: string, width: number): string {
  const letters = [...text].length;
  return letters === 0 ? '0px' : `${((width - nativeWidth(font, text)) / letters).toFixed(4)}px`;
}
