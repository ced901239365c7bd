/** The journal of one engine: every socket fact once, bounded. */

import type { EventType, JournalEvent, Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';
import type { Clock, ClockOrigin } from '../clock.js';
import type { EventBatch } from './batch.js';
import type { ConnectionRef, JournalSink } from './sink.js';

/** Bounds and clock of a journal; all may be left out. */
export interface JournalOptions {
  /** Events kept; JOURNAL_EVENTS unless asked otherwise. */
  readonly maxEvents?: number;
  /** Bytes of payload kept; JOURNAL_BYTES unless asked otherwise. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
}

/** Which events to read; an absent property lets all pass. */
export interface JournalFilter {
  readonly server?: number | null;
  readonly connection?: number;
  readonly types?: readonly EventType[];
}

/** How to read. `dataBytes`: at most so many bytes of data an event; `maxEnds`: at most so many ends. Absent: all. */
export interface ReadOptions {
  readonly filter?: JournalFilter;
  readonly dataBytes?: number;
  readonly maxEnds?: number;
}

/** See the head of the file. SKELETON: the signatures stand, the bodies are being written. */
export declare class Journal implements JournalSink {
  constructor(options?: JournalOptions);
  /** What a BatchSink in a worker thread needs, so that its stamps agree with ours. */
  get origin(): ClockOrigin;
  /** seq of the oldest event still kept; lastSeq + 1 while empty. */
  get firstSeq(): number;
  /** seq of the newest event; 0 before the first. */
  get lastSeq(): number;
  /** Events dropped since the beginning. */
  get dropped(): number;
  received(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  sent(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  note(notice: Notice): void;
  /** Merges what a worker thread packed; seq is given here. */
  appendBatch(batch: EventBatch): void;
  /** One event with all its data that is left, or undefined when dropped or still to come. */
  event(seq: number, options?: ReadOptions): JournalEvent | undefined;
  /** Up to `limit` events that pass the filter, from `fromSeq` (or the oldest kept) on. */
  read(fromSeq: number, limit: number, options?: ReadOptions): JournalEvent[];
  /** The whole payload bytes of an event, or undefined when the ring dropped them. */
  data(seq: number): Uint8Array | undefined;
  /** Calls the listener after each append, with the newest seq. It must be quick: set a flag, read later. Returns the way out. */
  subscribe(listener: (lastSeq: number) => void): () => void;
}
