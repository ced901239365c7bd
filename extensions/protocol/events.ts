/**
 * The journal's events: every socket fact, once. A connection we accepted has a `server`; one that a client window
 * opened has `server: null`. Both ends of a loopback dialogue are therefore two connections with two ids.
 */

import type {
  CloseReason,
  Endpoint,
  EncodingName,
  FramingName,
  ReplyPolicy,
  ServerChange,
  Strategy,
  Work,
} from './nouns.js';
import type { Failure } from './failures.js';

/** All types, in the order of their codes in the journal's columns. Append only: session files hold the names. */
export const EVENT_TYPES = [
  'server.started',
  'server.failed',
  'server.stopped',
  'connection.opened',
  'connection.named',
  'connection.waiting',
  'connection.served',
  'connection.received',
  'connection.sent',
  'connection.fin',
  'connection.half-closed',
  'connection.reset',
  'connection.closed',
  'connection.failed',
  'connection.refused',
  'server.changed',
] as const;
/** One of {@link EVENT_TYPES}. */
export type EventType = (typeof EVENT_TYPES)[number];

/** What every event carries. */
interface Stamp {
  /** From 1, without a gap within one engine. */
  readonly seq: number;
  /** Integer nanoseconds since the journal began, on the process's monotonic clock. */
  readonly at: number;
  /** Milliseconds since the epoch, on the wall clock: may jump. */
  readonly wall: number;
}

/** About a server. Ids count from 1 in one engine and are never used again. */
interface AboutServer {
  readonly server: number;
}

/** About a connection. Ids count from 1 in one engine, over servers and clients alike. */
interface AboutConnection {
  readonly server: number | null;
  readonly connection: number;
}

/** A server listens. `port` is the real one where 0 was asked. */
export interface ServerStarted extends AboutServer {
  readonly type: 'server.started';
  readonly host: string;
  readonly port: number;
  readonly strategy: Strategy;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  readonly reply: ReplyPolicy;
  readonly work: Work;
  readonly maxClients: number;
}

/** A server could not listen, or died. */
export interface ServerFailed extends AboutServer {
  readonly type: 'server.failed';
  readonly failure: Failure;
}

/** A running server now behaves otherwise; absent properties stayed. */
export interface ServerChanged extends AboutServer, ServerChange {
  readonly type: 'server.changed';
}

/** A server has ended and its last connection is gone. */
export interface ServerStopped extends AboutServer {
  readonly type: 'server.stopped';
}

/** A connection exists: accepted by our server, or made by our client. `number` counts a server's clients from 1. */
export interface ConnectionOpened extends AboutConnection {
  readonly type: 'connection.opened';
  readonly number: number;
  readonly name: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
}

/** A connection got another name: a person renamed it, or the engine recognised its own client window. */
export interface ConnectionNamed extends AboutConnection {
  readonly type: 'connection.named';
  readonly name: string;
}

/** A bare fact: waits for service, is served from now on, the peer's FIN came, our FIN went, RST seen. */
export interface ConnectionFact extends AboutConnection {
  readonly type:
    | 'connection.waiting'
    | 'connection.served'
    | 'connection.fin'
    | 'connection.half-closed'
    | 'connection.reset';
}

/** Bytes that arrived (one chunk) or that we handed to the system (one write). */
export interface ConnectionBytes extends AboutConnection {
  readonly type: 'connection.received' | 'connection.sent';
  /** Bytes of the chunk or write, framing included. */
  readonly size: number;
  /** The bytes in base64, or their first part: over the link at most 4 KiB. Absent when the journal dropped them. */
  readonly data?: string;
  /** Complete messages in it: always 1 in raw framing, 0 for a part of a line. */
  readonly messages: number;
  /** Where messages end in it (offsets just after each, ascending); absent in raw framing, at most 256 over the link. */
  readonly ends?: readonly number[];
}

/** A connection is over and its descriptor is free. */
export interface ConnectionClosed extends AboutConnection {
  readonly type: 'connection.closed';
  readonly reason: CloseReason;
  /** With `idle`: the seconds without a byte that were too many. */
  readonly seconds?: number;
}

/** A call on a connection failed; for a client that never connected this is its only event. */
export interface ConnectionFailed extends AboutConnection {
  readonly type: 'connection.failed';
  readonly failure: Failure;
}

/** A full server accepted, said so, and ended. */
export interface ConnectionRefused extends AboutConnection {
  readonly type: 'connection.refused';
  readonly remote: Endpoint;
  readonly failure: Failure;
}

/** An event without its stamp: what a socket reports. */
export type Occurrence =
  | ServerStarted
  | ServerFailed
  | ServerChanged
  | ServerStopped
  | ConnectionOpened
  | ConnectionNamed
  | ConnectionFact
  | ConnectionBytes
  | ConnectionClosed
  | ConnectionFailed
  | ConnectionRefused;

/** Everything but bytes: rare, kept as objects. Bytes are kept in columns. */
export type Notice = Exclude<Occurrence, ConnectionBytes>;

/** One event of the journal, as it crosses the link, is printed by `--json` and is written to a session file. */
export type JournalEvent = Occurrence & Stamp;
