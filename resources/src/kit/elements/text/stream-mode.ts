/** Growths that must follow one another before the box counts as streaming; typing and single messages never do. */
const GROWTHS = 6;

/** Milliseconds between two growths that still count as one stream, and after the last one until it is over. */
const PAUSE = 250;

/** Milliseconds for which the box stays scrollable after a person showed that they want to scroll. */
const GESTURE_REST = 1500;

/** Pixels along the right edge where a scrollbar that is laid over the text appears under the pointer. */
const SCROLLBAR_EDGE = 24;

/**
 * Takes scrollability away from a box whose end is followed while text streams in, and gives it back as soon as the
 * stream pauses or a person reaches for the wheel, a key or the scrollbar. WebKitGTK paints a scrollable box with
 * a wide margin around what one sees, which at full stream takes twice as long as drawing the text (40 ms a frame
 * against 18). Where the scrollbar takes room nothing is done: the text would be laid out anew.
 */
export class StreamMode {
  readonly #box: HTMLElement;
  #growths = 0;
  #grewAt = Number.NEGATIVE_INFINITY;
  #gestureAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param box the element that scrolls; while streaming it has the class `streaming` */
  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** To be called when new text was followed to the end. */
  grew(): void {
    const now = performance.now();
    this.#growths = now - this.#grewAt < PAUSE ? this.#growths + 1 : 0;
    this.#grewAt = now;
    if (this.#growths >= GROWTHS && now - this.#gestureAt > GESTURE_REST && this.#scrollbarTakesNoRoom()) {
      this.#box.classList.add('streaming');
    }
    this.#timer ??= setTimeout(() => {
      this.#check();
    }, PAUSE);
  }

  /** To be called for what a person does with wheel, keys and pointer. */
  gesture(event: Event): void {
    const atEdge =
      event instanceof PointerEvent &&
      event.clientX > this.#box.getBoundingClientRect().right - SCROLLBAR_EDGE;
    if (event.type === 'pointermove' && !atEdge) return;
    this.release();
  }

  /** Gives scrollability back for a while, also for a program: the view scrolls no box that hides its overflow. */
  release(): void {
    this.#gestureAt = performance.now();
    this.#leave();
  }

  /** Gives scrollability back; to be called when the box goes too. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#leave();
  }

  #check(): void {
    this.#timer = null;
    const rest = PAUSE - (performance.now() - this.#grewAt);
    if (rest <= 0) this.#leave();
    else
      this.#timer = setTimeout(() => {
        this.#check();
      }, rest);
  }

  #leave(): void {
    this.#growths = 0;
    this.#box.classList.remove('streaming');
  }

  #scrollbarTakesNoRoom(): boolean {
    return this.#box.offsetWidth === this.#box.clientWidth;
  }
}
