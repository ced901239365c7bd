/**
 * One TCP socket between the system and the journal: it reports each fact to the sink, cuts what arrives into
 * messages for its owner, tells it when the peer does not read, and makes sure that the socket ends.
 *
 * States: `open` (both directions), `ending` (we decided to end: our FIN goes after what is queued), `closed`.
 * `close` may come first (a reset, a destroyed peer): then `ending` is skipped. It may never come (a peer that neither
 * reads nor closes): then the linger time destroys the socket. It does not come twice: `closed` is final.
 */

import type { Socket } from 'node:net';
import type { Codec, Cut, Framing, Messages } from '../protocol/framing.js';
import { MAX_MESSAGE_BYTES, MAX_UNREAD_BYTES } from '../protocol/limits.js';
import type { CloseReason } from '../protocol/nouns.js';
import { failureOf } from './failures.js';
import type { ConnectionRef, JournalSink } from './journal/sink.js';

/** Milliseconds between our FIN and the destruction of a socket whose peer does not close. Under the 2 s of stop. */
export const LINGER_MS = 1_500;

/** What the owner of a wire hears, after it was journalled. */
export interface WireOwner extends ConnectionRef {
  /** Bytes arrived. Not called any more once the wire is ending. */
  wireReceived(messages: Messages): void;
  /** The peer's FIN came: it says nothing more. Called in every state but `closed`, at most once. */
  wireFinished(): void;
  /** A peer that was choked has read all we said: the owner may go on. */
  wireDrained(): void;
  /** The socket is gone and its descriptor free. Called once, after `connection.closed` was journalled. */
  wireClosed(reason: CloseReason): void;
}

/** What a wire works with. */
export interface WireSetup {
  readonly owner: WireOwner;
  readonly sink: JournalSink;
  readonly framing: Framing;
}

/** See the head of the file. */
export class Wire {
  readonly #socket: Socket;
  readonly #owner: WireOwner;
  readonly #sink: JournalSink;
  readonly #codec: Codec;
  /** Bytes received and handed out, framing included. */
  bytesReceived = 0;
  bytesSent = 0;
  /** Complete messages received. */
  messagesReceived = 0;
  #reason: CloseReason | null = null;
  /** With `idle`: how many seconds were too many. */
  #seconds: number | undefined;
  #closed = false;
  /** The peer's FIN was seen. */
  #finished = false;
  /** The owner asked not to be given more. */
  #heldBack = false;
  /** The owner hears when a choked peer has read all. */
  #draining = false;
  #linger: NodeJS.Timeout | null = null;

  /** Takes the socket over: its end is the wire's business from now on. */
  constructor(socket: Socket, setup: WireSetup) {
    this.#socket = socket;
    this.#owner = setup.owner;
    this.#sink = setup.sink;
    this.#codec = setup.framing.codec();
    socket.on('data', (chunk: Buffer) => this.#received(chunk));
    socket.on('end', () => this.#finishedByPeer());
    socket.on('finish', () => this.#note('connection.half-closed'));
    socket.on('error', (error) => this.#failed(error));
    socket.on('close', () => this.#close());
  }

  /** Why the wire ends or ended; null while it is open. The first reason stays. */
  get reason(): CloseReason | null {
    return this.#reason;
  }

  /** The peer's FIN was seen. */
  get finished(): boolean {
    return this.#finished;
  }

  /**
   * More than MAX_UNREAD_BYTES wait for a peer that does not read. The owner stops serving it, and so reading from it:
   * that bounds our memory. The wire does not stop by itself, since two ends that both did would wait for ever.
   */
  get choked(): boolean {
    return this.#socket.writableLength > MAX_UNREAD_BYTES;
  }

  /** Sends bytes in one write. Ignored once our FIN is due: nothing may follow it. */
  send(data: Uint8Array, cut: Cut): void {
    const socket = this.#socket;
    if (this.#reason !== null) return;
    this.bytesSent += data.length;
    this.#sink.sent(this.#owner, data, cut);
    if (socket.write(data) || this.#draining || !this.choked) return;
    this.#draining = true;
    socket.once('drain', () => {
      this.#draining = false;
      this.#owner.wireDrained();
    });
  }

  /** Stops or resumes reading. Node still reads one buffer ahead, so that a reset or close shows. */
  holdBack(held: boolean): void {
    if (held === this.#heldBack || this.#reason !== null) return;
    this.#heldBack = held;
    if (held) this.#socket.pause();
    else this.#socket.resume();
  }

  /** Our FIN, after what is queued. The peer may go on; `end` is still needed. */
  halfClose(): void {
    this.#socket.end();
  }

  /** Ends in good order: our FIN after what is queued, then the peer's close is awaited, for LINGER_MS at most. */
  end(reason: CloseReason, seconds?: number): void {
    if (this.#reason !== null || this.#closed) return;
    this.#reason = reason;
    this.#seconds = seconds;
    this.#socket.end();
    // Unread bytes would turn our close into a reset, which can destroy our last words: they are read and journalled.
    this.#socket.resume();
    this.#linger = setTimeout(() => this.#socket.destroy(), LINGER_MS);
  }

  /** Ends at once, whatever is queued. */
  destroy(reason: CloseReason): void {
    this.#reason ??= reason;
    this.#socket.destroy();
  }

  #received(chunk: Buffer): void {
    const messages = this.#codec.push(chunk);
    this.bytesReceived += chunk.length;
    this.messagesReceived += messages.count;
    this.#sink.received(this.#owner, chunk, messages);
    if (this.#reason !== null) return;
    if (messages.count > 0) this.#owner.wireReceived(messages);
    // Asked again: the messages in front of it may have ended the dialogue.
    if (this.#codec.excess > 0 && this.reason === null) this.#tooLong();
  }

  #tooLong(): void {
    const details = { n: this.#codec.excess, max: MAX_MESSAGE_BYTES };
    const { server, connection } = this.#owner;
    const failure = { code: 'message-too-long', action: 'receive', details } as const;
    this.#sink.note({ type: 'connection.failed', server, connection, failure });
    this.end('too-long');
  }

  #finishedByPeer(): void {
    this.#finished = true;
    this.#note('connection.fin');
    this.#owner.wireFinished();
  }

  #failed(error: Error): void {
    const reading = 'syscall' in error && error.syscall === 'read';
    const failure = failureOf(error, reading ? 'receive' : 'send');
    const { server, connection } = this.#owner;
    if (failure.code === 'ECONNRESET') {
      this.#note('connection.reset');
      this.#reason ??= 'reset';
      return;
    }
    this.#sink.note({ type: 'connection.failed', server, connection, failure });
    this.#reason ??= 'error';
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#linger !== null) clearTimeout(this.#linger);
    const reason = this.#reason ?? 'peer';
    this.#reason = reason;
    const { server, connection } = this.#owner;
    const seconds = this.#seconds === undefined ? {} : { seconds: this.#seconds };
    this.#sink.note({ type: 'connection.closed', server, connection, reason, ...seconds });
    this.#owner.wireClosed(reason);
  }

  #note(type: 'connection.fin' | 'connection.half-closed' | 'connection.reset'): void {
    const { server, connection } = this.#owner;
    this.#sink.note({ type, server, connection });
  }
}
