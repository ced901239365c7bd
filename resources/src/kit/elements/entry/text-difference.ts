/** One edit: what went away and what came in its place. */
export interface Difference {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/**
 * What a person did to a line of text, found by comparing. Where several answers are right (an "a" typed into "aaa")
 * the caret after the edit decides, because it stands behind what was typed.
 * @param caret where the caret stands in `after`
 */
export function differenceOf(before: string, after: string, caret: number): Difference {
  const mostSuffix = Math.min(before.length, after.length - caret);
  let suffix = 0;
  while (suffix < mostSuffix && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix++;
  const mostPrefix = Math.min(before.length, after.length) - suffix;
  let prefix = 0;
  while (prefix < mostPrefix && before.charAt(prefix) === after.charAt(prefix)) prefix++;
  return {
    at: prefix,
    removed: before.length - suffix - prefix,
    inserted: after.slice(prefix, after.length - suffix),
  };
}
