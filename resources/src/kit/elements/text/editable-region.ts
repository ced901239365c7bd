import { EditorSelection, type ChangeSpec, type Transaction, type TransactionSpec } from '@codemirror/state';
import { replacementsOf } from './change-list.js';

/** Where a person may edit. */
export interface EditableRegion {
  /** Whether anything may be edited at all: false for a Text whose state is disabled. */
  readonly enabled: boolean;
  /** The first offset that may be edited, in the view's document. */
  readonly start: number;
}

/**
 * Confines what a person does to the text after `region.start`, whatever it came from: keys, paste, cut, drop, an
 * input method, a browser's own undo. Deletions are cut back to the region; text that was to go before it goes to the
 * end of the document instead (the end of the draft), and text that replaces a selection reaching into the region
 * goes to the region's start.
 * @returns the transaction itself when it needs no correction, else what to do in its place; an empty list when
 * nothing remains of it
 */
export function confine(
  transaction: Transaction,
  region: EditableRegion,
): Transaction | TransactionSpec | readonly [] {
  if (!transaction.docChanged) return transaction;
  if (!region.enabled) return [];
  const wanted = replacementsOf(transaction.changes);
  if (wanted.every(({ from }) => from >= region.start)) return transaction;
  const end = transaction.startState.doc.length;
  const changes = wanted.flatMap(({ from, to, inserted }) => {
    const insert = transaction.startState.toText(inserted);
    if (to > region.start) return [{ from: Math.max(from, region.start), to, insert }];
    if (from >= region.start) return [{ from, to, insert }];
    return inserted === '' ? [] : [{ from: end, insert }];
  });
  return changes.length === 0 ? [] : corrected(transaction, changes);
}

/** The caret goes after what was inserted last, or to where the last deletion was. */
function corrected(transaction: Transaction, changes: readonly ChangeSpec[]): TransactionSpec {
  const set = transaction.startState.changes(changes);
  const caret = replacementsOf(set).at(-1)?.newTo ?? set.newLength;
  const spec = { changes: set, selection: EditorSelection.cursor(caret), scrollIntoView: true };
  const userEvent = transaction.isUserEvent('input')
    ? 'input'
    : transaction.isUserEvent('delete')
      ? 'delete'
      : 'input';
  return { ...spec, userEvent };
}

/**
 * Whether a key is about to produce text, so that the caret must first be brought to where text may go. Keys of an
 * input method arrive as `Process` or as a dead key, before the composition starts.
 */
export function producesText(event: KeyboardEvent): boolean {
  // AltGr reports Control and Alt together and still types a character.
  const command = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (command) return false;
  const { key } = event;
  return [...key].length === 1 || key === 'Process' || key === 'Dead' || key === 'Unidentified';
}
