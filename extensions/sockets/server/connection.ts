/**
 * A client of the server, from accept to close. It has its messages served one at a time and in order, keeps those
 * that come before their turn, and knows when the dialogue is over.
 *
 * States: `waiting` → `served` → `ending` → `closed`. The peer's close may come in any of them:
 * - waiting: with nothing left to serve the dialogue is over at once, else when its turn has come;
 * - served: what was received is still answered, then we end;
 * - ending: it is what we wait for.
 * A reset leads to `closed` from anywhere. `end` may be called twice; the first reason stays.
 */

import type { Socket } from 'node:net';
import { type Cut, type Framing, isEmptyMessage, type Messages } from '../../protocol/framing.js';
import type { CloseReason, ConnectionState } from '../../protocol/nouns.js';
import { concat, isFinWord } from '../../protocol/text.js';
import type { JournalSink } from '../journal/sink.js';
import { Wire, type WireOwner } from '../wire.js';
import type { Registered, RegistryRecord } from './registry.js';
import type { ServedClient, Service } from './service.js';
import type { Admitted } from './strategy.js';

/** Bytes of messages that wait for their turn before we stop reading. A blocking server's system buffer holds as much. */
const INBOX_BYTES = 64 * 1024;

/** Bytes of replies that leave in one write. */
const OUTBOX_BYTES = 64 * 1024;

/** What a connection reports to its server. */
export interface ConnectionOwner {
  /** Its dialogue is over. Called once, before `connectionClosed`. */
  connectionLeft(connection: Connection): void;
  /** Its socket is gone. Called once. */
  connectionClosed(connection: Connection): void;
  /** A message for every other client. */
  connectionBroadcast(from: Connection, message: Uint8Array): void;
}

/** Who a connection is. */
export interface ConnectionIdentity {
  readonly server: number;
  readonly connection: number;
  readonly number: number;
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

/** What a connection works with; shared by all of a server. */
export interface ConnectionSetup {
  readonly owner: ConnectionOwner;
  readonly sink: JournalSink;
  readonly framing: Framing;
}

/** See the head of the file. */
export class Connection implements WireOwner, ServedClient, Admitted, Registered {
  readonly server: number;
  readonly connection: number;
  readonly number: number;
  readonly address: string;
  readonly port: number;
  readonly since = Date.now();
  name: string;
  messageNumber = 0;
  /** Sweeps of the idle watch since the last byte came. */
  quietSweeps = 0;
  readonly #setup: ConnectionSetup;
  readonly #wire: Wire;
  #state: ConnectionState = 'waiting';
  #service: Service | null = null;
  /** A message is in service. */
  #busy = false;
  /** Messages are being taken: replies of the same chunk may be collected. */
  #taking = false;
  /** Messages before their turn, from `#inboxNext` on. */
  #inbox: Uint8Array[] = [];
  #inboxNext = 0;
  #inboxBytes = 0;
  #outbox: Uint8Array[] | null = null;
  #outboxBytes = 0;

  constructor(socket: Socket, identity: ConnectionIdentity, setup: ConnectionSetup) {
    this.server = identity.server;
    this.connection = identity.connection;
    this.number = identity.number;
    this.name = identity.name;
    this.address = identity.address;
    this.port = identity.port;
    this.#setup = setup;
    this.#wire = new Wire(socket, { owner: this, sink: setup.sink, framing: setup.framing });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Served and nothing in service: that nothing comes, or that nothing is read, is the peer's doing. */
  get quiet(): boolean {
    return this.#state === 'served' && !this.#busy;
  }

  record(): RegistryRecord {
    const { connection, number, name, address, port, since } = this;
    const bytes = { received: this.#wire.bytesReceived, sent: this.#wire.bytesSent };
    return {
      connection,
      number,
      name,
      address,
      port,
      state: this.#state,
      since,
      messages: this.#wire.messagesReceived,
      bytes,
    };
  }

  wait(): void {
    this.#note('connection.waiting');
  }

  serve(service: Service): void {
    if (this.#state !== 'waiting') return;
    this.#state = 'served';
    this.#service = service;
    this.#note('connection.served');
    this.#takeHeld();
  }

  /** Ends the dialogue; replies already given still go out. `seconds`: with `idle`, how many were too many. */
  end(reason: CloseReason, seconds?: number): void {
    if (this.#state === 'ending' || this.#state === 'closed') return;
    this.#flush();
    this.#wire.end(reason, seconds);
    this.#leave('ending');
  }

  /** Sends a message that is no reply. False when it is not served, or reads so slowly that 1 MiB waits for it. */
  send(frame: Uint8Array, cut: Cut): boolean {
    if (this.#state !== 'served' || this.#wire.choked) return false;
    this.#flush();
    this.#wire.send(frame, cut);
    return true;
  }

  rename(name: string): void {
    this.name = name;
    const { server, connection } = this;
    this.#setup.sink.note({ type: 'connection.named', server, connection, name });
  }

  answered(reply: Uint8Array | null): void {
    this.#busy = false;
    if (reply !== null) this.#reply(reply);
    if (!this.#taking) this.#takeHeld();
  }

  broadcast(message: Uint8Array): void {
    this.#setup.owner.connectionBroadcast(this, message);
  }

  wireReceived(messages: Messages): void {
    this.quietSweeps = 0;
    const { payloads } = messages;
    const only = payloads[0];
    // The usual case, without any collecting: one message, and its turn has come.
    if (
      payloads.length === 1 &&
      only !== undefined &&
      this.quiet &&
      this.#inboxBytes === 0 &&
      !this.#wire.choked
    ) {
      this.#taking = true;
      this.#take(only);
      this.#taking = false;
      return;
    }
    for (const payload of payloads) this.#hold(payload);
    if (this.#inboxBytes > INBOX_BYTES) this.#wire.holdBack(true);
    this.#takeHeld();
  }

  wireFinished(): void {
    if (this.#inboxBytes === 0 && !this.#busy) this.#endOfStream();
  }

  wireDrained(): void {
    this.#takeHeld();
  }

  wireClosed(): void {
    if (this.#state !== 'ending') this.#leave('closed');
    this.#state = 'closed';
    this.#setup.owner.connectionClosed(this);
  }

  /** Serves one message, or ends the dialogue by it. */
  #take(payload: Uint8Array): void {
    this.messageNumber++;
    if (isFinWord(payload)) this.end('fin-word');
    else if (isEmptyMessage(payload, this.#setup.framing.name)) this.end('empty');
    else {
      this.#busy = true;
      this.#service?.serve(payload, this);
    }
  }

  #hold(payload: Uint8Array): void {
    this.#inbox.push(payload);
    // One more than its length, so that empty messages count too.
    this.#inboxBytes += payload.length + 1;
  }

  /** Serves what is held, as far as the service and the peer's reading allow. */
  #takeHeld(): void {
    if (this.#state !== 'served' || this.#taking) return;
    this.#taking = true;
    while (this.quiet && !this.#wire.choked) {
      const next = this.#inbox[this.#inboxNext];
      if (next === undefined) break;
      this.#inboxNext++;
      this.#inboxBytes -= next.length + 1;
      this.#collect();
      this.#take(next);
    }
    this.#flush();
    this.#taking = false;
    this.#afterTaking();
  }

  #afterTaking(): void {
    if (this.#inboxNext === this.#inbox.length && this.#inboxNext > 0) {
      this.#inbox = [];
      this.#inboxNext = 0;
    }
    if (this.#state !== 'served') return;
    this.#wire.holdBack(this.#inboxBytes > INBOX_BYTES);
    if (this.#wire.finished) this.wireFinished();
  }

  /** Replies without work may leave together; others leave when they are made. */
  #collect(): void {
    if (this.#service?.instant === true) this.#outbox ??= [];
    else this.#flush();
  }

  #reply(reply: Uint8Array): void {
    const frame = this.#setup.framing.encode(reply);
    // An empty reply in raw framing is no byte: nothing travels.
    if (frame.length === 0) return;
    if (this.#outbox === null) {
      this.#wire.send(frame, this.#setup.framing.cutOf(frame));
      return;
    }
    this.#outbox.push(frame);
    this.#outboxBytes += frame.length;
    if (this.#outboxBytes >= OUTBOX_BYTES) this.#flush();
  }

  #flush(): void {
    const outbox = this.#outbox;
    if (outbox === null) return;
    this.#outbox = null;
    this.#outboxBytes = 0;
    if (outbox.length === 0) return;
    const frames = outbox.length === 1 && outbox[0] !== undefined ? outbox[0] : concat(outbox);
    this.#wire.send(frames, this.#setup.framing.cutOf(frames));
  }

  #endOfStream(): void {
    // In raw framing the end of the stream is the sheet's empty string; elsewhere a peer can say one and go on.
    this.end(this.#setup.framing.name === 'raw' ? 'empty' : 'peer');
  }

  #leave(state: 'ending' | 'closed'): void {
    this.#state = state;
    this.#service?.cancel(this);
    this.#service = null;
    this.#busy = false;
    this.#inbox = [];
    this.#inboxNext = 0;
    this.#inboxBytes = 0;
    this.#outbox = null;
    this.#setup.owner.connectionLeft(this);
  }

  #note(type: 'connection.waiting' | 'connection.served'): void {
    const { server, connection } = this;
    this.#setup.sink.note({ type, server, connection });
  }
}
