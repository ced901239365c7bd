import type { Extension, Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { TclError } from '../../models/tcl-error.js';
import { DraftHistory, type DraftState, type EditKind } from './draft-history.js';
import { producesText } from './editable-region.js';
import { perform, type ActionHost } from './text-actions.js';
import type { TextKeyDetail } from './text-events.js';
import { keyAction } from './text-keys.js';
import type { TextView } from './text-view.js';

const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
]);

/** Some browsers report keys of an input method with this code only. */
const COMPOSING_KEY_CODE = 229;

/** Tells the element of a key. @returns whether the widget may use it */
export type KeyTeller = (detail: TextKeyDetail) => boolean;

/**
 * What a person does with keys and clipboard, turned into transactions of the view. Every one of them passes the
 * editable region on its way to the model, whatever it came from.
 */
export class TextInput implements ActionHost {
  readonly #view: () => TextView;
  readonly #tellKey: KeyTeller;
  readonly #history = new DraftHistory();
  #before: DraftState | null = null;

  /** @param view asked when needed, because the view is made with the extension of this object */
  constructor(view: () => TextView, tellKey: KeyTeller) {
    this.#view = view;
    this.#tellKey = tellKey;
  }

  /** To be given to the view. */
  get extension(): Extension {
    return [
      EditorView.domEventHandlers({
        keydown: (event, editor) => this.#keydown(event, editor),
        beforeinput: (event) => this.#beforeInput(event),
        compositionstart: () => this.#toDraft(),
        copy: (event) => this.#copy(event),
        cut: (event, editor) => this.#cut(event, editor),
      }),
      // Other systems' line ends come through the clipboard; a carriage return would stay in the text as a character.
      EditorView.clipboardInputFilter.of((text) => text.replaceAll(/\r\n?/gu, '\n')),
    ];
  }

  // ---- what the actions ask

  editableStart(): number {
    const { enabled, start } = this.#view().region;
    return enabled ? start : Number.MAX_SAFE_INTEGER;
  }

  hasDraft(): boolean {
    return this.#view().draftStart !== null;
  }

  undo(): void {
    this.#travel('undo');
  }

  redo(): void {
    this.#travel('redo');
  }

  // ---- what the view tells

  /** To be called before an edit of the person reaches the model. */
  willEdit(transaction: Transaction): void {
    this.#before = this.hasDraft() && !transaction.isUserEvent('undo') ? this.#draft() : null;
  }

  /** To be called when the edit is done. */
  edited(transaction: Transaction): void {
    if (!this.#before || !this.#undoIsOn()) return;
    this.#history.record(this.#before, this.#draft().text, kindOf(transaction));
    this.#before = null;
  }

  /** To be called when the caret was moved without an edit. */
  moved(): void {
    this.#history.separate();
  }

  // ---- handlers

  #keydown(event: KeyboardEvent, editor: EditorView): boolean {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- WebKit tells of an input method in no other way
    if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) {
      this.#toDraft();
      return false;
    }
    if (MODIFIERS.has(event.key)) return false;
    if (producesText(event)) {
      this.#toDraft();
      return false;
    }
    const { key, ctrlKey: control, shiftKey: shift, altKey: alt, metaKey: meta } = event;
    if (!this.#tellKey({ key, control, shift, alt, meta })) return true;
    const action = keyAction(event);
    if (!action) return false;
    // What a program did in this frame must be in sight of the key, or it would act on the text of a moment ago.
    if (!this.#view().isCurrent) this.#view().flush();
    // Return, pressed above the draft, goes to it as any other character does.
    if (key === 'Enter') this.#toDraft();
    return perform(editor, action, this);
  }

  /** Brings a caret from above the draft to its end. @returns false, which lets the browser go on with the event */
  #toDraft(): false {
    const { region, editor } = this.#view();
    if (
      region.enabled &&
      editor.state.selection.main.from < region.start &&
      editor.state.selection.main.to <= region.start
    ) {
      editor.dispatch({
        selection: { anchor: editor.state.doc.length },
        scrollIntoView: true,
        userEvent: 'select',
      });
    }
    return false;
  }

  /** The browser's own undo (its menu) knows nothing of the model. */
  #beforeInput(event: InputEvent): boolean {
    if (event.inputType === 'historyUndo') this.undo();
    else if (event.inputType === 'historyRedo') this.redo();
    else return false;
    event.preventDefault();
    return true;
  }

  #copy(event: ClipboardEvent): boolean {
    const text = this.#selectedText();
    if (text !== '') event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    return true;
  }

  #cut(event: ClipboardEvent, editor: EditorView): boolean {
    this.#copy(event);
    const { model } = this.#view();
    const changes = model.tagOffsets('sel').map(([from, to]) => ({ from, to: Math.min(to, model.length) }));
    if (changes.length > 0) editor.dispatch({ changes, scrollIntoView: true, userEvent: 'delete.cut' });
    return true;
  }

  #selectedText(): string {
    const { model } = this.#view();
    // An elided or tagged piece is copied as it is held; the final newline of Tk is not the person's.
    return model
      .tagOffsets('sel')
      .map(([from, to]) => model.doc.sliceString(from, Math.min(to, model.length)))
      .join('');
  }

  // ---- undo

  #undoIsOn(): boolean {
    return this.#view().model.cget('undo') === '1';
  }

  #draft(): DraftState {
    const view = this.#view();
    const { state } = view.editor;
    const start = view.draftStart ?? 0;
    return { text: state.doc.sliceString(start), caret: Math.max(0, state.selection.main.head - start) };
  }

  #travel(direction: 'undo' | 'redo'): void {
    const view = this.#view();
    if (!this.#undoIsOn() || !view.region.enabled) return;
    if (view.draftStart === null) {
      this.#travelModel(direction);
      return;
    }
    const target =
      direction === 'undo' ? this.#history.undo(this.#draft()) : this.#history.redo(this.#draft());
    if (!target) return;
    const { editor, draftStart } = view;
    editor.dispatch({
      changes: { from: draftStart, to: editor.state.doc.length, insert: editor.state.toText(target.text) },
      selection: { anchor: draftStart + Math.min(target.caret, target.text.length) },
      scrollIntoView: true,
      userEvent: 'undo',
    });
  }

  #travelModel(direction: 'undo' | 'redo'): void {
    const view = this.#view();
    try {
      if (direction === 'undo') view.model.editUndo();
      else view.model.editRedo();
    } catch (error) {
      // Tk's own binding is silent too when there is nothing to undo.
      if (!(error instanceof TclError)) throw error;
    }
    view.flush();
    view.editor.dispatch({ effects: EditorView.scrollIntoView(view.editor.state.selection.main.head) });
  }
}

function kindOf(transaction: Transaction): EditKind {
  if (transaction.isUserEvent('input.type')) return 'type';
  if (transaction.isUserEvent('input.paste') || transaction.isUserEvent('delete.cut')) return 'other';
  if (transaction.isUserEvent('delete')) return 'erase';
  return transaction.isUserEvent('input') ? 'type' : 'other';
}
