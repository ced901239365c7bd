/** Expected failures of commands, told apart from bugs. */

import { FailureError, type Failure } from '../../../extensions/protocol/failures.js';

/** The failure a command was refused with; anything else is a bug and is thrown on. */
export function failureIn(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  throw error;
}
