import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { moved } from './caret-moves.js';
import type { KeyAction, Movement } from './text-keys.js';

/** What the actions need of the widget around the view. */
export interface ActionHost {
  /** The first offset a person may edit; past the end of the text when nothing may be edited. */
  editableStart(): number;
  /** Whether the part before that offset is shown as read-only, so that there is a draft. */
  hasDraft(): boolean;
  undo(): void;
  redo(): void;
}

/** Part of the width that Control-Prior and Control-Next scroll sideways, as in Tk a page. */
const PAGE_PART = 0.9;

/**
 * Carries out what a key does. Every edit is a transaction of the person, so that the editable region confines it like
 * any other.
 * @returns whether the key was used; if not, the browser goes on with it
 */
export function perform(view: EditorView, action: KeyAction, host: ActionHost): boolean {
  switch (action.type) {
    case 'move':
      moveCaret(view, action.to, action.extend);
      return true;
    case 'delete':
      return erase(view, action.to, host);
    case 'insert':
      return insertKey(view, action.text, host);
    case 'open-line':
      view.dispatch({ changes: { from: caretOf(view), insert: '\n' }, userEvent: 'input' });
      return true;
    case 'transpose':
      transpose(view, host);
      return true;
    case 'select-all':
    case 'select-here':
    case 'select-none':
      select(view, action.type, host);
      return true;
    case 'undo':
      host.undo();
      return true;
    case 'redo':
      host.redo();
      return true;
    case 'scroll-left':
    case 'scroll-right':
      view.scrollDOM.scrollLeft +=
        view.scrollDOM.clientWidth * PAGE_PART * (action.type === 'scroll-left' ? -1 : 1);
      return true;
  }
}

function caretOf(view: EditorView): number {
  return view.state.selection.main.head;
}

/** As in Tk a movement without Shift starts from the insertion cursor, also when text is selected. */
function moveCaret(view: EditorView, to: Movement, extend: boolean): void {
  const range = view.state.selection.main;
  const target = moved(view, range, to);
  const selection = extend ? EditorSelection.range(range.anchor, target.head, target.goalColumn) : target;
  view.dispatch({
    selection: EditorSelection.create([selection]),
    scrollIntoView: true,
    userEvent: 'select',
  });
}

/** Deletes the selection, else up to where the movement ends; at the start of the editable region there is nothing. */
function erase(view: EditorView, to: Movement, host: ActionHost): boolean {
  const range = view.state.selection.main;
  if (!range.empty) {
    replace(view, range, '');
    return true;
  }
  const backwards = to.endsWith('left');
  // Before the region a key deletes nothing; backwards it stops at the region's edge.
  if (range.head < host.editableStart()) return true;
  const target = lineKill(view, to) ?? moved(view, range, to).head;
  const from = backwards ? Math.max(target, host.editableStart()) : range.head;
  const until = backwards ? range.head : target;
  if (from < until) view.dispatch(deletion(from, until));
  return true;
}

/** Control-k: to the end of the line as written, not as wrapped; at its end the newline goes. */
function lineKill(view: EditorView, to: Movement): number | null {
  if (to !== 'line-end') return null;
  const line = view.state.doc.lineAt(caretOf(view));
  return caretOf(view) === line.to ? Math.min(line.to + 1, view.state.doc.length) : line.to;
}

function deletion(from: number, to: number): object {
  return { changes: { from, to }, selection: { anchor: from }, scrollIntoView: true, userEvent: 'delete' };
}

/**
 * Return and Tab. Where one cannot write, and in a draft, Tab moves the focus on, because a message has no tabs and a
 * reader must be able to leave.
 */
function insertKey(view: EditorView, text: string, host: ActionHost): boolean {
  const range = view.state.selection.main;
  if (text === '\t' && (host.hasDraft() || range.from < host.editableStart())) return false;
  replace(view, range, text);
  return true;
}

function replace(view: EditorView, range: { from: number; to: number }, text: string): void {
  view.dispatch({
    changes: { from: range.from, to: range.to, insert: view.state.toText(text) },
    selection: { anchor: range.from + text.length },
    scrollIntoView: true,
    userEvent: text === '' ? 'delete' : 'input',
  });
}

/** Control-t swaps the two characters around the caret, at a line's end the two before it. */
function transpose(view: EditorView, host: ActionHost): void {
  const { doc } = view.state;
  const line = doc.lineAt(caretOf(view));
  const middle = Math.min(caretOf(view), line.to - 1);
  const from = middle - 1;
  if (from < Math.max(line.from, host.editableStart()) || middle < from) return;
  const [first, second] = [doc.sliceString(from, middle), doc.sliceString(middle, middle + 1)];
  // Half of a pair alone would be no character.
  if (/[\ud800-\udfff]/u.test(first + second)) return;
  view.dispatch({
    changes: { from, to: middle + 1, insert: second + first },
    selection: { anchor: middle + 1 },
    userEvent: 'input',
  });
}

function select(
  view: EditorView,
  what: 'select-all' | 'select-here' | 'select-none',
  host: ActionHost,
): void {
  const all = { anchor: 0, head: view.state.doc.length };
  if (what === 'select-none') view.dispatch({ selection: { anchor: caretOf(view) }, userEvent: 'select' });
  else if (what === 'select-all') view.dispatch({ selection: all, userEvent: 'select' });
  else selectHere(view, host);
}

function selectHere(view: EditorView, host: ActionHost): void {
  const start = host.editableStart();
  const end = view.state.doc.length;
  const { main } = view.state.selection;
  const draftIsSelected = main.from === start && main.to === end;
  if (main.head < start || (host.hasDraft() && draftIsSelected)) {
    view.dispatch({ selection: { anchor: 0, head: end }, userEvent: 'select' });
  } else if (host.hasDraft()) {
    view.dispatch({ selection: { anchor: start, head: end }, userEvent: 'select' });
  } else {
    moveCaret(view, 'line-start', false);
  }
}
