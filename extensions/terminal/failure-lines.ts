/** A failure on standard error: the sheet's own line first, then what to do, then what Python would have said. */

import { failureCard } from '../phrases/failure-text.js';
import { withCode } from '../phrases/notice-text.js';
import type { Phrases } from '../phrases/phrases.js';
import type { Failure } from '../protocol/failures.js';

/** The lines for a person, without a stack trace. */
export function failureLines(failure: Failure, phrases: Phrases): string {
  const card = failureCard(failure, phrases, process.platform);
  const lines = [card.title, withCode(failure.code, card.sentence)];
  if (card.python !== undefined) lines.push(`Python : ${card.python}`);
  return lines.join('\n');
}
