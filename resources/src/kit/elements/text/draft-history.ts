/** A draft as it was: its text and where the caret stood in it, in UTF-16 units from the draft's start. */
export interface DraftState {
  readonly text: string;
  readonly caret: number;
}

/** What kind of edit a step was; steps of one kind that follow each other are undone together. */
export type EditKind = 'type' | 'erase' | 'other';

/** Steps kept; a draft is a message, and nobody goes back further than this. */
const MOST_STEPS = 200;

/** Characters kept over all steps (UTF-16 units), so that a pasted megabyte is not kept two hundred times. */
const MOST_UNITS = 4_000_000;

/**
 * Undo and redo of the draft alone. The model's own undo knows every edit, also the lines a program inserted above the
 * draft, and would take those away; this one remembers whole drafts and touches nothing else.
 */
export class DraftHistory {
  readonly #undo: DraftState[] = [];
  readonly #redo: DraftState[] = [];
  #kind: EditKind | null = null;
  #expected: string | null = null;

  /**
   * Remembers the draft as it was before an edit of the person.
   * @param before the draft before the edit
   * @param after its text after the edit, by which an edit of somebody else is noticed later
   */
  record(before: DraftState, after: string, kind: EditKind): void {
    this.#forgetIfChanged(before.text);
    if (kind === 'other' || kind !== this.#kind || this.#undo.length === 0) this.#undo.push(before);
    this.#kind = kind;
    this.#redo.length = 0;
    this.#expected = after;
    this.#trim();
  }

  /** Ends the current step: the caret went elsewhere, so that what is typed now is a step of its own. */
  separate(): void {
    this.#kind = null;
  }

  /** The draft to go back to, or null when there is none. `now` is kept for `redo`. */
  undo(now: DraftState): DraftState | null {
    return this.#move(this.#undo, this.#redo, now);
  }

  /** The draft that was undone last, or null when there is none. */
  redo(now: DraftState): DraftState | null {
    return this.#move(this.#redo, this.#undo, now);
  }

  /** Forgets everything, as after a draft was sent. */
  clear(): void {
    this.#undo.length = 0;
    this.#redo.length = 0;
    this.#kind = null;
    this.#expected = null;
  }

  #move(from: DraftState[], to: DraftState[], now: DraftState): DraftState | null {
    this.#forgetIfChanged(now.text);
    const target = from.pop();
    if (!target) return null;
    to.push(now);
    this.#kind = null;
    this.#expected = target.text;
    return target;
  }

  /** A program that wrote the draft (sending clears it) ends what could be undone: it is another draft now. */
  #forgetIfChanged(text: string): void {
    if (this.#expected !== null && this.#expected !== text) this.clear();
  }

  #trim(): void {
    let units = this.#undo.reduce((sum, state) => sum + state.text.length, 0);
    while (this.#undo.length > MOST_STEPS || (units > MOST_UNITS && this.#undo.length > 1)) {
      units -= this.#undo.shift()?.text.length ?? 0;
    }
  }
}
