import type { TextModel } from '../../models/text/text-model.js';
import { TkElement } from '../base/tk-element.js';

/** The arguments of a method of the model. */
type Args<Name extends keyof TextModel> = TextModel[Name] extends (...args: infer A) => unknown ? A : never;

/**
 * Tk's commands of a Text, under Tk's names in camelCase. Each is the model's own; what only a screen can answer (`see`,
 * `bbox`, `yview`...) stands in the element. A shown
 * model can also answer what depends on the screen: `@x,y` and display lines in an index.
 */
export abstract class TextCommands extends TkElement<TextModel> {
  /** The text, its tags and marks. Assigning another model shows that one; both keep what they hold. */
  declare model: TextModel;

  /** Inserts text before an index, then, if given, its tags, more text, its tags... */
  insert(...[index, ...rest]: Args<'insert'>): void {
    this.model.insert(index, ...rest);
  }

  /** Deletes a character, or ranges given as pairs of indices. */
  delete(...indices: Args<'delete'>): void {
    this.model.delete(...indices);
  }

  /** Replaces a range by text, with tags as in `insert`. */
  replace(...[from, to, ...rest]: Args<'replace'>): void {
    this.model.replace(from, to, ...rest);
  }

  /** The character at an index, or the text between two. */
  get(from: string, to?: string): string {
    return this.model.get(from, to);
  }

  /** The plain form of an index, `line.column`. */
  index(index: string): string {
    return this.model.index(index);
  }

  /** Whether a comparison of two indices holds. */
  compare(...[left, operator, right]: Args<'compare'>): boolean {
    return this.model.compare(left, operator, right);
  }

  /** Counts `chars`, `lines` or `indices` between two indices. */
  count(...[from, to, ...what]: Args<'count'>): number[] {
    return this.model.count(from, to, ...what);
  }

  /** What stands between two indices: text, tags and marks, in order. */
  dump(...[from, to, options]: Args<'dump'>): ReturnType<TextModel['dump']> {
    return this.model.dump(from, to, options);
  }

  /** The index of the first match of a pattern, or "". */
  search(...[pattern, index, options]: Args<'search'>): string {
    return this.model.search(pattern, index, options);
  }

  // ---- marks

  /** Sets a mark. */
  markSet(name: string, index: string): void {
    this.model.markSet(name, index);
  }

  /** Forgets marks. */
  markUnset(...names: Args<'markUnset'>): void {
    this.model.markUnset(...names);
  }

  /** Tells, or sets and tells, which way a mark leans. */
  markGravity(...args: Args<'markGravity'>): ReturnType<TextModel['markGravity']> {
    return this.model.markGravity(...args);
  }

  /** The names of all marks. */
  markNames(): string[] {
    return this.model.markNames();
  }

  /** The next mark, or null. */
  markNext(index: string): string | null {
    return this.model.markNext(index);
  }

  /** The mark before, or null. */
  markPrevious(index: string): string | null {
    return this.model.markPrevious(index);
  }

  // ---- tags

  /** Tags a character or ranges. */
  tagAdd(tag: string, ...indices: readonly [string, ...string[]]): void {
    this.model.tagAdd(tag, ...indices);
  }

  /** Takes a tag off a character or off ranges. */
  tagRemove(tag: string, ...indices: readonly [string, ...string[]]): void {
    this.model.tagRemove(tag, ...indices);
  }

  /** Forgets tags. */
  tagDelete(...tags: Args<'tagDelete'>): void {
    this.model.tagDelete(...tags);
  }

  /** Sets options of a tag. */
  tagConfigure(...args: Args<'tagConfigure'>): void {
    this.model.tagConfigure(...args);
  }

  /** The same as `tagConfigure`, as Tkinter has it. */
  tagConfig(...args: Args<'tagConfigure'>): void {
    this.model.tagConfigure(...args);
  }

  /** The value of one option of a tag. */
  tagCget(tag: string, option: string): string {
    return this.model.tagCget(tag, option);
  }

  /** All tags, or those of one character, from lowest to highest priority. */
  tagNames(index?: string): string[] {
    return this.model.tagNames(index);
  }

  /** Where a tag is: from, to, from, to... */
  tagRanges(tag: string): string[] {
    return this.model.tagRanges(tag);
  }

  /** The next range of a tag. */
  tagNextrange(...[tag, index, to]: Args<'tagNextrange'>): string[] {
    return this.model.tagNextrange(tag, index, to);
  }

  /** The range of a tag before. */
  tagPrevrange(...[tag, index, to]: Args<'tagPrevrange'>): string[] {
    return this.model.tagPrevrange(tag, index, to);
  }

  /** Raises a tag above all others, or above one. */
  tagRaise(...args: Args<'tagRaise'>): void {
    this.model.tagRaise(...args);
  }

  /** Lowers a tag below all others, or below one. */
  tagLower(...args: Args<'tagLower'>): void {
    this.model.tagLower(...args);
  }

  // ---- undo

  /** Undoes up to the last separator. @throws {TclError} `nothing to undo` */
  editUndo(): void {
    this.model.editUndo();
  }

  /** Redoes what was undone. @throws {TclError} `nothing to redo` */
  editRedo(): void {
    this.model.editRedo();
  }

  /** Forgets what could be undone. */
  editReset(): void {
    this.model.editReset();
  }

  /** Ends the current step of undo. */
  editSeparator(): void {
    this.model.editSeparator();
  }

  /** Tells, or sets and tells, whether the text changed. */
  editModified(modified?: boolean): boolean {
    return this.model.editModified(modified);
  }
}
