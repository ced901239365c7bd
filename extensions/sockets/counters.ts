/**
 * The two numbers that all threads of one engine share: the next connection's id and the sockets now open.
 * They live in shared memory, so that a server in a worker thread needs to ask nobody.
 */

/** What a worker thread needs to join in. Plain data: it crosses as `workerData`. */
export type SharedCounters = SharedArrayBuffer;

const LAST_CONNECTION = 0;
const OPEN_SOCKETS = 1;
const SLOTS = 2;

/** Ids and the count of open sockets, for a whole engine. */
export class Counters {
  readonly shared: SharedCounters;
  readonly #slots: Int32Array;

  /** Without `shared`, a fresh set: make one an engine and hand its `shared` to each worker. */
  constructor(shared: SharedCounters = new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#slots = new Int32Array(shared);
  }

  /** A connection id that nobody has had: from 1, ascending. */
  nextConnection(): number {
    return Atomics.add(this.#slots, LAST_CONNECTION, 1) + 1;
  }

  /** Counts a socket that was just opened and returns how many are open now. Who opens calls `closed` once. */
  opened(): number {
    return Atomics.add(this.#slots, OPEN_SOCKETS, 1) + 1;
  }

  /** Counts a socket whose descriptor is free again. */
  closed(): void {
    Atomics.sub(this.#slots, OPEN_SOCKETS, 1);
  }

  /** Sockets now open in the whole process, as far as sockets/ opened them. */
  get open(): number {
    return Atomics.load(this.#slots, OPEN_SOCKETS);
  }
}
