import type { Extension } from '@codemirror/state';
import { EditorView, type DOMEventHandlers } from '@codemirror/view';
import { EndFollower } from './end-follower.js';
import { StreamMode } from './stream-mode.js';
import type { TextEndDetail, TextScrollDetail } from './text-events.js';
import type { TextGeometry } from './text-geometry.js';
import type { TextView } from './text-view.js';

/** Milliseconds after a gesture (wheel, key, drag of the scrollbar) in which scrolling counts as a person's. */
const GESTURE_TIME = 1000;

/** What a person scrolls with. */
const GESTURES = ['wheel', 'pointerdown', 'pointermove', 'touchmove', 'keydown'];

/** How a place is brought into sight: as Tk's see does, to the top, or to the end. */
export type ScrollAim = 'near' | 'start' | 'end';

/** Whom a scroller tells. */
export interface ScrollTellers {
  /** A person scrolled. */
  scrolled(detail: TextScrollDetail): void;
  /** The end was left or reached. */
  end(detail: TextEndDetail): void;
}

/** The scrolling of one view: Tk's yview and see, following the end, and what of it a person did. */
export class TextScroller {
  readonly follower: EndFollower;
  readonly #view: TextView;
  readonly #geometry: TextGeometry;
  readonly #tell: ScrollTellers;
  readonly #stream: StreamMode;
  #gestureAt = Number.NEGATIVE_INFINITY;
  #settling = false;

  constructor(view: TextView, geometry: TextGeometry, tell: ScrollTellers) {
    this.#view = view;
    this.#geometry = geometry;
    this.#tell = tell;
    this.follower = new EndFollower(view.editor.scrollDOM, (atEnd) => {
      tell.end({ atEnd });
    });
    this.#stream = new StreamMode(view.editor.scrollDOM);
  }

  /** What the view needs of the scroller. The view is made before it, so it is asked for only when something happens. */
  static extension(scroller: () => TextScroller | undefined): Extension {
    const onGesture = (event: Event): void => {
      scroller()?.gesture(event);
    };
    const gestures: DOMEventHandlers<unknown> = Object.fromEntries(
      GESTURES.map((type) => [type, onGesture] as const),
    );
    return [
      // The end is a matter of the box alone: under the last line there is padding, which CodeMirror would leave out.
      EditorView.scrollHandler.of((_editor, _range, { y }) => {
        if (y === 'end') scroller()?.follower.toEnd();
        return y === 'end';
      }),
      EditorView.updateListener.of((update) => {
        if (update.geometryChanged) scroller()?.settleSoon();
      }),
      EditorView.domEventObservers({
        scroll: () => scroller()?.scrolled(),
        ...gestures,
      }),
    ];
  }

  /** The parts of the text above the view and above its lower edge, from 0 to 1. */
  yview(): readonly [first: number, last: number] {
    const { scrollTop, clientHeight, scrollHeight } = this.#view.editor.scrollDOM;
    return parts(scrollTop, clientHeight, scrollHeight);
  }

  /** The same sideways. */
  xview(): readonly [first: number, last: number] {
    const { scrollLeft, clientWidth, scrollWidth } = this.#view.editor.scrollDOM;
    return parts(scrollLeft, clientWidth, scrollWidth);
  }

  /** Scrolls so that this part of the text, from 0 to 1, is above the view. */
  moveTo(fraction: number): void {
    const { scrollDOM } = this.#current();
    scrollDOM.scrollTop = fraction * scrollDOM.scrollHeight;
  }

  /** Scrolls by lines, by views (which overlap by two lines, as Tk's) or by pixels. */
  scrollBy(number: number, what: 'units' | 'pages' | 'pixels'): void {
    const { scrollDOM, defaultLineHeight } = this.#current();
    const page = scrollDOM.clientHeight - 2 * defaultLineHeight;
    scrollDOM.scrollTop += number * (what === 'units' ? defaultLineHeight : what === 'pages' ? page : 1);
  }

  /** Brings an offset of the model into sight. */
  scrollTo(offset: number, aim: ScrollAim): void {
    const editor = this.#current();
    const at = Math.min(offset, editor.state.doc.length);
    const y = aim === 'near' ? this.#geometry.strategyFor(at) : aim;
    // The view scrolls a frame later; until then growth and measuring would still follow the end.
    if (aim !== 'end' && this.#geometry.bbox(at) === null) {
      this.follower.leave();
      this.#stream.release();
    }
    const yMargin = aim === 'near' ? this.#view.leading.above : 0;
    editor.dispatch({ effects: EditorView.scrollIntoView(at, { y, yMargin }) });
    if (aim === 'end') this.follower.toEnd();
  }

  /** Goes to the end with text that has just been drawn, measuring at once, so that it is seen in the same frame. */
  followNow(): void {
    this.#view.editor.lineBlockAtHeight(0);
    this.follower.toEnd();
    this.#stream.grew();
  }

  /** To be called when the view goes. */
  stop(): void {
    this.#stream.stop();
  }

  /** Looks where the end is, after the measuring and not within it: a scroll in there would make it start over. */
  settleSoon(): void {
    if (this.#settling) return;
    this.#settling = true;
    queueMicrotask(() => {
      this.#settling = false;
      this.follower.settle();
    });
  }

  /** To be called for what a person does with wheel, pointer and keys. */
  gesture(event: Event): void {
    this.#stream.gesture(event);
    if (event.type !== 'pointermove') this.#gestureAt = performance.now();
  }

  /** To be called when the view scrolled, whoever scrolled it. */
  scrolled(): void {
    this.follower.scrolled();
    if (performance.now() - this.#gestureAt > GESTURE_TIME) return;
    const [first, last] = this.yview();
    this.#tell.scrolled({ first, last, atEnd: this.follower.atEnd });
  }

  #current(): EditorView {
    if (!this.#view.isCurrent) this.#view.flush();
    return this.#view.editor;
  }
}

function parts(start: number, size: number, whole: number): readonly [number, number] {
  return whole === 0 ? [0, 1] : [start / whole, Math.min(1, (start + size) / whole)];
}
