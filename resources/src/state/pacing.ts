/**
 * When a page shows what arrived. A quiet line is shown with the next frame; a flood, which nobody can read line by
 * line, ten times a second: what the engine has sent is acknowledged only when it is shown, so that the pace of the
 * page is also the pace of the link, and a click finds the page idle.
 */

/** Events since the last showing that make a flood: more lines than a tall window has. */
const FLOOD_EVENTS = 120;

/** The pace of a flood. */
const FLOOD_MS = 100;

/** A hidden page gets no frames; its timers still run. */
const HIDDEN_MS = 250;

/** What paces: frames and timers of the page, or a test's. */
export interface PacingEnvironment {
  /** Calls back in the next frame; returns what stops it. */
  nextFrame(run: () => void): () => void;
  /** Calls back after `ms`; returns what stops it. */
  after(ms: number, run: () => void): () => void;
}

/** Calls `show` soon after each {@link touch}, at most once a frame. */
export class Pacing {
  readonly #environment: PacingEnvironment;
  readonly #show: () => void;
  #events = 0;
  #stop: (() => void) | null = null;

  constructor(environment: PacingEnvironment, show: () => void) {
    this.#environment = environment;
    this.#show = show;
  }

  /** Something changed; `events`: how many of the journal's it took. */
  touch(events: number): void {
    this.#events += events;
    if (this.#stop === null) this.#schedule();
  }

  /** Shows at once if something is due. */
  flush(): void {
    if (this.#stop !== null) this.#run();
  }

  #schedule(): void {
    if (this.#events > FLOOD_EVENTS) {
      this.#stop = this.#environment.after(FLOOD_MS, () => {
        this.#run();
      });
      return;
    }
    const run = (): void => {
      this.#run();
    };
    const stopFrame = this.#environment.nextFrame(run);
    const stopTimer = this.#environment.after(HIDDEN_MS, run);
    this.#stop = () => {
      stopFrame();
      stopTimer();
    };
  }

  #run(): void {
    this.#stop?.();
    this.#stop = null;
    this.#events = 0;
    this.#show();
  }
}
