/** SKELETON of the TCP server: the signatures stand, the bodies are being written. */
import type { ServerChange, ServerOptions } from '../../protocol/nouns.js';
import type { Counters } from '../counters.js';
import type { JournalSink } from '../journal/sink.js';
import type { RegistrySnapshot } from './registry.js';

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

export declare class TcpServer {
  constructor(setup: ServerSetup);
  /** Listens; journals server.started, or server.failed and throws a FailureError (EADDRINUSE/EACCES with a free port). Once. */
  start(options: ServerOptions): Promise<StartedServer>;
  /** Ends every connection; resolves when the last is gone, 2 s at the latest. May be called twice, or before start. */
  stop(): Promise<void>;
  /** Ends one connection; false when it is not here (any more). */
  kick(connection: number): boolean;
  /** Sends one message to one client, or to all served ones (null). Returns to how many it went. FailureError not-encodable, message-too-long. */
  send(connection: number | null, message: Uint8Array | string): number;
  /** false when it is not here (any more). */
  rename(connection: number, name: string): boolean;
  /** Takes effect from the next message on. */
  change(change: ServerChange): void;
  /** The dictionary of connections, as plain data. */
  snapshot(): RegistrySnapshot;
}
