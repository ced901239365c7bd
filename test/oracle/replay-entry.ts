import { focusEntryByKey, pressEntryKey } from '../../resources/src/kit/models/entry-bindings.js';
import { EntryModel } from '../../resources/src/kit/models/entry-model.js';
import { keyNamed, privateClipboard } from '../../resources/src/kit/models/key-press.js';
import { word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';
import { commonDoers, replayWidget, WidgetContext } from './widget-context.js';

/** Replays a sequence on an EntryModel. */
export function replayEntry(sequence: Sequence): Replay {
  const context = new WidgetContext();
  const entry = new EntryModel();
  const doers = { ...commonDoers(entry, context, 'Entry'), ...entryDoers(entry), key: keys(entry) };
  return replayWidget(sequence, { context, model: entry, doers });
}

function entryDoers(entry: EntryModel): Record<string, Doer> {
  const index = (value: Json | undefined): string => word(value);
  return {
    insert: (at, text) => {
      entry.insert(index(at), word(text));
    },
    delete: (first, ...last) => {
      entry.delete(index(first), last[0] === undefined ? undefined : index(last[0]));
    },
    get: () => entry.get(),
    index: (at) => entry.index(index(at)),
    icursor: (at) => {
      entry.icursor(index(at));
    },
    select_range: (first, last) => {
      entry.selectRange(index(first), index(last));
    },
    select_from: (at) => {
      entry.selectFrom(index(at));
    },
    select_to: (at) => {
      entry.selectTo(index(at));
    },
    select_adjust: (at) => {
      entry.selectAdjust(index(at));
    },
    select_clear: () => {
      entry.selectClear();
    },
    select_present: () => entry.selectPresent(),
    validate: () => entry.validate(),
  };
}

/** Keys go to the focused widget: the first one brings the focus. Tab finds no other widget and comes back. */
function keys(entry: EntryModel): Doer {
  const clipboard = privateClipboard();
  let focused = false;
  return (...names) => {
    if (!focused) entry.focusChanged(true);
    focused = true;
    for (const name of names) {
      const key = keyNamed(word(name));
      pressEntryKey(entry, key, clipboard);
      if (key.keysym === 'Tab') focusEntryByKey(entry);
    }
  };
}
