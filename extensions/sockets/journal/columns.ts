/**
 * Events as columns of numbers: one array a property instead of one object an event. Objects cost a fifth of the
 * throughput and five times the memory.
 */

import { EVENT_TYPES, type EventType, type Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';

/** The code of each type is its place in EVENT_TYPES; it takes the low six bits of a kind. */
const TYPE_BITS = 0x3f;

/** The ends of the messages follow the data, as varints of the differences. */
const STORED_ENDS = 0x40;

/** One message ends, and where the data ends: the usual case, which stores nothing. */
const ONE_END = 0x80;

/** No data was stored. */
export const NO_POSITION = -1;

/** The code of `connection.received`. */
export const RECEIVED = EVENT_TYPES.indexOf('connection.received');
/** The code of `connection.sent`. */
export const SENT = EVENT_TYPES.indexOf('connection.sent');

/** A fixed number of events. Servers and connections count from 1; 0 stands for none. */
export class EventColumns {
  readonly kinds: Uint8Array;
  readonly servers: Uint32Array;
  readonly connections: Uint32Array;
  readonly sizes: Uint32Array;
  readonly messages: Uint32Array;
  readonly at: Float64Array;
  readonly walls: Float64Array;
  /** Where the data begins, or NO_POSITION. */
  readonly positions: Float64Array;
  /** The rare events, by their index; made when the first comes. */
  notices: Map<number, Notice> | null = null;

  constructor(capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.servers = new Uint32Array(capacity);
    this.connections = new Uint32Array(capacity);
    this.sizes = new Uint32Array(capacity);
    this.messages = new Uint32Array(capacity);
    this.at = new Float64Array(capacity);
    this.walls = new Float64Array(capacity);
    this.positions = new Float64Array(capacity);
  }

  get capacity(): number {
    return this.kinds.length;
  }

  /** Stores everything of a notice but its stamp. */
  putNotice(index: number, notice: Notice): void {
    this.kinds[index] = EVENT_TYPES.indexOf(notice.type);
    this.servers[index] = notice.server ?? 0;
    this.connections[index] = 'connection' in notice ? notice.connection : 0;
    this.positions[index] = NO_POSITION;
    this.notices ??= new Map();
    this.notices.set(index, notice);
  }
}

/** The type an event's kind stands for. */
export function typeOfKind(kind: number): EventType {
  const type = EVENT_TYPES[kind & TYPE_BITS];
  if (type === undefined) throw new RangeError(`kind ${kind} has no event type`);
  return type;
}

/** Whether the kind is one of the two that carry bytes. */
export function carriesBytes(kind: number): boolean {
  const code = kind & TYPE_BITS;
  return code === RECEIVED || code === SENT;
}

/** The kind of a chunk or write: its type and how its ends are kept. */
export function kindOf(code: number, size: number, cut: Cut): number {
  if (cut.ends === null) return code;
  return cut.ends.length === 1 && cut.ends[0] === size ? code | ONE_END : code | STORED_ENDS;
}

/** Whether ends are to be written behind the data. */
export function storesEnds(kind: number): boolean {
  return (kind & STORED_ENDS) !== 0;
}

/** The ends of an event whose bytes are known to carry them; undefined in raw framing. `stored` begins behind the data. */
export function endsOf(
  kind: number,
  size: number,
  stored: () => readonly number[],
): readonly number[] | undefined {
  if ((kind & ONE_END) !== 0) return [size];
  return storesEnds(kind) ? stored() : undefined;
}

const VARINT_BITS = 7;
const VARINT_MORE = 0x80;

/** Bytes a varint of a difference takes at most: messages are at most 1 MiB, but be generous. */
const VARINT_BYTES = 5;

/** The ends as varints of their differences: a one-byte line takes one byte. */
export function packEnds(ends: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(ends.length * VARINT_BYTES);
  let length = 0;
  let previous = 0;
  for (const end of ends) {
    let rest = end - previous;
    previous = end;
    while (rest >= VARINT_MORE) {
      bytes[length++] = (rest & (VARINT_MORE - 1)) | VARINT_MORE;
      rest >>>= VARINT_BITS;
    }
    bytes[length++] = rest;
  }
  return bytes.subarray(0, length);
}

/** Reads up to `count` ends back. `bytes` may be longer than they are. */
export function unpackEnds(bytes: Uint8Array, count: number): number[] {
  const ends: number[] = [];
  let end = 0;
  let shift = 0;
  let value = 0;
  for (const byte of bytes) {
    if (ends.length === count) break;
    value |= (byte & (VARINT_MORE - 1)) << shift;
    shift += VARINT_BITS;
    if (byte >= VARINT_MORE) continue;
    end += value;
    ends.push(end);
    value = 0;
    shift = 0;
  }
  return ends;
}

/** Room in which `count` packed ends surely lie. */
export function packedEndsRoom(count: number): number {
  return count * VARINT_BYTES;
}
