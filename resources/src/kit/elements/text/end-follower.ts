/** Pixels by which the end may be out of sight and still count as reached; browsers round scroll positions. */
const SLACK = 3;

/**
 * Knows whether a scrolled box is at its end, and keeps it there while it is: new text may grow the content without
 * the end being left, a person who scrolls up leaves it, and scrolling back down to the end takes it up again.
 */
export class EndFollower {
  /** Whether growth at the end is followed at all. */
  following = false;
  readonly #box: HTMLElement;
  readonly #changed: (atEnd: boolean) => void;
  #atEnd = true;
  #top = 0;
  /** Whether the end is being left, by a scroll that is still to come. */
  #leaving = false;

  /**
   * @param box the element that scrolls
   * @param changed called when the end was left or reached
   */
  constructor(box: HTMLElement, changed: (atEnd: boolean) => void) {
    this.#box = box;
    this.#changed = changed;
  }

  /** Whether the end is in sight, or will be as soon as what was just added is drawn. */
  get atEnd(): boolean {
    return this.#atEnd;
  }

  /** Whether the next growth is to be followed. */
  get pinned(): boolean {
    return this.following && this.#atEnd;
  }

  /** To be called when the box scrolled, whoever scrolled it. */
  scrolled(): void {
    const { scrollTop } = this.#box;
    const upwards = scrollTop < this.#top - 1;
    // Browsers tell of a scroll a frame later: this one may still be of the last following.
    if (this.#leaving && !upwards) return;
    this.#top = scrollTop;
    this.#leaving = false;
    if (this.#distance() <= SLACK) this.#set(true);
    // Content that grew since it was pinned puts the end out of sight too; that is not leaving it.
    else if (upwards || !this.following) this.#set(false);
  }

  /** To be called after the content or the box changed its size: goes to the end again, or sees whether it is there. */
  settle(): void {
    if (this.pinned) this.toEnd();
    else if (!this.#leaving) this.#set(this.#distance() <= SLACK);
  }

  /** To be called before a program scrolls away from the end, so that what is measured meanwhile does not go back. */
  leave(): void {
    this.#leaving = true;
    this.#set(false);
  }

  /** Scrolls to the end and stays there while following. */
  toEnd(): void {
    this.#leaving = false;
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#top = this.#box.scrollTop;
    this.#set(true);
  }

  #distance(): number {
    return this.#box.scrollHeight - this.#box.clientHeight - this.#box.scrollTop;
  }

  #set(atEnd: boolean): void {
    if (this.#atEnd === atEnd) return;
    this.#atEnd = atEnd;
    this.#changed(atEnd);
  }
}
