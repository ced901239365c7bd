import { parseProgram } from './parser.js';
import { run, type Scope } from './interpreter.js';
import { PythonSyntaxError } from './syntax.js';
import { PythonError, represent } from './values.js';

/** One line of what a program gave: something it printed, the value of an expression, or the error that ended it. */
export interface OutputLine {
  readonly kind: 'printed' | 'value' | 'error';
  readonly text: string;
}

/**
 * Reads and runs a program as Python's interactive shell would: each expression's value is shown, unless it is None. What
 * goes wrong is output too; nothing is thrown.
 */
export async function runProgram(
  program: string,
  scope: Scope,
  write: (line: OutputLine) => void,
): Promise<void> {
  try {
    await run(parseProgram(program), scope, (value) => {
      if (value !== null) write({ kind: 'value', text: represent(value) });
    });
  } catch (error) {
    write({ kind: 'error', text: errorText(error) });
  }
}

/** An error as the last line of a Python traceback. */
export function errorText(error: unknown): string {
  if (error instanceof PythonSyntaxError) return `SyntaxError: ${error.message} (line ${error.line})`;
  if (error instanceof PythonError) return `${error.kind}: ${error.message}`;
  // A lambda that calls itself ends here: the browser's stack is the only depth there is.
  if (error instanceof RangeError) return 'RecursionError: maximum recursion depth exceeded';
  if (error instanceof Error && error.name === 'TclError') return `_tkinter.TclError: ${error.message}`;
  throw error;
}
