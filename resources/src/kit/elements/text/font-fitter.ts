import { wholePixelMetrics, wholePixelWidth } from '../base/font-measurer.js';
import { canvasFont, usesTkMetrics } from '../base/line-fitter.js';
import type { StyleValues } from '../base/frame-options.js';

/** What is read of a Text to give it the size Tk would. */
export interface SizedText {
  cget(name: string): string;
  given(name: string): boolean;
}

/** What was measured of the font of a Text, in pixels. */
export interface FontFit {
  /** Private properties for the style sheet. */
  readonly styles: StyleValues;
  /** How far a line reaches over and under its letters. */
  readonly leading: { readonly above: number; readonly below: number };
  /** The font for a canvas when lines are to be as wide as in Tk, else "". */
  readonly fittedFont: string;
  /** From the top of a line to its baseline. */
  readonly ascent: number;
}

/** Tk's tab stops stand every eight widths of "0". */
const TAB_CHARS = 8;

/** Room beyond the right edge in which a line that is exactly as wide as the view in Tk still fits. */
const ROUNDING = '0.5px';

/**
 * Measures the font that a Text has now, and the room that Tk would ask for: `width` times the width of "0", `height`
 * times the height of a line with its spacing. Padding and edges are the style sheet's to add.
 * @param frame the element that carries the font
 * @param probe an inline element with some words of it, as high as the letters alone
 */
export function fitFont(widget: SizedText, frame: HTMLElement, probe: HTMLElement): FontFit {
  const css = getComputedStyle(frame);
  const font = canvasFont(frame);
  const box = probe.getBoundingClientRect();
  // WebKitGTK places glyphs at whole pixels by itself, with the very widths of Tk; spacing would only disturb it.
  const mustFit = usesTkMetrics(frame) && !Number.isInteger(box.width);
  const zero = wholePixelWidth(font, '0');
  const { ascent, linespace } = wholePixelMetrics(font);
  // A font that was asked for has Tk's lines; the look's own font may have roomier ones.
  const looks = Number.parseFloat(css.lineHeight);
  const line = widget.given('font') || !Number.isFinite(looks) ? linespace : Math.max(linespace, looks);
  const [spacing1, spacing2, spacing3] = ['spacing1', 'spacing2', 'spacing3'].map((name) =>
    Number(widget.cget(name)),
  );
  const spacing = (spacing1 ?? 0) + (spacing3 ?? 0);
  const letters = box.height || linespace;
  const above = Math.max(0, Math.floor((line - letters) / 2));
  const styles: Record<string, string> = {
    '--_font': `${css.fontStyle} ${css.fontWeight} ${css.fontSize}/${line}px ${css.fontFamily}`,
    '--_line': `${line + (spacing2 ?? 0)}px`,
    '--_text-width': `${zero * Number(widget.cget('width'))}px`,
    '--_text-height': `${(line + spacing) * Number(widget.cget('height'))}px`,
    '--_spacing1': `${spacing1 ?? 0}px`,
    '--_spacing3': `${spacing3 ?? 0}px`,
    '--_tab': `${zero * TAB_CHARS}px`,
  };
  if (mustFit) styles['--_tolerance'] = ROUNDING;
  if (widget.given('insertwidth')) styles['--_insert-width'] = `${widget.cget('insertwidth')}px`;
  return {
    styles,
    fittedFont: mustFit ? font : '',
    leading: { above, below: Math.max(0, line - letters - above) },
    ascent: ascent + Math.floor((line - linespace) / 2),
  };
}
