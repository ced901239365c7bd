/**
 * The words the Text model shares with whoever uses it: argument shapes, change records and style runs.
 */

/** A list of tags: an array of literal names, or one string read as a Tcl list (`"r s"` names two tags). */
export type TagList = string | readonly string[];

/** Which way a mark leans when text is inserted exactly at it: `left` stays before it, `right` moves after it. */
export type Gravity = 'left' | 'right';

/** The comparison operators of `compare`. */
export type Comparison = '<' | '<=' | '==' | '>=' | '>' | '!=';

/** How `search` looks; every member is off when absent, and the default is forwards and exact. */
export interface SearchOptions {
  readonly forwards?: boolean;
  readonly backwards?: boolean;
  readonly exact?: boolean;
  readonly regexp?: boolean;
  readonly nocase?: boolean;
  readonly elide?: boolean;
  readonly all?: boolean;
  readonly overlap?: boolean;
  readonly nolinestop?: boolean;
  readonly strictlimits?: boolean;
  /** Where to give up; without it the search wraps once around the whole text. */
  readonly stopindex?: string;
}

/** One place where a pattern was found: its index and how many characters it covers there. */
export interface SearchMatch {
  readonly index: string;
  readonly count: number;
}

/** What `dump` tells of; `all` is the same as naming none. */
export interface DumpOptions {
  readonly all?: boolean;
  readonly text?: boolean;
  readonly tag?: boolean;
  readonly mark?: boolean;
  readonly image?: boolean;
  readonly window?: boolean;
}

/** One entry of a dump: its kind (`text`, `tagon`, `tagoff`, `mark`), its value and its index. */
export type DumpEntry = readonly [key: string, value: string, index: string];

/** The 27 options a tag can carry; every one is empty until it is configured. */
export const TAG_OPTIONS = [
  'background',
  'bgstipple',
  'borderwidth',
  'elide',
  'fgstipple',
  'font',
  'foreground',
  'justify',
  'lmargin1',
  'lmargin2',
  'lmargincolor',
  'offset',
  'overstrike',
  'overstrikefg',
  'relief',
  'rmargin',
  'rmargincolor',
  'selectbackground',
  'selectforeground',
  'spacing1',
  'spacing2',
  'spacing3',
  'tabs',
  'tabstyle',
  'underline',
  'underlinefg',
  'wrap',
] as const;

/** The name of one option of a tag. */
export type TagOption = (typeof TAG_OPTIONS)[number];

/** The options that tags decide for a piece of text: for each, the value of the highest tag that sets it. */
export type TagStyle = Readonly<Partial<Record<TagOption, string>>>;

/**
 * A stretch of text whose characters carry the same tags. `tags` go from lowest to highest priority; `style`
 * is the winner per option, before any difference between selected and unselected text is drawn.
 * Neighbouring runs of the same tags share both arrays and objects, so identity may be used as a cache key.
 */
export interface StyleRun {
  readonly from: number;
  readonly to: number;
  readonly tags: readonly string[];
  readonly style: TagStyle;
}

/**
 * What changed, in the order it happened. Offsets count UTF-16 units from the start of the text; a `text` record
 * replaces `from..to` of the text before it by `insert` (its only line break is `\n`; `\r` is a character).
 */
export type TextChange =
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly insert: string }
  | { readonly kind: 'tags'; readonly from: number; readonly to: number }
  | { readonly kind: 'tag-options'; readonly tag: string }
  | { readonly kind: 'mark'; readonly name: string }
  | { readonly kind: 'state' };

/** Hears every change, synchronously and after the model shows it; it must not edit the model. */
export type TextListener = (change: TextChange) => void;
