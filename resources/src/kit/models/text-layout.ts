import type { Size } from './configured-model.js';
import type { FontMeasurer } from './font.js';

/** How a text is laid out in a Label or Button. */
export interface LayoutOptions {
  readonly font: string;
  /** Lines longer than this many pixels are broken; 0 breaks at newlines only. */
  readonly wrapLength: number;
  readonly measurer: FontMeasurer;
}

/** Breaks a text into the lines a Label shows: at newlines, and with a wrap length at the last space that fits. */
export function layoutLines(text: string, options: LayoutOptions): string[] {
  const lines = text.split('\n');
  return options.wrapLength > 0 ? lines.flatMap((line) => wrapLine(line, options)) : lines;
}

/** The size of the laid-out text in pixels. An empty text is one line high and has no width. */
export function layoutSize(text: string, options: LayoutOptions): Size {
  const lines = layoutLines(text, options);
  const width = Math.max(...lines.map((line) => lineWidth(line, options)));
  return { width, height: lines.length * options.measurer.metrics(options.font).linespace };
}

/** Tab stops stand every eight widths of "0". */
const TAB_CHARS = 8;

function lineWidth(line: string, { font, measurer }: LayoutOptions): number {
  const stop = TAB_CHARS * measurer.width(font, '0');
  let x = 0;
  for (const [at, part] of line.split('\t').entries()) {
    if (at > 0) x = Math.floor((x + stop) / stop) * stop;
    x += part === '' ? 0 : measurer.width(font, part);
  }
  return x;
}

function wrapLine(line: string, options: LayoutOptions): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest !== '' && lineWidth(rest, options) > options.wrapLength) {
    const cut = cutAt(rest, options);
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).replace(/^[ \t]+/u, '');
  }
  if (rest !== '' || lines.length === 0) lines.push(rest);
  return lines;
}

/** How much of a line fits: up to its last space that does, else as many characters as do, at least one. */
function cutAt(line: string, options: LayoutOptions): number {
  let fits = 0;
  let space = 0;
  for (const char of line) {
    const next = fits + char.length;
    if (lineWidth(line.slice(0, next), options) > options.wrapLength) break;
    fits = next;
    if (/\s/u.test(char)) space = next;
  }
  if (/\s/u.test(line.charAt(fits))) return fits;
  return space || fits || String.fromCodePoint(line.codePointAt(0) ?? 0).length;
}
