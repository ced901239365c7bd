/**
 * Tk's own key bindings of the Text class on X11, as acts on a model: what a key does where nobody bound anything
 * else. Scrolling and focus are the view's; keys that only do that are not known here.
 */
import { TclError } from '../tcl-error.js';
import { endOfWord, startOfPreviousWord } from './key-words.js';
import type { TextModel } from './text-model.js';

/** A place for cut and copied text, so that the model needs no system clipboard. */
export interface Clipboard {
  text: string;
}

type Act = (keys: TextKeys) => void;

/** The mark where a selection made with the keyboard began. */
const ANCHOR = 'tk::anchor1';
const SELECTION = 'sel';

/** Acts by key. Modifiers stand in the order Control, Meta, Shift; letters with Control and Shift are capitals. */
const ACTS: Readonly<Record<string, Act>> = {
  Left: (keys) => keys.moveTo('insert-1displayindices'),
  'Control-b': (keys) => keys.moveTo('insert-1displayindices'),
  Right: (keys) => keys.moveTo('insert+1displayindices'),
  'Control-f': (keys) => keys.moveTo('insert+1displayindices'),
  Up: (keys) => keys.moveTo(keys.verticalPlace(-1)),
  'Control-p': (keys) => keys.moveTo(keys.verticalPlace(-1)),
  Down: (keys) => keys.moveTo(keys.verticalPlace(1)),
  'Control-n': (keys) => keys.moveTo(keys.verticalPlace(1)),
  'Control-Left': (keys) => keys.moveTo(startOfPreviousWord(keys.model)),
  'Meta-b': (keys) => keys.moveTo(startOfPreviousWord(keys.model)),
  'Control-Right': (keys) => keys.moveTo(endOfWord(keys.model)),
  'Meta-f': (keys) => keys.moveTo(endOfWord(keys.model)),
  Home: (keys) => keys.moveTo('insert display linestart'),
  'Control-a': (keys) => keys.moveTo('insert display linestart'),
  End: (keys) => keys.moveTo('insert display lineend'),
  'Control-e': (keys) => keys.moveTo('insert display lineend'),
  'Control-Home': (keys) => keys.moveTo('1.0'),
  'Meta-less': (keys) => keys.moveTo('1.0'),
  'Control-End': (keys) => keys.moveTo('end - 1 indices'),
  'Meta-greater': (keys) => keys.moveTo('end-1c'),
  'Shift-Left': (keys) => keys.selectTo('insert - 1displayindices'),
  'Control-B': (keys) => keys.selectTo('insert - 1displayindices'),
  'Shift-Right': (keys) => keys.selectTo('insert + 1displayindices'),
  'Control-F': (keys) => keys.selectTo('insert + 1displayindices'),
  'Shift-Up': (keys) => keys.selectTo(keys.verticalPlace(-1)),
  'Shift-Down': (keys) => keys.selectTo(keys.verticalPlace(1)),
  'Control-Shift-Left': (keys) => keys.selectTo(startOfPreviousWord(keys.model)),
  'Control-Shift-Right': (keys) => keys.selectTo(endOfWord(keys.model)),
  'Shift-Home': (keys) => keys.selectTo('insert display linestart'),
  'Control-A': (keys) => keys.selectTo('insert display linestart'),
  'Shift-End': (keys) => keys.selectTo('insert display lineend'),
  'Control-E': (keys) => keys.selectTo('insert display lineend'),
  'Control-Shift-Home': (keys) => keys.selectTo('1.0'),
  'Control-Shift-End': (keys) => keys.selectTo('end - 1 indices'),
  'Control-slash': ({ model }) => model.tagAdd(SELECTION, '1.0', 'end'),
  'Control-backslash': (keys) => keys.selectNone(),
  Tab: (keys) => keys.type('\t'),
  'Control-i': (keys) => keys.type('\t'),
  Return: (keys) => keys.newLine(),
  Delete: (keys) => keys.deleteSelectionOr(() => keys.deleteAfter()),
  BackSpace: (keys) => keys.deleteSelectionOr(() => keys.deleteBefore()),
  'Control-h': (keys) => keys.deleteBefore(),
  'Control-d': (keys) => keys.deleteAfter(),
  'Control-k': (keys) => keys.deleteLineRest(),
  'Control-o': (keys) => keys.openLine(),
  'Control-t': (keys) => keys.transpose(),
  'Meta-d': ({ model }) => {
    if (model.compare('end', '!=', 'insert+1c')) model.delete('insert', endOfWord(model));
  },
  'Meta-BackSpace': ({ model }) => model.delete(startOfPreviousWord(model), 'insert'),
  'Meta-Delete': ({ model }) => model.delete(startOfPreviousWord(model), 'insert'),
  'Control-x': (keys) => keys.cut(),
  'Control-w': (keys) => keys.cut(),
  'Shift-Delete': (keys) => keys.cut(),
  'Control-c': (keys) => keys.copy(),
  'Meta-w': (keys) => keys.copy(),
  'Control-Insert': (keys) => keys.copy(),
  'Control-v': (keys) => keys.paste(),
  'Control-y': (keys) => keys.paste(),
  'Shift-Insert': (keys) => keys.paste(),
  'Control-z': (keys) => keys.undo(),
  'Control-Z': (keys) => keys.redo(),
};

const NAMED_CHARACTERS: Readonly<Record<string, string>> = { space: ' ' };

/** Tk's key bindings on one model. */
export class TextKeys {
  readonly model: TextModel;
  readonly #clipboard: Clipboard;
  /** Where the last vertical move began and ended: going on from there keeps the column of the first. */
  #vertical: { readonly origin: string; readonly reached: string; readonly lines: number } | null = null;

  constructor(model: TextModel, clipboard: Clipboard) {
    this.model = model;
    this.#clipboard = clipboard;
  }

  /**
   * Does what Tk does for a key, named as in Tk's event sequences: `a`, `space`, `Control-a`, `Shift-Left`.
   * @returns whether Tk does anything for it
   */
  press(key: string): boolean {
    const name = normalize(key);
    const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
    if (act) act(this);
    else if (/^(?:Control|Meta|Alt)-/.test(name)) return false;
    else {
      const char = NAMED_CHARACTERS[name] ?? ([...name].length === 1 ? name : '');
      if (char === '') return false;
      this.type(char);
    }
    return true;
  }

  /** Types characters: they take the place of the selection when the cursor is at it. */
  type(chars: string): void {
    const { model } = this;
    if (chars === '' || model.cget('state') === 'disabled') return;
    if (!this.#isCursorInSelection()) {
      model.insert('insert', chars);
      return;
    }
    this.#asOneUnit(() => {
      model.delete('sel.first', 'sel.last');
      model.insert('insert', chars);
    });
  }

  /** Puts the cursor somewhere and drops the selection. */
  moveTo(index: string): void {
    const { model } = this;
    model.markSet('insert', index);
    model.tagRemove(SELECTION, '1.0', 'end');
    this.#separate();
  }

  /** Puts the cursor somewhere and selects up to there. */
  selectTo(index: string): void {
    const { model } = this;
    const target = model.index(index);
    if (model.tagNextrange(SELECTION, '1.0', 'end').length === 0) {
      if (model.compare(target, '<', 'insert')) model.tagAdd(SELECTION, target, 'insert');
      else model.tagAdd(SELECTION, 'insert', target);
      model.markSet(ANCHOR, 'insert');
    } else {
      if (model.markOffset(ANCHOR) === null) model.markSet(ANCHOR, 'insert');
      const [first, last] = model.compare(target, '<', ANCHOR) ? [target, ANCHOR] : [ANCHOR, target];
      model.tagRemove(SELECTION, '1.0', first);
      model.tagAdd(SELECTION, first, last);
      model.tagRemove(SELECTION, last, 'end');
    }
    model.markSet('insert', target);
  }

  /** The place some display lines away, in the column where vertical moving began. */
  verticalPlace(lines: number): string {
    const here = this.model.index('insert');
    const last = this.#vertical;
    const isGoingOn = last?.reached === here;
    const origin = isGoingOn ? last.origin : here;
    const total = (isGoingOn ? last.lines : 0) + lines;
    const reached = this.model.index(`${origin} + ${total} displaylines`);
    this.#vertical = { origin, reached, lines: total };
    return reached;
  }

  /** Drops the selection. */
  selectNone(): void {
    this.model.tagRemove(SELECTION, '1.0', 'end');
    this.#separate();
  }

  /** Starts a new line, which ends a unit of undo. */
  newLine(): void {
    this.type('\n');
    this.#separate();
  }

  /** Deletes the selection when the cursor is at it, else does something smaller. */
  deleteSelectionOr(smaller: () => void): void {
    if (this.#isCursorInSelection()) this.model.delete('sel.first', 'sel.last');
    else smaller();
  }

  /** Deletes the character before the cursor. */
  deleteBefore(): void {
    if (this.model.compare('insert', '!=', '1.0')) this.model.delete('insert-1c');
  }

  /** Deletes the character after the cursor. */
  deleteAfter(): void {
    if (this.model.compare('end', '!=', 'insert+1c')) this.model.delete('insert');
  }

  /** Deletes up to the end of the line, or the line's end itself. */
  deleteLineRest(): void {
    const { model } = this;
    if (model.compare('end', '==', 'insert+1c')) return;
    if (model.compare('insert', '==', 'insert lineend')) model.delete('insert');
    else model.delete('insert', 'insert lineend');
  }

  /** Breaks the line and stays before the break. */
  openLine(): void {
    this.model.insert('insert', '\n');
    this.model.markSet('insert', 'insert-1c');
  }

  /** Exchanges the characters around the cursor, or the two before it at the end of a line. */
  transpose(): void {
    const { model } = this;
    const place = model.index(model.compare('insert', '!=', 'insert lineend') ? 'insert + 1 char' : 'insert');
    if (model.compare(`${place} - 1 char`, '==', '1.0')) return;
    const exchanged = model.get(`${place} - 1 char`) + model.get(`${place} - 2 char`);
    this.#asOneUnit(() => {
      model.delete(`${place} - 2 char`, place);
      model.insert('insert', exchanged);
    });
  }

  /** Copies the selection. */
  copy(): void {
    const selected = this.#selected();
    if (selected !== null) this.#clipboard.text = selected;
  }

  /** Moves the selection to the clipboard. */
  cut(): void {
    const selected = this.#selected();
    if (selected === null) return;
    const separates = this.model.cget('state') === 'normal';
    if (separates) this.#separate();
    this.#clipboard.text = selected;
    this.model.delete('sel.first', 'sel.last');
    if (separates) this.#separate();
  }

  /** Inserts the clipboard at the cursor; on X11 a selection stays. */
  paste(): void {
    const { text } = this.#clipboard;
    if (text !== '') this.#asOneUnit(() => this.model.insert('insert', text));
  }

  /** Undoes a unit; nothing to undo is no error here. */
  undo(): void {
    this.#separate();
    quietly(() => this.model.editUndo());
    this.#separate();
  }

  /** Redoes a unit; nothing to redo is no error here. */
  redo(): void {
    quietly(() => this.model.editRedo());
  }

  #selected(): string | null {
    const { model } = this;
    return model.tagNextrange(SELECTION, '1.0').length === 0 ? null : model.get('sel.first', 'sel.last');
  }

  #isCursorInSelection(): boolean {
    const { model } = this;
    if (model.tagNextrange(SELECTION, '1.0').length === 0) return false;
    return model.compare('sel.first', '<=', 'insert') && model.compare('sel.last', '>=', 'insert');
  }

  #separate(): void {
    if (this.model.cget('autoseparators') === '1') this.model.editSeparator();
  }

  /** Makes several edits one unit of undo. */
  #asOneUnit(edit: () => void): void {
    if (this.model.cget('autoseparators') !== '1') {
      edit();
      return;
    }
    this.model.configure({ autoseparators: false });
    this.model.editSeparator();
    edit();
    this.model.editSeparator();
    this.model.configure({ autoseparators: true });
  }
}

/** The one order of modifiers that the table uses. */
function normalize(key: string): string {
  const parts = key.split('-');
  const detail = parts.pop()!;
  const has = (modifier: string): boolean => parts.includes(modifier);
  return ['Control', 'Meta', 'Alt', 'Shift'].filter(has).concat(detail).join('-');
}

function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    // As in Tk's binding, an empty stack is no news to who presses a key; anything else is.
    if (!(error instanceof TclError)) throw error;
  }
}
