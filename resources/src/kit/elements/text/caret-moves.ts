import { EditorSelection, type SelectionRange } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Movement } from './text-keys.js';

/** The characters Tk counts as parts of a word. */
const WORD = /[\p{L}\p{Nd}\p{Pc}]/u;

/** Pixels of the old page that stay visible when a page is turned, so that the eye finds its place. */
const PAGE_OVERLAP = 20;

/** Where a movement from the caret of `range` ends. The column aimed at is kept over several steps up or down. */
export function moved(view: EditorView, range: SelectionRange, to: Movement): SelectionRange {
  const caret = range.empty
    ? range
    : EditorSelection.cursor(range.head, range.assoc, undefined, range.goalColumn);
  const page = Math.max(view.scrollDOM.clientHeight - PAGE_OVERLAP, view.defaultLineHeight);
  switch (to) {
    case 'char-left':
      return view.moveByChar(caret, false);
    case 'char-right':
      return view.moveByChar(caret, true);
    case 'line-up':
      return view.moveVertically(caret, false);
    case 'line-down':
      return view.moveVertically(caret, true);
    case 'page-up':
      return view.moveVertically(caret, false, page);
    case 'page-down':
      return view.moveVertically(caret, true, page);
    case 'line-start':
      return view.moveToLineBoundary(caret, false);
    case 'line-end':
      return view.moveToLineBoundary(caret, true);
    default:
      return EditorSelection.cursor(place(view, caret.head, to));
  }
}

/** The movements that need no layout, as offsets. */
function place(view: EditorView, head: number, to: Movement): number {
  switch (to) {
    case 'word-left':
      return previousWord(view, head);
    case 'word-right':
      return nextWord(view, head);
    case 'paragraph-up':
      return paragraph(view, head, -1);
    case 'paragraph-down':
      return paragraph(view, head, 1);
    case 'text-start':
      return 0;
    default:
      return view.state.doc.length;
  }
}

/** As in Tk: over what is left of this word and the gap after it, to the start of the next word. */
function nextWord(view: EditorView, head: number): number {
  return scan(view, { head, step: 1, passes: [true, false] });
}

/** As in Tk: back over the gap before the caret and the word before that, to its start. */
function previousWord(view: EditorView, head: number): number {
  return scan(view, { head, step: -1, passes: [false, true] });
}

/** Walks over word characters (true) and others (false) in turn, at most to an end of the text. */
function scan(view: EditorView, walk: { head: number; step: 1 | -1; passes: readonly boolean[] }): number {
  const { doc } = view.state;
  let at = walk.head;
  for (const inWord of walk.passes) {
    for (;;) {
      const next = walk.step > 0 ? at : at - 1;
      if (next < 0 || next >= doc.length) break;
      const unit = doc.sliceString(next, next + 1);
      if (WORD.test(unit) !== inWord) break;
      at += walk.step;
    }
  }
  return at;
}

/** The start of the next line that follows an empty one, or of this paragraph, as Tk's Control-Up and -Down. */
function paragraph(view: EditorView, head: number, step: 1 | -1): number {
  const { doc } = view.state;
  const blank = (line: number): boolean => line < 1 || line > doc.lines || doc.line(line).length === 0;
  let line = doc.lineAt(head).number;
  if (step > 0) {
    while (!blank(line)) line += 1;
    while (line <= doc.lines && blank(line)) line += 1;
    return line > doc.lines ? doc.length : doc.line(line).from;
  }
  if (head === doc.line(line).from) line -= 1;
  while (line > 1 && blank(line)) line -= 1;
  while (!blank(line - 1)) line -= 1;
  return line < 1 ? 0 : doc.line(line).from;
}
