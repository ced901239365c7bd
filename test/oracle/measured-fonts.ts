import type { FontMeasurer } from '../../resources/src/kit/models/font.js';
import { MEASURED_FONTS, type MeasuredFont } from './font-widths.js';

const ALIASES: Readonly<Record<string, string>> = {
  TkTextFont: 'TkDefaultFont',
  TkMenuFont: 'TkDefaultFont',
};
const widths = new Map<MeasuredFont, ReadonlyMap<string, number>>();

/** Measures text by the table taken from real Tk; an unknown font counts as the default one. */
export const measuredFonts: FontMeasurer = {
  width(font, text) {
    const measured = measuredFont(font);
    const table = widthsOf(measured);
    let total = 0;
    for (const char of text) total += table.get(char) ?? measured.other;
    return total;
  },
  metrics: measuredFont,
};

function measuredFont(name: string): MeasuredFont {
  const font = MEASURED_FONTS[ALIASES[name] ?? name] ?? MEASURED_FONTS['TkDefaultFont'];
  if (!font) throw new Error('the table of fonts is empty');
  return font;
}

function widthsOf(font: MeasuredFont): ReadonlyMap<string, number> {
  let table = widths.get(font);
  if (!table) {
    table = new Map(
      Object.entries(font.groups).flatMap(([width, chars]) =>
        [...chars].map((char) => [char, Number(width)] as const),
      ),
    );
    widths.set(font, table);
  }
  return table;
}
