import { EditorSelection, type Extension } from '@codemirror/state';
import { layer, RectangleMarker } from '@codemirror/view';

/**
 * Draws the insertion cursor, because browsers' own is one pixel wide and Tk's is two; the style sheet hides theirs and
 * blinks this one. Where it is, it follows CodeMirror's selection.
 */
export const caretLayer: Extension = layer({
  above: true,
  class: 'caret-layer',
  markers(view) {
    const { main } = view.state.selection;
    return RectangleMarker.forRange(view, 'caret', EditorSelection.cursor(main.head, main.assoc));
  },
  update(update, dom) {
    // Starting the blinking anew keeps the caret visible while it moves.
    if (update.docChanged || update.selectionSet) {
      dom.classList.toggle('blink-a');
      dom.classList.toggle('blink-b', !dom.classList.contains('blink-a'));
    }
    return update.docChanged || update.selectionSet || update.viewportChanged || update.geometryChanged;
  },
});
