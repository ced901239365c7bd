import { cssColour, parseColour } from '../../models/colours.js';
import { pixels } from '../../models/units.js';
import { cursorCss, fontProperties, readableOn, shadesOf } from './css-values.js';

/** What is read of a widget to style it. */
export interface StyledWidget {
  cget(name: string): string;
  /** Whether the program set the option itself; only then it wins over the look. */
  given(name: string): boolean;
}

/** CSS properties and values; "" removes a property. */
export type StyleValues = Readonly<Record<string, string>>;

type Translation = (value: string) => StyleValues;

const colourTo =
  (property: string): Translation =>
  (value) => ({ [property]: value === '' ? '' : cssColour(value) });

const lengthTo =
  (property: string): Translation =>
  (value) => ({ [property]: `${Math.max(0, pixels(value))}px` });

/** A background decides the shades of the bevel on it as well, and a text colour to be read on it where none was asked for, unless the option has no colour ("" in an Entry). */
const background = (value: string): StyleValues => {
  if (value === '') return {};
  const shades = shadesOf(value);
  const readable = readableOn(parseColour(value));
  return {
    '--_bg': cssColour(value),
    '--_on-bg': readable,
    '--_light': shades.light,
    '--_dark': shades.dark,
  };
};

/** What each option means for the frame; the style sheets read these private properties before the look's own. */
const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  activebackground: colourTo('--_active-bg'),
  activeforeground: colourTo('--_active-fg'),
  background,
  borderwidth: lengthTo('--_bd'),
  cursor: (value) => ({ cursor: cursorCss(value) }),
  disabledbackground: colourTo('--_disabled-bg'),
  disabledforeground: colourTo('--_disabled-fg'),
  font: fontProperties,
  foreground: colourTo('--_fg'),
  highlightbackground: colourTo('--_highlight-bg'),
  highlightcolor: colourTo('--_highlight-focus'),
  highlightthickness: lengthTo('--_highlight'),
  insertbackground: colourTo('--_insert'),
  padx: lengthTo('--_pad-x'),
  pady: lengthTo('--_pad-y'),
  readonlybackground: colourTo('--_readonly-bg'),
  selectbackground: colourTo('--_select-bg'),
  selectforeground: colourTo('--_select-fg'),
};

/**
 * The styles that a widget's own options put on its frame. Options left alone are not among them: the look decides
 * there. A relief that was asked for shows in every look, also in those that draw no bevels.
 */
export function frameStyles(widget: StyledWidget): StyleValues {
  const styles: Record<string, string> = {};
  for (const [name, translate] of Object.entries(TRANSLATIONS)) {
    if (widget.given(name)) Object.assign(styles, translate(widget.cget(name)));
  }
  if (widget.given('relief')) Object.assign(styles, lengthTo('--_bd')(widget.cget('borderwidth')));
  return styles;
}

/**
 * Writes styles through the CSSOM, which a strict Content-Security-Policy allows while it refuses a style attribute
 * in the markup.
 * @param before what the last call wrote; whatever is missing now is taken away
 */
export function writeStyles(
  element: HTMLElement | SVGElement,
  styles: StyleValues,
  before: StyleValues = {},
): void {
  for (const name of Object.keys(before)) if (!(name in styles)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(styles)) {
    if (before[name] === value) continue;
    if (value === '') element.style.removeProperty(name);
    else element.style.setProperty(name, value);
  }
}
