/** Follows the journal and hands its events on in order, as fast as whoever reads them, and no faster. */

import type { JournalEvent } from '../protocol/events.js';
import type { Journal } from '../sockets/journal/journal.js';

/** Events read at a time: some milliseconds of printing. */
const EVENTS_AT_ONCE = 500;

/** What a follower calls. */
export interface FollowerOutput {
  /** Takes one event. */
  readonly event: (event: JournalEvent) => void;
  /** So many events were dropped by the journal before they could be handed on. */
  readonly missed: (count: number) => void;
  /** Resolves when more may come. */
  readonly ready: () => Promise<void>;
}

/** Starts at the journal's next event. {@link finish} ends it. */
export class Follower {
  readonly #journal: Journal;
  readonly #output: FollowerOutput;
  readonly #unsubscribe: () => void;
  #next: number;
  #running: Promise<void> | null = null;

  constructor(journal: Journal, output: FollowerOutput) {
    this.#journal = journal;
    this.#output = output;
    this.#next = journal.lastSeq + 1;
    this.#unsubscribe = journal.subscribe(() => {
      this.#running ??= this.#run();
    });
  }

  /** Hands on what is left and stops following. */
  async finish(): Promise<void> {
    this.#unsubscribe();
    await this.#running;
    await this.#run();
  }

  async #run(): Promise<void> {
    // The sockets go first: events gather meanwhile and are handed on together.
    await new Promise(setImmediate);
    while (this.#next <= this.#journal.lastSeq) {
      this.#skipDropped();
      for (const event of this.#journal.read(this.#next, EVENTS_AT_ONCE)) {
        this.#output.event(event);
        this.#next = event.seq + 1;
      }
      await this.#output.ready();
    }
    this.#running = null;
  }

  #skipDropped(): void {
    const missed = this.#journal.firstSeq - this.#next;
    if (missed <= 0) return;
    this.#output.missed(missed);
    this.#next = this.#journal.firstSeq;
  }
}
