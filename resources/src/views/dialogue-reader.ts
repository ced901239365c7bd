/**
 * What reading a dialogue takes besides its lines: following the end, counting what arrives meanwhile, finding, and
 * knowing which messages are selected. Shared by the windows; each draws it in its own way.
 */

import type {
  Dialogue,
  DialogueEntry,
  MessageEntry,
} from '../../../extensions/protocol/projections/dialogue.js';
import { TextModel } from '../kit/models/text/text-model.js';
import type { FindDetail } from './find-bar.js';
import type { LineContext, WholeMessages } from './dialogue-lines.js';
import { DialogueScreen, DRAFT_MARK } from './dialogue-screen.js';
import { configureDialogueTags } from './dialogue-tags.js';
import { TextSearch } from './text-search.js';

/** What there is to show. */
export interface DialogueNews {
  readonly dialogue: Dialogue;
  /** See `Store.omittedOf`. */
  readonly omitted: number;
  /** See `Store.renames`. */
  readonly renames: number;
}

/** How lines are written; what was fetched is the reader's own business. */
export type ReadingContext = Omit<LineContext, 'whole'>;

/** A Text's own options by layout, the course's in the client window. To be given to the element too, or its look wins. */
export const TEXT_OPTIONS = {
  columns: { font: 'Arial 11', wrap: 'word', width: 40, height: 6 },
  stacked: { font: 'Arial 12', width: 30, height: 18 },
} as const;

/** One dialogue being read. */
export class DialogueReader {
  /** What the Text draws. */
  readonly model = new TextModel();
  readonly screen: DialogueScreen;
  readonly search: TextSearch;
  /** Messages that came while the end was out of sight. */
  unread = 0;
  /** The messages that were fetched whole. An entry that leaves the dialogue takes its bytes with it. */
  readonly #whole = new WeakMap<MessageEntry, Uint8Array>();
  #atEnd = true;
  #renames = 0;
  readonly #readOnly: boolean;

  /** `readOnly`: nobody writes in this Text; else what follows the last line is a draft. */
  constructor(context: ReadingContext, { readOnly }: { readonly readOnly: boolean }) {
    this.#readOnly = readOnly;
    configureDialogueTags(this.model, context.layout);
    this.screen = new DialogueScreen(this.model, { ...context, whole: this.#whole });
    this.search = new TextSearch(this.model);
    this.model.configure(TEXT_OPTIONS[context.layout]);
    if (readOnly) this.model.configure({ state: 'disabled' });
  }

  /** Shows what is new, in a context that may have changed. Returns how many messages came. */
  show({ dialogue, omitted, renames }: DialogueNews, context: ReadingContext): number {
    return this.#writing(() => {
      this.screen.setContext({ ...context, whole: this.#whole });
      const renamed = renames !== this.#renames;
      this.#renames = renames;
      const added = this.screen.update(dialogue, omitted);
      if (renamed) this.screen.redraw();
      if (!this.#atEnd) this.unread += added;
      return added;
    });
  }

  /** The messages that were fetched whole. */
  get whole(): WholeMessages {
    return this.#whole;
  }

  /** Shows a message that was fetched whole. */
  complete(entry: MessageEntry, bytes: Uint8Array): void {
    this.#whole.set(entry, bytes);
    this.#writing(() => {
      this.screen.rewrite(entry);
    });
  }

  /** Empties the screen. */
  clear(): void {
    this.#writing(() => {
      this.screen.clear();
    });
    this.unread = 0;
  }

  /** The end came into sight or left it. */
  reached(atEnd: boolean): void {
    this.#atEnd = atEnd;
    if (atEnd) this.unread = 0;
  }

  /** Looks for a text; the index to scroll to, or null. */
  find({ text, step }: FindDetail): string | null {
    return this.search.go(text, step);
  }

  /** The entries a person selected, else the one at the cursor, else all. */
  chosen(): readonly DialogueEntry[] {
    const [from, to] = this.model.tagRanges('sel');
    if (from !== undefined && to !== undefined) {
      return this.screen.entriesBetween(lineOf(from), lineOf(this.model.index(`${to} - 1 chars`)));
    }
    return this.screen.entries;
  }

  /** The entry at the insertion cursor; null in the draft. */
  atCursor(): DialogueEntry | null {
    return this.screen.entryAt(lineOf(this.model.index('insert')));
  }

  /** Everything on the screen as plain text, the draft left out. */
  asText(): string {
    return this.model.get('1.0', DRAFT_MARK);
  }

  /** Tk's way: a Text for reading is opened for the program's own lines only. */
  #writing<T>(write: () => T): T {
    if (this.#readOnly) this.model.configure({ state: 'normal' });
    try {
      return write();
    } finally {
      if (this.#readOnly) this.model.configure({ state: 'disabled' });
    }
  }
}

function lineOf(index: string): number {
  return Number(index.split('.')[0]);
}
