const WORD_THEN_GAP = /\W*\w+\W/u;

/** Tcl's \w: letters and digits of every script, and connecting punctuation. */
function unicode(pattern: RegExp, flags: string): RegExp {
  const word = '[\\p{L}\\p{Nd}\\p{Pc}]';
  const gap = '[^\\p{L}\\p{Nd}\\p{Pc}]';
  return new RegExp(pattern.source.replaceAll('\\W', gap).replaceAll('\\w', word), flags);
}

const END_OF_WORD = unicode(WORD_THEN_GAP, 'gu');
const LAST_WORD = unicode(/(\w+)\W*$/u, 'u');
const EDGE = unicode(/\w\W|\W\w/u, 'gu');

/** Where the word ends that a position is in or before: just after its last letter; null when no gap follows it. */
export function endOfWord(text: string, start: number): number | null {
  END_OF_WORD.lastIndex = start;
  const match = END_OF_WORD.exec(text);
  if (!match) return null;
  const last = [...match[0]].pop() ?? '';
  return match.index + match[0].length - last.length;
}

/** Where the word begins that a position is in or after; null when there is none before it. */
export function startOfPreviousWord(text: string, start: number): number | null {
  return LAST_WORD.exec(text.slice(0, start))?.index ?? null;
}

/** The edges of the word or gap around a character: what a double click selects. */
export function wordAround(text: string, at: number): { first: number; last: number } {
  let start = 0;
  for (const match of text.matchAll(EDGE)) {
    const edge = match.index + ((match[0].codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
    if (edge > at) return { first: start, last: edge };
    start = edge;
  }
  return { first: start, last: text.length };
}
