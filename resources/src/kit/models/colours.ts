/**
 * Reads colours as Tk writes them and gives them as numbers or as CSS. The table of names is unpacked on first use, for
 * most pages name only a few.
 */
import { PLAIN_COLOURS, SHADED_COLOURS } from './colour-names.js';
import { TclError } from './tcl-error.js';

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

let byName: Map<string, string> | undefined;

/**
 * Reads a colour as Tk does: one of its names in any case ("light steel blue" or "LightSteelBlue"), or # and 1 to 4
 * hexadecimal digits for each of red, green and blue. Of longer values the leading eight bits count.
 * @throws {TclError} `unknown color name "x"`, or `invalid color name "#12345"`
 */
export function parseColour(text: string): Rgb {
  if (text.startsWith('#')) return hexColour(text);
  byName ??= readTable();
  const hex = byName.get(text.toLowerCase());
  if (hex === undefined) throw new TclError(`unknown color name "${text}"`);
  return splitHex(hex);
}

/** Writes a Tk colour as CSS understands it, "#rrggbb". @throws {TclError} as `parseColour` does */
export function cssColour(text: string): string {
  return `#${parseColour(text).map(twoDigits).join('')}`;
}

function hexColour(text: string): Rgb {
  const digits = text.slice(1);
  const each = digits.length / 3;
  if (!/^[0-9a-f]+$/iu.test(digits) || ![1, 2, 3, 4].includes(each))
    throw new TclError(`invalid color name "${text}"`);
  // One digit stands for itself twice, as in CSS; of three or four the first two are the high byte.
  const channel = (at: number): number => {
    const part = digits.slice(at * each, (at + 1) * each);
    return parseInt(each === 1 ? part + part : part.slice(0, 2), 16);
  };
  return [channel(0), channel(1), channel(2)];
}

function splitHex(hex: string): Rgb {
  const value = parseInt(hex, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function twoDigits(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** Spells out the compact table, each name with and without its spaces. */
function readTable(): Map<string, string> {
  const table = new Map<string, string>();
  const put = (name: string, hex: string): void => {
    table.set(name, hex);
    table.set(name.replaceAll(' ', ''), hex);
  };
  for (const [, name = '', hex = ''] of PLAIN_COLOURS.matchAll(/([a-z0-9 ]+) ([0-9a-f]{6})(?:;|$)/gu))
    put(name, hex);
  for (const [, name = '', shades = ''] of SHADED_COLOURS.matchAll(
    /([a-z ]+?)((?: [0-9a-f]{6}){4})(?:;|$)/gu,
  )) {
    for (const [at, hex] of shades.trim().split(' ').entries())
      table.set(`${name.replaceAll(' ', '')}${at + 1}`, hex);
  }
  for (let percent = 0; percent <= 100; percent++) {
    // 2.55 and not 255/100: gray50 is 7f, and only this rounding gives it.
    const hex = twoDigits(Math.floor(percent * 2.55 + 0.5)).repeat(3);
    for (const name of ['gray', 'grey']) table.set(`${name}${percent}`, hex);
  }
  return table;
}
