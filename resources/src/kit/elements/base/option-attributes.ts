/** One option as the tables of the models list it: a name, its name in the option database, or what it is an alias of. */
export interface OptionEntry {
  readonly name: string;
  readonly database?: string;
  readonly alias?: string;
}

/** Options whose values are functions or pictures: an attribute is text and cannot carry them. */
const OBJECT_OPTIONS = new Set([
  'command',
  'image',
  'invalidcommand',
  'invcmd',
  'validatecommand',
  'vcmd',
  'xscrollcommand',
  'yscrollcommand',
]);

/** `class` means something else in HTML, and in Tk it can't be changed after creation anyway. */
const TAKEN_BY_HTML = new Set(['class']);

/** The tables are made once a class and never change, so what follows from them is kept. */
const known = new WeakMap<readonly OptionEntry[], ReadonlyMap<string, string>>();

/**
 * The attributes that carry options: Tk's own name in lower case, and the name with its words parted by dashes
 * (`highlightthickness` and `highlight-thickness`). Aliases (`bg`) are attributes too.
 * @returns option name by attribute name
 */
export function attributesOf(entries: readonly OptionEntry[]): ReadonlyMap<string, string> {
  const kept = known.get(entries);
  if (kept) return kept;
  const attributes = new Map<string, string>();
  known.set(entries, attributes);
  for (const { name, database } of entries) {
    if (OBJECT_OPTIONS.has(name) || TAKEN_BY_HTML.has(name)) continue;
    attributes.set(name, name);
    if (database) attributes.set(dashed(database), name);
  }
  return attributes;
}

/**
 * The full name of an option: an alias led to its option, an unambiguous beginning completed. An unknown name comes back
 * as it is: refusing it is the model's part.
 */
export function fullName(entries: readonly OptionEntry[], name: string): string {
  const exact = entries.find((entry) => entry.name === name);
  const matches = exact ? [exact] : entries.filter((entry) => entry.name.startsWith(name));
  const only = matches.length === 1 ? matches[0] : undefined;
  return only ? (only.alias ?? only.name) : name;
}

/** highlightThickness becomes highlight-thickness; the database's capitals are where Tk's words begin. */
function dashed(database: string): string {
  return database.replaceAll(/[A-Z]/gu, (capital) => `-${capital.toLowerCase()}`);
}
