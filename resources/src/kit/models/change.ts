/** How a model tells its views that something changed. Models know no event system; a set of functions is enough. */

/** What a model reports when something of it changed, whoever changed it. */
export interface ModelChange {
  /**
   * `options`: configuration values; `text`: the characters shown; `cursor`: the insertion position;
   * `selection`: the selected range; `image`: pixels or size of a picture; `size`: the requested size may differ.
   */
  readonly kind: 'options' | 'text' | 'cursor' | 'selection' | 'image' | 'size';
  /** For `options`: the full names of the options that were set. */
  readonly names?: readonly string[];
}

/** Called after each change, synchronously; it must not throw. */
export type ChangeListener = (change: ModelChange) => void;

/** The listeners of one model. Each is told in the order of subscription; one may leave while being told. */
export class Listeners {
  readonly #all = new Set<ChangeListener>();

  /** Adds a listener and returns the function that removes it; removing twice is harmless. */
  add(listener: ChangeListener): () => void {
    this.#all.add(listener);
    return () => {
      this.#all.delete(listener);
    };
  }

  /** Tells everyone. The set is copied first, so that a listener may add or remove others. */
  tell(change: ModelChange): void {
    for (const listener of [...this.#all]) listener(change);
  }
}
