/** Tk's dump: text, tags and marks between two places, in the order they stand. */
import type { SegmentItem } from './segment-nodes.js';
import type { Toggle } from './tag-store.js';
import type { TextCore } from './text-core.js';
import type { DumpEntry, DumpOptions } from './text-types.js';

/** What is asked of a dump. */
export interface DumpRequest {
  readonly from: number;
  readonly to: number;
  /** Whether the end was written as `end`: then what stands after the final newline is told too. */
  readonly isToEnd: boolean;
  readonly options: DumpOptions;
}

/** Lists what stands in a range. Text comes in pieces that no line and no item cuts. */
export function dump(core: TextCore, { from, to, isToEnd, options }: DumpRequest): DumpEntry[] {
  const entries: DumpEntry[] = [];
  if (from >= to) return entries;
  const named = options.text ?? options.tag ?? options.mark ?? options.image ?? options.window ?? false;
  const all = options.all === true || !named;
  let at = from;
  const addText = (until: number): void => {
    if (all || options.text === true) addPieces(core, [at, until], entries);
    at = until;
  };
  core.segments.walk(core.segments.before(from), (item, offset) => {
    if (offset > to || (offset === to && !isToEnd)) return false;
    const entry = describe(core, item, options.all === true || !named ? null : options);
    addText(offset);
    if (entry) entries.push([...entry, core.indexOf(offset)]);
    return true;
  });
  addText(to);
  return entries;
}

/** Cuts text at its newlines. */
function addPieces(core: TextCore, [from, to]: readonly [number, number], entries: DumpEntry[]): void {
  for (let at = from; at < to;) {
    const line = core.content.lineAt(at);
    const end = Math.min(line.to + 1, to);
    entries.push(['text', core.content.slice(at, end), core.indexOf(at)]);
    at = end;
  }
}

/** Kind and name of an item, or null when it was not asked for; `asked` null asks for everything. */
function describe(
  core: TextCore,
  item: SegmentItem,
  asked: DumpOptions | null,
): readonly [string, string] | null {
  const mark = core.marks.nameOf(item);
  if (mark !== null) return asked === null || asked.mark ? ['mark', mark] : null;
  const { key: tag } = item as Toggle;
  if (asked !== null && !asked.tag) return null;
  return [item === tag.on ? 'tagon' : 'tagoff', tag.name];
}
