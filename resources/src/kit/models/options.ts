/**
 * Tk's option machinery: a table a class, values a widget, configure and cget with unique beginnings, aliases and all-or-
 * nothing changes. Every widget of the kit, the Text too, stands on it.
 */
import { Listeners, type ChangeListener } from './change.js';
import { TclError } from './tcl-error.js';
import { inputText, type OptionInput, type OptionValue, type ReadValue, type ValueReader } from './values.js';

/** One option of a widget class. Names are written without Tk's dash. */
export interface OptionSpec {
  readonly name: string;
  /** The name and class in X's option database, which `configure name` shows. */
  readonly database: string;
  readonly databaseClass: string;
  /** The default as cget shows it. */
  readonly initial: string;
  readonly read: ValueReader;
}

/** A second name of an option, such as bg for background. */
export interface OptionAlias {
  readonly name: string;
  readonly alias: string;
}

/** Options by name, as `configure` takes them. */
export type Options = Readonly<Record<string, OptionInput>>;

/** Makes a table from rows of [name, database name, database class, default, reader]; rows of two are aliases. */
export function optionTable(
  rows: readonly (readonly [string, string, string, string, ValueReader] | readonly [string, string])[],
): OptionTable {
  return new OptionTable(
    rows.map((row) =>
      row.length === 2
        ? { name: row[0], alias: row[1] }
        : { name: row[0], database: row[1], databaseClass: row[2], initial: row[3], read: row[4] },
    ),
  );
}

/** The options of one widget class; made once a class, shared by all of its widgets. */
export class OptionTable {
  readonly entries: readonly (OptionSpec | OptionAlias)[];
  readonly #found = new Map<string, OptionSpec>();

  constructor(entries: readonly (OptionSpec | OptionAlias)[]) {
    // Tk lists options in alphabetical order whatever the order of the table is.
    this.entries = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /**
   * The option that a name or an unambiguous beginning of one stands for; aliases lead to the option itself.
   * @throws {TclError} `unknown option "-x"`, for an ambiguous beginning too
   */
  find(name: string): OptionSpec {
    const known = this.#found.get(name);
    if (known) return known;
    const exact = this.entries.find((entry) => entry.name === name);
    const matches = exact
      ? [exact]
      : this.entries.filter((entry) => name !== '' && entry.name.startsWith(name));
    const only = matches[0];
    if (matches.length !== 1 || !only) throw new TclError(`unknown option "-${name}"`);
    const spec = 'alias' in only ? this.find(only.alias) : only;
    this.#found.set(name, spec);
    return spec;
  }

  /** Every name that can be configured, aliases too, as Tkinter's keys() gives them. */
  keys(): string[] {
    return this.entries.map((entry) => entry.name);
  }
}

/** What a model does when its options were set, before anyone is told; throwing a TclError takes the whole call back. */
export type OptionsCheck = (names: readonly string[]) => void;

/** The configuration of one widget: values by option, with Tk's configure and cget. */
export class OptionSet {
  readonly table: OptionTable;
  readonly #values = new Map<string, ReadValue>();
  readonly #listeners = new Listeners();
  readonly #check: OptionsCheck | undefined;

  /** @param check called after each successful reading of values, with the full names of what was set */
  constructor(table: OptionTable, check?: OptionsCheck) {
    this.table = table;
    this.#check = check;
    for (const entry of table.entries)
      if (!('alias' in entry)) this.#values.set(entry.name, entry.read(entry.initial));
  }

  /**
   * Sets options in the order given. As in Tk it is all or nothing: after an error every value is as before.
   * @throws {TclError} for an unknown name or a value that does not fit
   */
  configure(options: Options): void {
    const before = new Map<string, ReadValue>();
    try {
      for (const [name, input] of Object.entries(options)) {
        const spec = this.table.find(name);
        const value = spec.read(input);
        const old = this.#values.get(spec.name);
        if (old && !before.has(spec.name)) before.set(spec.name, old);
        this.#values.set(spec.name, value);
      }
      this.#check?.([...before.keys()]);
    } catch (error) {
      for (const [name, value] of before) this.#values.set(name, value);
      throw error;
    }
    if (before.size > 0) this.#listeners.tell({ kind: 'options', names: [...before.keys()] });
  }

  /**
   * Writes a value past the readers and the check, silently: for a model that follows a variable or corrects a value
   * as Tk does (a negative width of the focus ring becomes 0).
   */
  put(name: string, value: OptionValue, text = inputText(value)): void {
    this.#values.set(name, { value, text });
  }

  /** The value as Tk prints it. @throws {TclError} `unknown option "-x"` */
  cget(name: string): string {
    /** The value under an option's full name; every option of the table has one from the start. */
    return this.#get(name).text;
  }

  /** What `configure name` answers: [-name, database name, class, default, value]. @throws {TclError} for an unknown name */
  confinfo(name: string): string[] {
    const spec = this.table.find(name);
    return [`-${spec.name}`, spec.database, spec.databaseClass, spec.initial, this.cget(spec.name)];
  }

  /** Every name, aliases too. */
  keys(): string[] {
    return this.table.keys();
  }

  /** The value as the model uses it: a number of pixels, a truth value, a word, a function, an object or null. */
  value(name: string): OptionValue {
    return this.#get(name).value;
  }

  /** A numeric option, 0 when it is none. */
  number(name: string): number {
    const value = this.value(name);
    return typeof value === 'number' ? value : 0;
  }

  /** A textual option, "" when it is none. */
  text(name: string): string {
    const value = this.value(name);
    return typeof value === 'string' ? value : '';
  }

  /** Whether a truth-valued option is on. */
  flag(name: string): boolean {
    return this.value(name) === true;
  }

  /** Calls the listener after each configure that set something; returns the function that ends it. */
  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  #get(name: string): ReadValue {
    const spec = this.table.find(name);
    const value = this.#values.get(spec.name);
    if (!value) throw new Error(`option ${spec.name} has no value`);
    return value;
  }
}
