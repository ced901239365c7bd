/** Font descriptions, and the measuring of text that whoever draws must provide. */
import { TclError } from './tcl-error.js';

/** The vertical measures of a font, in pixels. `linespace` is ascent and descent together. */
export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
  readonly linespace: number;
}

/**
 * Measures text. Models know no screen, so whoever draws hands this in: in the browser it measures on a canvas, in Node
 * it may look up a table. `font` is a Tk font description ("TkDefaultFont", "Arial 12"); widths are whole pixels.
 */
export interface FontMeasurer {
  /** Width of one line of text in pixels. */
  width(font: string, text: string): number;
  /** Vertical measures of the font. */
  metrics(font: string): FontMetrics;
}

/** A font description taken apart. */
export interface FontDescription {
  readonly family: string;
  /** As in Tk: positive in points, negative in pixels, 0 the default size. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly overstrike: boolean;
}

/** The fonts that Tk names itself, as they are on X11. */
const NAMED: Readonly<Record<string, Partial<FontDescription>>> = {
  TkDefaultFont: { family: 'DejaVu Sans', size: 10 },
  TkTextFont: { family: 'DejaVu Sans', size: 10 },
  TkFixedFont: { family: 'DejaVu Sans Mono', size: 10 },
  TkMenuFont: { family: 'DejaVu Sans', size: 10 },
  TkHeadingFont: { family: 'DejaVu Sans', size: 10, bold: true },
  TkCaptionFont: { family: 'DejaVu Sans', size: 10, bold: true },
  TkSmallCaptionFont: { family: 'DejaVu Sans', size: 8 },
  TkIconFont: { family: 'DejaVu Sans', size: 10 },
  TkTooltipFont: { family: 'DejaVu Sans', size: 9 },
};

const PLAIN: FontDescription = {
  family: '',
  size: 0,
  bold: false,
  italic: false,
  underline: false,
  overstrike: false,
};
const STYLES: Readonly<Record<string, Partial<FontDescription>>> = {
  normal: { bold: false },
  bold: { bold: true },
  roman: { italic: false },
  italic: { italic: true },
  underline: { underline: true },
  overstrike: { overstrike: true },
};

/**
 * Takes a font description apart: a named font, or "family ?size? ?style ...?" where a family of several words stands
 * in braces. The option form ("-family Arial -size 12") is understood too; X names are not taken apart.
 * @throws {TclError} `font "{bad" doesn't exist`, `unknown font style "foo"`, `expected integer but got "x"`
 */
export function fontDescription(text: string): FontDescription {
  const named = NAMED[text];
  if (named) return { ...PLAIN, ...named };
  if (text.startsWith('-') && /^-\*|^-[^- ]+-/u.test(text))
    return { ...PLAIN, family: text.split('-')[2] ?? '' };
  const words = splitWords(text);
  if (!words || words.length === 0) throw new TclError(`font "${text}" doesn't exist`);
  if (text.trimStart().startsWith('-')) return fromOptions(words);
  const [family = '', size = '0', ...styles] = words;
  const description = { ...PLAIN, family, size: fontSize(size) };
  return styles.flatMap((style) => splitWords(style) ?? []).reduce(withStyle, description);
}

/** Adds a word such as bold to a description. */
function withStyle(description: FontDescription, style: string): FontDescription {
  const change = STYLES[style];
  if (!change) throw new TclError(`unknown font style "${style}"`);
  return { ...description, ...change };
}

/** The form with options; those that are missing keep their defaults. */
function fromOptions(words: readonly string[]): FontDescription {
  let description = PLAIN;
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', value] = [words[at], words[at + 1]];
    if (value === undefined) throw new TclError(`value for "${name}" option missing`);
    if (name === '-family') description = { ...description, family: value };
    else if (name === '-size') description = { ...description, size: fontSize(value) };
    else if (name === '-weight' || name === '-slant') description = withStyle(description, value);
    else if (name === '-underline') description = { ...description, underline: value === '1' };
    else if (name === '-overstrike') description = { ...description, overstrike: value === '1' };
    else
      throw new TclError(
        `bad option "${name}": must be -family, -size, -weight, -slant, -underline, or -overstrike`,
      );
  }
  return description;
}

function fontSize(text: string): number {
  if (!/^[+-]?\d+$/u.test(text)) throw new TclError(`expected integer but got "${text}"`);
  return Number(text);
}

/** Splits a Tcl list of words, braces and double quotes around a word of several; null when they don't match. */
function splitWords(text: string): string[] | null {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const match = /^(?:\{([^{}]*)\}|"([^"]*)"|([^\s{"][^\s]*))(?=\s|$)/u.exec(rest);
    if (!match) return null;
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
    rest = rest.slice(match[0].length).trim();
  }
  return words;
}
