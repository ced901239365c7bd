/** A failure in words: the sentence, the card, and the line Python would print. */

import type { Failure, FailureCode } from '../protocol/failures.js';
import type { Phrases } from './phrases.js';
import { pythonError } from './python-error.js';

/** What a card shows. `reason` and `python` are absent where there is nothing to add. */
export interface FailureCard {
  readonly title: string;
  readonly sentence: string;
  readonly reason?: string;
  readonly python?: string;
}

/** One plain sentence with the code in brackets behind it, when the code is the system's. */
export function failureSentence(failure: Failure, { failures }: Phrases): string {
  const { code, action, details } = failure;
  const { sentences } = failures;
  const sentence =
    code === 'EADDRINUSE' && action === 'connect' ? sentences['EADDRINUSE.connect'] : sentences[code];
  return sentence(details);
}

/** The whole card. `platform` is the engine's `process.platform`: Python's numbers differ by system. */
export function failureCard(failure: Failure, phrases: Phrases, platform: string): FailureCard {
  const { titles, reasons } = phrases.failures;
  const reason: string | undefined = hasReason(failure.code, reasons) ? reasons[failure.code] : undefined;
  const python = pythonError(failure, platform);
  return {
    title: titles[failure.action],
    sentence: failureSentence(failure, phrases),
    ...(reason === undefined ? {} : { reason }),
    ...(python === null ? {} : { python }),
  };
}

function hasReason<T extends object>(code: FailureCode, reasons: T): code is FailureCode & keyof T {
  return code in reasons;
}
