/** From the system's errors to failures a person can read about: by `code` and `errors[]`, never by the message. */

import { FAILURE_CODES, FailureError } from '../protocol/failures.js';
import type { Failure, FailureAction, FailureCode, FailureDetails } from '../protocol/failures.js';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Names of the system that mean one of ours. */
const SYNONYMS: Readonly<Record<string, FailureCode>> = {
  EPERM: 'EACCES',
  ENFILE: 'EMFILE',
  ENODATA: 'ENOTFOUND',
  EAI_NONAME: 'ENOTFOUND',
  EAI_FAIL: 'EAI_AGAIN',
  ECONNABORTED: 'ECONNRESET',
  ENOTCONN: 'EPIPE',
  ERR_STREAM_WRITE_AFTER_END: 'EPIPE',
  ERR_STREAM_DESTROYED: 'EPIPE',
  ERR_SOCKET_BAD_PORT: 'port-invalid',
  ABORT_ERR: 'cancelled',
};

/** When a name has several addresses and each failed differently: what tells the person most comes first. */
const MOST_TELLING: readonly FailureCode[] = [
  'ECONNREFUSED',
  'EACCES',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** The failure that an error stands for. An error without a code is `unknown` with the error's name. */
export function failureOf(error: unknown, action: FailureAction, details: FailureDetails = {}): Failure {
  const names = systemNames(error);
  const codes = names.map(codeOf);
  const known: readonly FailureCode[] = codes.filter((code) => code !== 'unknown');
  const code = MOST_TELLING.find((telling) => known.includes(telling)) ?? known[0];
  if (code !== undefined) return { code, action, details };
  return { code: 'unknown', action, details: { ...details, detail: names[0] ?? nameOf(error) } };
}

/** The same as an exception, with the error as its cause. A FailureError stays what it is. */
export function failureError(
  error: unknown,
  action: FailureAction,
  details: FailureDetails = {},
): FailureError {
  return error instanceof FailureError ? error : new FailureError(failureOf(error, action, details), error);
}

/**
 * A port of that host which was free a moment ago, to be offered where another is taken or reserved; undefined when
 * the host itself is the trouble.
 */
export async function freePort(host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    // Silence is right: the caller reports its own failure, this is only a suggestion.
    probe.once('error', () => resolve(undefined));
    probe.listen({ host, port: 0, exclusive: true }, () => {
      const { port } = probe.address() as AddressInfo; // A TCP server that listens has one.
      probe.close(() => resolve(port));
    });
  });
}

/** The codes in an error: its own, or those of each address tried (Node's AggregateError, whose message is empty). */
function systemNames(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const inner = 'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap(systemNames) : [];
  if (inner.length > 0) return inner;
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}

function codeOf(name: string): FailureCode {
  return FAILURE_CODES.find((code) => code === name) ?? SYNONYMS[name] ?? 'unknown';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
