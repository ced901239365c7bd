/** What was done and can be undone, in units that separators mark off. It keeps records; it does not know the text. */

/** One insertion or deletion, with indices as they were when it happened. */
export interface EditRecord {
  readonly kind: 'insert' | 'delete';
  readonly from: string;
  /** Where the characters ended, or end again after they are put back. */
  readonly to: string;
  readonly chars: string;
}

type Entry = EditRecord | null; // null is a separator

/** Two stacks, of what can be undone and what can be redone. */
export class UndoStack {
  readonly #undo: Entry[] = [];
  readonly #redo: Entry[] = [];
  /** Separators pushed, less units undone: what `maxDepth` bounds, counted as Tk counts it. */
  #depth = 0;
  #maxDepth = 0;

  /** Whether there is anything to undo, be it a separator. */
  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  /** Whether there is anything to redo, be it a separator. */
  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  /** Keeps a change; what could be redone is forgotten. */
  push(record: EditRecord): void {
    this.#undo.push(record);
    this.#redo.length = 0;
  }

  /** Ends the unit; separators do not pile up, and none goes to the bottom. */
  separate(): void {
    if (!pushSeparator(this.#undo)) return;
    this.#depth++;
    this.#trim();
  }

  /** Bounds the number of units kept; 0 and less is no bound. */
  setMaxDepth(maxDepth: number): void {
    this.#maxDepth = maxDepth;
    this.#trim();
  }

  /** Forgets everything. */
  clear(): void {
    this.#undo.length = 0;
    this.#redo.length = 0;
    this.#depth = 0;
  }

  /** Takes the last unit and gives its changes to `revert`, newest first; false when there is none. */
  undo(revert: (record: EditRecord) => void): boolean {
    this.separate();
    pushSeparator(this.#redo);
    if (!move(this.#undo, this.#redo, revert)) return false;
    pushSeparator(this.#redo);
    this.#depth--;
    return true;
  }

  /** Takes the unit undone last and gives its changes to `apply`, oldest first; false when there is none. */
  redo(apply: (record: EditRecord) => void): boolean {
    pushSeparator(this.#undo);
    if (!move(this.#redo, this.#undo, apply)) return false;
    pushSeparator(this.#undo);
    this.#depth++;
    return true;
  }

  #trim(): void {
    if (this.#maxDepth <= 0 || this.#depth <= this.#maxDepth) return;
    let separators = 0;
    let keepFrom = this.#undo.length;
    while (keepFrom > 0 && separators <= this.#maxDepth) if (this.#undo[--keepFrom] === null) separators++;
    this.#undo.splice(0, keepFrom);
    this.#depth = this.#maxDepth;
  }
}

function pushSeparator(stack: Entry[]): boolean {
  if (stack.length === 0 || stack[stack.length - 1] === null) return false;
  stack.push(null);
  return true;
}

function move(from: Entry[], to: Entry[], perform: (record: EditRecord) => void): boolean {
  if (from.length === 0) return false;
  if (from[from.length - 1] === null) from.pop();
  for (let entry = from.pop(); entry; entry = from.pop()) {
    perform(entry);
    to.push(entry);
  }
  return true;
}
