/**
 * The servers and their clients as the journal tells them: the state behind the client list, the status bar and the
 * dictionary. The same code runs in the engine (whose copy outlives what the journal drops) and in a page.
 */

import type {
  ConnectionBytes,
  ConnectionOpened,
  JournalEvent,
  ServerChanged,
  ServerStarted,
} from '../events.js';
import type { Failure } from '../failures.js';
import type {
  CloseReason,
  ConnectionState,
  Endpoint,
  EncodingName,
  FramingName,
  ReplyPolicy,
  Strategy,
  Work,
} from '../nouns.js';

/** Bytes and messages of a connection or of a whole server. */
export interface Traffic {
  messagesIn: number;
  messagesOut: number;
  bytesIn: number;
  bytesOut: number;
}

/** One client of a server, or the connection of a client window. */
export interface ConnectionRow extends Traffic {
  readonly connection: number;
  readonly server: number | null;
  readonly number: number;
  name: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  state: ConnectionState;
  /** Wall clock of the opening, epoch ms. */
  readonly since: number;
  /** `at` of the last change of state, ns. */
  stateSince: number;
  /** Time spent waiting before the present state, ns. */
  waited: number;
  /** The peer's FIN came: it sends nothing more. */
  peerEnded: boolean;
  /** Our FIN went. */
  halfClosed: boolean;
  reason: CloseReason | null;
}

/** One server, from its start to its end. */
export interface ServerRow extends Traffic {
  readonly server: number;
  phase: 'listening' | 'stopped' | 'failed';
  readonly host: string;
  readonly port: number;
  readonly strategy: Strategy;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  reply: ReplyPolicy;
  work: Work;
  readonly maxClients: number;
  /** Wall clock of the start, epoch ms. */
  readonly since: number;
  failure: Failure | null;
  /** Connections accepted, and refused because the server was full. */
  opened: number;
  refused: number;
}

/** The whole state as JSON: what a snapshot carries. Closed connections are gone from it. */
export interface ServersState {
  readonly servers: readonly ServerRow[];
  readonly connections: readonly ConnectionRow[];
}

/** Ended servers that stay known, so that a window can say how they ended; older ones are forgotten. */
const ENDED_SERVERS = 20;

/** The projection. `apply` takes each event once, in order; unknown ids are ignored (their opening was dropped). */
export class Servers {
  readonly #servers = new Map<number, ServerRow>();
  readonly #connections = new Map<number, ConnectionRow>();

  /** A projection that goes on from `state`, or from nothing. The state's rows are copied. */
  constructor(state?: ServersState) {
    for (const row of state?.servers ?? []) this.#servers.set(row.server, { ...row });
    for (const row of state?.connections ?? []) this.#connections.set(row.connection, { ...row });
  }

  /** The servers by id: listening ones and the last ended ones. */
  get servers(): ReadonlyMap<number, Readonly<ServerRow>> {
    return this.#servers;
  }

  /** The open connections by id, clients' own included. */
  get connections(): ReadonlyMap<number, Readonly<ConnectionRow>> {
    return this.#connections;
  }

  /** The clients of one server, in order of arrival. */
  clientsOf(server: number): readonly Readonly<ConnectionRow>[] {
    return [...this.#connections.values()].filter((row) => row.server === server);
  }

  /** The state as plain data, sharing nothing with this object. */
  snapshot(): ServersState {
    return {
      servers: [...this.#servers.values()].map((row) => ({ ...row })),
      connections: [...this.#connections.values()].map((row) => ({ ...row })),
    };
  }

  /** Takes one event. */
  apply(event: JournalEvent): void {
    switch (event.type) {
      case 'server.started':
        this.#started(event);
        return;
      case 'server.changed':
        this.#changed(event);
        return;
      case 'server.failed':
        this.#failed(event.server, event.failure);
        return;
      case 'server.stopped':
        this.#stopped(event.server);
        return;
      case 'connection.opened':
        this.#opened(event);
        return;
      case 'connection.received':
      case 'connection.sent':
        this.countBytes(event.type, event);
        return;
      case 'connection.closed':
        this.#closed(event.connection, event.reason);
        return;
      case 'connection.refused':
        this.#refused(event.server);
        return;
      case 'connection.failed':
        return;
      default:
        this.#connectionFact(event);
    }
  }

  /** The hot half of {@link apply}, for a caller that holds columns and wants no event object. */
  countBytes(
    type: ConnectionBytes['type'],
    chunk: Pick<ConnectionBytes, 'connection' | 'size' | 'messages'>,
  ): void {
    const row = this.#connections.get(chunk.connection);
    if (row === undefined) return;
    count(row, type, chunk);
    if (row.server === null) return;
    const server = this.#servers.get(row.server);
    if (server !== undefined) count(server, type, chunk);
  }

  #started(event: ServerStarted & { readonly wall: number }): void {
    const { server, host, port, strategy, framing, encoding, reply, work, maxClients, wall } = event;
    const options = { server, host, port, strategy, framing, encoding, reply, work, maxClients };
    const counts = { opened: 0, refused: 0, ...noTraffic() };
    this.#servers.set(server, { ...options, ...counts, phase: 'listening', since: wall, failure: null });
    this.#forgetEnded();
  }

  #changed(event: ServerChanged): void {
    const row = this.#servers.get(event.server);
    if (row === undefined) return;
    row.reply = event.reply ?? row.reply;
    row.work = event.work ?? row.work;
  }

  #failed(server: number, failure: Failure): void {
    const row = this.#servers.get(server);
    if (row === undefined) return;
    row.phase = 'failed';
    row.failure = failure;
    this.#dropConnections(server);
  }

  #stopped(server: number): void {
    const row = this.#servers.get(server);
    if (row !== undefined && row.phase === 'listening') row.phase = 'stopped';
    this.#dropConnections(server);
  }

  /** A server that is gone has no connections, even where their closing never reached the journal. */
  #dropConnections(server: number): void {
    for (const row of this.#connections.values()) {
      if (row.server === server) this.#connections.delete(row.connection);
    }
  }

  #opened(event: ConnectionOpened & { readonly at: number; readonly wall: number }): void {
    const { connection, server, number, name, local, remote, framing, encoding, at, wall } = event;
    this.#connections.set(connection, {
      ...{ connection, server, number, name, local, remote, framing, encoding, ...noTraffic() },
      ...{ state: 'waiting', since: wall, stateSince: at, waited: 0 },
      ...{ peerEnded: false, halfClosed: false, reason: null },
    });
    const row = server === null ? undefined : this.#servers.get(server);
    if (row !== undefined) row.opened += 1;
  }

  #closed(connection: number, reason: CloseReason): void {
    const row = this.#connections.get(connection);
    if (row === undefined) return;
    row.state = 'closed';
    row.reason = reason;
    this.#connections.delete(connection);
  }

  #refused(server: number | null): void {
    const row = server === null ? undefined : this.#servers.get(server);
    if (row !== undefined) row.refused += 1;
  }

  #connectionFact(event: Extract<JournalEvent, { readonly connection: number }>): void {
    const row = this.#connections.get(event.connection);
    if (row === undefined) return;
    switch (event.type) {
      case 'connection.named':
        row.name = event.name;
        return;
      case 'connection.waiting':
        this.#turn(row, 'waiting', event.at);
        return;
      case 'connection.served':
        this.#turn(row, 'served', event.at);
        return;
      case 'connection.fin':
        row.peerEnded = true;
        return;
      case 'connection.half-closed':
        row.halfClosed = true;
        if (row.server !== null) this.#turn(row, 'ending', event.at);
        return;
      default:
    }
  }

  #turn(row: ConnectionRow, state: ConnectionState, at: number): void {
    if (row.state === 'waiting') row.waited += at - row.stateSince;
    row.state = state;
    row.stateSince = at;
  }

  #forgetEnded(): void {
    const ended = [...this.#servers.values()].filter((row) => row.phase !== 'listening');
    for (const row of ended.slice(0, Math.max(0, ended.length - ENDED_SERVERS))) {
      this.#servers.delete(row.server);
    }
  }
}

function noTraffic(): Traffic {
  return { messagesIn: 0, messagesOut: 0, bytesIn: 0, bytesOut: 0 };
}

function count(
  row: Traffic,
  type: ConnectionBytes['type'],
  chunk: Pick<ConnectionBytes, 'size' | 'messages'>,
): void {
  if (type === 'connection.received') {
    row.bytesIn += chunk.size;
    row.messagesIn += chunk.messages;
  } else {
    row.bytesOut += chunk.size;
    row.messagesOut += chunk.messages;
  }
}
