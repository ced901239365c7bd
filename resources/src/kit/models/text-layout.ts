/** The lines of a Label's or Button's text and their sizes, as Tk lays them out: newlines, tabs, and breaking at a width. */
import type { Size } from './configured-model.js';
import type { FontMeasurer } from './font.js';

/** How a text is laid out in a Label, Button or Entry. */
export interface LayoutOptions {
  readonly font: string;
  /** Lines longer than this many pixels are broken; 0 breaks at newlines only. */
  readonly wrapLength: number;
  readonly measurer: FontMeasurer;
}

/** One line as it is shown. Spaces at which a line was broken belong to none. */
export interface LaidLine {
  readonly text: string;
  /** Width in pixels, tabs included. */
  readonly width: number;
}

/** Tab stops stand every eight widths of "0". */
const TAB_CHARS = 8;

/** Breaks a text into the lines a Label shows: at newlines, and with a wrap length at the last space that fits. */
export function layoutLines(text: string, options: LayoutOptions): string[] {
  return laidLines(text, options).map((line) => line.text);
}

/** The same with the width of each line. */
export function laidLines(text: string, options: LayoutOptions): LaidLine[] {
  return text.split('\n').flatMap((line) => wrapLine(line, options));
}

/** The size of the laid-out text in pixels. An empty text is one line high and has no width; so is the end of a last newline. */
export function layoutSize(text: string, options: LayoutOptions): Size {
  const lines = laidLines(text, options);
  const width = Math.max(...lines.map((line) => line.width));
  return { width, height: lines.length * options.measurer.metrics(options.font).linespace };
}

/** The width of one line that is never broken: newlines in it count as characters, tabs lead to tab stops. */
export function lineWidth(line: string, options: LayoutOptions): number {
  return Math.max(0, ...wrapLine(line, { ...options, wrapLength: 0 }).map((laid) => laid.width));
}

function wrapLine(line: string, options: LayoutOptions): LaidLine[] {
  const lines: LaidLine[] = [];
  let rest = line;
  do {
    const taken = takeLine(rest, options);
    lines.push({ text: rest.slice(0, taken.length), width: taken.width });
    // Where a line is broken the spaces go, but a tab begins the next line.
    rest = rest.slice(taken.length).replace(/^[^\S\t]+/u, '');
  } while (rest !== '');
  return lines;
}

/** How much of a text stands on one line: words and tabs as long as they fit, something in any case. */
function takeLine(text: string, options: LayoutOptions): { length: number; width: number } {
  const { font, measurer, wrapLength } = options;
  const stop = Math.max(1, TAB_CHARS * measurer.width(font, '0'));
  let [length, width] = [0, 0];
  while (length < text.length) {
    const tab = text.indexOf('\t', length);
    const word = text.slice(length, tab < 0 ? text.length : tab);
    const fits =
      wrapLength > 0 ? fitting(word, { ...options, wrapLength: wrapLength - width }, length === 0) : word;
    if (fits !== '') width += measurer.width(font, fits);
    length += fits.length;
    if (fits.length < word.length || tab < 0) break;
    width = Math.floor((width + stop) / stop) * stop;
    length += 1;
    if (wrapLength > 0 && width > wrapLength) break;
  }
  return { length, width };
}

/** The part of a text that fits, up to the end of a word; where not one word fits, as many characters as do if `any`. */
function fitting(text: string, { font, measurer, wrapLength }: LayoutOptions, any: boolean): string {
  let [fits, words, width] = [0, 0, 0];
  let inWord = false;
  for (const char of text) {
    const space = /\s/u.test(char);
    if (space && inWord) words = fits;
    inWord = !space;
    width += measurer.width(font, char);
    if (width > wrapLength) {
      if (any && fits === 0) return char;
      return text.slice(0, any && words === 0 ? fits : words);
    }
    fits += char.length;
  }
  return text;
}
