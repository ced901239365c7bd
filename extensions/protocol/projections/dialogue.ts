/**
 * The dialogue as the journal tells it: who said what, message by message, and what happened between. A chunk that
 * holds three lines gives three entries, a line that came in two chunks gives one; an «é» cut in two is shown whole,
 * in the message that completes it. Bytes are kept, text is made when it is drawn.
 */

import { fromBase64 } from '../bytes.js';
import type { ConnectionBytes, ConnectionClosed, ConnectionOpened, JournalEvent, Notice } from '../events.js';
import { DIALOGUE_ENTRIES, LINK_DATA_BYTES } from '../limits.js';
import type { EncodingName, FramingName } from '../nouns.js';

/** One party of the dialogue. Shared by its entries, so that a rename shows everywhere. */
export interface Speaker {
  readonly connection: number;
  readonly server: number | null;
  /** Counts the clients of one server from 1; 0 when its opening is not known any more. */
  readonly number: number;
  name: string;
  readonly encoding: EncodingName;
}

/** What stands in the dialogue. Entries made of one event share its `seq` and come in one `apply`. */
export type DialogueEntry = MessageEntry | NoticeEntry;

interface EntryBase {
  readonly seq: number;
  readonly at: number;
  readonly wall: number;
  /** Null for a server's own news. */
  readonly speaker: Speaker | null;
}

/** A message, or a part of one that no end followed. */
export interface MessageEntry extends EntryBase {
  readonly kind: 'received' | 'sent';
  /** The payload, without framing; at most 4 KiB of it. */
  readonly bytes: Uint8Array;
  /** Bytes of the whole payload. */
  readonly size: number;
  /** The stream ended before this message did, or it stands for several whose ends were not sent. */
  readonly incomplete: boolean;
  /** Where the whole payload is to be fetched; present only when `bytes` is less than that and it can be. */
  readonly rest?: Rest;
}

/** The events that hold a message, and the bytes of framing in front of its payload. */
export interface Rest {
  readonly last: EventPart;
  readonly skip: number;
}

/** The bytes `start` to `end` of an event's data, after those of the parts before it. */
export interface EventPart {
  readonly seq: number;
  readonly start: number;
  readonly end: number;
  readonly before: EventPart | null;
  /** How many parts there are, this one included. */
  readonly count: number;
}

/** Anything but bytes. */
export interface NoticeEntry extends EntryBase {
  readonly kind: 'notice';
  readonly notice: Notice;
}

/** What an opening tells of a connection's stream. */
export type Introduction = Pick<
  ConnectionOpened,
  'connection' | 'server' | 'number' | 'name' | 'encoding' | 'framing'
>;

/** Some bytes, of which only the first may be kept: `size` counts all. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly size: number;
  /** Where they are; null for nothing, or when there are too many parts to fetch. */
  readonly last: EventPart | null;
}

interface Stream {
  readonly speaker: Speaker;
  readonly framing: FramingName;
  /** What no end of a message has followed yet, each way. */
  received: Piece;
  sent: Piece;
  /** It was seen waiting: then, and only then, the begin of its service is news. */
  waited: boolean;
  /** The peer's FIN came: our own, after it, is only the answer. */
  peerEnded: boolean;
}

/** A chunk on its way into the dialogue. */
interface Cut {
  readonly event: ConnectionBytes & JournalEvent;
  readonly stream: Stream;
  readonly kind: 'received' | 'sent';
  readonly data: Uint8Array;
}

/** Nothing pending: shared, so that an idle connection costs no bytes. */
const NOTHING: Piece = { bytes: new Uint8Array(), size: 0, last: null };

/** Parts of one message that are kept to be fetched: 64 KiB at a time, the longest message has sixteen. */
const MAX_PARTS = 256;

/** Bytes of the length prefix. */
const LENGTH_PREFIX = 4;

/** The projection. `apply` takes each event once, in order. */
export class Dialogue {
  readonly #limit: number;
  readonly #streams = new Map<number, Stream>();
  #entries: DialogueEntry[] = [];
  #count = 0;

  /** `limit`: entries kept; older ones are dropped and counted. */
  constructor(limit: number = DIALOGUE_ENTRIES) {
    this.#limit = limit;
  }

  /** The entries kept, oldest first. The array is replaced or appended to by {@link apply}: do not keep it. */
  get entries(): readonly DialogueEntry[] {
    return this.#entries.length > this.#limit ? this.#entries.slice(-this.#limit) : this.#entries;
  }

  /** Entries dropped because of the limit. */
  get dropped(): number {
    return this.#count - Math.min(this.#entries.length, this.#limit);
  }

  /** The entries of later events: what a view that has drawn everything up to `seq` still misses. */
  after(seq: number): readonly DialogueEntry[] {
    const { entries } = this;
    let first = entries.length;
    while (first > 0 && (entries[first - 1]?.seq ?? 0) > seq) first -= 1;
    return entries.slice(first);
  }

  /** Empties the dialogue; speakers and unfinished messages stay. */
  clear(): void {
    this.#entries = [];
    this.#count = 0;
  }

  /** Whether the connection's opening is known, from its event or from {@link introduce}. */
  knows(connection: number): boolean {
    return this.#streams.has(connection);
  }

  /** Makes a connection known whose opening came before this dialogue began. Adds no entry; known ones stay as they are. */
  introduce(opened: Introduction): void {
    const { connection, server, number, name, encoding, framing } = opened;
    if (this.#streams.has(connection)) return;
    this.#streams.set(connection, newStream({ connection, server, number, name, encoding }, framing));
  }

  /** Takes one event. */
  apply(event: JournalEvent): void {
    switch (event.type) {
      case 'connection.received':
      case 'connection.sent':
        this.#bytes(event);
        return;
      case 'connection.opened':
        this.#opened(event);
        break;
      case 'connection.named':
        this.#speaker(event.connection, event.server).name = event.name;
        return;
      case 'connection.waiting':
        this.#stream(event.connection, event.server).waited = true;
        break;
      case 'connection.served':
        if (this.#streams.get(event.connection)?.waited !== true) return;
        break;
      case 'connection.fin':
        this.#stream(event.connection, event.server).peerEnded = true;
        break;
      case 'connection.half-closed':
        if (this.#streams.get(event.connection)?.peerEnded === true) return;
        break;
      case 'connection.closed':
        this.#flush(event);
        this.#notice(event);
        this.#streams.delete(event.connection);
        return;
      default:
    }
    this.#notice(event);
  }

  #opened(event: ConnectionOpened): void {
    const { connection, server, number, name, encoding, framing } = event;
    this.#streams.set(connection, newStream({ connection, server, number, name, encoding }, framing));
  }

  #notice(event: JournalEvent & Notice): void {
    const speaker = 'connection' in event ? this.#speaker(event.connection, event.server) : null;
    this.#append({ ...stamp(event, speaker), kind: 'notice', notice: event });
  }

  #bytes(event: ConnectionBytes & JournalEvent): void {
    const stream = this.#stream(event.connection, event.server);
    const kind = event.type === 'connection.received' ? 'received' : 'sent';
    const data = event.data === undefined ? new Uint8Array() : fromBase64(event.data);
    const cut: Cut = { event, stream, kind, data };
    if (stream.framing === 'raw') this.#message(cut, 0, event.size);
    else this.#frames(cut, event.ends ?? []);
  }

  /** Each end closes a message; what follows the last one waits. */
  #frames(cut: Cut, ends: readonly number[]): void {
    let start = 0;
    for (const end of ends) {
      this.#message(cut, start, end);
      start = end;
    }
    const { event, stream, kind } = cut;
    const rest = pieceOf(cut, start, event.size);
    if (rest.size === 0) return;
    if (event.messages > ends.length)
      this.#append({ ...stamp(event, stream.speaker), kind, ...content(rest, 0), incomplete: true });
    else stream[kind] = join(stream[kind], rest);
  }

  /** The message made of what waited and of the chunk's bytes from `start` to `end`. */
  #message(cut: Cut, start: number, end: number): void {
    const { event, stream, kind } = cut;
    const whole = join(stream[kind], pieceOf(cut, start, end));
    const carry = stream.framing === 'raw' ? incompleteTail(whole, stream.speaker.encoding) : 0;
    const [message, rest] = split(whole, carry);
    stream[kind] = rest;
    if (message.size === 0 && carry > 0) return;
    this.#append({
      ...stamp(event, stream.speaker),
      kind,
      ...content(payload(message, stream.framing), stream.framing === 'length' ? LENGTH_PREFIX : 0),
      incomplete: false,
    });
  }

  /** What a closed connection leaves unfinished is shown as such. */
  #flush(event: ConnectionClosed & JournalEvent): void {
    const stream = this.#streams.get(event.connection);
    if (stream === undefined) return;
    for (const kind of ['received', 'sent'] as const) {
      const left = stream[kind];
      if (left.size > 0)
        this.#append({ ...stamp(event, stream.speaker), kind, ...content(left, 0), incomplete: true });
    }
  }

  #append(entry: DialogueEntry): void {
    this.#count += 1;
    this.#entries.push(entry);
    // Cutting at twice the limit makes dropping cost nothing on average.
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit);
  }

  /** Who it was; a nameless one when the opening was dropped before this dialogue began, or never came. */
  #speaker(connection: number, server: number | null): Speaker {
    return this.#streams.get(connection)?.speaker ?? nameless(connection, server);
  }

  #stream(connection: number, server: number | null): Stream {
    const known = this.#streams.get(connection);
    if (known !== undefined) return known;
    const stream = newStream(nameless(connection, server), 'raw');
    this.#streams.set(connection, stream);
    return stream;
  }
}

function newStream(speaker: Speaker, framing: FramingName): Stream {
  return { speaker, framing, received: NOTHING, sent: NOTHING, waited: false, peerEnded: false };
}

function nameless(connection: number, server: number | null): Speaker {
  return { connection, server, number: 0, name: '', encoding: 'utf-8' };
}

function stamp({ seq, at, wall }: JournalEvent, speaker: Speaker | null): EntryBase {
  return { seq, at, wall, speaker };
}

/** A part of a chunk. */
function pieceOf({ event, data }: Cut, start: number, end: number): Piece {
  const last = { seq: event.seq, start, end, before: null, count: 1 };
  return { bytes: data.subarray(start, end), size: end - start, last };
}

/** What an entry holds of a payload. `skip`: bytes of framing in front of it. */
function content({ bytes, size, last }: Piece, skip: number): Pick<MessageEntry, 'bytes' | 'size' | 'rest'> {
  return bytes.length < size && last !== null ? { bytes, size, rest: { last, skip } } : { bytes, size };
}

/** The second piece's one part behind those of the first. */
function chain(first: EventPart | null, second: EventPart | null): EventPart | null {
  if (first === null || second === null || first.count === MAX_PARTS) return null;
  return { ...second, before: first, count: first.count + 1 };
}

/** Both pieces as one; of the bytes the first 4 KiB and a prefix are kept. */
function join(first: Piece, second: Piece): Piece {
  if (first.size === 0) return second;
  const room = Math.max(0, LINK_DATA_BYTES + LENGTH_PREFIX - first.bytes.length);
  // Behind a hole nothing can be added: the bytes would stand in the wrong place.
  const added = first.bytes.length === first.size ? second.bytes.subarray(0, room) : NOTHING.bytes;
  const bytes = new Uint8Array(first.bytes.length + added.length);
  bytes.set(first.bytes);
  bytes.set(added, first.bytes.length);
  return { bytes, size: first.size + second.size, last: chain(first.last, second.last) };
}

/** All but the last `carry` bytes, and those. */
function split(whole: Piece, carry: number): readonly [Piece, Piece] {
  const cut = whole.bytes.length - carry;
  if (carry === 0 || cut === 0) return carry === 0 ? [whole, NOTHING] : [NOTHING, whole];
  // A character's first byte begins what waits: the bytes carried on are of the last chunk alone.
  const last = whole.last === null ? null : { ...whole.last, before: null, count: 1 };
  return [
    // Nothing is missing of it, or there were no carry: its parts are never asked for.
    { bytes: whole.bytes.subarray(0, cut), size: whole.size - carry, last: null },
    { bytes: whole.bytes.slice(cut), size: carry, last: last && { ...last, start: last.end - carry } },
  ];
}

/** Bytes at the end that begin a UTF-8 character without completing it: 0 to 3. None where bytes are missing. */
function incompleteTail({ bytes, size }: Piece, encoding: EncodingName): number {
  if (encoding !== 'utf-8' || bytes.length !== size) return 0;
  for (let back = 1; back <= Math.min(3, size); back += 1) {
    const byte = bytes[size - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return charLength(byte) > back ? back : 0;
  }
  return 0;
}

/** Bytes of the UTF-8 character that `byte` begins; 1 where it begins none. */
function charLength(byte: number): number {
  if (byte >= 0xf0 && byte <= 0xf4) return 4;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
}

/** The piece without its framing: the LF of a line, the prefix of a length frame. */
function payload(piece: Piece, framing: FramingName): Piece {
  const { bytes, size, last } = piece;
  if (framing === 'length') return { bytes: bytes.subarray(LENGTH_PREFIX), size: size - LENGTH_PREFIX, last };
  if (framing === 'line')
    return { bytes: bytes.subarray(0, Math.min(bytes.length, size - 1)), size: size - 1, last };
  return piece;
}
