/**
 * Where sockets report what happens to them. A socket knows this interface and nothing of the journal behind it:
 * in the terminal it is the journal itself, in a worker thread a batch on its way to the engine.
 */

import type { Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';

/** Which connection a report is about. The connection itself satisfies it, so that a report allocates nothing. */
export interface ConnectionRef {
  /** The server that accepted it; null for a client's connection. */
  readonly server: number | null;
  /** From 1 in one engine, over servers and clients alike. */
  readonly connection: number;
}

/**
 * Takes socket facts in the order they happen. The sink stamps them with the time of the call.
 * `received` and `sent` are the hot path: they copy `data` and `cut` before they return and keep neither.
 * The one exception: a sink may remember the identity of the last `data` to store an echo once, therefore
 * nobody changes the bytes of a chunk after reporting it.
 */
export interface JournalSink {
  /** A chunk arrived. */
  received(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  /** Bytes were handed to the system, or to the queue in front of it when the peer reads slowly. */
  sent(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  /** Anything else, which is rare. */
  note(notice: Notice): void;
  /** Lets go of what is held back to be sent in bulk: called before a thread computes for long. */
  flush(): void;
}
