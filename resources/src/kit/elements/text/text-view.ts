import {
  Annotation,
  EditorSelection,
  EditorState,
  type ChangeSet,
  type Extension,
  type SelectionRange,
  type StateEffect,
  type Transaction,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TextModel } from '../../models/text/text-model.js';
import type { TextChange } from '../../models/text/text-types.js';
import { replacementsOf } from './change-list.js';
import { confine, type EditableRegion } from './editable-region.js';
import { elidedRanges, elidingTags, findElided, setElided } from './elided-ranges.js';
import { forgetHeights } from './height-saver.js';
import { differenceOf, PendingChanges } from './pending-changes.js';
import { RuleSheet } from './rule-sheet.js';
import { repaint, restyle, tagPainter, type PaintSource } from './tag-painter.js';

/** Marks transactions that bring the view to what the model holds already. */
const fromModel = Annotation.define<boolean>();

/** What a view asks of, and tells, the element around it. */
export interface TextViewHost {
  /** The mark after which a person may edit, or "" for the whole text. */
  readonly editableFrom: string;
  /** Called before an edit of the person reaches the model. */
  willEdit(transaction: Transaction): void;
  /** Called when model and view both show the edit. */
  edited(transaction: Transaction): void;
  /** Called when a person changed the selection or moved the caret. */
  selected(): void;
  /** Called for text that a program inserted, at once. */
  arrived(text: string): void;
  /** Called when options of the model changed. */
  optionsChanged(): void;
  /** Effects to go with the next change that brings the view up to date. */
  effects(): readonly StateEffect<unknown>[];
  /** Whether growth is to be followed. */
  isPinned(): boolean;
  /** Called after new text was drawn, with what `isPinned` said before. */
  flushed(wasPinned: boolean): void;
}

/** Where a view is put. */
export interface TextViewPlace {
  readonly parent: HTMLElement;
  readonly root: ShadowRoot;
  readonly extensions: Extension;
}

/**
 * Shows a TextModel with CodeMirror's view. The model is the truth: what programs do to it is gathered and shown once
 * a frame; what a person does goes to the model at once and is shown at once. Should both meet in the same frame,
 * the two changes are brought past each other, so that neither is lost nor lands in the wrong place.
 */
export class TextView implements PaintSource {
  readonly model: TextModel;
  readonly editor: EditorView;
  readonly rules = new RuleSheet('tag');
  /** Set by the element, which measures the font. */
  leading = { above: 0, below: 0 };
  /** Set by the element, from the look. */
  fittedFont = '';
  readonly #host: TextViewHost;
  readonly #pending: PendingChanges;
  readonly #unsubscribe: () => void;
  #eliding: readonly string[];
  #applying = false;
  #frame = 0;
  #stale = { selection: false, tags: false, styles: false, elided: false, options: false };

  constructor(model: TextModel, host: TextViewHost, place: TextViewPlace) {
    this.model = model;
    this.#host = host;
    this.#pending = new PendingChanges(model.length);
    this.#eliding = elidingTags(model);
    this.editor = new EditorView({
      parent: place.parent,
      root: place.root,
      state: this.#createState(place.extensions),
      dispatchTransactions: (transactions) => {
        this.#dispatch(transactions);
      },
    });
    if (this.#eliding.length > 0) this.#stale.elided = true;
    this.#unsubscribe = model.onChange((change) => {
      this.#hear(change);
    });
    this.#schedule();
  }

  /** Whether the view shows the model's text as it is now. */
  get isCurrent(): boolean {
    return this.#pending.isEmpty;
  }

  /** Where the draft starts in the view's document, or null without a read-only part. */
  get draftStart(): number | null {
    const { editableFrom } = this.#host;
    if (editableFrom === '') return null;
    const offset = this.model.markOffset(editableFrom);
    // A mark may stand on Tk's `end`, one past what the view holds.
    return offset === null ? null : this.#pending.toView(Math.min(offset, this.model.length));
  }

  /** Where a person may edit now, in the view's document. */
  get region(): EditableRegion {
    return { enabled: this.model.cget('state') !== 'disabled', start: this.draftStart ?? 0 };
  }

  /** Shows at once what would be shown with the next frame; whoever asks where something is on screen needs that. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const textChanged = !this.#pending.isEmpty;
    const wasPinned = textChanged && this.#host.isPinned();
    const changes = this.#changes(wasPinned);
    const effects = this.#staleEffects();
    const selection = this.#selectionAfter(changes);
    if (this.#stale.options) this.#host.optionsChanged();
    this.#stale = { selection: false, tags: false, styles: false, elided: false, options: false };
    this.#pending.reset(this.model.length);
    effects.push(...this.#host.effects());
    if (wasPinned) effects.push(EditorView.scrollIntoView(this.model.length, { y: 'end', yMargin: 0 }));
    if (textChanged || effects.length > 0 || selection) {
      const annotations = fromModel.of(true);
      this.editor.dispatch({ changes, effects, annotations, filter: false, ...(selection && { selection }) });
    }
    if (textChanged) this.#host.flushed(wasPinned);
  }

  /** Draws the tags anew with the next frame, for a reason the model does not know (the look, the read-only mark). */
  repaintSoon(): void {
    this.#stale.tags = true;
    this.#schedule();
  }

  /** Ends the view; the model goes on without it. */
  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#unsubscribe();
    this.editor.destroy();
  }

  #createState(extensions: Extension): EditorState {
    return EditorState.create({
      doc: this.model.doc,
      selection: this.#modelSelection(),
      extensions: [
        // A carriage return is a character in Tk; only a newline splits lines.
        EditorState.lineSeparator.of('\n'),
        EditorState.transactionFilter.of((transaction) =>
          transaction.annotation(fromModel) ? transaction : confine(transaction, this.region),
        ),
        elidedRanges,
        tagPainter(this),
        extensions,
      ],
    });
  }

  // ---- from the model to the view

  #hear(change: TextChange): void {
    switch (change.kind) {
      case 'text':
        if (!this.#applying) {
          this.#pending.add(change);
          if (change.insert !== '') this.#host.arrived(change.insert);
        }
        this.#stale.selection = true;
        break;
      case 'tags':
        this.#stale.tags = true;
        // The selection is a tag, and may have been set by the program.
        this.#stale.selection = true;
        this.#stale.elided ||= this.#eliding.length > 0;
        break;
      case 'tag-options':
        this.#stale.styles = true;
        this.#stale.elided ||= this.#elisionChanged();
        break;
      case 'mark':
        this.#stale.selection ||= change.name === 'insert';
        this.#stale.tags ||= change.name === this.#host.editableFrom;
        break;
      case 'state':
        this.#stale.options = true;
        break;
    }
    this.#schedule();
  }

  #elisionChanged(): boolean {
    const before = this.#eliding;
    this.#eliding = elidingTags(this.model);
    return before.length > 0 || this.#eliding.length > 0;
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#applying) return;
    this.#frame = requestAnimationFrame(() => {
      this.flush();
    });
  }

  #staleEffects(): StateEffect<unknown>[] {
    const effects: StateEffect<unknown>[] = [];
    if (this.#stale.styles) effects.push(restyle.of(null));
    else if (this.#stale.tags) effects.push(repaint.of(null));
    if (this.#stale.elided) effects.push(setElided.of(findElided(this.model, this.#eliding)));
    return effects;
  }

  /** What brings the view's text to the model's. */
  #changes(isFollowed: boolean): ChangeSet {
    const { editor, model } = this;
    const changes = this.#pending.take(editor.state.doc, model.doc);
    // Hidden ranges are mapped through changes and would not survive being replaced.
    return isFollowed && this.#eliding.length === 0 ? forgetHeights(editor, changes, model.doc) : changes;
  }

  /** The model's selection, when it is not where the view's own will be anyway. */
  #selectionAfter(changes: ChangeSet): EditorSelection | null {
    // Writing the selection would end what an input method is composing; it is put right with the next frame.
    if (!this.#stale.selection || this.editor.composing) return null;
    const target = this.#modelSelection();
    const mapped = this.editor.state.selection.map(changes).main;
    return mapped.anchor === target.main.anchor && mapped.head === target.main.head ? null : target;
  }

  /**
   * Tk's selection and insertion cursor are two things, the browser's are one. The browser gets both when the cursor is
   * at an end of the selection, else the cursor alone; the selection is drawn from its tag in either case.
   */
  #modelSelection(): EditorSelection {
    const clamp = (offset: number): number => Math.max(0, Math.min(offset, this.model.length));
    const caret = clamp(this.model.markOffset('insert') ?? 0);
    const ranges = this.model.tagOffsets('sel');
    const [from, to] = ranges.length === 1 && ranges[0] ? ranges[0] : [-1, -1];
    if (caret === from) return EditorSelection.single(clamp(to), caret);
    return EditorSelection.single(caret === clamp(to) && from >= 0 ? from : caret, caret);
  }

  // ---- from the person to the model

  #dispatch(transactions: readonly Transaction[]): void {
    let mine = false;
    for (const transaction of transactions) {
      if (transaction.annotation(fromModel)) continue;
      if (transaction.docChanged) {
        mine = true;
        this.#host.willEdit(transaction);
        this.#edit(transaction);
      }
      if (transaction.docChanged || transaction.selection)
        this.#writeSelection(transaction.newSelection.main);
    }
    this.editor.update(transactions);
    if (!mine) {
      if (transactions.some((transaction) => transaction.isUserEvent('select'))) this.#host.selected();
      return;
    }
    this.#checkAgreement();
    if (this.#stale.elided) this.#schedule();
    for (const transaction of transactions) if (transaction.docChanged) this.#host.edited(transaction);
  }

  /** Lets an edit of the view into the model, past what the model did in the meantime. */
  #edit(transaction: Transaction): void {
    const held = this.model.doc;
    const rest = this.#pending.isEmpty ? null : this.#pending.take(transaction.startState.doc, held);
    const changes = rest ? transaction.changes.map(rest) : transaction.changes;
    this.#apply(() => {
      // From the end, so that offsets before an edit stay what they were.
      for (const { from, to, inserted } of replacementsOf(changes).reverse())
        this.#editModel(from, to, inserted);
    });
    if (rest) this.#pending.restart(rest.map(transaction.changes, true));
    else this.#pending.reset(this.model.length);
  }

  #editModel(from: number, to: number, text: string): void {
    const { model } = this;
    const { editableFrom } = this.#host;
    const start = editableFrom === '' ? null : model.markOffset(editableFrom);
    if (to > from) model.delete(model.indexOfOffset(from), model.indexOfOffset(to));
    if (text !== '') model.insert(model.indexOfOffset(from), text);
    // What is typed at the start of the draft belongs to the draft, whichever way the mark leans.
    if (start !== null && model.markOffset(editableFrom) !== start) {
      model.markSet(editableFrom, model.indexOfOffset(start));
    }
  }

  #writeSelection(range: SelectionRange): void {
    const { model } = this;
    const rest = this.#pending.isEmpty ? null : this.#pending.take(this.editor.state.doc, model.doc);
    const index = (offset: number): string => model.indexOfOffset(rest ? rest.mapPos(offset, 1) : offset);
    this.#apply(() => {
      model.markSet('insert', index(range.head));
      for (const [from, to] of model.tagOffsets('sel')) {
        model.tagRemove(
          'sel',
          model.indexOfOffset(from),
          to > model.length ? 'end' : model.indexOfOffset(to),
        );
      }
      if (!range.empty) model.tagAdd('sel', index(range.from), index(range.to));
    });
  }

  /** Runs `change` without taking the model's own account of it for something the view does not show yet. */
  #apply(change: () => void): void {
    this.#applying = true;
    try {
      change();
    } finally {
      this.#applying = false;
    }
  }

  /** Should a model have refused or altered an edit, the view takes the model's text. */
  #checkAgreement(): void {
    if (!this.#pending.isEmpty || this.editor.state.doc.length === this.model.length) return;
    this.#pending.restart(differenceOf(this.editor.state.doc, this.model.doc));
    this.flush();
  }
}
