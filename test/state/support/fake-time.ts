/** A clock, timers and frames that run only when a test says so. */

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** Time in a test's hand. */
export class FakeTime {
  #now = 0;
  #timers: Timer[] = [];
  #frames: (() => void)[] = [];

  /** Milliseconds since the test began. */
  readonly now = (): number => this.#now;

  /** See `PacingEnvironment.after`. */
  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = { due: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** See `PacingEnvironment.nextFrame`. */
  readonly nextFrame = (run: () => void): (() => void) => {
    this.#frames.push(run);
    return () => {
      this.#frames = this.#frames.filter((other) => other !== run);
    };
  };

  /** Draws one frame. */
  frame(): void {
    for (const run of this.#frames.splice(0)) run();
  }

  /** Lets time pass; timers run in the order they fall due. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.due;
      next.run();
    }
    this.#now = end;
  }
}
