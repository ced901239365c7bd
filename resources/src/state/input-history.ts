/** Walking through the messages sent before. Up and Down walk only from an empty draft or within the walk. */

/** Messages kept: those of a long lesson. The engine's settings hold no more. */
const MAX_HISTORY = 100;

/** A walk through a list that others may lengthen meanwhile. */
export class InputHistory {
  #position: number | null = null;
  #shown = '';

  /** Whether a key may walk: the draft is empty, or still what the walk last showed. */
  mayWalk(draft: string): boolean {
    return draft === '' || (this.#position !== null && draft === this.#shown);
  }

  /** One step back (-1) or forth (1): what to show, or null when there is nothing further. */
  walk(history: readonly string[], step: 1 | -1): string | null {
    const from = this.#position ?? history.length;
    const position = from + step;
    if (position < 0) return null;
    const text = position >= history.length ? '' : (history[position] ?? '');
    if (position > history.length) return null;
    this.#position = position >= history.length ? null : position;
    this.#shown = text;
    return text;
  }

  /** Ends the walk: the draft was sent or left. */
  leave(): void {
    this.#position = null;
    this.#shown = '';
  }
}

/** The history with one more message, bounded; an empty one or one just sent adds nothing. */
export function remember(history: readonly string[], message: string): readonly string[] {
  if (message === '' || history.at(-1) === message) return history;
  return [...history, message].slice(-MAX_HISTORY);
}

/** A list of recent values with one in front, without doubles. */
export function recent<T>(list: readonly T[], value: T, limit = 10): readonly T[] {
  return [value, ...list.filter((other) => other !== value)].slice(0, limit);
}
