/**
 * The journal of one engine: every socket fact once, numbered, stamped, bounded. Events are columns in blocks, bytes
 * a ring; both grow as they fill. What falls out at the far end is counted, and costs nothing when it goes.
 */

import type { EventType, JournalEvent, Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';
import { JOURNAL_BYTES, JOURNAL_EVENTS } from '../../protocol/limits.js';
import { type Clock, type ClockOrigin, ProcessClock } from '../clock.js';
import type { EventBatch } from './batch.js';
import { ByteRing } from './byte-ring.js';
import {
  carriesBytes,
  endsOf,
  EventColumns,
  kindOf,
  NO_POSITION,
  packedEndsRoom,
  packEnds,
  RECEIVED,
  SENT,
  storesEnds,
  typeOfKind,
  unpackEnds,
} from './columns.js';
import type { ConnectionRef, JournalSink } from './sink.js';

/** Bounds and clock of a journal; all may be left out. */
export interface JournalOptions {
  /** Events kept; JOURNAL_EVENTS unless asked otherwise. */
  readonly maxEvents?: number;
  /** Bytes of payload kept; JOURNAL_BYTES unless asked otherwise. */
  readonly maxBytes?: number;
  readonly clock?: Clock & { readonly origin: ClockOrigin };
}

/** Which events to read; an absent property lets all pass. */
export interface JournalFilter {
  readonly server?: number | null;
  readonly connection?: number;
  readonly types?: readonly EventType[];
}

/** How to read. */
export interface ReadOptions {
  readonly filter?: JournalFilter;
  /** Bytes of data an event at most; absent means all. */
  readonly dataBytes?: number;
  /** Ends of messages an event at most; absent means all. */
  readonly maxEnds?: number;
}

/** A chunk or write as numbers. One object serves a whole scan: read it before the next call. */
export interface ScannedBytes {
  seq: number;
  type: 'connection.received' | 'connection.sent';
  server: number | null;
  connection: number;
  size: number;
  messages: number;
}

/** What {@link Journal.scan} calls, in order. */
export interface JournalVisitor {
  bytes(chunk: Readonly<ScannedBytes>): void;
  notice(event: JournalEvent): void;
}

/** Events set aside at once: 336 KB. */
const BLOCK_EVENTS = 8192;

/** See the head of the file. Holds nothing that needs ending. */
export class Journal implements JournalSink {
  readonly #clock: Clock & { readonly origin: ClockOrigin };
  readonly #maxEvents: number;
  readonly #blockEvents: number;
  /** One block more than the bound needs: while the newest fills, the oldest is still read. */
  readonly #maxBlocks: number;
  readonly #blocks: EventColumns[] = [];
  readonly #ring: ByteRing;
  #current: EventColumns;
  /** Where in `#current` the next event goes. */
  #slot = 0;
  #lastSeq = 0;
  #lastData: Uint8Array | null = null;
  #lastPosition = NO_POSITION;
  readonly #listeners = new Set<(lastSeq: number) => void>();

  constructor(options: JournalOptions = {}) {
    this.#clock = options.clock ?? new ProcessClock();
    this.#maxEvents = Math.max(1, options.maxEvents ?? JOURNAL_EVENTS);
    this.#blockEvents = Math.min(BLOCK_EVENTS, this.#maxEvents);
    this.#maxBlocks = Math.ceil(this.#maxEvents / this.#blockEvents) + 1;
    this.#ring = new ByteRing(options.maxBytes ?? JOURNAL_BYTES);
    this.#current = new EventColumns(0);
  }

  /** What a BatchSink in a worker thread needs, so that its stamps agree with ours. */
  get origin(): ClockOrigin {
    return this.#clock.origin;
  }

  /** seq of the oldest event kept; lastSeq + 1 while there is none. */
  get firstSeq(): number {
    return Math.max(1, this.#lastSeq - this.#maxEvents + 1);
  }

  /** seq of the newest event; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Events dropped since the beginning. */
  get dropped(): number {
    return this.firstSeq - 1;
  }

  received(about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    this.#append(RECEIVED, about, data, cut);
  }

  sent(about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    this.#append(SENT, about, data, cut);
  }

  note(notice: Notice): void {
    const slot = this.#nextSlot();
    const now = this.#clock.at();
    this.#current.at[slot] = now;
    this.#current.walls[slot] = this.#clock.wall(now);
    this.#current.putNotice(slot, notice);
    this.#announce();
  }

  /** Nothing is held back here. */
  flush(): void {
    return;
  }

  /** Merges what a worker thread packed, in its order; seq is given here. Its stamps stay as they are. */
  appendBatch(batch: EventBatch): void {
    const base = this.#ring.write(batch.bytes);
    const notices = new Map(batch.notices);
    for (let index = 0; index < batch.count; index++) {
      const slot = this.#nextSlot();
      const block = this.#current;
      const position = at(batch.positions, index);
      block.kinds[slot] = at(batch.kinds, index);
      block.servers[slot] = at(batch.servers, index);
      block.connections[slot] = at(batch.connections, index);
      block.sizes[slot] = at(batch.sizes, index);
      block.messages[slot] = at(batch.messages, index);
      block.at[slot] = at(batch.at, index);
      block.walls[slot] = at(batch.walls, index);
      block.positions[slot] = position === NO_POSITION ? NO_POSITION : base + position;
      const notice = notices.get(index);
      if (notice !== undefined) block.putNotice(slot, notice);
    }
    Atomics.sub(batch.backlog, 0, batch.bytes.length);
    this.#announce();
  }

  /** One event with what is left of its data; undefined when it is dropped or still to come. */
  event(seq: number, options: ReadOptions = {}): JournalEvent | undefined {
    const block = this.#blockOf(seq);
    return block === undefined ? undefined : this.#eventAt(block, seq, options);
  }

  /** Up to `limit` events that pass the filter, from `fromSeq` (or the oldest kept) on, ascending. */
  read(fromSeq: number, limit: number, options: ReadOptions = {}): JournalEvent[] {
    const events: JournalEvent[] = [];
    const pass = passes(options.filter);
    for (let seq = Math.max(fromSeq, this.firstSeq); seq <= this.#lastSeq && events.length < limit; seq++) {
      const block = this.#blockOf(seq);
      if (block !== undefined && pass(block, this.#slotOf(seq)))
        events.push(this.#eventAt(block, seq, options));
    }
    return events;
  }

  /**
   * Shows every event from `fromSeq` (or the oldest kept) on to a visitor, chunks and writes as numbers: for who must see
   * all of them at full load. Returns the seq of the last one shown.
   */
  scan(fromSeq: number, visitor: JournalVisitor): number {
    const chunk: ScannedBytes = {
      seq: 0,
      type: 'connection.sent',
      server: 0,
      connection: 0,
      size: 0,
      messages: 0,
    };
    const last = this.#lastSeq;
    for (let seq = Math.max(fromSeq, this.firstSeq); seq <= last; seq++) {
      const block = this.#blockOf(seq);
      if (block === undefined) continue;
      const slot = this.#slotOf(seq);
      const kind = at(block.kinds, slot);
      if (!carriesBytes(kind)) {
        visitor.notice(this.#eventAt(block, seq, {}));
        continue;
      }
      chunk.seq = seq;
      chunk.type = typeOfKind(kind) as ScannedBytes['type']; // carriesBytes has said so.
      chunk.server = at(block.servers, slot) || null;
      chunk.connection = at(block.connections, slot);
      chunk.size = at(block.sizes, slot);
      chunk.messages = at(block.messages, slot);
      visitor.bytes(chunk);
    }
    return last;
  }

  /** All bytes of a chunk or write; undefined for other events and when they are dropped. */
  data(seq: number): Uint8Array | undefined {
    const block = this.#blockOf(seq);
    if (block === undefined) return undefined;
    const slot = this.#slotOf(seq);
    if (!carriesBytes(at(block.kinds, slot))) return undefined;
    return this.#ring.read(at(block.positions, slot), at(block.sizes, slot));
  }

  /**
   * Calls the listener after each append (a batch is one) with the newest seq. It runs inside the socket's own
   * callback: it sets a flag and reads later. Returns the way out.
   */
  subscribe(listener: (lastSeq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  // eslint-disable-next-line @typescript-eslint/max-params -- the hot path: an options object an event would show
  #append(code: number, about: ConnectionRef, data: Uint8Array, cut: Cut): void {
    const slot = this.#nextSlot();
    const block = this.#current;
    const kind = kindOf(code, data.length, cut);
    block.kinds[slot] = kind;
    block.servers[slot] = about.server ?? 0;
    block.connections[slot] = about.connection;
    block.sizes[slot] = data.length;
    block.messages[slot] = cut.count;
    const now = this.#clock.at();
    block.at[slot] = now;
    block.walls[slot] = this.#clock.wall(now);
    block.positions[slot] = this.#store(data, storesEnds(kind) ? cut.ends : null);
    this.#announce();
  }

  #store(data: Uint8Array, ends: readonly number[] | null): number {
    // An echo hands the very chunk back: its bytes are in the ring already.
    if (data === this.#lastData && ends === null) return this.#lastPosition;
    const position = this.#ring.write(data);
    if (ends !== null) this.#ring.write(packEnds(ends));
    this.#lastData = data;
    this.#lastPosition = position;
    return position;
  }

  #nextSlot(): number {
    if (this.#slot === this.#current.capacity) this.#nextBlock();
    this.#lastSeq++;
    return this.#slot++;
  }

  #nextBlock(): void {
    const index = Math.floor(this.#lastSeq / this.#blockEvents) % this.#maxBlocks;
    const block = this.#blocks[index] ?? new EventColumns(this.#blockEvents);
    block.notices = null;
    this.#blocks[index] = block;
    this.#current = block;
    this.#slot = 0;
  }

  #announce(): void {
    if (this.#listeners.size === 0) return;
    for (const listener of this.#listeners) listener(this.#lastSeq);
  }

  #blockOf(seq: number): EventColumns | undefined {
    if (!Number.isInteger(seq) || seq < this.firstSeq || seq > this.#lastSeq) return undefined;
    return this.#blocks[Math.floor((seq - 1) / this.#blockEvents) % this.#maxBlocks];
  }

  #slotOf(seq: number): number {
    return (seq - 1) % this.#blockEvents;
  }

  #eventAt(block: EventColumns, seq: number, options: ReadOptions): JournalEvent {
    const slot = this.#slotOf(seq);
    const stamp = { seq, at: at(block.at, slot), wall: at(block.walls, slot) };
    const notice = block.notices?.get(slot);
    if (notice !== undefined) return { ...notice, ...stamp };
    const type = typeOfKind(at(block.kinds, slot));
    if (type !== 'connection.received' && type !== 'connection.sent') {
      throw new Error(`event ${seq} is a ${type} without its notice`);
    }
    const server = at(block.servers, slot);
    return {
      type,
      server: server === 0 ? null : server,
      connection: at(block.connections, slot),
      size: at(block.sizes, slot),
      ...this.#dataAt(block, slot, options),
      ...stamp,
    };
  }

  #dataAt(
    block: EventColumns,
    slot: number,
    options: ReadOptions,
  ): { data?: string; messages: number; ends?: readonly number[] } {
    const size = at(block.sizes, slot);
    const messages = at(block.messages, slot);
    const position = at(block.positions, slot);
    const bytes = this.#ring.read(position, Math.min(size, options.dataBytes ?? size));
    if (bytes === undefined) return { messages };
    const data = Buffer.from(bytes.buffer).toString('base64');
    const count = Math.min(messages, options.maxEnds ?? messages);
    const ends = endsOf(at(block.kinds, slot), size, () => this.#endsAt(position + size, count));
    return ends === undefined ? { data, messages } : { data, messages, ends: ends.slice(0, count) };
  }

  #endsAt(position: number, count: number): readonly number[] {
    const room = Math.min(packedEndsRoom(count), this.#ring.head - position);
    return unpackEnds(this.#ring.read(position, room) ?? new Uint8Array(0), count);
  }
}

/** The filter as one question on columns, so that events that do not pass are never made. */
function passes(filter: JournalFilter | undefined): (block: EventColumns, slot: number) => boolean {
  if (filter === undefined) return () => true;
  const { server, connection, types } = filter;
  return (block, slot) =>
    (server === undefined || at(block.servers, slot) === (server ?? 0)) &&
    (connection === undefined || at(block.connections, slot) === connection) &&
    (types === undefined || types.includes(typeOfKind(at(block.kinds, slot))));
}

/** An element that is known to exist. */
function at(column: { readonly [index: number]: number }, index: number): number {
  return column[index] as number; // The callers keep the promise: slots and indices lie within their columns.
}
