/** The asking of an Entry's validatecommand, apart from the Entry because its rules against loops are a matter of their own. */
import type { ValidateMode } from './entry-options.js';
import { tclBoolean } from './numbers.js';
import type { OptionValue } from './values.js';

/** What a validatecommand is told, Tk's %-fields by name. */
export interface ValidationFields {
  /** %d: 1 for an insertion, 0 for a deletion, -1 for focus, a write to the variable or an explicit validate(). */
  readonly action: 1 | 0 | -1;
  /** %i: where the change begins, or -1. */
  readonly index: number;
  /** %P: the text if the change is allowed. */
  readonly newText: string;
  /** %s: the text before. */
  readonly oldText: string;
  /** %S: the characters inserted or deleted, or "". */
  readonly change: string;
  /** %v: the `validate` option as it is now. */
  readonly mode: ValidateMode;
  /** %V: why it is asked. */
  readonly reason: 'key' | 'focusin' | 'focusout' | 'forced';
}

/** A validatecommand: true (or what Tcl takes for true) allows the change. Anything that is no truth value turns validation off. */
export type ValidateCommand = (fields: ValidationFields) => unknown;
/** What a validator needs of its entry. */
export interface ValidatedEntry {
  readonly mode: ValidateMode;
  readonly validateCommand: OptionValue;
  readonly invalidCommand: OptionValue;
  readonly text: string;
  /** Turns validation off for good, as Tk does when a command fails or contradicts a variable. */
  turnOff(): void;
}

/** `error`: the command failed, or validation was turned off under way. */
export type Verdict = 'ok' | 'refused' | 'error';
/** What is to be validated; the rest the entry knows. */
export type ValidationRequest = Pick<ValidationFields, 'action' | 'index' | 'newText' | 'change' | 'reason'>;

/**
 * Asks an Entry's validatecommand and guards against the loops this invites: a command that edits the entry it
 * validates, or a variable that is written while the command runs, turns validation off, as in Tk.
 */
export class EntryValidator {
  readonly #entry: ValidatedEntry;
  #asking = false;
  #settingVariable = false;
  #abort = false;

  constructor(entry: ValidatedEntry) {
    this.#entry = entry;
  }

  /** Asks about one change. Without a command, or with `validate` none, everything is allowed. */
  ask(request: ValidationRequest): Verdict {
    const forVariable = this.#settingVariable;
    const command = this.#entry.validateCommand;
    if (typeof command !== 'function' || this.#isOff()) {
      if (this.#asking) this.#abort = true;
      return forVariable ? 'error' : 'ok';
    }
    if (this.#asking) {
      this.#entry.turnOff();
      this.#abort = true;
      return forVariable ? 'error' : 'ok';
    }
    this.#asking = true;
    let verdict = this.#call(command as ValidateCommand, request);
    if (this.#isOff() || (!forVariable && this.#settingVariable)) verdict = 'error';
    if (verdict === 'error' || (verdict === 'refused' && forVariable)) this.#entry.turnOff();
    else if (verdict === 'refused') verdict = this.#callInvalid(request);
    this.#asking = false;
    return verdict;
  }

  /**
   * Asks about a value that comes from the variable. It is shown whatever the command says; a refusal turns validation
   * off, for the variable has the last word.
   * @returns false when something else set the value meanwhile and this one is out of date
   */
  askForVariable(newText: string): boolean {
    if (this.#settingVariable) {
      this.#abort = true;
      return true;
    }
    this.#settingVariable = true;
    this.ask({ action: -1, index: -1, newText, change: '', reason: 'forced' });
    this.#settingVariable = false;
    const aborted = this.#abort;
    this.#abort = false;
    return !aborted;
  }

  /** A command may turn it off while it runs, so it is asked afresh each time. */
  #isOff(): boolean {
    return this.#entry.mode === 'none';
  }

  #fields(request: ValidationRequest): ValidationFields {
    return { ...request, oldText: this.#entry.text, mode: this.#entry.mode };
  }

  #call(command: ValidateCommand, request: ValidationRequest): Verdict {
    try {
      const answer = command(this.#fields(request));
      const allowed = typeof answer === 'boolean' ? answer : tclBoolean(String(answer));
      return allowed ? 'ok' : 'refused';
    } catch {
      // Tk reports a failing command in the background and goes on without validation; the page's console
      // cannot be named here, and the entry must keep working.
      return 'error';
    }
  }

  #callInvalid(request: ValidationRequest): Verdict {
    const command = this.#entry.invalidCommand;
    if (typeof command !== 'function') return 'refused';
    try {
      (command as ValidateCommand)(this.#fields(request));
      return 'refused';
    } catch {
      // As above: a failing command ends validation, not the program.
      this.#entry.turnOff();
      return 'error';
    }
  }
}
