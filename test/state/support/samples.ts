/** Events, snapshots and settings as an engine would send them. */

import type { Snapshot, Welcome } from '../../../extensions/protocol/commands.js';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import { Servers } from '../../../extensions/protocol/projections/servers.js';
import type { Settings } from '../../../extensions/protocol/settings.js';
import { toBase64 } from '../../../extensions/protocol/bytes.js';

/** Settings of a first run, in French. */
export const SETTINGS: Settings = {
  language: 'fr',
  look: 'light',
  zoom: 100,
  server: {
    host: '127.0.0.1',
    port: 60_000,
    strategy: 'event-loop',
    reply: { kind: 'echo' },
    work: { kind: 'wait', ms: 0 },
    framing: 'raw',
    encoding: 'utf-8',
    maxClients: 10_000,
    idleSeconds: 0,
    firstMessageNames: false,
    unfolded: false,
  },
  client: {
    host: '127.0.0.1',
    port: 60_000,
    framing: 'raw',
    encoding: 'utf-8',
    lineEnding: 'none',
    escapes: false,
    view: 'text',
    unfolded: false,
  },
  history: [],
  recentPorts: [],
  recentHosts: [],
};

/** What a page is welcomed with. */
export function welcomeOf(kind: Welcome['kind'], more: Partial<Welcome> = {}): Welcome {
  return {
    key: 'key',
    kind,
    number: kind === 'client' ? 1 : 0,
    settings: SETTINGS,
    systemLanguage: 'fr',
    platform: 'linux',
    version: '0.1.0',
    addresses: ['192.168.1.20', '127.0.0.1'],
    maxClients: 10_000,
    canOpenWindows: true,
    ...more,
  };
}

/** Wall clock of the first event. */
export const BEGAN = Date.UTC(2026, 0, 15, 12, 0, 0);

/** An occurrence without its stamp, of any type. */
export type Told = JournalEvent extends infer E
  ? E extends JournalEvent
    ? Omit<E, 'seq' | 'at' | 'wall'>
    : never
  : never;

/** Numbers events as a journal does: 1 ms apart, `seq` from 1. */
export class SampleJournal {
  #seq = 0;

  /** The last number given. */
  get seq(): number {
    return this.#seq;
  }

  /** Stamps an occurrence. */
  event(told: Told): JournalEvent {
    this.#seq += 1;
    return { ...told, seq: this.#seq, at: this.#seq * 1_000_000, wall: BEGAN + this.#seq };
  }

  /** A server that listens on port 60000. */
  started(
    server = 1,
    more: { readonly port?: number; readonly reply?: 'echo' | 'manual' } = {},
  ): JournalEvent {
    return this.event({
      type: 'server.started',
      server,
      host: '127.0.0.1',
      port: more.port ?? 60_000,
      strategy: 'event-loop',
      framing: 'raw',
      encoding: 'utf-8',
      reply: { kind: more.reply ?? 'echo' },
      work: { kind: 'wait', ms: 0 },
      maxClients: 10_000,
    });
  }

  /** A connection: of a server, or with `null` of a client window. */
  opened(connection: number, server: number | null = 1, name = `Client ${connection}`): JournalEvent {
    return this.event({
      type: 'connection.opened',
      connection,
      server,
      number: connection,
      name,
      local: { address: '127.0.0.1', port: 60_000 },
      remote: { address: '127.0.0.1', port: 40_000 + connection },
      framing: 'raw',
      encoding: 'utf-8',
    });
  }

  /** A message in raw framing: of server 1, or of a client window's own connection. */
  bytes(
    type: 'connection.received' | 'connection.sent',
    connection: number | { readonly own: number },
    text: string | Uint8Array,
  ): JournalEvent {
    const whose =
      typeof connection === 'number'
        ? { connection, server: 1 }
        : { connection: connection.own, server: null };
    return this.bytesOf({ type, ...whose }, text);
  }

  /** A message of a connection of any server. */
  bytesOf(
    whose: {
      readonly type: 'connection.received' | 'connection.sent';
      readonly connection: number;
      readonly server: number | null;
    },
    text: string | Uint8Array,
  ): JournalEvent {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const content = { size: bytes.length, data: toBase64(bytes), messages: 1 };
    return this.event({ ...whose, ...content });
  }
}

/** The snapshot an engine would give after these events, with the last `recent` of them. */
export function snapshotAfter(events: readonly JournalEvent[], recent = events.length): Snapshot {
  const servers = new Servers();
  for (const event of events) servers.apply(event);
  return {
    type: 'snapshot',
    seq: events.at(-1)?.seq ?? 0,
    servers: servers.snapshot(),
    recent: events.slice(events.length - recent),
    omitted: events.length - recent,
  };
}
