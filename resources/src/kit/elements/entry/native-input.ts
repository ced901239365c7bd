import type { EntryModel } from '../../models/entry-model.js';
import { differenceOf } from './text-difference.js';

/** What came of an edit that a person made in the native input. */
export interface EditOutcome {
  /** Whether the text of the Entry is another now. */
  readonly changed: boolean;
  /** What the person wanted, when validation did not let it be; null otherwise. */
  readonly refused: string | null;
}

const NOTHING: EditOutcome = { changed: false, refused: null };

/**
 * Keeps a native input and an EntryModel in step. The input is there for what only a browser can do: input methods, the
 * clipboard, the platform's keys, its own undo, the accessibility tree. The model decides what the text is. Whoever wants to
 * read or change the model calls `pull` first and `push` after it.
 */
export class NativeInput {
  readonly #model: EntryModel;
  readonly #input: () => HTMLInputElement | null;
  #composing = false;
  /** The text as both sides last agreed on it: what differs from it in the input, a person typed. */
  #agreedText = '';
  /** The selection as both sides last agreed on it; the native one is news only when it differs. */
  #agreed = { start: 0, end: 0 };
  /** A selection the program set, waiting for the input to be focused: only then it can be shown. */
  #unshown = false;

  /** @param input finds the native input; null before the first render */
  constructor(model: EntryModel, input: () => HTMLInputElement | null) {
    this.#model = model;
    this.#input = input;
  }

  /** An input method is at work, or is done: until then half-made text is none of the model's business. */
  set composing(composing: boolean) {
    this.#composing = composing;
  }

  /** Takes what the person did in the input over into the model, validation included. */
  pull(): EditOutcome {
    const input = this.#input();
    if (!input || this.#composing) return NOTHING;
    const outcome = input.value === this.#agreedText ? NOTHING : this.#takeText(input);
    if (outcome === NOTHING) this.#takeSelection(input);
    return outcome;
  }

  /** Shows in the input what the model holds. */
  push(): void {
    const input = this.#input();
    if (!input || this.#composing) return;
    const shown = this.#shown();
    // Writing even an equal value would throw the browser's undo away.
    if (input.value !== shown) input.value = shown;
    this.#agreedText = shown;
    this.#showSelection(input);
  }

  /** To be called when the input got the focus: shows the selection that had to wait. */
  focused(): void {
    const input = this.#input();
    if (input && this.#unshown) this.#showSelection(input);
  }

  /** A line break can't stand in a native input; the signs for it have the same length, so that all indices hold. */
  #shown(): string {
    return this.#model.get().replaceAll('\n', '␊').replaceAll('\r', '␍');
  }

  #takeText(input: HTMLInputElement): EditOutcome {
    const [before, wanted] = [this.#model.get(), input.value];
    const caret = input.selectionStart ?? wanted.length;
    const { at, removed, inserted } = differenceOf(this.#agreedText, wanted, caret);
    this.#agreedText = wanted;
    this.#model.selectClear();
    if (removed > 0) this.#model.delete(at, at + removed);
    // As in Tk a refused deletion keeps what was to take its place out too.
    const deleted = removed === 0 || this.#model.get() !== before;
    if (inserted !== '' && deleted) this.#model.insert(at, inserted);
    const asWanted = this.#shown() === wanted;
    if (asWanted) this.#model.icursor(caret);
    this.#agreed = { start: caret, end: caret };
    if (!asWanted) this.push();
    return { changed: this.#model.get() !== before, refused: asWanted ? null : wanted };
  }

  #takeSelection(input: HTMLInputElement): void {
    if (this.#unshown) return;
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    if (start === this.#agreed.start && end === this.#agreed.end) return;
    this.#agreed = { start, end };
    const backward = input.selectionDirection === 'backward';
    this.#model.selectFrom(backward ? end : start);
    if (start === end) this.#model.selectClear();
    else this.#model.selectTo(backward ? start : end);
    this.#model.icursor(backward ? start : end);
  }

  #showSelection(input: HTMLInputElement): void {
    const { cursor, selection } = this.#model;
    const { first, last } = selection ?? { first: cursor, last: cursor };
    const isNews = first !== this.#agreed.start || last !== this.#agreed.end;
    if (!isNews && !this.#unshown && input.selectionStart === first && input.selectionEnd === last) return;
    // WebKit would take the focus for a selection in an input that does not have it.
    this.#unshown = !input.matches(':focus');
    if (this.#unshown) return;
    input.setSelectionRange(first, last, cursor <= first && last > first ? 'backward' : 'forward');
    this.#agreed = { start: first, end: last };
  }
}
