/**
 * A TCP server: it listens, admits clients within its limits, keeps them in the registry, has them served in the
 * order of its strategy, and ends them all. It speaks to people through nobody: what happens goes to the sink.
 *
 * The end of a dialogue («fin», an empty message) is not answered, as in the sheet; what is queued still goes out.
 */

import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { FailureError } from '../../protocol/failures.js';
import { type Cut, type Framing, framingOf } from '../../protocol/framing.js';
import { MAX_MESSAGE_BYTES, RESERVED_DESCRIPTORS } from '../../protocol/limits.js';
import type { EncodingName, ServerChange, ServerOptions } from '../../protocol/nouns.js';
import { encodeText } from '../../protocol/text.js';
import type { Counters } from '../counters.js';
import { descriptorLimit } from '../descriptors.js';
import { failureError, failureOf, freePort } from '../failures.js';
import type { JournalSink } from '../journal/sink.js';
import { Connection, type ConnectionOwner, type ConnectionSetup } from './connection.js';
import { IdleWatch } from './idle.js';
import { Refusals } from './refusals.js';
import { Registry, type RegistrySnapshot } from './registry.js';
import { LocalService, type Service } from './service.js';
import { type Strategy, strategyOf } from './strategy.js';

/** What a server works with. */
export interface ServerSetup {
  /** From 1 in one engine, never used again. */
  readonly id: number;
  readonly sink: JournalSink;
  readonly counters: Counters;
}

/** Where a started server listens and how many it takes. */
export interface StartedServer {
  readonly host: string;
  /** The real port where 0 was asked. */
  readonly port: number;
  /** The clients it really takes. Less than asked when the process's descriptors do not suffice. */
  readonly maxClients: number;
}

/** Connections the system may keep for us before we accept them: a class that starts its clients together. */
const BACKLOG = 4096;

/** What stands while a server runs. */
interface Running {
  readonly server: Server;
  readonly options: ServerOptions;
  readonly maxClients: number;
  readonly framing: Framing;
  readonly service: Service;
  readonly strategy: Strategy;
  readonly refusals: Refusals;
}

/** See the head of the file. One start, one stop; a new start takes a new server. */
export class TcpServer {
  readonly #id: number;
  readonly #sink: JournalSink;
  readonly #counters: Counters;
  readonly #registry = new Registry<Connection>();
  readonly #idle = new IdleWatch(this.#registry);
  #running: Running | null = null;
  #connectionSetup: ConnectionSetup | null = null;
  /** Clients accepted so far; the last one's number. */
  #accepted = 0;
  #starting: Promise<StartedServer> | null = null;
  #stopping: Promise<void> | null = null;
  #emptied: (() => void) | null = null;

  constructor(setup: ServerSetup) {
    this.#id = setup.id;
    this.#sink = setup.sink;
    this.#counters = setup.counters;
  }

  /**
   * Listens, and resolves once clients can come. Journals `server.started`; or `server.failed` and throws the
   * FailureError (EADDRINUSE and EACCES with a free port). A server starts once.
   */
  start(options: ServerOptions): Promise<StartedServer> {
    if (this.#starting !== null || this.#stopping !== null)
      throw new Error(`server ${this.#id} started twice`);
    this.#starting = this.#start(options);
    return this.#starting;
  }

  /** Ends every connection; resolves when the last is gone, after 2 s at the latest. May be called twice, or first. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  /** Ends one connection; false when it is not here (any more). */
  kick(connection: number): boolean {
    const client = this.#registry.find(connection);
    client?.end('kicked');
    return client !== undefined;
  }

  /**
   * Sends one message to one client, or to all that are served (null). Returns to how many it went: not to those
   * that wait or end, nor to those that leave a megabyte unread. Throws the FailureErrors `not-encodable` and
   * `message-too-long`. An empty message travels in line and length framing only.
   */
  send(connection: number | null, message: Uint8Array | string): number {
    const running = this.#running;
    if (running === null) return 0;
    const frame = frameOf(message, running);
    if (frame.length === 0) return 0;
    const cut = running.framing.cutOf(frame);
    if (connection === null) return this.#sendAll(frame, cut, null);
    return this.#registry.find(connection)?.send(frame, cut) === true ? 1 : 0;
  }

  /** Gives a client another name; false when it is not here (any more). */
  rename(connection: number, name: string): boolean {
    const client = this.#registry.find(connection);
    client?.rename(name);
    return client !== undefined;
  }

  /** Changes what may change, replies and work from the next message on. Ignored unless the server runs. */
  change(change: ServerChange): void {
    if (this.#running === null || this.#stopping !== null) return;
    this.#running.service.change(change);
    if (change.idleSeconds !== undefined) this.#idle.watch(change.idleSeconds);
    this.#sink.note({ type: 'server.changed', server: this.#id, ...change });
  }

  /** The dictionary of connections, as plain data. */
  snapshot(): RegistrySnapshot {
    return this.#registry.snapshot();
  }

  async #start(options: ServerOptions): Promise<StartedServer> {
    try {
      check(options);
      const limit = Math.max(1, Math.min(options.maxClients, descriptorLimit() - RESERVED_DESCRIPTORS));
      const { server, address } = await listen(options, (socket) => this.#accept(socket));
      return this.#begin(options, { server, address, maxClients: limit });
    } catch (error) {
      const failure = await explain(error, options);
      this.#sink.note({ type: 'server.failed', server: this.#id, failure: failure.failure });
      throw failure;
    }
  }

  #begin(options: ServerOptions, listening: Listening): StartedServer {
    const { server, address, maxClients } = listening;
    const { strategy, framing, encoding, reply, work } = options;
    const beforeComputing = (): void => this.#sink.flush();
    const service = new LocalService({ reply, work, encoding, beforeComputing });
    this.#running = {
      server,
      options,
      maxClients,
      framing: framingOf(framing),
      service,
      strategy: strategyOf(strategy, service),
      refusals: new Refusals({ server: this.#id, sink: this.#sink, counters: this.#counters, options }),
    };
    this.#connectionSetup = { owner: this.#owner, sink: this.#sink, framing: this.#running.framing };
    // Node tells here that the system could not accept; the server goes on when it can again.
    server.on('error', (error) => {
      this.#sink.note({ type: 'server.failed', server: this.#id, failure: failureOf(error, 'accept') });
    });
    this.#idle.watch(options.idleSeconds);
    const started = { host: address.address, port: address.port, maxClients };
    const behaviour = { strategy, framing, encoding, reply, work };
    this.#sink.note({ type: 'server.started', server: this.#id, ...started, ...behaviour });
    return started;
  }

  #accept(socket: Socket): void {
    const running = this.#running;
    if (running === null || this.#stopping !== null) {
      socket.destroy();
      return;
    }
    const open = this.#counters.opened();
    const crowded = open > descriptorLimitOnce() - RESERVED_DESCRIPTORS;
    if (crowded || this.#registry.size >= running.maxClients) {
      running.refusals.refuse(socket, { n: this.#registry.size, max: running.maxClients });
    } else this.#admit(socket, running);
  }

  #admit(socket: Socket, running: Running): void {
    const number = ++this.#accepted;
    const identity = {
      server: this.#id,
      connection: this.#counters.nextConnection(),
      number,
      name: running.options.peerName.replaceAll('{n}', String(number)),
      ...peerOf(socket),
    };
    const setup = this.#connectionSetup;
    if (setup === null) throw new Error('a client came before the server began');
    const { framing, encoding } = running.options;
    const { address, port, ...who } = identity;
    const local = { address: socket.localAddress ?? '', port: socket.localPort ?? 0 };
    this.#sink.note({
      type: 'connection.opened',
      ...who,
      local,
      remote: { address, port },
      framing,
      encoding,
    });
    const client = new Connection(socket, identity, setup);
    this.#registry.open(client);
    running.strategy.admit(client);
  }

  readonly #owner: ConnectionOwner = {
    connectionLeft: (client) => {
      // While the server stops nobody is served in the place of another.
      if (this.#stopping === null) this.#running?.strategy.leave(client);
    },
    connectionClosed: (client) => {
      this.#registry.close(client);
      this.#counters.closed();
      if (this.#registry.size === 0) this.#emptied?.();
    },
    connectionBroadcast: (from, message) => {
      const framing = this.#connectionSetup?.framing;
      if (framing === undefined) return;
      const frame = framing.encode(message);
      this.#sendAll(frame, framing.cutOf(frame), from);
    },
  };

  #sendAll(frame: Uint8Array, cut: Cut, but: Connection | null): number {
    let count = 0;
    for (const client of this.#registry) if (client !== but && client.send(frame, cut)) count++;
    return count;
  }

  async #stop(): Promise<void> {
    // A failed start was told to whoever called it; then there is nothing to stop.
    await this.#starting?.catch(() => undefined);
    const running = this.#running;
    if (running === null) return;
    this.#idle.watch(0);
    const closed = new Promise<void>((resolve) => {
      running.server.close(() => resolve());
    });
    running.refusals.stop();
    await this.#endAll();
    await running.strategy.stop();
    await closed;
    this.#running = null;
    this.#sink.note({ type: 'server.stopped', server: this.#id });
    this.#sink.flush();
  }

  async #endAll(): Promise<void> {
    if (this.#registry.size === 0) return;
    const emptied = new Promise<void>((resolve) => {
      this.#emptied = resolve;
    });
    for (const client of this.#registry) client.end('stopped');
    await emptied;
  }
}

/** The system's side of a server that listens. */
interface Listening {
  readonly server: Server;
  readonly address: AddressInfo;
  readonly maxClients: number;
}

const LAST_PORT = 65_535;

function check(options: ServerOptions): void {
  const { host, port } = options;
  if (host.trim() === '') throw new FailureError({ code: 'host-empty', action: 'listen', details: {} });
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) return;
  throw new FailureError({ code: 'port-invalid', action: 'listen', details: { port } });
}

async function listen(
  options: ServerOptions,
  accept: (socket: Socket) => void,
): Promise<Omit<Listening, 'maxClients'>> {
  // Half-open: a peer that has said all may still be answered. No delay: a message is one write already.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: options.host, port: options.port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      resolve({ server, address: server.address() as AddressInfo }); // A TCP server that listens has one.
    });
  });
}

/** The failure of a start, with a free port where another one helps. */
async function explain(error: unknown, options: ServerOptions): Promise<FailureError> {
  const { host, port } = options;
  const failure = failureError(error, 'listen', { host, port });
  const { code } = failure.failure;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return failure;
  const free = await freePort(host);
  const details = free === undefined ? failure.failure.details : { ...failure.failure.details, free };
  return new FailureError({ ...failure.failure, details }, error);
}

function peerOf(socket: Socket): { address: string; port: number } {
  // A peer that reset before we accepted has no address any more; its end is reported in a moment.
  return { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
}

function frameOf(message: Uint8Array | string, running: Running): Uint8Array {
  const encoding: EncodingName = running.options.encoding;
  const payload = typeof message === 'string' ? encodeText(message, encoding) : message;
  if (payload.length <= MAX_MESSAGE_BYTES) return running.framing.encode(payload);
  const details = { n: payload.length, max: MAX_MESSAGE_BYTES };
  throw new FailureError({ code: 'message-too-long', action: 'send', details });
}

let knownLimit: number | null = null;

/** Read once a process: it does not change, and every accept asks. */
function descriptorLimitOnce(): number {
  knownLimit ??= descriptorLimit();
  return knownLimit;
}
