/**
 * Tk's Text widget without a screen: content, marks, tags, search, undo and options under Tk's names. This file
 * is the face of the room; each idea behind it has a file of its own.
 */
import type { Text } from '@codemirror/state';
import type {
  Comparison,
  DumpEntry,
  DumpOptions,
  Gravity,
  OptionValues,
  SearchMatch,
  SearchOptions,
  StyleRun,
  TagList,
  TagStyle,
  TextListener,
} from './text-types.js';

const unbuilt = (): never => {
  throw new Error('This method of the Text model is not built yet');
};

/**
 * A Text widget's model. Indices are Tk's strings (`1.4`, `end-1c`, `insert lineend`); a wrong one raises
 * `TclError` with Tk's message. Columns and offsets count UTF-16 units, as Tk 8.6 does.
 */
export class TextModel {
  constructor(options: OptionValues = {}) {
    void options;
  }

  // ---- content

  /** Inserts `chars` before `index`; then, in `more`, tags, chars, tags... Does nothing when disabled. */
  insert(index: string, chars: string, ...more: TagList[]): void {
    unbuilt();
  }

  /** Deletes one character, or the ranges given as pairs of indices. Tk's final newline always survives. */
  delete(index: string, ...more: string[]): void {
    unbuilt();
  }

  /** Replaces `from..to` by `chars`, with tags as in `insert`. */
  replace(from: string, to: string, chars: string, ...more: TagList[]): void {
    unbuilt();
  }

  /** The character at `index`, or the text from `index` to `to`. */
  get(index: string, to?: string): string {
    return unbuilt();
  }

  /** The index in its plain form, `line.column`. */
  index(index: string): string {
    return unbuilt();
  }

  /** Whether the comparison of the two indices holds. */
  compare(left: string, operator: Comparison | (string & {}), right: string): boolean {
    return unbuilt();
  }

  /** Counts `chars`, `lines` or `indices` between two indices, one number for each thing asked. */
  count(from: string, to: string, ...what: string[]): number[] {
    return unbuilt();
  }

  /** What Tk's `dump` tells between two indices (or of the one character at `from`), in order. */
  dump(from: string, to?: string, options?: DumpOptions): DumpEntry[] {
    return unbuilt();
  }

  /** The index of the first match, or `''`. */
  search(pattern: string, index: string, options?: SearchOptions): string {
    return unbuilt();
  }

  /** Every match with `all`, else the first one; with their lengths. Empty when nothing matches. */
  searchMatches(pattern: string, index: string, options?: SearchOptions): SearchMatch[] {
    return unbuilt();
  }

  // ---- marks

  /** Puts a mark before the character at `index`, creating it with right gravity if it is new. */
  markSet(name: string, index: string): void {
    unbuilt();
  }

  /** Forgets marks; `insert`, `current` and unknown names are left alone. */
  markUnset(...names: string[]): void {
    unbuilt();
  }

  /** The gravity of a mark; with `direction` it is set first. */
  markGravity(name: string, direction?: Gravity | (string & {})): Gravity {
    return unbuilt();
  }

  /** The names of all marks, sorted. */
  markNames(): string[] {
    return unbuilt();
  }

  /** The first mark at or after an index, or after a mark; null when there is none. */
  markNext(index: string): string | null {
    return unbuilt();
  }

  /** The last mark before an index or a mark; null when there is none. */
  markPrevious(index: string): string | null {
    return unbuilt();
  }

  // ---- tags

  /** Tags one character or the ranges given as pairs of indices. */
  tagAdd(tag: string, index: string, ...more: string[]): void {
    unbuilt();
  }

  /** Takes a tag off one character or off the ranges given as pairs of indices. */
  tagRemove(tag: string, index: string, ...more: string[]): void {
    unbuilt();
  }

  /** Forgets tags with their ranges and options; `sel` and unknown names are left alone. */
  tagDelete(...tags: string[]): void {
    unbuilt();
  }

  /** Sets options of a tag, creating it if it is new. */
  tagConfigure(tag: string, options: OptionValues): void {
    unbuilt();
  }

  /** Tkinter's short name of `tagConfigure`. */
  tagConfig(tag: string, options: OptionValues): void {
    this.tagConfigure(tag, options);
  }

  /** The value of one option of a tag, as it was given. */
  tagCget(tag: string, option: string): string {
    return unbuilt();
  }

  /** All tags, or those of the character at `index`, from lowest to highest priority. */
  tagNames(index?: string): string[] {
    return unbuilt();
  }

  /** Where a tag is: from, to, from, to... */
  tagRanges(tag: string): string[] {
    return unbuilt();
  }

  /** The first range of a tag that starts at or after `index` and before `to`: two indices or none. */
  tagNextrange(tag: string, index: string, to?: string): string[] {
    return unbuilt();
  }

  /** The last range of a tag that starts before `index` and not before `to`: two indices or none. */
  tagPrevrange(tag: string, index: string, to?: string): string[] {
    return unbuilt();
  }

  /** Raises a tag to the top, or just above another. */
  tagRaise(tag: string, above?: string): void {
    unbuilt();
  }

  /** Lowers a tag to the bottom, or just below another. */
  tagLower(tag: string, below?: string): void {
    unbuilt();
  }

  // ---- undo

  /** Undoes back to the previous separator. Silent when undo is off; raises `nothing to undo`. */
  editUndo(): void {
    unbuilt();
  }

  /** Redoes what was undone last. Silent when undo is off; raises `nothing to redo`. */
  editRedo(): void {
    unbuilt();
  }

  /** Forgets everything that could be undone or redone. */
  editReset(): void {
    unbuilt();
  }

  /** Ends the current unit of undo. */
  editSeparator(): void {
    unbuilt();
  }

  /** Whether the text changed since the flag was cleared; with an argument, sets the flag. */
  editModified(modified?: boolean): boolean {
    return unbuilt();
  }

  /** Whether `editUndo` would find something. */
  editCanUndo(): boolean {
    return unbuilt();
  }

  /** Whether `editRedo` would find something. */
  editCanRedo(): boolean {
    return unbuilt();
  }

  // ---- options of the widget

  /** Sets options of the widget; aliases (`bg`, `bd`, `fg`) and unique prefixes work as in Tk. */
  configure(options: OptionValues): void {
    unbuilt();
  }

  /** The value of one option, as Tk prints it. */
  cget(option: string): string {
    return unbuilt();
  }

  /** Name, database name, class, default and value of an option; two members for an alias. */
  confinfo(option: string): string[] {
    return unbuilt();
  }

  /** The names of all options, aliases included, in Tk's order. */
  keys(): string[] {
    return unbuilt();
  }

  // ---- what a view needs

  /** The text without Tk's final newline, as CodeMirror holds it; leaves are shared, so it is cheap to pass on. */
  get doc(): Text {
    return unbuilt();
  }

  /** How many lines there are; at least 1. */
  get lineCount(): number {
    return unbuilt();
  }

  /** How many UTF-16 units the text has, without Tk's final newline: the offset of `end-1c`. */
  get length(): number {
    return unbuilt();
  }

  /** The offset of an index, from 0 to `length + 1` (the offset of `end`). */
  offsetOf(index: string): number {
    return unbuilt();
  }

  /** The index `line.column` of an offset, clamped to the text. */
  indexOfOffset(offset: number): string {
    return unbuilt();
  }

  /** The offset of a mark, or null when there is no such mark. */
  markOffset(name: string): number | null {
    return unbuilt();
  }

  /** Runs that cover `from..to` without gaps, with the tags and the winning options of each. */
  styleRuns(from: number, to: number): StyleRun[] {
    return unbuilt();
  }

  /** The options a tag sets, empty ones left out; none for an unknown tag. */
  tagStyle(tag: string): TagStyle {
    return unbuilt();
  }

  /** The ranges of a tag as offsets: [from, to) pairs inside `from..to`, clipped to it. */
  tagOffsets(tag: string, from?: number, to?: number): (readonly [number, number])[] {
    return unbuilt();
  }

  /** Calls `listener` on every change until the returned function is called. */
  onChange(listener: TextListener): () => void {
    return unbuilt();
  }
}
