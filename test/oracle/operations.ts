import { TclError } from '../../resources/src/kit/models/tcl-error.js';
import type { Json, Operation } from './types.js';

/** Does one operation and gives its result; undefined stands for Tk's empty answer. */
// An operation that changes something has nothing to say, and its method returns nothing.
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type
export type Doer = (...args: Json[]) => Json | undefined | void;

/** Runs operations by name. A refused one gives {error: message}, a bug of the kit {error, kind: "bug"}. */
export function runAll(
  ops: readonly Operation[],
  doers: Readonly<Record<string, Doer>>,
  fix = (message: string): string => message,
): Json[] {
  return ops.map(([name, ...args]) => {
    const doer = Object.hasOwn(doers, name) ? doers[name] : undefined;
    if (!doer) return { error: `oracle: no op ${name}`, kind: 'oracle' };
    try {
      return doer(...args) ?? null;
    } catch (error) {
      if (error instanceof TclError) return { error: fix(error.message) };
      return { error: error instanceof Error ? (error.stack ?? error.message) : String(error), kind: 'bug' };
    }
  });
}

/** An argument as Tcl sees it: booleans are 1 and 0, null is empty, the rest text. */
export function word(value: Json | undefined): string {
  if (value === true) return '1';
  if (value === false) return '0';
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.map(word).join(' ') : JSON.stringify(value);
}
