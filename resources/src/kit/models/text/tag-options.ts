/** How a tag is configured: Tk's 27 options, what each accepts, and the checks that come after they are stored. */
import { tclBoolean } from '../numbers.js';
import { optionTable, type OptionSpec, type Options } from '../options.js';
import { nameFromPrefix } from '../tcl-error.js';
import { pixels } from '../units.js';
import {
  anyText,
  bitmap,
  colour,
  distanceAsGiven,
  font,
  oneOf,
  orNone,
  type ValueReader,
} from '../values.js';
import { readTabStops } from './tab-stops.js';
import type { Tag } from './tag-store.js';
import type { TagOption } from './text-types.js';

const READERS: Readonly<Record<TagOption, ValueReader>> = {
  background: orNone(colour),
  bgstipple: orNone(bitmap),
  borderwidth: orNone(distanceAsGiven),
  elide: anyText,
  fgstipple: orNone(bitmap),
  font: orNone(font),
  foreground: orNone(colour),
  justify: anyText,
  lmargin1: anyText,
  lmargin2: anyText,
  lmargincolor: orNone(colour),
  offset: anyText,
  overstrike: anyText,
  overstrikefg: orNone(colour),
  relief: anyText,
  rmargin: anyText,
  rmargincolor: orNone(colour),
  selectbackground: orNone(colour),
  selectforeground: orNone(colour),
  spacing1: anyText,
  spacing2: anyText,
  spacing3: anyText,
  tabs: anyText,
  // Tk shows the empty choice in its message as a list with nothing after "or".
  tabstyle: oneOf(['tabular', 'wordprocessor', ''], 'tabstyle'),
  underline: anyText,
  underlinefg: orNone(colour),
  wrap: oneOf(['char', 'none', 'word', ''], 'wrap'),
};

const TABLE = optionTable(Object.entries(READERS).map(([name, read]) => [name, '', '', '', read] as const));

const RELIEFS = ['flat', 'groove', 'raised', 'ridge', 'solid', 'sunken'] as const;
const JUSTIFICATIONS = ['left', 'right', 'center'] as const;

/** What Tk looks at only after all values are stored, in its order. A bad one stays and fails again next time. */
const LATE_CHECKS: readonly (readonly [TagOption, (value: string) => unknown])[] = [
  ['relief', (value) => nameFromPrefix(value, RELIEFS, 'relief')],
  ['justify', readJustify],
  ['lmargin1', pixels],
  ['lmargin2', pixels],
  ['offset', pixels],
  ['overstrike', tclBoolean],
  ['rmargin', pixels],
  ['spacing1', pixels],
  ['spacing2', pixels],
  ['spacing3', pixels],
  ['tabs', readTabStops],
  ['underline', tclBoolean],
  ['elide', tclBoolean],
];

function readJustify(value: string): unknown {
  return nameFromPrefix(value, JUSTIFICATIONS, 'justification');
}

/** The names of all options, in Tk's order. */
export function tagOptionNames(): string[] {
  return TABLE.keys();
}

/**
 * Stores options one by one, so that those before a refused one stay, then checks them all.
 * @throws {TclError} as Tk words it
 */
export function configureTag(tag: Tag, options: Options): void {
  for (const [name, value] of Object.entries(options)) {
    const spec = TABLE.find(name);
    tag.setOption(spec.name as TagOption, spec.read(value).text);
  }
  if (Object.keys(options).length > 0) checkTag(tag);
}

function checkTag(tag: Tag): void {
  for (const [name, check] of LATE_CHECKS) {
    const value = tag.options.get(name);
    if (value !== undefined) check(value);
  }
}

/** The value of an option, as it was given. @throws {TclError} for an unknown option */
export function tagOption(tag: Tag, name: string): string {
  const spec: OptionSpec = TABLE.find(name);
  return tag.options.get(spec.name as TagOption) ?? '';
}
