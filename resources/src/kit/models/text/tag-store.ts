/** The tags of one text: their names, priorities and options. Where they are in the text is `tag-ranges.ts`' business. */
import { TclError } from '../tcl-error.js';
import type { SegmentItem } from './segment-nodes.js';
import { TclHashOrder } from './tcl-hash-order.js';
import type { TagOption, TagStyle } from './text-types.js';

/** The tag of the selection; it always exists, is created first and cannot be deleted. */
export const SELECTION = 'sel';

/** One end of a tag's range; every range of the tag shares the two. */
export interface Toggle extends SegmentItem {
  readonly key: Tag;
}

/** A tag. */
export class Tag {
  readonly name: string;
  /** From 0, the lowest; unique among the tags of a text. */
  priority: number;
  /** Where the tag begins: text inserted there stays outside. */
  readonly on: Toggle = { key: this, leansLeft: false };
  /** Where the tag ends: text inserted there stays outside. */
  readonly off: Toggle = { key: this, leansLeft: true };
  /** What was configured, as given; empty values are not kept. */
  readonly options = new Map<TagOption, string>();
  #style: TagStyle | null = null;

  constructor(name: string, priority: number) {
    this.name = name;
    this.priority = priority;
  }

  /** The options as one record; the same object until `setOption` is called. */
  get style(): TagStyle {
    return (this.#style ??= Object.fromEntries(this.options));
  }

  /** Keeps the value of an option, or forgets it when it is empty. */
  setOption(option: TagOption, value: string): void {
    if (value === '') this.options.delete(option);
    else this.options.set(option, value);
    this.#style = null;
  }
}

/** Tags by name and by priority. */
export class TagStore {
  readonly #byName = new Map<string, Tag>();
  readonly #byPriority: Tag[] = [];
  readonly #hashOrder = new TclHashOrder();

  /** Changes whenever a priority or the set of tags changes: a key for what is computed from them. */
  epoch = 0;

  constructor() {
    this.#append(SELECTION);
  }

  /** The tag of the selection. */
  get selection(): Tag {
    return this.#byName.get(SELECTION)!;
  }

  /** A tag by name. */
  find(name: string): Tag | undefined {
    return this.#byName.get(name);
  }

  /** A tag that must exist. @throws {TclError} when it does not */
  get(name: string): Tag {
    const tag = this.#byName.get(name);
    if (!tag) throw new TclError(`tag "${name}" isn't defined in text widget`);
    return tag;
  }

  /** A tag by name, made with the highest priority when it is new. */
  create(name: string): Tag {
    return this.#byName.get(name) ?? this.#append(name);
  }

  /** Forgets a tag; its ranges must be gone already. */
  delete(tag: Tag): void {
    this.#byName.delete(tag.name);
    this.#byPriority.splice(tag.priority, 1);
    this.#hashOrder.delete(tag.name);
    this.#number();
  }

  /** All tags from lowest to highest priority. */
  byPriority(): readonly Tag[] {
    return this.#byPriority;
  }

  /** All tags in the order in which Tk takes them off deleted text: as its hash table has them, the selection last. */
  inTakingOrder(): Tag[] {
    return [...this.#hashOrder.names().map((name) => this.get(name)), this.selection];
  }

  /** Moves a tag to the top, or just above another. */
  raise(tag: Tag, above?: Tag): void {
    const target = above
      ? above.priority + (tag.priority <= above.priority ? 0 : 1)
      : this.#byPriority.length - 1;
    this.#move(tag, target);
  }

  /** Moves a tag to the bottom, or just below another. */
  lower(tag: Tag, below?: Tag): void {
    this.#move(tag, below ? below.priority - (tag.priority < below.priority ? 1 : 0) : 0);
  }

  #move(tag: Tag, priority: number): void {
    const target = Math.max(0, Math.min(priority, this.#byPriority.length - 1));
    this.#byPriority.splice(tag.priority, 1);
    this.#byPriority.splice(target, 0, tag);
    this.#number();
  }

  #append(name: string): Tag {
    const tag = new Tag(name, this.#byPriority.length);
    this.#byName.set(name, tag);
    this.#byPriority.push(tag);
    if (name !== SELECTION) this.#hashOrder.add(name);
    this.epoch++;
    return tag;
  }

  #number(): void {
    this.#byPriority.forEach((tag, priority) => (tag.priority = priority));
    this.epoch++;
  }
}
