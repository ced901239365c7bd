/** What a view draws: stretches of text with the same tags, and for each option the tag that wins. */
import type { Toggle, Tag } from './tag-store.js';
import type { TextCore } from './text-core.js';
import type { StyleRun, TagStyle } from './text-types.js';

interface Look {
  readonly tags: readonly string[];
  readonly style: TagStyle;
}

/** Sets of tags beyond this many are forgotten all at once: they come from code that makes tags without end. */
const LOOKS_KEPT = 10_000;

/** Answers style runs and remembers the look of each set of tags until priorities or options change. */
export class StyleRuns {
  readonly #core: TextCore;
  readonly #looks = new Map<string, Look>();
  #epoch = -1;

  constructor(core: TextCore) {
    this.#core = core;
  }

  /** Forgets every look; to be called when an option of a tag changed. */
  reset(): void {
    this.#looks.clear();
  }

  /** Runs that cover `from..to` without gaps. */
  between(from: number, to: number): StyleRun[] {
    const runs: StyleRun[] = [];
    if (from >= to) return runs;
    const { segments, ranges } = this.#core;
    const active = new Set(ranges.tagsAt(from));
    let start = from;
    const close = (end: number): void => {
      if (end === start) return;
      runs.push({ from: start, to: end, ...this.#look(active) });
      start = end;
    };
    segments.walk(segments.after(from), (item, offset) => {
      if (offset >= to) return false;
      if (this.#core.marks.nameOf(item) !== null) return true;
      close(offset);
      const { key: tag } = item as Toggle;
      if (item === tag.on) active.add(tag);
      else active.delete(tag);
      return true;
    });
    close(to);
    return runs;
  }

  #look(active: ReadonlySet<Tag>): Look {
    if (this.#epoch !== this.#core.tags.epoch || this.#looks.size > LOOKS_KEPT) {
      this.#looks.clear();
      this.#epoch = this.#core.tags.epoch;
    }
    const sorted = [...active].sort((a, b) => a.priority - b.priority);
    const key = sorted.map((tag) => tag.priority).join();
    let look = this.#looks.get(key);
    if (!look) {
      const style: TagStyle = Object.assign({}, ...sorted.map((tag) => tag.style)) as TagStyle;
      look = { tags: sorted.map((tag) => tag.name), style };
      this.#looks.set(key, look);
    }
    return look;
  }
}
