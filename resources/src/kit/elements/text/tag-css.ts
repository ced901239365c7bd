/** What the options of tags mean in CSS. Pure: it reads styles and writes declarations. */
import { cssColour } from '../../models/colours.js';
import { tclBoolean } from '../../models/numbers.js';
import { TAG_OPTIONS, type TagOption, type TagStyle } from '../../models/text/text-types.js';
import { pixels } from '../../models/units.js';
import { fontProperties, justifyCss, shadesOf } from '../base/css-values.js';

/** The winner of each option on a piece of text, in the words of CSS where it is a colour, else as Tk has it. */
export type DrawnStyle = Readonly<Partial<Record<TagOption, string>>>;

/** A tag and what it sets. */
export interface StyledTag {
  readonly name: string;
  readonly style: TagStyle;
}

const COLOURS: ReadonlySet<TagOption> = new Set<TagOption>([
  'background',
  'foreground',
  'lmargincolor',
  'overstrikefg',
  'rmargincolor',
  'selectbackground',
  'selectforeground',
  'underlinefg',
]);

/** Tag names that may stand in the name of a custom property. */
const PLAIN_NAME = /^[\w-]+$/u;

/**
 * The style that tags give together: per option the highest tag that sets it. On selected text a tag's selectbackground
 * and selectforeground stand for its own colours, at its own priority.
 * @param tags from lowest to highest priority
 */
export function drawnStyle(tags: readonly StyledTag[]): DrawnStyle {
  const selected = tags.some((tag) => tag.name === 'sel');
  const drawn: Partial<Record<TagOption, string>> = {};
  for (const { name, style } of tags.toReversed()) {
    for (const option of TAG_OPTIONS) {
      if (drawn[option] !== undefined || option === 'selectbackground' || option === 'selectforeground')
        continue;
      const value = (selected ? selectedValue(style, option) : '') || style[option];
      if (!value) continue;
      const css = COLOURS.has(option) ? tagColour(name, option, value) : value;
      if (css !== '') drawn[option] = css;
    }
  }
  return drawn;
}

function selectedValue(style: TagStyle, option: TagOption): string {
  if (option === 'background') return style.selectbackground ?? '';
  if (option === 'foreground') return style.selectforeground ?? '';
  return '';
}

/** Tk's own colours of the selection. While they stand, the look decides how a selection is drawn. */
const OWN_SELECTION: Readonly<Partial<Record<TagOption, string>>> = {
  background: '#c3c3c3',
  foreground: '#000000',
};

/**
 * A tag's colour as a look sees it: `--tk-tag-NAME-OPTION` in CSS wins over what the program configured, so that a look
 * may bring the colours of a well-known tag to its own contrast.
 */
function tagColour(tag: string, option: TagOption, value: string): string {
  const colour = attempt(() => cssColour(value));
  if (colour === '') return '';
  if (tag === 'sel' && OWN_SELECTION[option] === value) {
    return `var(${option === 'background' ? '--tk-select-bg' : '--tk-select-fg'},${colour})`;
  }
  return PLAIN_NAME.test(tag) ? `var(--tk-tag-${tag}-${option},${colour})` : colour;
}

/** What a piece of text is drawn against. */
export interface LineGround {
  /** The background that fills the line to its right edge, "" for the widget's own. */
  readonly background: string;
  /** The font of the line's end, which the line already has; "" for the widget's own. */
  readonly font: string;
  /** How far the line reaches over and under the letters, in pixels; a background fills that too. */
  readonly above: number;
  readonly below: number;
}

/** The declarations of a run of characters in a line. */
export function runDeclarations(style: DrawnStyle, ground: LineGround): string {
  const parts: string[] = [];
  const background = style.background ?? '';
  // Inside a line that is filled, text without a background shows the widget's.
  if (background !== ground.background) parts.push(`background-color:${background || 'var(--_ground)'}`);
  if (background !== ground.background || style.relief) {
    parts.push(`padding-block:${ground.above}px ${ground.below}px`);
  }
  if (style.foreground) parts.push(`color:${style.foreground}`);
  if ((style.font ?? '') !== ground.font) parts.push(fontDeclarations(style.font ?? ''));
  if (isOn(style.underline)) {
    parts.push('text-decoration-line:underline');
    if (style.underlinefg) parts.push(`text-decoration-color:${style.underlinefg}`);
  }
  if (pixelLength(style.offset) !== 0) parts.push(`vertical-align:${pixelLength(style.offset)}px`);
  parts.push(reliefDeclarations(style));
  return parts.filter(Boolean).join(';');
}

/** The declarations of a line through text; apart, because one element has one colour for all of its lines. */
export function overstrikeDeclarations(style: DrawnStyle): string {
  if (!isOn(style.overstrike)) return '';
  return `text-decoration-line:line-through${style.overstrikefg ? `;text-decoration-color:${style.overstrikefg}` : ''}`;
}

/**
 * The declarations of a whole line. As in Tk its first character decides over justification, margins, spacing, tabs and
 * wrapping, and its newline over what fills it to the right edge.
 */
export function lineDeclarations(first: DrawnStyle, newline: DrawnStyle): string {
  const parts: string[] = [];
  if (newline.background) parts.push(`background-color:${newline.background}`);
  if (newline.font) parts.push(fontDeclarations(newline.font));
  if (first.justify) parts.push(`text-align:${attempt(() => justifyCss(first.justify ?? ''))}`);
  if (first.lmargin1 !== undefined || first.lmargin2 !== undefined) {
    const [one, two] = [pixelLength(first.lmargin1), pixelLength(first.lmargin2)];
    parts.push(`padding-left:${Math.max(two, 0)}px`, `text-indent:${one - Math.max(two, 0)}px`);
  }
  if (first.rmargin) parts.push(`padding-right:${pixelLength(first.rmargin)}px`);
  if (first.spacing1) parts.push(`padding-top:${pixelLength(first.spacing1)}px`);
  if (first.spacing3) parts.push(`padding-bottom:${pixelLength(first.spacing3)}px`);
  if (first.spacing2) parts.push(`line-height:calc(var(--_line) + ${pixelLength(first.spacing2)}px)`);
  if (first.tabs) parts.push(`tab-size:${firstTab(first.tabs)}px`);
  parts.push(marginColours(first), wrapDeclarations(first.wrap ?? ''));
  return parts.filter(Boolean).join(';');
}

/** Coloured margins are drawn as hard-edged shadows inside the line, over its background as in Tk. */
function marginColours(style: DrawnStyle): string {
  const shadows: string[] = [];
  if (style.lmargincolor)
    shadows.push(`inset ${pixelLength(style.lmargin2 ?? style.lmargin1)}px 0 ${style.lmargincolor}`);
  if (style.rmargincolor) shadows.push(`inset -${pixelLength(style.rmargin)}px 0 ${style.rmargincolor}`);
  return shadows.length > 0 ? `box-shadow:${shadows.join(',')}` : '';
}

/**
 * How a line wraps. `char` breaks before the character that would not fit, whatever it is; `word` at white space, and
 * inside a word only when it alone is wider than the view.
 */
export function wrapDeclarations(wrap: string): string {
  if (wrap === 'none') return 'white-space:pre';
  if (wrap === 'char') return 'white-space:pre-wrap;line-break:anywhere;overflow-wrap:anywhere';
  if (wrap === 'word') return 'white-space:pre-wrap;line-break:auto;overflow-wrap:anywhere';
  return '';
}

function reliefDeclarations(style: DrawnStyle): string {
  const width = pixelLength(style.borderwidth);
  const relief = style.relief ?? 'flat';
  if (width <= 0 || relief === 'flat') return '';
  const ground = /#[0-9a-f]{6}/iu.exec(style.background ?? '')?.[0] ?? '#ffffff';
  const { light, dark } = shadesOf(ground);
  const [first, second] = relief === 'sunken' || relief === 'groove' ? [dark, light] : [light, dark];
  if (relief === 'solid') return `box-shadow:inset 0 0 0 ${width}px currentColor`;
  return `box-shadow:inset ${width}px ${width}px ${first},inset -${width}px -${width}px ${second}`;
}

function fontDeclarations(font: string): string {
  if (font === '') return 'font:var(--_font)';
  const properties = attempt(() => fontProperties(font));
  if (properties === '') return '';
  const declarations = Object.entries(properties)
    .filter(([name]) => name !== 'line-height')
    .map(([name, value]) => `${name}:${value}`);
  // The tallest piece decides over the height of a line; "normal" is within a pixel of what Tk takes.
  return [...declarations, 'line-height:normal'].join(';');
}

/** CSS has tab stops at equal distances only, so the first one stands for all. */
function firstTab(tabs: string): number {
  return Math.max(1, pixelLength(tabs.trim().split(/\s+/u)[0]));
}

/** Whether a truth-valued option is on; a value that is none counts as off, since Tk keeps such values. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && attempt(() => tclBoolean(value)) === true;
}

/** A distance in whole pixels, 0 for none and for a bad one, which Tk keeps too. */
export function pixelLength(value: string | undefined): number {
  return value ? attempt(() => pixels(value)) || 0 : 0;
}

/** Tk keeps some values that it then refuses; what can't be read is not drawn. */
function attempt<Result>(read: () => Result): Result | '' {
  try {
    return read();
  } catch {
    return ''; // The program was told when it configured the value.
  }
}
