import type { ChangeSet } from '@codemirror/state';

/** One replacement: `from..to` of the old document by `inserted`, which stands at `newFrom..newTo` of the new one. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly inserted: string;
}

/** The replacements of a change from front to back, each as it was made: neighbours are not joined. */
export function replacementsOf(changes: ChangeSet): Replacement[] {
  const list: Replacement[] = [];
  changes.iterChanges((...[from, to, newFrom, newTo, text]) => {
    list.push({ from, to, newFrom, newTo, inserted: text.sliceString(0) });
  }, true);
  return list;
}
