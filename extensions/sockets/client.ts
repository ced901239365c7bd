/**
 * A TCP client: connects, sends, listens, leaves. A client window and `connect` hold one each.
 *
 * It says what it saw, not what it guesses: `peer` for a FIN in any framing (whether it was kicked, or its «fin» was
 * heard, it cannot know), `reset` for an RST, `local` when it left by itself. When the peer has ended, it ends too.
 */

import { type NetConnectOpts, type Socket, connect } from 'node:net';
import { FailureError } from '../protocol/failures.js';
import { type Framing, framingOf, type Messages } from '../protocol/framing.js';
import { MAX_MESSAGE_BYTES } from '../protocol/limits.js';
import type { ClientOptions, CloseReason, Endpoint } from '../protocol/nouns.js';
import { encodeText, LINE_ENDING_TEXT } from '../protocol/text.js';
import type { Counters } from './counters.js';
import { failureError } from './failures.js';
import type { JournalSink } from './journal/sink.js';
import { Wire, type WireOwner } from './wire.js';

/** What a client works with. */
export interface ClientSetup {
  /** The window's name, as it stands in `connection.opened`. */
  readonly name: string;
  readonly sink: JournalSink;
  readonly counters: Counters;
  /** Called for each complete message, after it was journalled. Its bytes stay as they are. */
  readonly onMessage?: (payload: Uint8Array) => void;
  /** Called once a connection, when it is over. Not after a connect that failed. */
  readonly onClosed?: (reason: CloseReason) => void;
}

/** A connection that stands. */
export interface ClientConnection {
  readonly connection: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** Where a client stands. `ending`: it waits for the peer's close. */
export type ClientState = 'idle' | 'connecting' | 'connected' | 'ending';

/** See the head of the file. After the end of a connection it may connect again, under a new connection id. */
export class TcpClient {
  readonly #setup: ClientSetup;
  #attempt: AbortController | null = null;
  #line: Line | null = null;

  constructor(setup: ClientSetup) {
    this.#setup = setup;
  }

  /** Where it stands now. */
  get state(): ClientState {
    if (this.#attempt !== null) return 'connecting';
    if (this.#line === null) return 'idle';
    return this.#line.ending ? 'ending' : 'connected';
  }

  /**
   * Connects. Rejects with a FailureError that is journalled as `connection.failed`: ECONNREFUSED, ENOTFOUND,
   * ETIMEDOUT, `cancelled` (by the signal or by `disconnect`) and so on; with `already-connected`, not journalled,
   * when it is not idle. 0.0.0.0 is refused as `host-any`: it is no address to go to.
   */
  async connect(options: ClientOptions, signal?: AbortSignal): Promise<ClientConnection> {
    if (this.state !== 'idle') {
      throw new FailureError({ code: 'already-connected', action: 'connect', details: {} });
    }
    const attempt = new AbortController();
    this.#attempt = attempt;
    const { counters, sink } = this.#setup;
    const connection = counters.nextConnection();
    try {
      check(options);
      const signals = signal === undefined ? attempt.signal : AbortSignal.any([attempt.signal, signal]);
      const socket = await open(options, signals);
      return this.#begin(socket, connection, options);
    } catch (error) {
      const { host, port, timeoutSeconds } = options;
      const failure = failureError(error, 'connect', { host, port, seconds: timeoutSeconds });
      sink.note({ type: 'connection.failed', server: null, connection, failure: failure.failure });
      throw failure;
    } finally {
      this.#attempt = null;
    }
  }

  /**
   * Sends one message; a string is encoded and gets the line ending that was asked. In raw framing an empty message
   * has no bytes: it half-closes, as the sheet's empty string does. False while the peer leaves a megabyte unread:
   * what was sent waits in memory, send no more. Throws the FailureErrors `not-connected`, EPIPE (it has ended or
   * half-closed), `not-encodable` and `message-too-long`.
   */
  send(message: Uint8Array | string): boolean {
    if (this.#line === null) throw new FailureError({ code: 'not-connected', action: 'send', details: {} });
    return this.#line.send(message);
  }

  /** Sends our FIN; what the peer still says arrives. Nothing happens when there is no connection. */
  halfClose(): void {
    this.#line?.halfClose();
  }

  /** Ends the connection, or the attempt; resolves when its descriptor is free, after 2 s at the latest. */
  async disconnect(): Promise<void> {
    this.#attempt?.abort();
    await this.#line?.leave();
  }

  #begin(socket: Socket, connection: number, options: ClientOptions): ClientConnection {
    this.#setup.counters.opened();
    const facts = {
      connection,
      local: { address: socket.localAddress ?? '', port: socket.localPort ?? 0 },
      remote: { address: socket.remoteAddress ?? options.host, port: socket.remotePort ?? options.port },
    };
    const { framing, encoding } = options;
    const { name, sink } = this.#setup;
    sink.note({ type: 'connection.opened', server: null, number: 1, name, ...facts, framing, encoding });
    this.#line = new Line(socket, { ...this.#setup, options, connection, onGone: () => this.#end() });
    return facts;
  }

  #end(): void {
    this.#line = null;
    this.#setup.counters.closed();
  }
}

/** What a line works with, besides what its client does. */
interface LineSetup extends ClientSetup {
  readonly connection: number;
  readonly options: ClientOptions;
  /** The socket is gone; `onClosed` follows. */
  readonly onGone: () => void;
}

/** One connection of a client. */
class Line implements WireOwner {
  readonly server = null;
  readonly connection: number;
  readonly #setup: LineSetup;
  readonly #framing: Framing;
  readonly #wire: Wire;
  readonly #gone: Promise<void>;
  #goneNow: () => void = () => undefined;
  #halfClosed = false;

  constructor(socket: Socket, setup: LineSetup) {
    this.connection = setup.connection;
    this.#setup = setup;
    this.#framing = framingOf(setup.options.framing);
    this.#gone = new Promise((resolve) => {
      this.#goneNow = resolve;
    });
    this.#wire = new Wire(socket, { owner: this, sink: setup.sink, framing: this.#framing });
  }

  get ending(): boolean {
    return this.#wire.reason !== null;
  }

  send(message: Uint8Array | string): boolean {
    if (this.ending || this.#halfClosed)
      throw new FailureError({ code: 'EPIPE', action: 'send', details: {} });
    const payload = this.#payload(message);
    if (payload.length > MAX_MESSAGE_BYTES) {
      const details = { n: payload.length, max: MAX_MESSAGE_BYTES };
      throw new FailureError({ code: 'message-too-long', action: 'send', details });
    }
    const frame = this.#framing.encode(payload);
    if (frame.length === 0) this.halfClose();
    else this.#wire.send(frame, this.#framing.cutOf(frame));
    return !this.#wire.choked;
  }

  halfClose(): void {
    this.#halfClosed = true;
    this.#wire.halfClose();
  }

  leave(): Promise<void> {
    this.#wire.end('local');
    return this.#gone;
  }

  wireReceived(messages: Messages): void {
    const { onMessage } = this.#setup;
    if (onMessage === undefined) return;
    for (const payload of messages.payloads) onMessage(payload);
  }

  wireFinished(): void {
    this.#wire.end('peer');
  }

  wireDrained(): void {
    return;
  }

  wireClosed(reason: CloseReason): void {
    this.#setup.onGone();
    this.#goneNow();
    this.#setup.onClosed?.(reason);
  }

  #payload(message: Uint8Array | string): Uint8Array {
    if (typeof message !== 'string') return message;
    const { encoding, lineEnding } = this.#setup.options;
    // The empty message is empty in raw framing too: with a line end it would be a message of its own.
    if (message === '' && this.#framing.name === 'raw') return new Uint8Array(0);
    const ending = LINE_ENDING_TEXT[lineEnding];
    // Line framing brings the LF itself: a second one would be an empty line, which ends the dialogue.
    const own = this.#framing.name === 'line' && ending.endsWith('\n') ? ending.slice(0, -1) : ending;
    return encodeText(message + own, encoding);
  }
}

const LAST_PORT = 65_535;

/** Addresses that stand for all of a machine's: one listens on them and connects to none. */
const ANY_HOSTS: readonly string[] = ['0.0.0.0', '::'];

function check(options: ClientOptions): void {
  const { host, port } = options;
  if (host.trim() === '') throw new FailureError({ code: 'host-empty', action: 'connect', details: {} });
  if (ANY_HOSTS.includes(host)) {
    throw new FailureError({ code: 'host-any', action: 'connect', details: { host } });
  }
  if (Number.isInteger(port) && port >= 1 && port <= LAST_PORT) return;
  throw new FailureError({ code: 'port-invalid', action: 'connect', details: { port } });
}

/** Resolves with a connected socket, or rejects with the system's error, ETIMEDOUT or `cancelled`; then none is left. */
async function open(options: ClientOptions, signal: AbortSignal): Promise<Socket> {
  const { host, port, timeoutSeconds } = options;
  const target: NetConnectOpts = { host, port, allowHalfOpen: true, noDelay: true };
  const cancelled = new FailureError({ code: 'cancelled', action: 'connect', details: {} });
  const details = { host, port, seconds: timeoutSeconds };
  const timedOut = new FailureError({ code: 'ETIMEDOUT', action: 'connect', details });
  if (signal.aborted) throw cancelled;
  const socket = connect(target);
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      settle();
      socket.destroy();
      // A destroyed attempt may report once more; the first error has told all.
      socket.on('error', () => undefined);
      reject(error);
    };
    const abort = (): void => fail(cancelled);
    const timeout = setTimeout(() => fail(timedOut), timeoutSeconds * 1000);
    const settle = (): void => {
      clearTimeout(timeout);
      signal.removeEventListener('abort', abort);
      socket.off('error', fail);
    };
    signal.addEventListener('abort', abort);
    socket.once('error', fail);
    socket.once('connect', () => {
      settle();
      resolve(socket);
    });
  });
}
