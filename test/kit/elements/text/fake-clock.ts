/**
 * Time that passes only when a test says so, for what a Text does after a second or two. Frames stay real, and so do
 * timers that were set before.
 */

interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** Stands in for `performance.now` and `setTimeout` until `restore`. */
export class FakeClock {
  #now = performance.now();
  #next = -1;
  readonly #due = new Map<number, Due>();
  readonly #real = {
    now: performance.now.bind(performance),
    set: globalThis.setTimeout,
    clear: globalThis.clearTimeout,
  };

  constructor() {
    performance.now = () => this.#now;
    const set = (run: () => void, delay = 0): number => {
      this.#due.set(this.#next, { at: this.#now + delay, run });
      return this.#next--;
    };
    globalThis.setTimeout = set as unknown as typeof setTimeout; // timers of a page are numbers, Node's are not
    globalThis.clearTimeout = (id) => {
      if (!this.#due.delete(Number(id))) this.#real.clear.call(globalThis, id);
    };
  }

  /** Lets milliseconds pass, and does what is due by then, in order. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [id, next] = [...this.#due].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
      if (id === undefined || next === undefined || next.at > until) break;
      this.#due.delete(id);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }

  /** Gives the real clock back. */
  restore(): void {
    performance.now = this.#real.now;
    globalThis.setTimeout = this.#real.set;
    globalThis.clearTimeout = this.#real.clear;
  }
}
