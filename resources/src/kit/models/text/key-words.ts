/** Where Tk's keys take the cursor by words: Tcl's words, looked for over the ends of lines. */
import { contains, namedClass } from './char-set.js';
import type { TextModel } from './text-model.js';

/** The start of the last word before the cursor, or the start of the text. */
export function startOfPreviousWord(model: TextModel): string {
  let line = model.index('insert linestart');
  // Tk leaves the character before the cursor out, so a word of one letter there is passed over.
  let text = model.get(line, 'insert').slice(0, -1);
  for (;;) {
    const start = lastWordStart(text);
    if (start >= 0) return `${line} + ${start} chars`;
    if (line === '1.0') return '1.0';
    line = model.index(`${line} - 1 lines`);
    text = model.get(line, `${line} lineend`);
  }
}

/** The end of the word at the cursor or after it, or the end of the text. */
export function endOfWord(model: TextModel): string {
  let from = model.index('insert');
  // Without a word up to here the next line counts from its start, as if the lines were one.
  for (;;) {
    const text = model.get(from, `${from} lineend`);
    const end = firstWordEnd(text);
    if (end >= 0) return `${from} + ${end} chars`;
    const next = model.index(`${from} lineend + 1 chars`);
    if (model.compare(next, '==', 'end')) return 'end';
    from = next;
  }
}

function isWord(text: string, at: number): boolean {
  return contains(namedClass('word')!, text.charCodeAt(at));
}

function lastWordStart(text: string): number {
  let at = text.length;
  while (at > 0 && !isWord(text, at - 1)) at--;
  if (at === 0) return -1;
  while (at > 0 && isWord(text, at - 1)) at--;
  return at;
}

function firstWordEnd(text: string): number {
  let at = 0;
  while (at < text.length && !isWord(text, at)) at++;
  if (at === text.length) return -1;
  while (at < text.length && isWord(text, at)) at++;
  return at;
}
