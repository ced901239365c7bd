/**
 * The page's end of the link: lets itself in, asks, hears. A break is mended while the engine lives; when it has not
 * answered for two seconds, the engine is lost, and the window says so.
 *
 * States: `connecting` (no answer to hello yet) → `open` → `broken` (trying again) → `open` or `lost`;
 * `connecting` → `absent` (no engine has started; one that comes late is still welcome) → `connecting`;
 * from any state `refused` (another page uses our key, or the ticket is no good) and `lost` are final.
 */

import {
  LINK_CLOSE,
  type LinkMessage,
  type ResultOf,
  type Snapshot,
  type Welcome,
} from '../../../extensions/protocol/commands.js';
import { decodeLinkMessage } from '../../../extensions/protocol/decode-link.js';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { LINK_PATH } from '../../../extensions/protocol/link-address.js';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import type { Language, Settings } from '../../../extensions/protocol/settings.js';
import type { Askable, Gateway } from './gateway.js';
import { ENGINE_LOST, Pending } from './pending.js';

/** Where the link stands. */
export type LinkStatus = 'connecting' | 'absent' | 'open' | 'broken' | 'refused' | 'lost';

/** The part of a WebSocket that the link uses; a test brings its own. */
export interface LinkSocket {
  send(frame: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
}

/** What lets a page in: a ticket at first, afterwards the key it was given for it. */
export interface LinkDoor {
  /** The engine's port. */
  readonly port: number;
  readonly ticket: string | null;
  readonly key: string | null;
}

/** Everything the link client does not do by itself. */
export interface LinkEnvironment {
  /** Opens a WebSocket. */
  open(url: string): LinkSocket;
  /** Calls back after `ms`; returns what stops it. */
  after(ms: number, run: () => void): () => void;
  /** Monotonic milliseconds. */
  now(): number;
  /** Keeps the key for a reload; null forgets it. */
  keepKey(door: { readonly port: number; readonly key: string } | null): void;
  readonly language: Language;
}

/** Hears what the link brings. Called one after the other, never within `ask`. */
export interface LinkListener {
  welcome(welcome: Welcome): void;
  snapshot(snapshot: Snapshot): void;
  events(events: readonly JournalEvent[], seq: number): void;
  settings(settings: Settings): void;
  status(status: LinkStatus): void;
}

/**
 * How long the engine may stay silent before it counts as lost: every window must have said so on its screen within two
 * seconds, on a busy machine too. The engine itself gives a window that is away 1.2 s.
 */
const LOST_AFTER_MS = 1_400;

/** The pause before the first new attempt; doubled for each further one, up to {@link MAX_RETRY_MS}. */
const FIRST_RETRY_MS = 40;
const MAX_RETRY_MS = 400;

/**
 * A first attempt that hangs may take longer: a cold machine starts engine and window at the same time. One that ends is
 * another matter: whoever gave us the door was listening.
 */
const FIRST_CONNECT_MS = 10_000;

/** One link for the life of a page. `connect` once; it ends with the page. */
export class LinkClient implements Gateway {
  readonly #environment: LinkEnvironment;
  readonly #listener: LinkListener;
  readonly #pending = new Pending();
  /** Asked before the link was open: sent in order when it is. */
  readonly #queue: string[] = [];
  #door: LinkDoor | null = null;
  #socket: LinkSocket | null = null;
  #status: LinkStatus = 'connecting';
  #brokenSince = 0;
  #retryMs = FIRST_RETRY_MS;
  #stopTimer: () => void = () => undefined;
  /** Whether the engine has been reached, or has turned out not to be: it then has {@link LOST_AFTER_MS}. */
  #judged = false;

  constructor(environment: LinkEnvironment, listener: LinkListener) {
    this.#environment = environment;
    this.#listener = listener;
  }

  /** Where the link stands. */
  get status(): LinkStatus {
    return this.#status;
  }

  /** Goes through the door. Called again (a native page gets a new ticket) it starts afresh. */
  connect(door: LinkDoor): void {
    this.#door = door;
    this.#judged = false;
    this.#brokenSince = this.#environment.now();
    this.#turn('connecting');
    this.#open();
  }

  /** No engine has shown a door so far. A door that comes later is taken all the same; once let in, this says nothing. */
  miss(): void {
    if (this.#door === null && this.#status === 'connecting') this.#turn('absent');
  }

  /** There is no door: an address opened without a ticket. */
  refuse(): void {
    this.#turn('refused');
  }

  /** See {@link Gateway}. */
  async ask<C extends Askable>(command: C): Promise<ResultOf<C['type']>> {
    if (this.#status === 'lost' || this.#status === 'refused') throw new FailureError(ENGINE_LOST);
    const { id, answer } = this.#pending.open();
    const frame = JSON.stringify({ id, command });
    if (this.#status === 'open') this.#socket?.send(frame);
    else this.#queue.push(frame);
    // The engine answers a command with the result of its type; both sides share `Results`.
    return (await answer) as ResultOf<C['type']>;
  }

  /** Tells the engine that everything up to `seq` is shown. Dropped while the link is broken: a snapshot follows. */
  acknowledge(seq: number): void {
    if (this.#status !== 'open') return;
    this.#socket?.send(JSON.stringify({ id: 0, command: { type: 'ack', seq } }));
  }

  #open(): void {
    const door = this.#door;
    if (door === null) return;
    this.#drop();
    const socket = this.#environment.open(`ws://127.0.0.1:${door.port}${LINK_PATH}`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#hello(socket, door);
    };
    socket.onmessage = (event) => {
      if (typeof event.data === 'string') this.#message(socket, decodeLinkMessage(event.data));
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#closed(event.code);
    };
    // An attempt that hangs is an attempt that failed: the deadline ends it.
    this.#stopTimer();
    this.#stopTimer = this.#environment.after(this.#patience(), () => {
      this.#turn('lost');
    });
  }

  #hello(socket: LinkSocket, { ticket, key }: LinkDoor): void {
    const { id, answer } = this.#pending.open();
    const pass = ticket === null ? (key === null ? {} : { key }) : { ticket };
    const command = { type: 'hello', ...pass, language: this.#environment.language };
    socket.send(JSON.stringify({ id, command }));
    answer.then(
      (welcome) => {
        // Only `hello` was asked with this id.
        if (socket === this.#socket) this.#letIn(welcome as Welcome);
      },
      () => {
        // Refused or broken: the close that follows says which.
      },
    );
  }

  #letIn(welcome: Welcome): void {
    const port = this.#door?.port ?? 0;
    this.#door = { port, ticket: null, key: welcome.key };
    this.#environment.keepKey({ port, key: welcome.key });
    this.#judged = true;
    this.#stopTimer();
    this.#retryMs = FIRST_RETRY_MS;
    this.#listener.welcome(welcome);
    this.#turn('open');
    for (const frame of this.#queue.splice(0)) this.#socket?.send(frame);
  }

  #message(socket: LinkSocket, message: LinkMessage | null): void {
    if (socket !== this.#socket || message === null) return;
    switch (message.type) {
      case 'answer':
        this.#pending.answer(message.id, message.result);
        return;
      case 'error':
        if (message.id !== null) this.#pending.fail(message.id, message.failure);
        return;
      case 'snapshot':
        this.#listener.snapshot(message);
        return;
      case 'events':
        this.#listener.events(message.events, message.seq);
        return;
      case 'settings':
        this.#listener.settings(message.settings);
        return;
      case 'ending':
        this.#turn('lost');
        return;
      default:
        message satisfies never;
    }
  }

  #closed(code: number): void {
    this.#socket = null;
    if (this.#status === 'lost' || this.#status === 'refused') return;
    this.#pending.failAll(ENGINE_LOST);
    this.#queue.length = 0;
    if (code === LINK_CLOSE.unauthorised || code === LINK_CLOSE.duplicate) {
      if (code === LINK_CLOSE.unauthorised) this.#environment.keepKey(null);
      this.#turn('refused');
      return;
    }
    if (this.#status === 'open' || !this.#judged) this.#brokenSince = this.#environment.now();
    this.#judged = true;
    if (this.#status === 'open') this.#turn('broken');
    this.#retry();
  }

  #retry(): void {
    if (this.#patience() <= 0) {
      this.#turn('lost');
      return;
    }
    this.#stopTimer();
    this.#stopTimer = this.#environment.after(Math.min(this.#retryMs, this.#patience()), () => {
      this.#open();
    });
    this.#retryMs = Math.min(MAX_RETRY_MS, this.#retryMs * 2);
  }

  /** Milliseconds left before the engine counts as lost. */
  #patience(): number {
    const limit = this.#judged ? LOST_AFTER_MS : FIRST_CONNECT_MS;
    return Math.max(0, limit - (this.#environment.now() - this.#brokenSince));
  }

  #turn(status: LinkStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    if (status === 'lost' || status === 'refused') {
      this.#stopTimer();
      this.#drop();
      this.#pending.failAll(ENGINE_LOST);
    }
    this.#listener.status(status);
  }

  /** Lets go of the present socket without hearing of its end. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}
