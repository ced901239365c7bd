/** A clock that stands still until told to go on: replays wait for nothing. */
export class ManualClock {
  #now = 0;
  #timers: { readonly due: number; readonly action: () => void }[] = [];

  /** Plans an action; the function returned calls it off. */
  after(milliseconds: number, action: () => void): () => void {
    const timer = { due: this.#now + milliseconds, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass and runs what falls due, in order, also what those actions plan. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.due;
      next.action();
    }
    this.#now = until;
  }
}
