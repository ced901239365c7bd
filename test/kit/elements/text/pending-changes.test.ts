import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { differenceOf, PendingChanges } from '../../../../resources/src/kit/elements/text/pending-changes.js';

const textOf = (content: string): Text => Text.of(content.split('\n'));
const content = fc
  .array(fc.constantFrom('a', 'b', '\n', 'é'), { maxLength: 20 })
  .map((parts) => parts.join(''));

test('turns any records of a model into one change that leads to its text', () => {
  const record = fc.record({ at: fc.nat(30), size: fc.nat(5), insert: content });
  fc.assert(
    fc.property(content, fc.array(record, { maxLength: 30 }), (before, records) => {
      const pending = new PendingChanges(before.length);
      let held = before;
      for (const { at, size, insert } of records) {
        const from = Math.min(at, held.length);
        const to = Math.min(from + size, held.length);
        held = held.slice(0, from) + insert + held.slice(to);
        pending.add({ kind: 'text', from, to, insert });
      }
      const change = pending.take(textOf(before), textOf(held));
      assert.equal(change.apply(textOf(before)).toString(), held);
    }),
  );
});

test('keeps lines that follow each other as one insertion, above a draft too', () => {
  const pending = new PendingChanges(5);
  let at = 0;
  for (let line = 0; line < 5000; line++) {
    pending.add({ kind: 'text', from: at, to: at, insert: 'line\n' });
    at += 5;
  }
  const change = pending.take(textOf('draft'), textOf(`${'line\n'.repeat(5000)}draft`));
  let pieces = 0;
  change.iterChanges(() => (pieces += 1), true);
  assert.equal(pieces, 1);
  assert.equal(change.newLength, 25_005);
});

test('compares the documents when more scattered records came than are worth composing', () => {
  const pending = new PendingChanges(2);
  let held = 'xy';
  for (let step = 0; step < 3000; step++) {
    held = `${held.slice(0, 1)}${String(step % 10)}${held.slice(1)}`;
    pending.add({ kind: 'text', from: 1, to: 1, insert: String(step % 10) });
  }
  const change = pending.take(textOf('xy'), textOf(held));
  assert.equal(change.apply(textOf('xy')).toString(), held);
});

test('finds what differs between two texts', () => {
  fc.assert(
    fc.property(content, content, (before, after) => {
      assert.equal(differenceOf(textOf(before), textOf(after)).apply(textOf(before)).toString(), after);
    }),
  );
});
