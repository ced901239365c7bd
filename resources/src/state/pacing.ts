/**
 * When a page shows what arrived. A line is shown with the next frame; a flood, which the page could not draw at that
 * rate, ten times a second: what the engine has sent is acknowledged only when it is shown, so that the pace of the
 * page is also the pace of the link, and a click finds the page idle. What is no event is never held up by a flood: it
 * is what a person asked for, or the state of the link.
 */

/**
 * Events since the last showing that make a flood. 10,000 messages a second that are echoed bring some 330 a frame, and
 * each must be seen within 50 ms; a page whose frames take three times as long is given air.
 */
const FLOOD_EVENTS = 1_000;

/** The pace of a flood. */
const FLOOD_MS = 100;

/** A hidden page gets no frames; its timers still run. */
const HIDDEN_MS = 250;

/** What paces: frames and timers of the page, or a test's. */
export interface PacingEnvironment {
  /** Calls back for the next frame, in it or before it, never within this call; returns what stops it. */
  nextFrame(run: () => void): () => void;
  /** Calls back after `ms`; returns what stops it. */
  after(ms: number, run: () => void): () => void;
}

/** Calls `show` soon after each {@link touch}, at most once a frame. */
export class Pacing {
  readonly #environment: PacingEnvironment;
  readonly #show: () => void;
  #events = 0;
  /** The showing that is due is a flood's. */
  #flooding = false;
  #stop: (() => void) | null = null;

  constructor(environment: PacingEnvironment, show: () => void) {
    this.#environment = environment;
    this.#show = show;
  }

  /** Something changed; `events`: how many of the journal's it took, 0 for what is due with the next frame in any case. */
  touch(events: number): void {
    this.#events += events;
    if (this.#stop === null) this.#schedule(this.#events > FLOOD_EVENTS);
    else if (events === 0 && this.#flooding) {
      this.#stop();
      this.#schedule(false);
    }
  }

  /** Shows at once if something is due. */
  flush(): void {
    if (this.#stop !== null) this.#run();
  }

  #schedule(flooding: boolean): void {
    this.#flooding = flooding;
    if (flooding) {
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
