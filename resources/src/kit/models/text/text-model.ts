/**
 * Tk's Text widget without a screen: content, marks, tags, search, undo and options under Tk's names. This file
 * is the face of the room; each idea behind it has a file of its own.
 */
import type { Text } from '@codemirror/state';
import type { OptionSet, Options } from '../options.js';
import { countAll, holds } from './counting.js';
import { dump } from './dump.js';
import { Edits } from './edits.js';
import { IndexGrammar, type IndexView } from './index-grammar.js';
import { INSERT } from './marks.js';
import { search } from './search.js';
import { StyleRuns } from './style-runs.js';
import { configureTag, tagOption } from './tag-options.js';
import { SELECTION, type Tag } from './tag-store.js';
import { TextCore } from './text-core.js';
import { shareFromSelection, textOptions } from './text-options.js';
import type {
  Comparison,
  DumpEntry,
  DumpOptions,
  Gravity,
  SearchMatch,
  SearchOptions,
  StyleRun,
  TagList,
  TagStyle,
  TextListener,
} from './text-types.js';

/**
 * A Text widget's model. Indices are Tk's strings (`1.4`, `end-1c`, `insert lineend`); a wrong one raises
 * `TclError` with Tk's message. Columns and offsets count UTF-16 units, as Tk 8.6 does.
 */
export class TextModel {
  readonly #core = new TextCore();
  readonly #indices = new IndexGrammar(this.#core);
  readonly #options: OptionSet = textOptions(this.#core.tags.selection);
  readonly #styles = new StyleRuns(this.#core);
  readonly #settings = { isDisabled: false, undo: false, autoseparators: true };
  readonly #edits = new Edits(this.#core, this.#indices, () => this.#settings);

  constructor(options: Options = {}) {
    this.configure(options);
  }

  /** Inserts `chars` before `index`; then, in `more`, tags, chars, tags... Does nothing when disabled. */
  insert(index: string, chars: string, ...more: TagList[]): void {
    this.#edits.insert(index, more.length === 0 ? [chars] : [chars, ...more]);
  }

  /** Deletes one character, or the ranges given as pairs of indices. Tk's final newline always survives. */
  delete(index: string, ...more: string[]): void {
    this.#edits.delete([index, ...more]);
  }

  /** Replaces `from..to` by pieces: characters, then, if wanted, tags, characters, tags... as in `insert`. */
  replace(from: string, to: string, ...pieces: [chars: string, ...more: TagList[]]): void {
    this.#edits.replace([from, to], pieces);
  }

  /** The character at `index`, or the text from `index` to `to`. */
  get(index: string, to?: string): string {
    const from = this.#indices.offset(index);
    return this.#core.content.slice(
      from,
      to === undefined ? this.#core.content.step(from, 1) : this.#indices.offset(to),
    );
  }

  /** The index in its plain form, `line.column`. */
  index(index: string): string {
    return this.#core.indexOf(this.#indices.offset(index));
  }

  /** Whether the comparison of the two indices holds. */
  compare(left: string, operator: Comparison | (string & {}), right: string): boolean {
    return holds(operator, this.#indices.difference(left, right));
  }

  /** Counts `chars`, `lines` or `indices` (the default) between two indices, one number for each thing asked. */
  count(from: string, to: string, ...what: string[]): number[] {
    const [start, end] = [this.#indices.offset(from), this.#indices.offset(to)];
    return countAll(this.#core, [start, end], what);
  }

  /** What Tk's `dump` tells between two indices (or of the one character at `from`), in order. */
  dump(from: string, to?: string, options: DumpOptions = {}): DumpEntry[] {
    const start = this.#indices.offset(from);
    const end = to === undefined ? this.#core.content.step(start, 1) : this.#indices.offset(to);
    return dump(this.#core, {
      from: start,
      to: end,
      isToEnd: to !== undefined && 'end'.startsWith(to),
      options,
    });
  }

  /** The index of the first match, or `''`. */
  search(pattern: string, index: string, options: SearchOptions = {}): string {
    return this.searchMatches(pattern, index, { ...options, all: false, overlap: false })[0]?.index ?? '';
  }

  /** Every match with `all`, else the first one; with their lengths. Empty when nothing matches. */
  searchMatches(pattern: string, index: string, options: SearchOptions = {}): SearchMatch[] {
    return search(this.#core, this.#indices, { pattern, index, options });
  }

  // ---- marks

  /** Puts a mark before the character at `index`, creating it with right gravity if it is new. */
  markSet(name: string, index: string): void {
    const offset = this.#indices.offset(index);
    this.#core.marks.set(name, name === INSERT ? Math.min(offset, this.#core.content.length) : offset);
    this.#tellMark(name);
  }

  /** Forgets marks; `insert`, `current` and unknown names are left alone. */
  markUnset(...names: string[]): void {
    for (const name of names) if (this.#core.marks.unset(name)) this.#tellMark(name);
  }

  /** The gravity of a mark; with `direction` it is set first. */
  markGravity(name: string, direction?: Gravity | (string & {})): Gravity {
    if (direction !== undefined) {
      this.#core.marks.setGravity(name, direction);
      this.#tellMark(name);
    }
    return this.#core.marks.gravity(name);
  }

  /** The names of all marks, sorted. */
  markNames(): string[] {
    return this.#core.marks.names().sort();
  }

  /** The first mark at or after an index, or after a mark; null when there is none. */
  markNext(index: string): string | null {
    const { marks } = this.#core;
    return marks.has(index) ? marks.nextAfter(index) : marks.nextAt(this.#indices.offset(index));
  }

  /** The last mark before an index or a mark; null when there is none. */
  markPrevious(index: string): string | null {
    const { marks } = this.#core;
    return marks.has(index) ? marks.previousBefore(index) : marks.previousAt(this.#indices.offset(index));
  }

  // ---- tags

  /** Tags one character or the ranges given as pairs of indices. */
  tagAdd(tag: string, index: string, ...more: string[]): void {
    this.#tagRanges(tag, [index, ...more], true);
  }

  /** Takes a tag off one character or off the ranges given as pairs of indices. */
  tagRemove(tag: string, index: string, ...more: string[]): void {
    this.#tagRanges(tag, [index, ...more], false);
  }

  /** Forgets tags with their ranges and options; `sel` and unknown names are left alone. */
  tagDelete(...tags: string[]): void {
    for (const name of tags) {
      const tag = this.#core.tags.find(name);
      if (!tag || name === SELECTION) continue;
      this.#core.tag(tag, [0, this.#core.end], false);
      this.#core.tags.delete(tag);
      this.#tellOptions(tag);
    }
  }

  /** Sets options of a tag, creating it if it is new. */
  tagConfigure(tag: string, options: Options): void {
    const known = this.#core.tags.create(tag);
    try {
      configureTag(known, options);
      if (tag === SELECTION) shareFromSelection(this.#options, known);
    } finally {
      this.#tellOptions(known);
    }
  }

  /** Tkinter's short name of `tagConfigure`. */
  tagConfig(tag: string, options: Options): void {
    this.tagConfigure(tag, options);
  }

  /** The value of one option of a tag, as it was given. */
  tagCget(tag: string, option: string): string {
    return tagOption(this.#core.tags.get(tag), option);
  }

  /** All tags, or those of the character at `index`, from lowest to highest priority. */
  tagNames(index?: string): string[] {
    const { tags, ranges } = this.#core;
    return (index === undefined ? tags.byPriority() : ranges.tagsAt(this.#indices.offset(index))).map(
      (tag) => tag.name,
    );
  }

  /** Where a tag is: from, to, from, to... */
  tagRanges(tag: string): string[] {
    const known = this.#core.tags.find(tag);
    if (!known) return [];
    return this.#core.ranges
      .allRanges(known)
      .flatMap((range) => range.map((offset) => this.#core.indexOf(offset)));
  }

  /** The first range of a tag that starts at or after `index` and before `to`: two indices or none. */
  tagNextrange(tag: string, index: string, to = 'end'): string[] {
    const known = this.#core.tags.find(tag);
    if (!known) return [];
    const [from, limit] = [this.#indices.offset(index), this.#indices.offset(to)];
    return (this.#core.ranges.nextRange(known, from, limit) ?? []).map((offset) =>
      this.#core.indexOf(offset),
    );
  }

  /** The last range of a tag that starts before `index` and not before `to`: two indices or none. */
  tagPrevrange(tag: string, index: string, to = '1.0'): string[] {
    const known = this.#core.tags.find(tag);
    if (!known) return [];
    const [from, limit] = [this.#indices.offset(index), this.#indices.offset(to)];
    return (this.#core.ranges.previousRange(known, from, limit) ?? []).map((offset) =>
      this.#core.indexOf(offset),
    );
  }

  /** Raises a tag to the top, or just above another. */
  tagRaise(tag: string, above?: string): void {
    const { tags } = this.#core;
    const known = tags.get(tag);
    tags.raise(known, above === undefined ? undefined : tags.get(above));
    this.#tellOptions(known);
  }

  /** Lowers a tag to the bottom, or just below another. */
  tagLower(tag: string, below?: string): void {
    const { tags } = this.#core;
    const known = tags.get(tag);
    tags.lower(known, below === undefined ? undefined : tags.get(below));
    this.#tellOptions(known);
  }

  // ---- undo

  /** Undoes back to the previous separator. Silent when undo is off; raises `nothing to undo`. */
  editUndo(): void {
    this.#edits.undo();
  }

  /** Redoes what was undone last. Silent when undo is off; raises `nothing to redo`. */
  editRedo(): void {
    this.#edits.redo();
  }

  /** Forgets everything that could be undone or redone. */
  editReset(): void {
    this.#edits.stack.clear();
  }

  /** Ends the current unit of undo. */
  editSeparator(): void {
    this.#edits.stack.separate();
  }

  /** Whether the text changed since the flag was cleared; with an argument, sets the flag. */
  editModified(modified?: boolean): boolean {
    if (modified !== undefined) this.#edits.isModified = modified;
    return this.#edits.isModified;
  }

  /** Whether `editUndo` would find something. */
  editCanUndo(): boolean {
    return this.#settings.undo && this.#edits.stack.canUndo;
  }

  /** Whether `editRedo` would find something. */
  editCanRedo(): boolean {
    return this.#settings.undo && this.#edits.stack.canRedo;
  }

  /** Sets options of the widget; aliases (`bg`, `bd`, `fg`) and unique prefixes work as in Tk. */
  configure(options: Options): void {
    this.#options.configure(options);
    this.#settings.isDisabled = this.#options.text('state') === 'disabled';
    this.#settings.undo = this.#options.flag('undo');
    this.#settings.autoseparators = this.#options.flag('autoseparators');
    this.#edits.stack.setMaxDepth(this.#options.number('maxundo'));
    if (this.#core.listeners.size > 0) this.#core.tell({ kind: 'state' });
  }

  /** The value of one option, as Tk prints it. */
  cget(option: string): string {
    return this.#options.cget(option);
  }

  /** Name, database name, class, default and value of an option. */
  confinfo(option: string): string[] {
    return this.#options.confinfo(option);
  }

  /** The names of all options, aliases included, in Tk's order. */
  keys(): string[] {
    return this.#options.keys();
  }

  // ---- what a view needs

  /** The text without Tk's final newline, as CodeMirror holds it; leaves are shared, so it is cheap to pass on. */
  get doc(): Text {
    return this.#core.content.doc;
  }

  /** How many lines there are; at least 1. */
  get lineCount(): number {
    return this.#core.content.lineCount;
  }

  /** How many UTF-16 units the text has, without Tk's final newline: the offset of `end-1c`. */
  get length(): number {
    return this.#core.content.length;
  }

  /** What the widget's options hold as values: pixels as numbers, truths as booleans. */
  get options(): OptionSet {
    return this.#options;
  }

  /** Lets a view answer what only a screen knows: `@x,y` and display lines in indices. */
  attachView(view: IndexView): void {
    this.#indices.view = view;
  }

  /** The offset of an index, from 0 to `length + 1` (the offset of `end`). */
  offsetOf(index: string): number {
    return this.#indices.offset(index);
  }

  /** The index `line.column` of an offset, clamped to the text. */
  indexOfOffset(offset: number): string {
    return this.#core.indexOf(Math.max(0, Math.min(offset, this.#core.end)));
  }

  /** The offset of a mark, or null when there is no such mark. */
  markOffset(name: string): number | null {
    return this.#core.marks.offset(name);
  }

  /** Runs that cover `from..to` without gaps, with the tags and the winning options of each. */
  styleRuns(from: number, to: number): StyleRun[] {
    return this.#styles.between(Math.max(0, from), Math.min(to, this.#core.end));
  }

  /** The options a tag sets, empty ones left out; none for an unknown tag. */
  tagStyle(tag: string): TagStyle {
    return this.#core.tags.find(tag)?.style ?? {};
  }

  /** The ranges of a tag as offsets: [from, to) pairs inside `from..to`, clipped to it. */
  tagOffsets(tag: string, from = 0, to = Infinity): (readonly [number, number])[] {
    const known = this.#core.tags.find(tag);
    if (!known) return [];
    return [...this.#core.ranges.ranges(known, from, to)].map(([start, end]) => [
      Math.max(start, from),
      Math.min(end, to),
    ]);
  }

  /** Calls `listener` on every change until the returned function is called. */
  onChange(listener: TextListener): () => void {
    // A wrapper of its own, so that the same function given twice is told twice and ended one by one.
    const own: TextListener = (change) => listener(change);
    this.#core.listeners.add(own);
    return () => void this.#core.listeners.delete(own);
  }

  #tagRanges(name: string, indices: readonly string[], isOn: boolean): void {
    const tag = this.#core.tags.create(name);
    for (let i = 0; i < indices.length; i += 2) {
      const from = this.#indices.offset(indices[i]!);
      const last = indices[i + 1];
      const to = last === undefined ? this.#core.content.step(from, 1) : this.#indices.offset(last);
      // Tk gives the whole call up at the first range that is empty.
      if (from >= to && last !== undefined) return;
      if (from < to) this.#core.tag(tag, [from, to], isOn);
    }
  }

  #tellMark(name: string): void {
    if (this.#core.listeners.size > 0) this.#core.tell({ kind: 'mark', name });
  }

  #tellOptions(tag: Tag): void {
    this.#styles.reset();
    if (this.#core.listeners.size > 0) this.#core.tell({ kind: 'tag-options', tag: tag.name });
  }
}
