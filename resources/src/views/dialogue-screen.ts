/**
 * Keeps a Text model showing a dialogue: appends what is new, drops what is too old, says how much is missing, and
 * leaves alone what a person is writing behind the last line. Knows the model only, never the element that draws it.
 */

import { DIALOGUE_ENTRIES } from '../../../extensions/protocol/limits.js';
import type { Dialogue, DialogueEntry } from '../../../extensions/protocol/projections/dialogue.js';
import type { TextModel } from '../kit/models/text/text-model.js';
import type { TagList } from '../kit/models/text/text-types.js';
import { entryPieces, type LineContext, type Piece } from './dialogue-lines.js';

/** The mark before which lines are inserted: the start of what a person writes. */
export const DRAFT_MARK = 'draft';

/** Entries above the limit that are dropped together, since each cut moves every line. */
const TRIM_BLOCK = 200;

/** An entry on the screen. */
interface Drawn {
  readonly entry: DialogueEntry;
  readonly lines: number;
}

/** One dialogue on one Text model. */
export class DialogueScreen {
  readonly #model: TextModel;
  readonly #limit: number;
  #context: LineContext;
  #dialogue: Dialogue | null = null;
  #drawn: Drawn[] = [];
  #seq = 0;
  /** What the engine no longer sent when this screen began. */
  #omitted = 0;
  /** Lines missing above the first: omitted, trimmed here, or gone from the dialogue before they were drawn. */
  #missing = 0;
  #missingShown = false;
  /** Entries of the present dialogue up to the last update, dropped ones included. */
  #counted = 0;

  /** Takes over an empty model. `limit`: entries shown at most. */
  constructor(model: TextModel, context: LineContext, limit: number = DIALOGUE_ENTRIES) {
    this.#model = model;
    this.#context = context;
    this.#limit = limit;
    model.markSet(DRAFT_MARK, 'end-1c');
    model.markGravity(DRAFT_MARK, 'left');
  }

  /** The entries on the screen, oldest first. */
  get entries(): readonly DialogueEntry[] {
    return this.#drawn.map(({ entry }) => entry);
  }

  /** Writes everything anew in another language, view or layout. Nothing happens when the context is the same. */
  setContext(context: LineContext): void {
    const { words, view, layout } = this.#context;
    if (words === context.words && view === context.view && layout === context.layout) return;
    this.#context = context;
    this.redraw();
  }

  /** Writes everything anew. */
  redraw(): void {
    const dialogue = this.#dialogue;
    this.#empty();
    if (dialogue !== null) this.update(dialogue, this.#omitted);
  }

  /**
   * Shows what is new. `omitted`: lines the engine does not send any more. Returns how many messages were added; notices
   * do not count. A dialogue that has nothing in common with the screen replaces it.
   */
  update(dialogue: Dialogue, omitted = 0): number {
    if (!this.#continues(dialogue)) this.#empty();
    const fresh = dialogue.after(this.#seq);
    if (this.#drawn.length === 0 && this.#missing === 0) this.#missing = omitted + dialogue.dropped;
    else if (dialogue === this.#dialogue) this.#missing += this.#skipped(dialogue, fresh.length);
    this.#dialogue = dialogue;
    this.#omitted = omitted;
    this.#counted = dialogue.dropped + dialogue.entries.length;
    this.#append(fresh);
    this.#trim();
    this.#showMissing();
    return fresh.reduce((sum, { kind }) => sum + (kind === 'notice' ? 0 : 1), 0);
  }

  /** Writes one entry anew where it stands; one that is not on the screen (any more) is left alone. */
  rewrite(entry: DialogueEntry): void {
    const at = this.#drawn.findIndex((drawn) => drawn.entry === entry);
    if (at === -1) return;
    const before = this.#drawn.slice(0, at).reduce((sum, { lines }) => sum + lines, 0);
    const first = before + (this.#missingShown ? 2 : 1);
    const pieces = entryPieces(entry, this.#context);
    this.#model.delete(`${first}.0`, `${first + (this.#drawn[at]?.lines ?? 0)}.0`);
    this.#insert(`${first}.0`, pieces);
    this.#drawn[at] = { entry, lines: countLines(pieces) };
  }

  /** Empties the screen; the draft stays. The dialogue itself is emptied by the store. */
  clear(): void {
    const seq = this.#seq;
    this.#empty();
    this.#seq = seq;
  }

  /** The entry on a line (from 1) of the Text; null on the line about missing ones and in the draft. */
  entryAt(line: number): DialogueEntry | null {
    let first = this.#missingShown ? 2 : 1;
    for (const { entry, lines } of this.#drawn) {
      if (line >= first && line < first + lines) return entry;
      first += lines;
    }
    return null;
  }

  /** The entries that stand on the lines from `first` to `last`, both included. */
  entriesBetween(first: number, last: number): readonly DialogueEntry[] {
    const found = new Set<DialogueEntry>();
    for (let line = first; line <= last; line += 1) {
      const entry = this.entryAt(line);
      if (entry !== null) found.add(entry);
    }
    return [...found];
  }

  #continues(dialogue: Dialogue): boolean {
    if (this.#dialogue === null || this.#dialogue === dialogue) return true;
    const oldest = dialogue.entries[0];
    return oldest === undefined ? this.#drawn.length === 0 : oldest.seq <= this.#seq;
  }

  /** Entries that came and went between two updates. A cleared dialogue counts from nothing again. */
  #skipped(dialogue: Dialogue, fresh: number): number {
    return Math.max(0, dialogue.dropped + dialogue.entries.length - this.#counted - fresh);
  }

  #empty(): void {
    this.#model.delete('1.0', DRAFT_MARK);
    this.#drawn = [];
    this.#seq = 0;
    this.#missing = 0;
    this.#missingShown = false;
  }

  #append(entries: readonly DialogueEntry[]): void {
    const shown = entries.length > this.#limit ? entries.slice(-this.#limit) : entries;
    const all: Piece[] = [];
    for (const entry of shown) {
      const pieces = entryPieces(entry, this.#context);
      if (pieces.length === 0) continue;
      all.push(...pieces);
      this.#drawn.push({ entry, lines: countLines(pieces) });
    }
    this.#seq = Math.max(this.#seq, entries.at(-1)?.seq ?? 0);
    this.#insert(DRAFT_MARK, all);
  }

  /** One call for all pieces: the model and its view then change once. */
  #insert(index: string, pieces: readonly Piece[]): void {
    const [first, ...rest] = pieces;
    if (first === undefined) return;
    const more: TagList[] = [first.tags];
    // The model's arguments go chars, tags, chars, tags: a text stands where a list could, as in Tk.
    for (const piece of rest) more.push(piece.text, piece.tags);
    this.#model.markGravity(DRAFT_MARK, 'right');
    this.#model.insert(index, first.text, ...more);
    this.#model.markGravity(DRAFT_MARK, 'left');
  }

  #trim(): void {
    const over = this.#drawn.length - this.#limit;
    if (over < TRIM_BLOCK) return;
    const gone = this.#drawn.splice(0, over);
    const lines = gone.reduce((sum, drawn) => sum + drawn.lines, 0);
    this.#missing += over;
    const first = this.#missingShown ? 2 : 1;
    this.#model.delete(`${first}.0`, `${first + lines}.0`);
  }

  /** The first line says how many are missing above it. */
  #showMissing(): void {
    const n = this.#missing;
    const text = n === 0 ? '' : `${this.#context.words.dialogue.dropped({ n })}\n`;
    if (this.#missingShown) {
      if (this.#model.get('1.0', '2.0') === text) return;
      this.#model.delete('1.0', '2.0');
    }
    this.#missingShown = text !== '';
    if (text !== '') this.#insert('1.0', [{ text, tags: ['system'] }]);
  }
}

function countLines(pieces: readonly Piece[]): number {
  let lines = 0;
  for (const { text } of pieces) for (const character of text) if (character === '\n') lines += 1;
  return lines;
}
