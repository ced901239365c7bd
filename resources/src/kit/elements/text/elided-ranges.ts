import { RangeSetBuilder, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { TextModel } from '../../models/text/text-model.js';
import { isOn } from './tag-css.js';

/** Replaces the ranges that are hidden. */
export const setElided = StateEffect.define<DecorationSet>();

const HIDDEN = Decoration.replace({});

/**
 * Text that tags hide. Unlike the other options this one changes the height of the text and may join lines, so the view
 * must know it for the whole text and not only where one looks; it costs nothing while no tag elides.
 */
export const elidedRanges: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(ranges, transaction) {
    for (const effect of transaction.effects) if (effect.is(setElided)) return effect.value;
    return ranges.map(transaction.changes);
  },
  provide: (field) => [
    EditorView.decorations.from(field),
    // The caret steps over what can't be seen.
    EditorView.atomicRanges.of((view) => view.state.field(field)),
  ],
});

/**
 * The ranges that are hidden: those tagged by a tag that elides, but for characters on which a higher tag sets elide
 * to false.
 * @param tags the tags that elide
 */
export function findElided(model: TextModel, tags: readonly string[]): DecorationSet {
  const ranges = tags.flatMap((tag) => model.tagOffsets(tag)).sort(([a], [b]) => a - b);
  const builder = new RangeSetBuilder<Decoration>();
  let [start, end] = [-1, -1];
  const close = (): void => {
    const to = Math.min(end, model.length);
    if (to > start) builder.add(start, to, HIDDEN);
  };
  for (const [from, to] of ranges) {
    if (to <= end) continue;
    for (const run of model.styleRuns(Math.max(from, end), to)) {
      if (!isOn(run.style.elide) || run.to <= run.from) continue;
      if (run.from !== end) {
        close();
        start = run.from;
      }
      end = run.to;
    }
  }
  close();
  return builder.finish();
}

/** The names of the tags whose elide option is on. */
export function elidingTags(model: TextModel): string[] {
  return model.tagNames().filter((tag) => isOn(model.tagStyle(tag).elide));
}
