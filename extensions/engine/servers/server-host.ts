/** The servers of the engine: their threads by id, whose they are, and their end in the journal when a thread is cut. */

import type { Failure } from '../../protocol/failures.js';
import type { ServerOptions } from '../../protocol/nouns.js';
import type { Counters } from '../../sockets/counters.js';
import type { Journal } from '../../sockets/journal/journal.js';
import type { StartedServer } from '../../sockets/server/server.js';
import type { Feed } from '../feed/feed.js';
import { serverGone, ServerThread } from './server-thread.js';

/** What the host works with. */
export interface ServerHostSetup {
  readonly journal: Journal;
  readonly counters: Counters;
  readonly feed: Feed;
  /** The worker's program. */
  readonly source: string;
  /** Told of a crash, for the log. */
  readonly crashed?: (error: unknown) => void;
}

/** Starts, finds and stops servers. */
export class ServerHost {
  readonly #setup: ServerHostSetup;
  readonly #threads = new Map<number, ServerThread>();
  #lastId = 0;

  constructor(setup: ServerHostSetup) {
    this.#setup = setup;
  }

  /** Starts a server in a thread of its own. Rejects with the failure that the journal holds too. */
  async start(options: ServerOptions): Promise<StartedServer & { readonly server: number }> {
    this.#lastId += 1;
    const server = this.#lastId;
    const { journal, counters, source } = this.#setup;
    const thread = new ServerThread({
      ...{ server, source, origin: journal.origin, counters: counters.shared },
      merge: (batch) => journal.appendBatch(batch),
      crashed: (error) => this.#crashed(server, error),
    });
    this.#threads.set(server, thread);
    try {
      const started = await thread.call({ method: 'start', options });
      return { server, ...started };
    } catch (error) {
      this.#threads.delete(server);
      await thread.stop();
      throw error;
    }
  }

  /** A running server's thread. Throws `server-gone`. */
  find(server: number): ServerThread {
    const thread = this.#threads.get(server);
    if (thread === undefined) throw serverGone();
    return thread;
  }

  /** Stops a server and all its connections; two seconds at the latest. One that is gone is stopped already. */
  async stop(server: number): Promise<void> {
    const thread = this.#threads.get(server);
    if (thread === undefined) return;
    const how = await thread.stop();
    const isFirst = this.#threads.delete(server);
    if (how === 'cut' && isFirst) this.#tellEnd(server);
  }

  /** Stops them all. */
  async stopAll(): Promise<void> {
    await Promise.all([...this.#threads.keys()].map((server) => this.stop(server)));
  }

  #crashed(server: number, error: unknown): void {
    this.#threads.delete(server);
    this.#setup.crashed?.(error);
    const detail = error instanceof Error ? error.message : String(error);
    this.#tellEnd(server, { code: 'unknown', action: 'listen', details: { detail } });
  }

  /** A thread that was cut has freed its descriptors, but told nobody. */
  #tellEnd(server: number, failure?: Failure): void {
    const { feed, counters, journal } = this.#setup;
    feed.read();
    if (feed.servers.servers.get(server)?.phase !== 'listening') return;
    const sockets = feed.servers.clientsOf(server).length;
    for (let count = 0; count < sockets; count++) counters.closed();
    journal.note(
      failure === undefined ? { type: 'server.stopped', server } : { type: 'server.failed', server, failure },
    );
  }
}
