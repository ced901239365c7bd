/** Tells a flood of events from a busy line, with some inertia, so that a window does not flicker between the two. */

/** The rate is measured over stretches of this length. */
const STRETCH_MS = 100;

/**
 * Events a second from which each is no longer sent on its own. 10,000 messages a second that are echoed make 20,000 events,
 * and must be seen one by one; making and writing one event as JSON costs some 3 µs.
 */
const FLOOD_EVENTS = 30_000;

/** Below this rate the flood is over. */
const CALM_EVENTS = 24_000;

/** Counts events and knows whether they flood. */
export class Pace {
  #flooding = false;
  #since = 0;
  #count = 0;

  /** Notes that `events` have come by `now` (monotonic ms). */
  note(events: number, now: number): void {
    this.#count += events;
    const elapsed = now - this.#since;
    if (elapsed < STRETCH_MS) return;
    const rate = (this.#count * 1_000) / elapsed;
    this.#flooding = rate > (this.#flooding ? CALM_EVENTS : FLOOD_EVENTS);
    this.#since = now;
    this.#count = 0;
  }

  /** Whether events flood. A silence ends a flood too. */
  isFlooding(now: number): boolean {
    if (now - this.#since >= 2 * STRETCH_MS) this.note(0, now);
    return this.#flooding;
  }
}
