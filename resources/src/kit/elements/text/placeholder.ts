import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Where grey text stands for what is still to be written, and what it says; null when there is nothing to show. */
export interface PlaceholderState {
  readonly at: number;
  readonly text: string;
}

/** Shows, moves or takes away the placeholder. */
export const setPlaceholder = StateEffect.define<PlaceholderState | null>();

class PlaceholderWidget extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: PlaceholderWidget): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span');
    span.className = 'placeholder';
    span.textContent = this.#text;
    // Readers get it from aria-placeholder; as content it would be read as if it had been written.
    span.setAttribute('aria-hidden', 'true');
    span.contentEditable = 'false';
    return span;
  }

  /** A click on it puts the caret there, as if it were not. */
  override ignoreEvent(): boolean {
    return false;
  }
}

/** Draws the placeholder. It is never part of the content, and goes with the first character. */
export const placeholderLine: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setPlaceholder)) return widgetFor(effect.value);
    if (!transaction.docChanged) return shown;
    // Text written at the very place (the placeholder's line) replaces it at once, in the same frame.
    const mapped = shown.map(transaction.changes);
    return transaction.isUserEvent('input') ? Decoration.none : mapped;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function widgetFor(state: PlaceholderState | null): DecorationSet {
  if (!state) return Decoration.none;
  const widget = Decoration.widget({ widget: new PlaceholderWidget(state.text), side: 1 });
  return Decoration.set(widget.range(state.at));
}
