/** Milliseconds between two announcements. A reader needs about this long for a line; more often would only interrupt. */
const PAUSE = 1000;

/** Lines said at most in one announcement; of the rest only the last ones are said, as a listener asks for the newest. */
const MOST_LINES = 5;

/**
 * Says new lines politely to screen readers, at most once a second and a few lines at a time. A transcript marked as a
 * live region by itself would read ten thousand lines, and each of them again when it is drawn again.
 */
export class LineAnnouncer {
  readonly #region: HTMLElement;
  #lines: string[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param region an element with aria-live, which shows nothing */
  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** Announces text that was added; empty lines are not said. */
  add(text: string): void {
    this.#lines.push(...text.split('\n').filter((line) => line.trim() !== ''));
    if (this.#lines.length === 0) return;
    if (this.#lines.length > MOST_LINES) this.#lines = this.#lines.slice(-MOST_LINES);
    this.#timer ??= setTimeout(() => {
      this.#say();
    }, PAUSE);
  }

  /** Forgets what is still to be said; to be called when the element goes. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lines = [];
  }

  #say(): void {
    this.#timer = null;
    this.#region.textContent = this.#lines.join('\n');
    this.#lines = [];
  }
}
