import type { TkElement } from '../../kit/elements/base/tk-element.js';
import { TkButton } from '../../kit/elements/button/tk-button.js';
import { TkEntry } from '../../kit/elements/entry/tk-entry.js';
import { TkText } from '../../kit/elements/text/tk-text.js';
import { represent, type Keywords, type PythonValue } from '../python/values.js';
import { optionalText, optionsOf, textArgument, type Method, type Methods } from './widget-object.js';

/** What `place`, `pack` and `grid` take: everything as text, a pair as two words. */
function managerOptions(keywords: Keywords): Record<string, string> {
  return Object.fromEntries(
    [...keywords].map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(represent).join(' ') : textOf(value),
    ]),
  );
}

function textOf(value: PythonValue): string {
  return typeof value === 'string' ? value : represent(value);
}

const configure: Method<TkElement> = (element, _args, keywords) => {
  element.configure(optionsOf(keywords));
  return null;
};

/** What every widget can do. */
export const COMMON: Methods<TkElement> = {
  config: configure,
  configure,
  cget: (element, args) => element.cget(textArgument(args, 0)),
  keys: (element) => element.keys(),
  place: (element, _args, keywords) => {
    element.place(managerOptions(keywords));
    return null;
  },
  pack: (element, _args, keywords) => {
    element.pack(managerOptions(keywords));
    return null;
  },
  grid: (element, _args, keywords) => {
    element.grid(managerOptions(keywords));
    return null;
  },
  place_forget: (element) => {
    element.placeForget();
    return null;
  },
  pack_forget: (element) => {
    element.packForget();
    return null;
  },
  grid_forget: (element) => {
    element.gridForget();
    return null;
  },
  focus_set: (element) => {
    element.focusSet();
    return null;
  },
  destroy: (element) => {
    element.remove();
    return null;
  },
};

/** A method of one class of elements; the class was chosen with the methods, so the check can't fail. */
function of<Element extends TkElement>(
  type: new () => Element,
  method: (element: Element, args: readonly PythonValue[], keywords: Keywords) => PythonValue | undefined,
): Method<TkElement> {
  return (element, args, keywords) =>
    element instanceof type ? (method(element, args, keywords) ?? null) : null;
}

/** What a Button can do. */
export const BUTTON: Methods<TkElement> = {
  ...COMMON,
  invoke: of(TkButton, (button) => {
    const result = button.invoke();
    return typeof result === 'string' || typeof result === 'number' ? result : null;
  }),
  flash: of(TkButton, (button) => {
    button.flash();
    return null;
  }),
};

/** What an Entry can do. */
export const ENTRY: Methods<TkElement> = {
  ...COMMON,
  get: of(TkEntry, (entry) => entry.get()),
  insert: of(TkEntry, (entry, args) => {
    entry.insert(textArgument(args, 0), textArgument(args, 1));
    return null;
  }),
  delete: of(TkEntry, (entry, args) => {
    entry.delete(textArgument(args, 0), optionalText(args, 1));
    return null;
  }),
  index: of(TkEntry, (entry, args) => entry.index(textArgument(args, 0))),
  icursor: of(TkEntry, (entry, args) => {
    entry.icursor(textArgument(args, 0));
    return null;
  }),
  select_range: of(TkEntry, (entry, args) => {
    entry.selectRange(textArgument(args, 0), textArgument(args, 1));
    return null;
  }),
  select_clear: of(TkEntry, (entry) => {
    entry.selectClear();
    return null;
  }),
  select_present: of(TkEntry, (entry) => entry.selectPresent()),
};

/** The options of a tag as the kit takes them. */
function tagOptions(keywords: Keywords): Record<string, string | number | boolean> {
  return Object.fromEntries(
    [...keywords].map(([name, value]) => [
      name,
      value !== null && typeof value !== 'object'
        ? value
        : (managerOptions(new Map([[name, value]]))[name] ?? ''),
    ]),
  );
}

/** Arguments after the first ones: texts, and tags as a string or a tuple of names. */
function textsAndTags(args: readonly PythonValue[]): (string | readonly string[])[] {
  return args.map((value) =>
    Array.isArray(value) ? value.map((item) => textOf(item as PythonValue)) : textOf(value),
  );
}

const tagConfigure = of(TkText, (text, args, keywords) => {
  text.tagConfigure(textArgument(args, 0), tagOptions(keywords));
  return null;
});

/** What a Text can do: what the course and its next steps need. */
export const TEXT: Methods<TkElement> = {
  ...COMMON,
  get: of(TkText, (text, args) => text.get(textArgument(args, 0), optionalText(args, 1))),
  insert: of(TkText, (text, args) => {
    text.insert(textArgument(args, 0), textArgument(args, 1), ...textsAndTags(args.slice(2)));
    return null;
  }),
  delete: of(TkText, (text, args) => {
    text.delete(
      ...([textArgument(args, 0), optionalText(args, 1)].filter((index) => index !== undefined) as [string]),
    );
    return null;
  }),
  index: of(TkText, (text, args) => text.index(textArgument(args, 0))),
  search: of(TkText, (text, args) => text.search(textArgument(args, 0), textArgument(args, 1))),
  see: of(TkText, (text, args) => {
    text.see(textArgument(args, 0));
    return null;
  }),
  tag_config: tagConfigure,
  tag_configure: tagConfigure,
  tag_add: of(TkText, (text, args) => {
    text.tagAdd(textArgument(args, 0), textArgument(args, 1), ...args.slice(2).map(textOf));
    return null;
  }),
  tag_remove: of(TkText, (text, args) => {
    text.tagRemove(textArgument(args, 0), textArgument(args, 1), ...args.slice(2).map(textOf));
    return null;
  }),
  tag_names: of(TkText, (text, args) => text.tagNames(optionalText(args, 0))),
  tag_ranges: of(TkText, (text, args) => text.tagRanges(textArgument(args, 0))),
};
