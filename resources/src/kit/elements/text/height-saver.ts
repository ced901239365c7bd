import { ChangeSet, type Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Lines above the drawn ones whose heights are forgotten too: the view draws more than it keeps while it measures. */
const LINES_ABOVE = 1000;

/**
 * Widens an insertion that pushes everything drawn out of sight: it then replaces the drawn lines by themselves as
 * well. What one sees is the same, but CodeMirror forgets the heights it measured of them. It would keep each for ever
 * and walk over all of them in every frame: after ten seconds at ten thousand lines a second that took longer than
 * drawing. Only for growth that is followed; where somebody reads, measured heights keep the lines in their place.
 * @param held the document after the change
 * @returns the change itself when something drawn stays, or when the selection is among what would be replaced
 */
export function forgetHeights(view: EditorView, changes: ChangeSet, held: Text): ChangeSet {
  const insertion = onlyInsertion(changes);
  if (!insertion || view.composing) return changes;
  const { at, text } = insertion;
  const { state, viewport } = view;
  if (at <= viewport.from || at > viewport.to) return changes;
  const first = state.doc.lineAt(viewport.from).number;
  if (text.lines <= state.doc.lineAt(at).number - first + 1) return changes;
  const { from } = state.doc.line(Math.max(1, first - LINES_ABOVE));
  const { main } = state.selection;
  if (main.to > from && main.from < at) return changes;
  const replacement = { from, to: at, insert: held.slice(from, at + text.length) };
  return ChangeSet.of(replacement, state.doc.length);
}

/** The insertion that a change consists of, or null when it is more or something else. */
function onlyInsertion(changes: ChangeSet): { at: number; text: Text } | null {
  let [count, found]: [number, { at: number; text: Text } | null] = [0, null];
  changes.iterChanges((...[from, to, , , text]) => {
    count += 1;
    found = from === to ? { at: from, text } : null;
  }, true);
  return count === 1 ? found : null;
}
