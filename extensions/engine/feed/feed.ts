/**
 * Reads the journal as it grows, once for everyone: keeps the projection of servers, gives each event to the room it
 * concerns and tells the followers that there is something to send.
 */

import type { JournalEvent } from '../../protocol/events.js';
import { LINK_DATA_BYTES, LINK_ENDS } from '../../protocol/limits.js';
import { Servers, type ConnectionRow } from '../../protocol/projections/servers.js';
import type { Journal, JournalVisitor, ScannedBytes } from '../../sockets/journal/journal.js';
import { Room } from './room.js';

/** Milliseconds between two readings while events come; the first after a pause is read at once. */
export const FEED_MS = 16;

/** Events, and bytes of payload, after which the rooms' recent events age: a quarter of the journal's bounds. */
const AGE_EVENTS = 250_000;
const AGE_BYTES = 16 * 1024 * 1024;

/** What an event carries over the link. */
const LINK_READ = { dataBytes: LINK_DATA_BYTES, maxEnds: LINK_ENDS };

/** A room that belongs to one client window. */
export interface ClientRoom {
  readonly room: Room;
  /** Says that a connection is this window's, before its first event. */
  own(connection: number): void;
  /** Whether the connection was ever this window's, as far back as it matters. */
  owns(connection: number): boolean;
  /** Forgets the room. */
  close(): void;
}

/** Hears of notices right after the projection has taken them. It may append to the journal. */
export type NoticeListener = (event: JournalEvent) => void;

/** Connections a client window is remembered to have had. */
const OWN_CONNECTIONS = 1_000;

/** One feed an engine. `stop` ends it. */
export class Feed {
  readonly servers = new Servers();
  /** The room of the server windows: everything that has a server. */
  readonly serverRoom: Room;
  readonly #journal: Journal;
  readonly #clientRooms = new Map<number, Room>();
  readonly #rooms = new Set<Room>();
  readonly #followers = new Set<() => void>();
  readonly #noticeListeners = new Set<NoticeListener>();
  readonly #visitor: JournalVisitor;
  readonly #unsubscribe: () => void;
  #seq = 0;
  #lastRead = -Infinity;
  #timer: NodeJS.Timeout | NodeJS.Immediate | undefined;
  #agedEvents = 0;
  #agedBytes = 0;

  /** Follows `journal` from its first event on. */
  constructor(journal: Journal) {
    this.#journal = journal;
    this.serverRoom = this.#newRoom(({ servers, connections }) => ({
      servers: [...servers.values()],
      connections: [...connections.values()].filter((row) => row.server !== null),
    }));
    this.#visitor = { bytes: (chunk) => this.#bytes(chunk), notice: (event) => this.#notice(event) };
    this.#unsubscribe = journal.subscribe(() => this.#schedule());
  }

  /** Everything up to this event has been read. */
  get seq(): number {
    return this.#seq;
  }

  /** A room for a client window. */
  openClientRoom(): ClientRoom {
    const own = new Set<number>();
    const room = this.#newRoom(({ connections }) => {
      const rows = [...own].map((connection) => connections.get(connection));
      return { servers: [], connections: rows.filter((row) => row !== undefined) };
    });
    return {
      room,
      own: (connection) => {
        if (own.has(connection)) return;
        own.add(connection);
        this.#clientRooms.set(connection, room);
        const [oldest] = own;
        if (own.size > OWN_CONNECTIONS && oldest !== undefined) own.delete(oldest);
      },
      owns: (connection) => own.has(connection),
      close: () => {
        this.#rooms.delete(room);
        for (const [connection, owner] of this.#clientRooms) {
          if (owner === room) this.#clientRooms.delete(connection);
        }
      },
    };
  }

  /** Calls `tell` after each reading, until the returned function is called. */
  follow(tell: () => void): () => void {
    this.#followers.add(tell);
    return () => this.#followers.delete(tell);
  }

  /** Calls the listener with each event that is no chunk. */
  onNotice(listener: NoticeListener): () => void {
    this.#noticeListeners.add(listener);
    return () => this.#noticeListeners.delete(listener);
  }

  /** Reads what is there now. */
  read(): void {
    this.#clearTimer();
    const now = performance.now();
    this.#lastRead = now;
    const counts = new Map([...this.#rooms].map((room) => [room, room.count]));
    this.#seq = this.#journal.scan(this.#seq + 1, this.#visitor);
    for (const room of this.#rooms) room.pace.note(room.count - (counts.get(room) ?? 0), now);
    this.#age();
    for (const tell of [...this.#followers]) tell();
  }

  /** Ends the reading. */
  stop(): void {
    this.#unsubscribe();
    this.#clearTimer();
    this.#followers.clear();
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#lastRead + FEED_MS - performance.now();
    const read = () => this.read();
    this.#timer = wait <= 0 ? setImmediate(read) : setTimeout(read, wait);
  }

  #clearTimer(): void {
    clearTimeout(this.#timer as NodeJS.Timeout);
    clearImmediate(this.#timer as NodeJS.Immediate);
    this.#timer = undefined;
  }

  #newRoom(state: ConstructorParameters<typeof Room>[1]): Room {
    const room = new Room((seq) => this.#journal.event(seq, LINK_READ), state);
    this.#rooms.add(room);
    return room;
  }

  #bytes(chunk: Readonly<ScannedBytes>): void {
    this.servers.countBytes(chunk.type, chunk);
    this.#roomOf(chunk.server, chunk.connection)?.add(chunk.seq);
    this.#agedEvents += 1;
    this.#agedBytes += chunk.size;
  }

  #notice(event: JournalEvent): void {
    const connection = 'connection' in event ? event.connection : 0;
    const row = this.servers.connections.get(connection);
    this.servers.apply(event);
    this.#roomOf(event.server, connection)?.add(event.seq);
    if (event.server === null && isLast(event, row)) this.#clientRooms.delete(connection);
    this.#agedEvents += 1;
    for (const listener of this.#noticeListeners) listener(event);
  }

  #roomOf(server: number | null, connection: number): Room | undefined {
    return server === null ? this.#clientRooms.get(connection) : this.serverRoom;
  }

  #age(): void {
    if (this.#agedEvents < AGE_EVENTS && this.#agedBytes < AGE_BYTES) return;
    this.#agedEvents = 0;
    this.#agedBytes = 0;
    for (const room of this.#rooms) room.recent.age();
  }
}

/** Whether nothing more will be heard of a connection: it closed, or it never opened. */
function isLast(event: JournalEvent, row: Readonly<ConnectionRow> | undefined): boolean {
  return event.type === 'connection.closed' || (event.type === 'connection.failed' && row === undefined);
}
