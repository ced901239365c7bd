/** The engine's monotonic clock seen from a page: both run on one machine and share its wall clock. */

import type { JournalEvent } from '../../../extensions/protocol/events.js';
import type { ConnectionRow } from '../../../extensions/protocol/projections/servers.js';

/** Nanoseconds in a millisecond. */
const NS_PER_MS = 1_000_000;

/**
 * Milliseconds to add to an event's `at` (in ms) to get the wall clock. From the event, which carries both; else from
 * the rows, where the newest state is nearest to its opening. Null when neither tells.
 */
export function engineOffset(
  event: JournalEvent | undefined,
  rows: readonly Pick<ConnectionRow, 'since' | 'stateSince'>[],
): number | null {
  if (event !== undefined) return event.wall - event.at / NS_PER_MS;
  let offset: number | null = null;
  for (const { since, stateSince } of rows)
    offset = Math.max(offset ?? -Infinity, since - stateSince / NS_PER_MS);
  return offset;
}

/** Milliseconds a connection has waited in all; `now` and `offset` in ms of the wall clock. */
export function waitedMs(
  row: Pick<ConnectionRow, 'state' | 'stateSince' | 'waited'>,
  now: number,
  offset: number,
): number {
  const before = row.waited / NS_PER_MS;
  if (row.state !== 'waiting') return before;
  return before + Math.max(0, now - offset - row.stateSince / NS_PER_MS);
}
