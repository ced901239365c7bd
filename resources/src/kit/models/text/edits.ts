/** Insert, delete and replace with all that Tk hangs on them: inherited tags, undo, the modified flag. */
import { TclError } from '../tcl-error.js';
import { INSERT } from './marks.js';
import type { IndexGrammar } from './index-grammar.js';
import { splitTclList } from './tcl-list.js';
import type { TextCore } from './text-core.js';
import type { TagList } from './text-types.js';
import { UndoStack, type EditRecord } from './undo-stack.js';

/** What the widget's options say about editing. */
export interface EditSettings {
  readonly isDisabled: boolean;
  readonly undo: boolean;
  readonly autoseparators: boolean;
}

type EditKind = 'insert' | 'delete' | 'replace';

/** How changes count for the modified flag: as new ones, as undone ones, or not at all because it was set by hand. */
type DirtyMode = 'normal' | 'undo' | 'fixed';

/** The editing commands of one text. */
export class Edits {
  readonly #core: TextCore;
  readonly #indices: IndexGrammar;
  readonly #settings: () => EditSettings;
  readonly stack = new UndoStack();
  #lastKind: EditKind | null = null;
  /** Off while a unit is undone or redone: its changes are not news. */
  #records = true;
  /** On while `replace` runs: it separates as one kind of edit, not as two. */
  #isReplacing = false;
  /** Changes since the flag was cleared, less those undone; 0 is unmodified. */
  #dirt = 0;
  #dirtyMode: DirtyMode = 'normal';

  /** @param settings asked anew at each edit */
  constructor(core: TextCore, indices: IndexGrammar, settings: () => EditSettings) {
    this.#core = core;
    this.#indices = indices;
    this.#settings = settings;
  }

  /** Whether the text changed since the flag was cleared. */
  get isModified(): boolean {
    return this.#dirt !== 0;
  }

  /** Sets the flag by hand; when set so it stays until it is cleared. */
  set isModified(value: boolean) {
    this.#dirt = value ? 1 : 0;
    this.#dirtyMode = value ? 'fixed' : 'normal';
  }

  /** Tk's insert: pieces of text, each followed by its tags or not. */
  insert(index: string, pieces: readonly TagList[]): void {
    const offset = this.#indices.offset(index);
    if (!this.#settings().isDisabled) this.#insertPieces(offset, pieces);
  }

  /** Tk's delete; disabled, it does not even look at the indices. */
  delete(indices: readonly string[]): void {
    if (this.#settings().isDisabled) return;
    if (indices.length > 2) {
      this.#deleteRanges(indices.map((index) => this.#indices.offset(index)));
      return;
    }
    const from = this.#indices.offset(indices[0]!);
    const to = indices[1] === undefined ? this.#core.content.step(from, 1) : this.#indices.offset(indices[1]);
    this.#deleteRange(from, to);
  }

  /** Tk's replace: the insertion mark inside the range keeps its distance from the start. */
  replace(indices: readonly [string, string], pieces: readonly TagList[]): void {
    const { content, marks } = this.#core;
    const [from, to] = [this.#indices.offset(indices[0]), this.#indices.offset(indices[1])];
    if (from > to) throw new TclError(`index "${indices[1]}" before "${indices[0]}" in the text`);
    if (this.#settings().isDisabled) return;
    const cursor = marks.offset(INSERT)!;
    const start = content.position(from);
    this.#replaceRange([from, to], pieces);
    if (cursor <= from || cursor >= to) return;
    let length = 0;
    for (let i = 0; i < pieces.length; i += 2) length += (pieces[i] as string).length;
    const base = content.offset(start.line, start.column);
    marks.set(INSERT, content.step(base, Math.min(cursor - from, length)));
  }

  /** @throws {TclError} `nothing to undo` */
  undo(): void {
    if (!this.#settings().undo) return;
    if (!this.#replay('undo', () => this.stack.undo((record) => this.#perform(record, true)))) {
      throw new TclError('nothing to undo');
    }
  }

  /** @throws {TclError} `nothing to redo` */
  redo(): void {
    if (!this.#settings().undo) return;
    if (!this.#replay('normal', () => this.stack.redo((record) => this.#perform(record, false)))) {
      throw new TclError('nothing to redo');
    }
  }

  #insertPieces(offset: number, pieces: readonly TagList[]): void {
    let at = offset;
    for (let i = 0; i < pieces.length; i += 2) {
      const chars = pieces[i] as string;
      const from = this.#insertChars(at, chars);
      const tags = pieces[i + 1];
      // Without tags the place stays: what comes next goes before what was just inserted.
      at = from;
      if (tags === undefined) continue;
      at = from + chars.length;
      this.#setTags(from, at, tags);
    }
  }

  /** Text inserted between two characters has the tags both carry; a list of tags takes their place. */
  #setTags(from: number, to: number, tags: TagList): void {
    const core = this.#core;
    if (from < to) {
      const inherited = core.ranges.tagsInMeetingOrder(from, () => core.content.lineAt(from).from);
      for (const tag of inherited) core.tag(tag, [from, to], false);
    }
    for (const name of typeof tags === 'string' ? splitTclList(tags) : tags) {
      const tag = core.tags.create(name);
      if (from < to) core.tag(tag, [from, to], true);
      else core.ranges.touch(tag, from);
    }
  }

  /** Inserts and answers where: before the final newline at the latest. */
  #insertChars(offset: number, chars: string): number {
    const core = this.#core;
    const from = Math.min(offset, core.content.length);
    if (chars === '') return from;
    core.insert(from, chars);
    this.#record('insert', from, chars);
    return from;
  }

  #deleteRange(start: number, end: number): void {
    const core = this.#core;
    if (start >= end) return;
    let [from, to] = [start, end];
    if (to > core.content.length) {
      // The final newline stays; the one before the range goes in its place when whole lines are deleted.
      to = core.content.length;
      if (from > 0 && core.content.lineAt(from).from === from) from--;
      const inherited = core.ranges.tagsInMeetingOrder(to, () => core.content.lineAt(to).from);
      for (const tag of inherited) core.tag(tag, [to, end], false);
    }
    if (from >= to) return;
    for (const tag of core.tags.inTakingOrder()) core.tag(tag, [from, to], false);
    const chars = core.content.slice(from, to);
    this.#record('delete', from, chars);
    core.remove(from, to);
  }

  /** Several ranges at once, from the last to the first so that none moves another; overlaps count once. */
  #deleteRanges(offsets: readonly number[]): void {
    const pairs: [number, number][] = [];
    for (let i = 0; i < offsets.length; i += 2) {
      const from = offsets[i]!;
      pairs.push([from, offsets[i + 1] ?? this.#core.content.step(from, 1)]);
    }
    pairs.sort((a, b) => b[0] - a[0] || b[1] - a[1]);
    let limit = Infinity;
    const used: [number, number][] = [];
    for (const [from, to] of pairs) {
      const end = Math.min(to, limit);
      if (end <= from || from === limit) continue;
      limit = from;
      used.push([from, end]);
    }
    for (const [from, to] of used) this.#deleteRange(from, to);
  }

  #replaceRange([from, to]: readonly [number, number], pieces: readonly TagList[]): void {
    const { undo, autoseparators } = this.#settings();
    const records = undo && this.#records;
    if (records && autoseparators && this.#lastKind !== 'replace') this.stack.separate();
    this.#isReplacing = records;
    try {
      const { content } = this.#core;
      const { line, column } = content.position(from);
      this.#deleteRange(from, to);
      // Whole lines deleted up to the end take the newline before them along: the place is found anew.
      this.#insertPieces(content.offset(line, column), pieces);
    } finally {
      this.#isReplacing = false;
      if (records) this.#lastKind = 'replace';
    }
  }

  /** Keeps a change for undo (an insertion after it was made, a deletion before) and marks the text modified. */
  #record(kind: 'insert' | 'delete', from: number, chars: string): void {
    const { undo, autoseparators } = this.#settings();
    if (undo && this.#records) {
      if (autoseparators && !this.#isReplacing && this.#lastKind !== kind) this.stack.separate();
      this.#lastKind = kind;
      const core = this.#core;
      this.stack.push({ kind, from: core.indexOf(from), to: core.indexOf(from + chars.length), chars });
    }
    this.#soil();
  }

  #soil(): void {
    if (this.#dirtyMode === 'fixed') return;
    if (this.#dirt < 0 && this.#dirtyMode === 'normal' && this.#records) {
      // Undone past the clean state and then edited: no undo leads back to it any more.
      this.#dirtyMode = 'fixed';
      return;
    }
    this.#dirt += this.#dirtyMode === 'undo' ? -1 : 1;
  }

  #replay(mode: DirtyMode, run: () => boolean): boolean {
    this.#records = false;
    if (this.#dirtyMode !== 'fixed') this.#dirtyMode = mode;
    try {
      return run();
    } finally {
      // Setting the flag by hand cannot happen meanwhile, so whatever is not fixed goes back to normal.
      if (this.#dirtyMode === 'undo') this.#dirtyMode = 'normal';
      this.#records = true;
    }
  }

  /** Does a change again or takes it back, through the commands, so that a disabled text stays as it is. */
  #perform({ kind, from, to, chars }: EditRecord, isUndone: boolean): void {
    const inserts = (kind === 'insert') !== isUndone;
    if (inserts) this.insert(from, [chars]);
    else this.delete([from, to]);
    const { marks, content } = this.#core;
    const cursor = this.#indices.offset(inserts ? to : from);
    marks.set(INSERT, Math.min(cursor, content.length));
    if (this.#core.listeners.size > 0) this.#core.tell({ kind: 'mark', name: INSERT });
  }
}
