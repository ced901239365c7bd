/**
 * Events on their way from a worker thread to the engine's journal: columns again, posted in bulk. The first event
 * after a quiet spell leaves at the end of the event loop's turn, the following ones together.
 */

import type { Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';
import { type Clock, type ClockOrigin, ProcessClock } from '../clock.js';
import { EventColumns, kindOf, NO_POSITION, packEnds, RECEIVED, SENT, storesEnds } from './columns.js';
import type { ConnectionRef, JournalSink } from './sink.js';

/** Packed events: plain data for `postMessage(batch, transfer)`. Only the journal reads it. */
export interface EventBatch {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly servers: Uint32Array;
  readonly connections: Uint32Array;
  readonly sizes: Uint32Array;
  readonly messages: Uint32Array;
  readonly at: Float64Array;
  readonly walls: Float64Array;
  /** Offsets in `bytes`, or NO_POSITION. */
  readonly positions: Float64Array;
  readonly bytes: Uint8Array;
  /** The rare events with their indices. */
  readonly notices: readonly (readonly [number, Notice])[];
  /** Bytes of payload posted and not yet merged; the journal subtracts what it merged. */
  readonly backlog: Int32Array;
}

/** Posts a batch to the engine's thread. The buffers of `transfer` move there. */
export type PostBatch = (batch: EventBatch, transfer: ArrayBuffer[]) => void;

/** Events packed at most before they are posted. */
const BATCH_EVENTS = 4096;

/** Bytes of payload packed before they are posted; one larger chunk may stand above it. */
const BATCH_BYTES = 256 * 1024;

/** Milliseconds a packed event waits at most while others follow: half of what the link waits. */
const BATCH_MS = 8;
const BATCH_NS = BATCH_MS * 1_000_000;

/** Bytes under way to an engine that does not keep up. Beyond them events travel without their data. */
const BACKLOG_BYTES = 32 * 1024 * 1024;

/** The sink of a worker thread. `flush` before the thread ends; nothing else needs ending. */
export class BatchSink implements JournalSink {
  readonly #clock: Clock;
  readonly #post: PostBatch;
  readonly #columns = new EventColumns(BATCH_EVENTS);
  #bytes = new Uint8Array(BATCH_BYTES);
  #count = 0;
  #length = 0;
  #scheduled = false;
  #lastPost = -BATCH_NS;
  #lastData: Uint8Array | null = null;
  #lastPosition = NO_POSITION;
  readonly #backlog = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #flush = (): void => {
    this.#scheduled = false;
    this.flush();
  };

  /** `origin` is the journal's, so that the stamps agree. A test may hand in a clock of its own. */
  constructor(origin: ClockOrigin, post: PostBatch, clock: Clock = new ProcessClock(origin)) {
    this.#clock = clock;
    this.#post = post;
  }

  received(about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    this.#append(RECEIVED, about, data, cut);
  }

  sent(about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    this.#append(SENT, about, data, cut);
  }

  note(notice: Notice): void {
    const index = this.#next();
    this.#columns.putNotice(index, notice);
    this.#columns.sizes[index] = 0;
    this.#columns.messages[index] = 0;
  }

  flush(): void {
    if (this.#count === 0) return;
    const batch = this.#pack();
    this.#lastPost = this.#columns.at[this.#count - 1] ?? 0;
    this.#columns.notices = null;
    this.#count = 0;
    this.#length = 0;
    this.#lastData = null;
    Atomics.add(this.#backlog, 0, batch.bytes.length);
    this.#post(batch, buffersOf(batch));
  }

  // eslint-disable-next-line @typescript-eslint/max-params -- the hot path: an options object an event would show
  #append(code: number, about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    const index = this.#next();
    const columns = this.#columns;
    const kind = kindOf(code, data.length, cut);
    columns.kinds[index] = kind;
    columns.servers[index] = about.server ?? 0;
    columns.connections[index] = about.connection;
    columns.sizes[index] = data.length;
    columns.messages[index] = cut.count;
    columns.positions[index] = this.#store(data, storesEnds(kind) ? cut.ends : null);
    if (this.#length >= BATCH_BYTES) this.flush();
  }

  /** Stamps the next event and sees to it that it leaves. */
  #next(): number {
    if (this.#count === BATCH_EVENTS) this.flush();
    const at = this.#clock.at();
    this.#columns.at[this.#count] = at;
    this.#columns.walls[this.#count] = this.#clock.wall(at);
    if (!this.#scheduled) this.#schedule(at);
    return this.#count++;
  }

  #schedule(at: number): void {
    this.#scheduled = true;
    if (at - this.#lastPost >= BATCH_NS) setImmediate(this.#flush);
    else setTimeout(this.#flush, BATCH_MS);
  }

  #store(data: Uint8Array, ends: readonly number[] | null): number {
    // An echo hands the very chunk back: its bytes are here already.
    if (data === this.#lastData && ends === null) return this.#lastPosition;
    if (Atomics.load(this.#backlog, 0) > BACKLOG_BYTES) return NO_POSITION;
    const position = this.#write(data);
    if (ends !== null) this.#write(packEnds(ends));
    this.#lastData = data;
    this.#lastPosition = position;
    return position;
  }

  #write(data: Uint8Array): number {
    const position = this.#length;
    const length = position + data.length;
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      grown.set(this.#bytes.subarray(0, position));
      this.#bytes = grown;
    }
    this.#bytes.set(data, position);
    this.#length = length;
    return position;
  }

  /** Exact copies leave and the columns stay: a batch is small, fresh columns would have to be zeroed. */
  #pack(): EventBatch {
    const columns = this.#columns;
    const count = this.#count;
    const batch = {
      count,
      kinds: columns.kinds.slice(0, count),
      servers: columns.servers.slice(0, count),
      connections: columns.connections.slice(0, count),
      sizes: columns.sizes.slice(0, count),
      messages: columns.messages.slice(0, count),
      at: columns.at.slice(0, count),
      walls: columns.walls.slice(0, count),
      positions: columns.positions.slice(0, count),
      bytes: this.#bytes.slice(0, this.#length),
      notices: [...(columns.notices ?? [])],
      backlog: this.#backlog,
    };
    // After a message of a megabyte the usual room is enough again.
    if (this.#bytes.length > 2 * BATCH_BYTES) this.#bytes = new Uint8Array(BATCH_BYTES);
    return batch;
  }
}

function buffersOf(batch: EventBatch): ArrayBuffer[] {
  const { kinds, servers, connections, sizes, messages, at, walls, positions, bytes } = batch;
  const columns = [kinds, servers, connections, sizes, messages, at, walls, positions, bytes];
  return columns.map((column) => column.buffer as ArrayBuffer); // Made by slice, above: never shared.
}
