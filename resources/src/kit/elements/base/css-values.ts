/** What Tk's option values mean in CSS. Pure: no element and no style sheet is touched here. */
import { parseColour, type Rgb } from '../../models/colours.js';
import { fontDescription, type FontDescription } from '../../models/font.js';

/** CSS pixels in a point, the unit of positive font sizes. */
const PIXELS_PER_POINT = 96 / 72;

/** A font in the words of CSS. `size` is "" for Tk's size 0, the default one. */
export interface CssFont {
  readonly family: string;
  readonly size: string;
  readonly weight: string;
  readonly style: string;
  readonly decoration: string;
}

/** Families that stand in for one another on the systems Tk runs on, and the generic family they end in. */
const STAND_INS: Readonly<Record<string, string>> = {
  arial: "Arial, 'Liberation Sans', Helvetica, sans-serif",
  helvetica: "Helvetica, Arial, 'Liberation Sans', sans-serif",
  times: "'Times New Roman', 'Liberation Serif', Times, serif",
  courier: "'Courier New', 'Liberation Mono', Courier, monospace",
  'dejavu sans': "'DejaVu Sans', Verdana, sans-serif",
  'dejavu sans mono': "'DejaVu Sans Mono', Menlo, Consolas, monospace",
};

/** Named fonts follow the look, so that a program which asks for Tk's default font looks at home in each of them. */
const LOOK_FAMILIES: Readonly<Record<string, string>> = {
  TkDefaultFont: 'var(--tk-font)',
  TkTextFont: 'var(--tk-font)',
  TkFixedFont: 'var(--tk-font-mono)',
};

/** Turns a taken-apart Tk font into CSS: sizes above 0 are points, below 0 pixels. */
export function fontCss(font: FontDescription): CssFont {
  const pixels = font.size < 0 ? -font.size : Number((font.size * PIXELS_PER_POINT).toFixed(4));
  const lines = [font.underline ? 'underline' : '', font.overstrike ? 'line-through' : ''].filter(Boolean);
  return {
    family: STAND_INS[font.family.toLowerCase()] ?? `${quoted(font.family)}, sans-serif`,
    size: pixels === 0 ? '' : `${pixels}px`,
    weight: font.bold ? 'bold' : 'normal',
    style: font.italic ? 'italic' : 'normal',
    decoration: lines.join(' ') || 'none',
  };
}

/**
 * The CSS properties of a `font` option. The named fonts take family and size from the look; any other font is taken at
 * its word.
 * @throws {TclError} for a font Tk would refuse
 */
export function fontProperties(option: string): Readonly<Record<string, string>> {
  const family = LOOK_FAMILIES[option];
  if (family) return { 'font-family': family };
  const css = fontCss(fontDescription(option));
  return {
    'font-family': css.family,
    'font-size': css.size || 'var(--tk-font-size)',
    'font-weight': css.weight,
    'font-style': css.style,
    'text-decoration-line': css.decoration,
    'line-height': 'var(--_line, normal)',
  };
}

/** The two shades of a bevel. */
export interface BevelShades {
  readonly light: string;
  readonly dark: string;
}

/** Above this share of full green Tk darkens the light edge too, or it would not be seen on white. */
const NEARLY_WHITE = 0.95;

/**
 * The shades Tk draws a bevel with on a background: dark is 60 % of it, light the lighter of 140 % and half way to
 * white; on a nearly white ground light is 90 %. Seen on Tk: #d9d9d9 gives #828282 and #ffffff.
 */
export function bevelShades(background: Rgb): BevelShades {
  const dark = background.map((channel) => Math.floor(channel * 0.6));
  const nearlyWhite = background[1] > NEARLY_WHITE * 255;
  const light = background.map((channel) =>
    Math.floor(nearlyWhite ? channel * 0.9 : Math.max(Math.min(255, channel * 1.4), (255 + channel) / 2)),
  );
  return { light: rgb(light), dark: rgb(dark) };
}

/** The shades for a colour as it was written. @throws {TclError} for a colour Tk does not know */
export function shadesOf(colour: string): BevelShades {
  return bevelShades(parseColour(colour));
}

/** Where black and white contrast equally with a ground: its relative luminance by WCAG. */
const MIDDLE_LUMINANCE = 0.179;

/** Black or white, whichever is better to read on a background: for looks whose own text colour does not know it. */
export function readableOn(background: Rgb): string {
  const [red = 0, green = 0, blue = 0] = background.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE_LUMINANCE ? '#000' : '#fff';
}

/** Names of the X cursor font that have a like in CSS; the others show the default arrow. */
const CURSORS: Readonly<Record<string, string>> = {
  '': '',
  arrow: 'default',
  bottom_side: 's-resize',
  cross: 'crosshair',
  crosshair: 'crosshair',
  exchange: 'all-scroll',
  fleur: 'move',
  hand1: 'pointer',
  hand2: 'pointer',
  left_ptr: 'default',
  none: 'none',
  pirate: 'not-allowed',
  plus: 'cell',
  question_arrow: 'help',
  sb_h_double_arrow: 'ew-resize',
  sb_v_double_arrow: 'ns-resize',
  sizing: 'nwse-resize',
  tcross: 'crosshair',
  watch: 'wait',
  xterm: 'text',
};

/** The CSS cursor for a Tk one; "" when the element should keep its own. Colours after the name are ignored. */
export function cursorCss(option: string): string {
  const name = option.split(' ')[0] ?? '';
  return CURSORS[name] ?? 'default';
}

/** Where an anchor puts content on each axis, in the words of CSS boxes. */
export interface AnchorCss {
  readonly inline: 'start' | 'center' | 'end';
  readonly block: 'start' | 'center' | 'end';
}

/** Reads an anchor: a compass point or `center`. */
export function anchorCss(anchor: string): AnchorCss {
  const points = anchor === 'center' ? '' : anchor;
  return {
    inline: points.includes('w') ? 'start' : points.includes('e') ? 'end' : 'center',
    block: points.includes('n') ? 'start' : points.includes('s') ? 'end' : 'center',
  };
}

/** How lines of unequal length stand among themselves. */
export function justifyCss(justify: string): 'start' | 'center' | 'end' {
  return justify === 'left' ? 'start' : justify === 'right' ? 'end' : 'center';
}

function quoted(family: string): string {
  return `"${family.replaceAll(/["\\]/gu, '')}"`;
}

function rgb(channels: readonly number[]): string {
  return `rgb(${channels.join(' ')})`;
}
