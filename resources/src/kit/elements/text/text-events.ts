/** What the events of `<tk-text>` carry. All but `tk-end` tell what a person did; none is fired for a program. */

/** Of `tk-input`: a person changed the text. Indices are Tk's. */
export interface TextInputDetail {
  /** Where the last change of this edit is now. */
  readonly index: string;
  /** The characters that came, "" when some only went. */
  readonly inserted: string;
  /** How many characters went (UTF-16 units). */
  readonly removed: number;
}

/** Of `tk-modified`: a person's edit set the modified flag, which was not set before. */
export interface TextModifiedDetail {
  readonly modified: true;
}

/** Of `tk-key`: a key that does more than type a character; preventing the event keeps the widget from using it. */
export interface TextKeyDetail {
  /** As in KeyboardEvent: `Enter`, `ArrowUp`, `a`. */
  readonly key: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Of `tk-selection`: a person selected text or moved the insertion cursor. */
export interface TextSelectionDetail {
  /** The ranges of the tag `sel`: from, to, from, to...; empty when nothing is selected. */
  readonly ranges: readonly string[];
  /** Where the insertion cursor is. */
  readonly insert: string;
}

/** Of `tk-scroll`: a person scrolled. The parts of the text above the view and above its lower edge, from 0 to 1. */
export interface TextScrollDetail {
  readonly first: number;
  readonly last: number;
  readonly atEnd: boolean;
}

/** Of `tk-end`: the end of the text came into sight or left it, for whatever reason. */
export interface TextEndDetail {
  readonly atEnd: boolean;
}

declare global {
  // `tk-input` is told by Entry too, with a detail of its own: its listener says which element it listens to.
  interface HTMLElementEventMap {
    'tk-modified': CustomEvent<TextModifiedDetail>;
    'tk-key': CustomEvent<TextKeyDetail>;
    'tk-selection': CustomEvent<TextSelectionDetail>;
    'tk-scroll': CustomEvent<TextScrollDetail>;
    'tk-end': CustomEvent<TextEndDetail>;
  }
}
