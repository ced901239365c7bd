/**
 * One window as the engine knows it, from its ticket's first use until it is gone for good. It outlives its page for a
 * moment, so that a reload finds everything as it was.
 *
 * States: `shown` (a page is attached) ↔ `away` (none, for a grace period) → `closed`.
 */

import type { LinkMessage, WindowKind } from '../../protocol/commands.js';
import type { WindowClient } from '../clients/window-client.js';
import type { ClientRoom, Feed } from '../feed/feed.js';
import { Follower } from '../feed/follower.js';
import type { PageSocket } from '../link/page-socket.js';

/** What a ticket says of the window it is for. */
export interface WindowPass {
  readonly kind: WindowKind;
  /** 0 for a server window; client windows count from 1. */
  readonly number: number;
  readonly prefill?: { readonly host: string; readonly port: number };
  /** Called when the window has come. */
  readonly arrived?: () => void;
}

/** What a client window has and a server window has not. */
export interface ClientPart {
  readonly client: WindowClient;
  readonly clientRoom: ClientRoom;
}

/** See the head of the file. */
export class Window {
  readonly pass: WindowPass;
  /** A client window's socket and room; null for a server window. */
  readonly clientPart: ClientPart | null;
  /** The servers that this window started and that end with it. */
  readonly servers = new Set<number>();
  readonly #feed: Feed;
  #page: PageSocket | null = null;
  #follower: Follower | null = null;
  #graceTimer: NodeJS.Timeout | undefined;
  #gone: () => void = () => undefined;
  #isClosed = false;

  constructor(pass: WindowPass, feed: Feed, clientPart: ClientPart | null) {
    this.pass = pass;
    this.#feed = feed;
    this.clientPart = clientPart;
  }

  /** The page that is attached now. */
  get page(): PageSocket | null {
    return this.#page;
  }

  /** Whether it is gone for good. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Takes a page in place of the one before and starts to send it what concerns it. */
  attach(page: PageSocket): void {
    clearTimeout(this.#graceTimer);
    this.#follower?.stop();
    this.#page?.terminate();
    this.#page = page;
    const room = this.clientPart?.clientRoom.room ?? this.#feed.serverRoom;
    this.#follower = new Follower(this.#feed, room, page);
  }

  /** A page is gone; unless another comes within `graceMs`, `gone` is called. A page of long ago changes nothing. */
  detach(page: PageSocket, graceMs: number, gone: () => void): void {
    if (page !== this.#page || this.#isClosed) return;
    this.#follower?.stop();
    this.#follower = null;
    this.#page = null;
    this.#gone = gone;
    this.#graceTimer = setTimeout(gone, graceMs);
  }

  /** While no page is attached: `gone` is called only after `ms` from now. */
  awaitReload(ms: number): void {
    if (this.#page !== null || this.#isClosed) return;
    clearTimeout(this.#graceTimer);
    this.#graceTimer = setTimeout(this.#gone, ms);
  }

  /** The page has shown everything up to `seq`. */
  acknowledge(seq: number): void {
    this.#follower?.acknowledge(seq);
  }

  /** Tells the page, if there is one. */
  tell(message: LinkMessage): void {
    this.#page?.send(message);
  }

  /** Whether the window may see an event: its bytes are fetched by number. */
  mayRead(event: { readonly server: number | null; readonly connection?: number }): boolean {
    if (this.clientPart === null) return event.server !== null;
    return event.server === null && this.clientPart.clientRoom.owns(event.connection ?? 0);
  }

  /** Ends what belongs to the window on this side; its servers are for the caller to stop. Idempotent. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#graceTimer);
    this.#follower?.stop();
    this.#page?.close();
    await this.clientPart?.client.close();
    this.clientPart?.clientRoom.close();
  }
}
