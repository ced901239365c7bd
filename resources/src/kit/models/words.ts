/** Where words begin and end for the keys that move by words, as Tcl's word.tcl sees them on X11. */
const WORD_THEN_GAP = /\W*\w+\W/u;

/** Tcl's \w: letters and digits of every script, and connecting punctuation. */
function unicode(pattern: RegExp, flags: string): RegExp {
  const word = '[\\p{L}\\p{Nd}\\p{Pc}]';
  const gap = '[^\\p{L}\\p{Nd}\\p{Pc}]';
  return new RegExp(pattern.source.replaceAll('\\W', gap).replaceAll('\\w', word), flags);
}

const END_OF_WORD = unicode(WORD_THEN_GAP, 'gu');
const LAST_WORD = unicode(/(\w+)\W*$/u, 'u');

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
