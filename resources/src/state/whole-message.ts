/** Fetching a message whose bytes did not all cross the link. */

import { fromBase64 } from '../../../extensions/protocol/bytes.js';
import { FailureError } from '../../../extensions/protocol/failures.js';
import type { EventPart, MessageEntry } from '../../../extensions/protocol/projections/dialogue.js';
import type { Gateway } from './gateway.js';

/** Whether the entry holds less than the whole message. */
export function isCut({ bytes, size }: MessageEntry): boolean {
  return bytes.length < size;
}

/** The whole payload of a message; null when the journal keeps it no more, or it came in too many pieces. */
export async function wholeOf(gateway: Gateway, entry: MessageEntry): Promise<Uint8Array | null> {
  if (entry.rest === undefined) return null;
  const { skip } = entry.rest;
  const whole = new Uint8Array(skip + entry.size);
  let at = 0;
  try {
    for (const { seq, start, end } of inOrder(entry.rest.last)) {
      const { base64 } = await gateway.ask({ type: 'event.data', seq });
      const bytes = fromBase64(base64).subarray(start, Math.min(end, start + whole.length - at));
      whole.set(bytes, at);
      at += bytes.length;
    }
  } catch (error) {
    // A bug is thrown on; a refusal means that the event is gone, and a lost engine is told by its own banner.
    if (error instanceof FailureError) return null;
    throw error;
  }
  return at === whole.length ? whole.subarray(skip) : null;
}

function inOrder(last: EventPart): readonly EventPart[] {
  const parts: EventPart[] = [];
  for (let part: EventPart | null = last; part !== null; part = part.before) parts.push(part);
  return parts.reverse();
}
