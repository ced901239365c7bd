import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import {
  confine,
  producesText,
  type EditableRegion,
} from '../../../../resources/src/kit/elements/text/editable-region.js';

/** What a change leaves of "read-only|draft" when a person may write after the bar. */
function edit(
  changes: { from: number; to?: number; insert?: string },
  region: EditableRegion = { enabled: true, start: 10 },
  before = 'read-only|draft',
): { text: string; caret: number } {
  const state = EditorState.create({
    doc: before,
    extensions: EditorState.transactionFilter.of((transaction) => confine(transaction, region)),
  });
  const after = state.update({ changes, userEvent: 'input' }).state;
  return { text: after.doc.toString(), caret: after.selection.main.head };
}

test('lets a person write after the read-only part', () => {
  assert.equal(edit({ from: 12, insert: 'X' }).text, 'read-only|drXaft');
  assert.equal(edit({ from: 10, insert: 'X' }).text, 'read-only|Xdraft');
  assert.equal(edit({ from: 10, to: 15 }).text, 'read-only|');
});

test('takes what is inserted before it to the end, with the caret', () => {
  assert.deepEqual(edit({ from: 3, insert: 'X' }), { text: 'read-only|draftX', caret: 16 });
  assert.deepEqual(edit({ from: 0, to: 4, insert: 'X' }), { text: 'read-only|draftX', caret: 16 });
  assert.deepEqual(edit({ from: 4, to: 10, insert: 'X' }), { text: 'read-only|draftX', caret: 16 });
});

test('deletes nothing before it, and of a range that reaches into it only the draft’s part', () => {
  assert.equal(edit({ from: 2, to: 6 }).text, 'read-only|draft');
  assert.equal(edit({ from: 9, to: 10 }).text, 'read-only|draft');
  assert.equal(edit({ from: 2, to: 12 }).text, 'read-only|aft');
  assert.deepEqual(edit({ from: 2, to: 12, insert: 'X' }), { text: 'read-only|Xaft', caret: 11 });
});

test('takes nothing at all while nothing may be edited', () => {
  assert.equal(edit({ from: 12, insert: 'X' }, { enabled: false, start: 0 }).text, 'read-only|draft');
});

test('keeps the read-only part whatever is done', () => {
  const change = fc.record({ at: fc.nat(40), size: fc.nat(20), insert: fc.constantFrom('', 'x', 'a\nb') });
  fc.assert(
    fc.property(fc.nat(20), fc.array(change, { maxLength: 4 }), (start, wanted) => {
      const before = 'abcdefghij\nklmnopqrst';
      const state = EditorState.create({
        doc: before,
        extensions: EditorState.transactionFilter.of((one) => confine(one, { enabled: true, start })),
      });
      const changes = wanted.map(({ at, size, insert }) => {
        const from = Math.min(at, before.length);
        return { from, to: Math.min(from + size, before.length), insert };
      });
      const after = state.update({ changes }).state.doc.toString();
      assert.equal(after.slice(0, start), before.slice(0, start));
      const inserted = wanted.reduce((sum, { insert }) => sum + insert.length, 0);
      // Nothing that was written is lost either.
      assert.ok(after.length >= start + inserted);
    }),
  );
});

test('knows the keys that produce text, also with AltGr and of an input method', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}, altGraph = false): boolean =>
    producesText({
      key,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      ...held,
      getModifierState: () => altGraph,
    } as unknown as KeyboardEvent); // only what is read of an event
  assert.ok(press('a') && press('é') && press('😀') && press('Process') && press('Dead'));
  assert.ok(press('@', { ctrlKey: true, altKey: true }, true));
  assert.ok(
    !press('a', { ctrlKey: true }) && !press('b', { altKey: true }) && !press('c', { metaKey: true }),
  );
  assert.ok(!press('Enter') && !press('ArrowLeft') && !press('F1'));
});
