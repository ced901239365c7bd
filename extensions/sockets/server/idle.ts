/** Disconnects clients that say nothing. One timer for all of them: a timer a socket would cost a tenth of the rate. */

import type { Connection } from './connection.js';

/** Sweeps in the time that a client may be quiet: one is disconnected an eighth of it late at most. */
const SWEEPS = 8;

/** Milliseconds between sweeps at least and at most. */
const FASTEST_SWEEP_MS = 20;
const SLOWEST_SWEEP_MS = 1000;

/** Watches the clients it was given; `watch(0)` ends its timer. */
export class IdleWatch {
  readonly #clients: Iterable<Connection>;
  #timer: NodeJS.Timeout | undefined;

  constructor(clients: Iterable<Connection>) {
    this.#clients = clients;
  }

  /** Disconnects, from now on, whoever is quiet for so many seconds. 0: nobody. Replaces what was asked before. */
  watch(seconds: number): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (seconds <= 0) return;
    const ms = Math.min(SLOWEST_SWEEP_MS, Math.max(FASTEST_SWEEP_MS, (seconds * 1000) / SWEEPS));
    // One sweep more than the time holds, because the first may come right after the last byte.
    const patience = Math.ceil((seconds * 1000) / ms) + 1;
    this.#timer = setInterval(() => this.#sweep(patience, seconds), ms);
  }

  #sweep(patience: number, seconds: number): void {
    for (const client of this.#clients) {
      if (!client.quiet) client.quietSweeps = 0;
      else if (++client.quietSweeps >= patience) client.end('idle', seconds);
    }
  }
}
