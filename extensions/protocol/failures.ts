/**
 * Failures a person may meet: a stable code, what was being done, and the values a phrase needs.
 * The words are in phrases/; the mapping from the system's errors is in sockets/.
 */

/** Codes of expected failures. The upper-case ones are the system's own names. */
export const FAILURE_CODES = [
  'ECONNREFUSED',
  'EADDRINUSE',
  'EACCES',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
  'EPIPE',
  'EMFILE',
  'port-invalid',
  'port-empty',
  'host-empty',
  'host-any',
  'server-full',
  'message-too-long',
  'not-utf8',
  'not-encodable',
  'engine-lost',
  'not-connected',
  'already-connected',
  'hex-invalid',
  'escape-invalid',
  'file',
  'cancelled',
  'server-gone',
  'command-invalid',
  'unknown',
] as const;
/** One of {@link FAILURE_CODES}. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** What was being tried. It chooses between two phrases for one code (EADDRINUSE on listen and on connect). */
export const FAILURE_ACTIONS = [
  'connect',
  'listen',
  'send',
  'receive',
  'accept',
  'write-file',
  'command',
] as const;
/** One of {@link FAILURE_ACTIONS}. */
export type FailureAction = (typeof FAILURE_ACTIONS)[number];

/** Values for the phrase. Only those that the code's phrase names are set. */
export interface FailureDetails {
  readonly host?: string;
  readonly port?: number;
  /** A port that was free a moment ago; offered with EADDRINUSE and EACCES on listen. */
  readonly free?: number;
  readonly seconds?: number;
  readonly n?: number;
  readonly max?: number;
  /** Position from 1 in what was typed. */
  readonly position?: number;
  readonly path?: string;
  /** The system's own code when ours is `unknown`, or the field a command got wrong. */
  readonly detail?: string;
}

/** An expected failure as data: it crosses the link and enters the journal. */
export interface Failure {
  readonly code: FailureCode;
  readonly action: FailureAction;
  readonly details: FailureDetails;
}

/** An expected failure as an exception. A bug is any other exception. */
export class FailureError extends Error {
  readonly failure: Failure;

  /** `cause` is the system's error when there was one; the message is for logs, never for people. */
  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.action}: ${failure.code} ${JSON.stringify(failure.details)}`, { cause });
    this.name = 'FailureError';
    this.failure = failure;
  }
}
