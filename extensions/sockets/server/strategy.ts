/**
 * Strategies: in which order clients are served, and by which service. The server does not ask which one it holds.
 * Threads fit in here: such a strategy hands each client a service of its own that talks to a worker thread, lets a
 * client wait while there are too many, and ends its threads in `stop`.
 */

import type { Strategy as StrategyName } from '../../protocol/nouns.js';
import type { Service } from './service.js';

/** A client as a strategy sees it: it waits, or is served from now on. */
export interface Admitted {
  /** It is connected and waits for its turn. Followed by `serve`, or by the client's leaving. */
  wait(): void;
  /** Its messages are served, those that came while it waited first. Called once. */
  serve(service: Service): void;
}

/** Decides who is served when. */
export interface Strategy {
  /** A client has come. Calls its `serve` now, or `wait` now and `serve` later. */
  admit(client: Admitted): void;
  /** A client's dialogue is over, or it gave up waiting. Called once for each that was admitted. */
  leave(client: Admitted): void;
  /** Ends what the strategy opened (threads). The clients have left by then. */
  stop(): Promise<void>;
}

/** The strategy of that name, serving by `service` on the server's own thread. */
export function strategyOf(name: StrategyName, service: Service): Strategy {
  switch (name) {
    case 'event-loop':
      return new EventLoop(service);
    case 'sequential':
      return new Sequential(service);
    default:
      return name satisfies never;
  }
}

/** Everyone is served at once: a service that waits holds nobody up, one that computes holds everybody up. */
class EventLoop implements Strategy {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  admit(client: Admitted): void {
    client.serve(this.#service);
  }

  leave(): void {
    return;
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

/** One dialogue at a time, in the order of arrival: what a server without threads does. */
class Sequential implements Strategy {
  readonly #service: Service;
  readonly #waiting = new Set<Admitted>();
  #served: Admitted | null = null;
  #choosing = false;

  constructor(service: Service) {
    this.#service = service;
  }

  admit(client: Admitted): void {
    if (this.#served === null) {
      this.#serve(client);
      return;
    }
    this.#waiting.add(client);
    client.wait();
  }

  leave(client: Admitted): void {
    this.#waiting.delete(client);
    if (client !== this.#served) return;
    this.#served = null;
    this.#serveNext();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /**
   * A loop, not a call from `leave` to `leave`: clients that are over as soon as they are served (they sent «fin» and
   * closed while they waited) would pile up on the stack by thousands.
   */
  #serveNext(): void {
    if (this.#choosing) return;
    this.#choosing = true;
    for (const next of this.#waiting) {
      if (this.#served !== null) break;
      this.#waiting.delete(next);
      this.#serve(next);
    }
    this.#choosing = false;
  }

  #serve(client: Admitted): void {
    this.#served = client;
    client.serve(this.#service);
  }
}
