/** Time as the journal stamps it: one monotonic clock for the whole process, worker threads included. */

/** The moment a journal began, on the process's monotonic clock. Plain data: it crosses to worker threads. */
export interface ClockOrigin {
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** What stamps events. Tests hand in their own. */
export interface Clock {
  /** Integer nanoseconds since the origin; exact for the 104 days that a double holds. */
  at(): number;
  /** Milliseconds since the epoch, at a moment that `at` just gave. Up to half a millisecond old. */
  wall(at: number): number;
}

/** Nanoseconds for which the wall clock is not asked again: it cost as much as storing the event. */
const WALL_FRESH = 500_000;

/** Nanoseconds in a second. */
const SECOND = 1_000_000_000;

/** The real clock. Two of them with one origin agree, on whatever thread they stand. */
export class ProcessClock implements Clock {
  readonly origin: ClockOrigin;
  #wall = 0;
  #wallRead = -Infinity;

  /** Without an origin, now is the origin. */
  constructor(origin?: ClockOrigin) {
    const now = process.hrtime();
    this.origin = origin ?? { seconds: now[0], nanoseconds: now[1] };
  }

  at(): number {
    const now = process.hrtime();
    // The seconds are subtracted first: days of uptime in nanoseconds would leave the exact integers of a double.
    return (now[0] - this.origin.seconds) * SECOND + (now[1] - this.origin.nanoseconds);
  }

  wall(at: number): number {
    if (at - this.#wallRead >= WALL_FRESH) {
      this.#wall = Date.now();
      this.#wallRead = at;
    }
    return this.#wall;
  }
}
