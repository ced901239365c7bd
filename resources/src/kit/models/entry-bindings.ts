/**
 * What keys do to an Entry, as Tk's class bindings say on X11, virtual events spelled out. The element and the replay use
 * the same table, so that what is proved of one holds for the other.
 */
import type { EntryIndex, EntryModel } from './entry-model.js';
import { findBinding, type Clipboard, type KeyPress } from './key-press.js';
import { endOfWord, startOfPreviousWord } from './words.js';

/** What a key does to an Entry. */
export type EntryOperation = (entry: EntryModel, clipboard: Clipboard, key: KeyPress) => void;

const ignore: EntryOperation = () => undefined;

function moveTo(where: (entry: EntryModel) => EntryIndex): EntryOperation {
  return (entry) => {
    entry.icursor(where(entry));
    entry.selectClear();
  };
}

/** Moves the cursor and takes the selection along: it grows from where the cursor was, or its nearer end moves. */
function selectTo(where: (entry: EntryModel) => EntryIndex): EntryOperation {
  return (entry) => {
    const to = where(entry);
    if (entry.selectPresent()) entry.selectAdjust(to);
    else {
      entry.selectFrom('insert');
      entry.selectTo(to);
    }
    entry.icursor(to);
  };
}

const before = (entry: EntryModel): number => entry.cursor - 1;
const after = (entry: EntryModel): number => entry.cursor + 1;
const previousWord = (entry: EntryModel): number => startOfPreviousWord(entry.get(), entry.cursor) ?? 0;
const nextWord = (entry: EntryModel): EntryIndex => endOfWord(entry.get(), entry.cursor) ?? 'end';
const lineStart = (): EntryIndex => 0;
const lineEnd = (): EntryIndex => 'end';

const deleteSelection: EntryOperation = (entry) => {
  entry.delete('sel.first', 'sel.last');
};

const deleteNext: EntryOperation = (entry, clipboard, key) => {
  if (entry.selectPresent()) deleteSelection(entry, clipboard, key);
  else entry.delete('insert');
};

const backspace: EntryOperation = (entry, clipboard, key) => {
  if (entry.selectPresent()) deleteSelection(entry, clipboard, key);
  else if (entry.cursor > 0) entry.delete(entry.cursor - 1);
};

const deleteCharacter: EntryOperation = (entry) => {
  entry.delete('insert');
};

const deleteToEnd: EntryOperation = (entry) => {
  entry.delete('insert', 'end');
};

const deleteNextWord: EntryOperation = (entry) => {
  entry.delete('insert', nextWord(entry));
};

const deletePreviousWord: EntryOperation = (entry) => {
  entry.delete(previousWord(entry), 'insert');
};

/** Swaps the two characters before the cursor, or around it when it is not at the end. */
const transpose: EntryOperation = (entry) => {
  const end = Math.min(entry.cursor + 1, entry.get().length);
  if (end < 2) return;
  const swapped = entry.get().charAt(end - 1) + entry.get().charAt(end - 2);
  entry.delete(end - 2, end);
  entry.insert('insert', swapped);
};

const selectAll: EntryOperation = (entry) => {
  entry.selectRange(0, 'end');
};

const selectNone: EntryOperation = (entry) => {
  entry.selectClear();
};

const setAnchor: EntryOperation = (entry) => {
  entry.selectFrom('insert');
};

const extend: EntryOperation = (entry) => {
  entry.selectAdjust('insert');
};

const copy: EntryOperation = (entry, clipboard) => {
  if (entry.selection) clipboard.write(entry.displayText.slice(entry.selection.first, entry.selection.last));
};

const cut: EntryOperation = (entry, clipboard, key) => {
  if (!entry.selection) return;
  copy(entry, clipboard, key);
  deleteSelection(entry, clipboard, key);
};

/** On X11 pasting leaves the selected text where it is. */
const paste: EntryOperation = (entry, clipboard) => {
  entry.insert('insert', clipboard.read());
};

const pasteSelection: EntryOperation = (entry, clipboard, key) => {
  type(entry, clipboard, { ...key, text: clipboard.selection?.() ?? '' });
};

/** Types the key's text: in place of the selection when the cursor touches it. */
const type: EntryOperation = (entry, clipboard, key) => {
  if (key.text === '') return;
  const selection = entry.selection;
  if (selection && selection.first <= entry.cursor && selection.last >= entry.cursor)
    deleteSelection(entry, clipboard, key);
  entry.insert('insert', key.text);
};

/** Entry's keys on X11, by pattern. The mouse is the element's: only it knows where characters stand. */
export const ENTRY_BINDINGS: Readonly<Record<string, EntryOperation>> = {
  Left: moveTo(before),
  'Control-b': moveTo(before),
  Right: moveTo(after),
  'Control-f': moveTo(after),
  'Shift-Left': selectTo(before),
  'Control-B': selectTo(before),
  'Shift-Right': selectTo(after),
  'Control-F': selectTo(after),
  'Control-Left': moveTo(previousWord),
  'Meta-b': moveTo(previousWord),
  'Control-Right': moveTo(nextWord),
  'Meta-f': moveTo(nextWord),
  'Control-Shift-Left': selectTo(previousWord),
  'Control-Shift-Right': selectTo(nextWord),
  Home: moveTo(lineStart),
  'Control-a': moveTo(lineStart),
  End: moveTo(lineEnd),
  'Control-e': moveTo(lineEnd),
  'Shift-Home': selectTo(lineStart),
  'Control-A': selectTo(lineStart),
  'Shift-End': selectTo(lineEnd),
  'Control-E': selectTo(lineEnd),
  Delete: deleteNext,
  BackSpace: backspace,
  'Control-h': backspace,
  'Control-d': deleteCharacter,
  'Control-k': deleteToEnd,
  'Control-t': transpose,
  'Meta-d': deleteNextWord,
  'Meta-BackSpace': deletePreviousWord,
  'Meta-Delete': deletePreviousWord,
  'Control-space': setAnchor,
  'Control-Shift-space': extend,
  Select: setAnchor,
  'Shift-Select': extend,
  'Control-slash': selectAll,
  'Control-backslash': selectNone,
  'Control-x': cut,
  'Control-w': cut,
  'Shift-Delete': cut,
  'Control-c': copy,
  'Meta-w': copy,
  'Control-Insert': copy,
  'Control-v': paste,
  'Control-y': paste,
  'Shift-Insert': paste,
  Insert: pasteSelection,
  Return: ignore,
  KP_Enter: ignore,
  Escape: ignore,
  Tab: ignore,
  Prior: ignore,
  Next: ignore,
  Up: ignore,
  Down: ignore,
  'Control-*': ignore,
  'Meta-*': ignore,
  '*': type,
};

/**
 * Does what a key does to an Entry.
 * @returns whether the key is the Entry's own; the others (Tab, Return, keys that type nothing) are the page's to use
 */
export function pressEntryKey(entry: EntryModel, key: KeyPress, clipboard: Clipboard): boolean {
  const operation = entryOperation(key);
  operation(entry, clipboard, key);
  return operation !== ignore && !(operation === type && key.text === '');
}

/** What Tk does when the focus comes to an Entry by Tab: all of it is selected, with the cursor at its end. */
export function focusEntryByKey(entry: EntryModel): void {
  entry.selectRange(0, 'end');
  entry.icursor('end');
}

function entryOperation(key: KeyPress): EntryOperation {
  const pattern = findBinding((name) => Object.hasOwn(ENTRY_BINDINGS, name), key);
  return (pattern === null ? undefined : ENTRY_BINDINGS[pattern]) ?? ignore;
}
