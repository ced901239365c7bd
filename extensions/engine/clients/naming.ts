/**
 * Recognises our own client windows among a server's clients: both ends of such a connection are in this engine, and the
 * remote end of one is the local end of the other. The server's row then gets the window's name.
 */

import type { ConnectionOpened, JournalEvent } from '../../protocol/events.js';
import type { Endpoint } from '../../protocol/nouns.js';
import type { Feed } from '../feed/feed.js';

/** Renames a server's connection. */
export type Rename = (server: number, connection: number, name: string) => void;

/** One end of an open connection, under the ends as its server would write them. */
interface Ends {
  /** A client window's, by its name. */
  name?: string;
  /** A server's. */
  accepted?: { readonly server: number; readonly connection: number };
}

/** Watches openings and closings for as long as the feed runs. */
export class Naming {
  readonly #rename: Rename;
  readonly #ends = new Map<string, Ends>();
  readonly #keys = new Map<number, string>();

  constructor(feed: Feed, rename: Rename) {
    this.#rename = rename;
    feed.onNotice((event) => this.#notice(event));
  }

  #notice(event: JournalEvent): void {
    if (event.type === 'connection.opened') this.#opened(event);
    else if (event.type === 'connection.closed') this.#forget(event.connection);
    // A thread that was cut closes nothing by name.
    else if (event.type === 'server.stopped' || event.type === 'server.failed')
      this.#forgetServer(event.server);
  }

  // Whichever end is seen first waits for the other.
  #opened({ server, connection, name, local, remote }: ConnectionOpened): void {
    const key = server === null ? keyOf(remote, local) : keyOf(local, remote);
    const ends = this.#ends.get(key) ?? {};
    this.#ends.set(key, ends);
    this.#keys.set(connection, key);
    if (server === null) ends.name = name;
    else ends.accepted = { server, connection };
    if (ends.name === undefined || ends.accepted === undefined) return;
    this.#rename(ends.accepted.server, ends.accepted.connection, ends.name);
  }

  #forget(connection: number): void {
    const key = this.#keys.get(connection);
    if (key === undefined) return;
    this.#keys.delete(connection);
    const ends = this.#ends.get(key);
    if (ends?.accepted?.connection === connection) delete ends.accepted;
    else if (ends !== undefined) delete ends.name;
    if (ends?.accepted === undefined && ends?.name === undefined) this.#ends.delete(key);
  }

  #forgetServer(server: number): void {
    for (const ends of [...this.#ends.values()]) {
      if (ends.accepted?.server === server) this.#forget(ends.accepted.connection);
    }
  }
}

function keyOf(serverEnd: Endpoint, clientEnd: Endpoint): string {
  return `${plain(serverEnd.address)}:${serverEnd.port} ${plain(clientEnd.address)}:${clientEnd.port}`;
}

/** A server on `::` sees IPv4 clients under mapped addresses. */
function plain(address: string): string {
  return address.replace(/^::ffff:/, '');
}
