/** Variables that widgets share, Tkinter's StringVar. */

/** Called after each write to a variable, also when the value written equals the old one, as Tcl's write traces are. */
export type VariableTrace = (value: string, variable: Variable) => void;

let created = 0;

/**
 * A value that widgets share, the StringVar of Tkinter: what is written here shows in each widget that has it as
 * `textvariable`, and what is typed there can be read here. Values are strings, as everything in Tcl is.
 */
export class Variable {
  /** The Tcl name, PY_VAR0 and so on as Tkinter numbers them, or the one given. */
  readonly name: string;
  readonly #traces = new Set<VariableTrace>();
  #value: string;

  constructor(value: string | number | boolean = '', name = `PY_VAR${created++}`) {
    this.name = name;
    this.#value = asText(value);
  }

  /** The present value. */
  get(): string {
    return this.#value;
  }

  /** Writes the value and tells the traces, newest first as Tcl does. A trace may write again; the last write stays. */
  set(value: string | number | boolean): void {
    this.#value = asText(value);
    for (const trace of [...this.#traces].reverse()) trace(this.#value, this);
  }

  /** Calls `trace` after each write until the returned function is called. */
  trace(trace: VariableTrace): () => void {
    this.#traces.add(trace);
    return () => {
      this.#traces.delete(trace);
    };
  }

  toString(): string {
    return this.name;
  }
}

const named = new Map<string, Variable>();

/** The one variable of that name, made on first use with an empty value: what `textvariable="name"` written as text means. */
export function variableNamed(name: string): Variable {
  let variable = named.get(name);
  if (!variable) {
    variable = new Variable('', name);
    named.set(name, variable);
  }
  return variable;
}

function asText(value: string | number | boolean): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
}
