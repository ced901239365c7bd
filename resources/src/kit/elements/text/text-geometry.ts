import { EditorSelection } from '@codemirror/state';
import type { EditorView, Rect } from '@codemirror/view';
import type { IndexView } from '../../models/text/index-grammar.js';
import type { TextView } from './text-view.js';

/** Left, top, width and height in pixels from the corner of the widget. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/** A box and, from its top, the distance to the baseline. */
export type LineBox = readonly [...Box, baseline: number];

/** Tk centres what was far away; near the edge, up to this part of the view, it scrolls just enough. */
const NEAR_PART = 1 / 3;

/** And near is never less than this many lines. */
const NEAR_LINES = 3;

/**
 * Where things are on the screen, in the words of Tk: bbox, dlineinfo, see, and the indices that depend on the screen.
 * All numbers are CSS pixels from the upper left corner of the element.
 */
export class TextGeometry implements IndexView {
  readonly #view: TextView;
  readonly #host: HTMLElement;
  /** From the top of a line to its baseline; measured by the element with the font. */
  ascent = 0;

  constructor(view: TextView, host: HTMLElement) {
    this.#view = view;
    this.#host = host;
  }

  /** The box of the character at an offset, or null when it can't be seen. */
  bbox(offset: number): Box | null {
    const editor = this.#shown();
    const at = Math.min(offset, editor.state.doc.length);
    const rect = editor.coordsForChar(at);
    if (rect) return this.#visible(this.#lineHigh(rect));
    // At a line's end Tk's newline reaches to the right edge.
    const caret = editor.coordsAtPos(at, -1);
    return caret && this.#visible(this.#lineHigh(caret, this.#inner().right));
  }

  /** The box and baseline of the display line with an offset, or null when it can't be seen. */
  dlineinfo(offset: number): LineBox | null {
    const editor = this.#shown();
    const at = Math.min(offset, editor.state.doc.length);
    const start = editor.coordsAtPos(this.displayLineEdge(at, 'start'), 1);
    const end = editor.coordsAtPos(this.displayLineEdge(at, 'end'), -1);
    if (!start || !end) return null;
    const box = this.#visible(this.#lineHigh(start, Math.max(start.right, end.right)));
    return box && [...box, this.ascent];
  }

  /** How Tk's see brings a place into sight: with the least scrolling when it is near, else into the middle. */
  strategyFor(offset: number): 'nearest' | 'center' {
    const editor = this.#shown();
    const block = editor.lineBlockAt(offset);
    const { scrollTop, clientHeight } = editor.scrollDOM;
    const above = scrollTop - block.top;
    const below = block.bottom - scrollTop - clientHeight;
    const near = Math.max(clientHeight * NEAR_PART, NEAR_LINES * editor.defaultLineHeight);
    return Math.max(above, below) > near ? 'center' : 'nearest';
  }

  /** The offset at a pixel of the widget. */
  offsetAtPixel(x: number, y: number): number {
    const editor = this.#shown();
    const { left, top } = this.#host.getBoundingClientRect();
    return editor.posAtCoords({ x: left + x, y: top + y }, false);
  }

  /** Moves an offset by display lines. */
  moveDisplayLines(offset: number, lines: number): number {
    const editor = this.#shown();
    let range = EditorSelection.cursor(Math.min(offset, editor.state.doc.length));
    for (let step = 0; step < Math.abs(lines); step++) {
      const next = editor.moveVertically(range, lines > 0);
      if (next.head === range.head) break;
      range = next;
    }
    return range.head;
  }

  /** The start or end of the display line of an offset. */
  displayLineEdge(offset: number, edge: 'start' | 'end'): number {
    const editor = this.#shown();
    const at = Math.min(offset, editor.state.doc.length);
    return editor.moveToLineBoundary(EditorSelection.cursor(at, 1), edge === 'end').head;
  }

  #shown(): EditorView {
    if (!this.#view.isCurrent) this.#view.flush();
    return this.#view.editor;
  }

  /** The part of the scroller in which text is seen: without its scrollbars. */
  #inner(): Rect {
    const { clientLeft, clientTop, clientWidth, clientHeight } = this.#view.editor.scrollDOM;
    const { left, top } = this.#view.editor.scrollDOM.getBoundingClientRect();
    const [x, y] = [left + clientLeft, top + clientTop];
    return { left: x, top: y, right: x + clientWidth, bottom: y + clientHeight };
  }

  /** Browsers give the height of the letters; Tk means the line. */
  #lineHigh({ left, top, right, bottom }: Rect, until = right): Rect {
    const { above, below } = this.#view.leading;
    return { left, top: top - above, right: until, bottom: bottom + below };
  }

  #visible(rect: Rect): Box | null {
    const inner = this.#inner();
    if (
      rect.bottom <= inner.top ||
      rect.top >= inner.bottom ||
      rect.left > inner.right ||
      rect.right < inner.left
    )
      return null;
    const { left, top } = this.#host.getBoundingClientRect();
    return [rect.left - left, rect.top - top, rect.right - rect.left, rect.bottom - rect.top];
  }
}
