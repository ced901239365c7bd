/** What the parts of the parser of regular expressions share: where they are and how they complain. */
import { TclError } from '../tcl-error.js';

/** Why a pattern is refused, in Tcl's words. */
export type AreProblem =
  | 'quantifier operand invalid'
  | 'parentheses () not balanced'
  | 'brackets [] not balanced'
  | 'braces {} not balanced'
  | 'invalid repetition count(s)'
  | 'invalid escape \\ sequence'
  | 'invalid backreference number'
  | 'invalid character range'
  | 'invalid character class'
  | 'invalid collating element'
  | 'invalid embedded option';

/** The pattern, how far it is read, and how. */
export interface AreReader {
  readonly pattern: string;
  at: number;
  readonly noCase: boolean;
  readonly stopsAtLines: boolean;
}

/** The error for a pattern. */
export function areError(problem: AreProblem): TclError {
  return new TclError(`couldn't compile regular expression pattern: ${problem}`);
}
