/** The sheet's dictionary of connections: who is here, found by "address:port" or by the connection's id. */

import type { ConnectionState } from '../../protocol/nouns.js';

/** One connection in the dictionary, as plain data. */
export interface RegistryRecord {
  readonly connection: number;
  /** Counts the server's clients from 1. */
  readonly number: number;
  readonly name: string;
  readonly address: string;
  readonly port: number;
  readonly state: ConnectionState;
  /** When the connection was opened: ms since the epoch. */
  readonly since: number;
  /** Complete messages received. */
  readonly messages: number;
  /** Bytes each way, framing included. */
  readonly bytes: { readonly received: number; readonly sent: number };
}

/** The whole dictionary; the key is "address:port" of the peer. */
export type RegistrySnapshot = Readonly<Record<string, RegistryRecord>>;

/** What the registry needs to know of a connection: it stays the connection's own, nothing is copied. */
export interface Registered {
  readonly connection: number;
  readonly address: string;
  readonly port: number;
  /** What stands in the dictionary at this moment. */
  record(): RegistryRecord;
}

/** See the head of the file. Iterating gives the connections in the order they were opened. */
export class Registry<Entry extends Registered> implements Iterable<Entry> {
  readonly #byKey = new Map<string, Entry>();
  readonly #byId = new Map<number, Entry>();

  /** Connections in the dictionary. */
  get size(): number {
    return this.#byId.size;
  }

  /** Enters a connection. A peer that used the same key and is not quite gone yet loses the key, not its id. */
  open(entry: Entry): void {
    this.#byKey.set(keyOf(entry), entry);
    this.#byId.set(entry.connection, entry);
  }

  /** Takes a connection out; what is not in there any more may be taken out again. */
  close(entry: Entry): void {
    const key = keyOf(entry);
    if (this.#byKey.get(key) === entry) this.#byKey.delete(key);
    this.#byId.delete(entry.connection);
  }

  /** By "address:port" or by the connection's id. */
  find(which: string | number): Entry | undefined {
    return typeof which === 'string' ? this.#byKey.get(which) : this.#byId.get(which);
  }

  /** The dictionary as it stands, as plain data of its own. */
  snapshot(): RegistrySnapshot {
    return Object.fromEntries([...this.#byKey].map(([key, entry]) => [key, entry.record()]));
  }

  [Symbol.iterator](): IterableIterator<Entry> {
    return this.#byId.values();
  }
}

/** The key of a connection: its peer's address and port. */
export function keyOf(entry: { readonly address: string; readonly port: number }): string {
  return `${entry.address}:${entry.port}`;
}
