/** A server with its journal for one test, and the ways to wait for what happens in them. */
import type { TestContext } from 'node:test';
import type { EventType, JournalEvent } from '../../../extensions/protocol/events.js';
import type { ServerOptions } from '../../../extensions/protocol/nouns.js';
import { Counters } from '../../../extensions/sockets/counters.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';
import { type StartedServer, TcpServer } from '../../../extensions/sockets/server/server.js';
import { Peer } from './peer.js';

/** The event of that type; a member of the union may have several types. */
type EventOf<T extends EventType, E = JournalEvent> = E extends { readonly type: infer U }
  ? T extends U
    ? E
    : never
  : never;

/** The sheet's server, on a port of the system's choice. */
export const DEFAULTS: ServerOptions = {
  host: '127.0.0.1',
  port: 0,
  strategy: 'event-loop',
  reply: { kind: 'echo' },
  work: { kind: 'wait', ms: 0 },
  framing: 'raw',
  encoding: 'utf-8',
  maxClients: 100,
  idleSeconds: 0,
  peerName: 'Pair {n}',
  fullText: 'Complet ({n}/{max})',
};

/** Everything a test of a server needs; it is torn down with the test. */
export class Hall {
  readonly journal = new Journal();
  readonly counters = new Counters();
  readonly server = new TcpServer({ id: 1, sink: this.journal, counters: this.counters });
  readonly #peers: Peer[] = [];
  #started: StartedServer | null = null;

  /** Opens a hall with a running server. */
  static async open(test: TestContext, options: Partial<ServerOptions> = {}): Promise<Hall> {
    const hall = new Hall();
    hall.#started = await hall.server.start({ ...DEFAULTS, ...options });
    test.after(async () => {
      for (const peer of hall.#peers) peer.destroy();
      await hall.server.stop();
    });
    return hall;
  }

  get port(): number {
    return this.#started?.port ?? 0;
  }

  get maxClients(): number {
    return this.#started?.maxClients ?? 0;
  }

  /** A peer that is connected, as the server knows too. */
  async peer(): Promise<Peer> {
    const peer = await Peer.to(this.port);
    this.#peers.push(peer);
    await this.event((event) => 'remote' in event && event.remote.port === peer.port);
    return peer;
  }

  /** The connection id of a peer. */
  idOf(peer: Peer): number {
    const opened = this.journal
      .read(1, Infinity, { filter: { types: ['connection.opened'] } })
      .find((event) => event.type === 'connection.opened' && event.remote.port === peer.port);
    if (opened?.type !== 'connection.opened') throw new Error(`no connection from port ${peer.port}`);
    return opened.connection;
  }

  /** The first event, past or to come, that the condition picks. */
  async event(condition: (event: JournalEvent) => boolean): Promise<JournalEvent> {
    let from = 1;
    for (;;) {
      for (const event of this.journal.read(from, Infinity)) if (condition(event)) return event;
      from = this.journal.lastSeq + 1;
      await new Promise<void>((resolve) => {
        const leave = this.journal.subscribe(() => {
          leave();
          resolve();
        });
      });
    }
  }

  /** The first event of that type about that peer. */
  async happens<T extends EventType>(type: T, peer: Peer): Promise<EventOf<T>> {
    const connection = this.idOf(peer);
    const found = await this.event(
      (event) => event.type === type && 'connection' in event && event.connection === connection,
    );
    return found as EventOf<T>; // The condition has compared the type.
  }

  /** The types of all events about that peer, in order. */
  story(peer: Peer): EventType[] {
    return this.journal
      .read(1, Infinity, { filter: { connection: this.idOf(peer) } })
      .map((event) => event.type);
  }
}
