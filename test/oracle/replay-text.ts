import { TextKeys } from '../../resources/src/kit/models/text/key-bindings.js';
import { tagOptionNames } from '../../resources/src/kit/models/text/tag-options.js';
import { TextModel } from '../../resources/src/kit/models/text/text-model.js';
import { TclError } from '../../resources/src/kit/models/tcl-error.js';
import type { DumpOptions, SearchOptions, TagList } from '../../resources/src/kit/models/text/text-types.js';
import { runAll, word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';

type Doers = Record<string, Doer>;
/** An argument that may be absent, which the type of a doer does not say. */
type Maybe = Json | undefined;
type Given = Readonly<Record<string, string | number | boolean>>;

/** Options as the model takes them: a JSON array is a Tcl list. */
function given(options: Json | undefined): Given {
  const record = (options ?? {}) as Readonly<Record<string, Json>>;
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, word(value)]));
}

/** Pieces of text with their tags: an array of tags is a list of literal names. */
function pieces(args: readonly Json[]): TagList[] {
  return args.map((arg) => (Array.isArray(arg) ? arg.map(word) : word(arg)));
}

function contentDoers(model: TextModel): Doers {
  return {
    insert: (index, chars, ...more) => model.insert(word(index), word(chars), ...pieces(more)),
    delete: (index, ...more) => model.delete(word(index), ...more.map(word)),
    replace: (...args) => {
      const [from, to, chars, ...more] = args;
      model.replace(word(from), word(to), word(chars), ...pieces(more));
    },
    get: (index, to: Maybe) => (to === undefined ? model.get(word(index)) : model.get(word(index), word(to))),
    index: (index) => model.index(word(index)),
    compare: (left, operator, right) => model.compare(word(left), word(operator), word(right)),
    count: (from, to, ...what) => model.count(word(from), word(to), ...what.map(word)),
    see: (index) => void model.offsetOf(word(index)),
    search: (pattern, index, options) => search(model, [word(pattern), word(index)], options),
    dump: (from, to, options) => {
      const isRange = typeof to === 'string';
      const asked = (isRange ? options : to) as DumpOptions | undefined;
      return model.dump(word(from), isRange ? to : undefined, asked);
    },
  };
}

/** Alone the index; with `count` also the length; with `all` lists of both. */
function search(
  model: TextModel,
  [pattern, index]: readonly [string, string],
  options: Json | undefined,
): Json {
  const { count, ...asked } = (options ?? {}) as SearchOptions & { readonly count?: boolean };
  const stop = asked.stopindex === undefined ? {} : { stopindex: word(asked.stopindex) };
  const matches = model.searchMatches(pattern, index, { ...asked, ...stop });
  const places = asked.all ? matches.map((match) => match.index) : (matches[0]?.index ?? '');
  if (!count) return places;
  const counts = asked.all ? matches.map((match) => match.count) : (matches[0]?.count ?? null);
  return [places, matches.length === 0 ? null : counts];
}

function markDoers(model: TextModel): Doers {
  return {
    mark_set: (name, index) => model.markSet(word(name), word(index)),
    mark_unset: (...names) => model.markUnset(...names.map(word)),
    mark_gravity: (name, direction: Maybe) => {
      const gravity = model.markGravity(word(name), direction === undefined ? undefined : word(direction));
      return direction === undefined ? gravity : null;
    },
    mark_names: () => model.markNames(),
    mark_next: (index) => model.markNext(word(index)),
    mark_previous: (index) => model.markPrevious(word(index)),
  };
}

function tagDoers(model: TextModel): Doers {
  const configure: Doer = (tag, options) => model.tagConfigure(word(tag), given(options));
  const optional = (index: Json | undefined): string | undefined =>
    index === undefined ? undefined : word(index);
  return {
    tag_add: (tag, index, ...more) => model.tagAdd(word(tag), word(index), ...more.map(word)),
    tag_remove: (tag, index, ...more) => model.tagRemove(word(tag), word(index), ...more.map(word)),
    tag_delete: (...tags) => model.tagDelete(...tags.map(word)),
    tag_config: configure,
    tag_configure: configure,
    tag_cget: (tag, option) => model.tagCget(word(tag), word(option)),
    tag_keys: (tag) => {
      // Asking for a tag's options makes the tag, as any first mention does.
      model.tagConfigure(word(tag), {});
      return tagOptionNames();
    },
    tag_names: (index) => model.tagNames(optional(index)),
    tag_ranges: (tag) => model.tagRanges(word(tag)),
    tag_nextrange: (tag, index, to) => model.tagNextrange(word(tag), word(index), optional(to)),
    tag_prevrange: (tag, index, to) => model.tagPrevrange(word(tag), word(index), optional(to)),
    tag_raise: (tag, other) => model.tagRaise(word(tag), optional(other)),
    tag_lower: (tag, other) => model.tagLower(word(tag), optional(other)),
  };
}

function editDoers(model: TextModel): Doers {
  return {
    edit_undo: () => model.editUndo(),
    edit_redo: () => model.editRedo(),
    edit_reset: () => model.editReset(),
    edit_separator: () => model.editSeparator(),
    edit_modified: (flag: Maybe) => {
      const modified = model.editModified(flag === undefined ? undefined : flag === true);
      return flag === undefined ? modified : null;
    },
    edit_canundo: () => model.editCanUndo(),
    edit_canredo: () => model.editCanRedo(),
  };
}

function widgetDoers(model: TextModel): Doers {
  const configure: Doer = (options) => model.configure(given(options));
  const keyboard = new TextKeys(model, { text: '' });
  return {
    config: configure,
    configure,
    cget: (option) => model.cget(word(option)),
    confinfo: (option) => model.confinfo(word(option)),
    keys: () => model.keys(),
    class: () => 'Text',
    bindtags: () => ['W', 'Text', '.', 'all'],
    key: (...keys) => {
      for (const key of keys) keyboard.press(word(key));
    },
  };
}

/** Replays the operations of one sequence on a fresh Text model. */
export function replayText(sequence: Sequence): Replay {
  const model = new TextModel();
  let createError: string | undefined;
  try {
    model.configure(given(sequence.options));
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    createError = error.message;
  }
  const doers = {
    ...contentDoers(model),
    ...markDoers(model),
    ...tagDoers(model),
    ...editDoers(model),
    ...widgetDoers(model),
  };
  const results = runAll(sequence.ops, doers);
  return { id: sequence.id, results, ...(createError === undefined ? {} : { create_error: createError }) };
}
