/** What the models of Label, Button, Entry and Toplevel share: options under Tk's rules, and listeners. */
import { Listeners, type ChangeListener, type ModelChange } from './change.js';
import { OptionSet, type Options, type OptionTable } from './options.js';

/** A size in whole pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What every widget model has: Tk's options, and listeners that hear of each change. */
export abstract class ConfiguredModel {
  protected readonly options: OptionSet;
  readonly #listeners = new Listeners();

  constructor(table: OptionTable) {
    this.options = new OptionSet(table, (names) => {
      this.checkOptions(names);
    });
    this.options.onChange((change) => {
      this.optionsChanged(change.names ?? []);
      this.tell(change);
    });
  }

  /** Sets options; all or nothing. @throws {TclError} for an unknown name or a value that does not fit */
  configure(options: Options): void {
    this.options.configure(options);
  }

  /** The value of one option as Tk prints it. @throws {TclError} `unknown option "-x"` */
  cget(name: string): string {
    return this.options.cget(name);
  }

  /** [-name, database name, database class, default, value] of one option. @throws {TclError} `unknown option "-x"` */
  confinfo(name: string): string[] {
    return this.options.confinfo(name);
  }

  /** The names of all options, aliases too. */
  keys(): string[] {
    return this.options.keys();
  }

  /** Calls the listener after each change, whoever made it, until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Tells the listeners. */
  protected tell(change: ModelChange): void {
    this.#listeners.tell(change);
  }

  /** Called with new values in place but before they stay: throw a TclError to take them all back. */
  protected checkOptions(_names: readonly string[]): void {
    // Nothing to check unless a subclass says so.
  }

  /** Called when new values stay, before the listeners hear of it. */
  protected optionsChanged(_names: readonly string[]): void {
    // Nothing follows from an option unless a subclass says so.
  }
}
