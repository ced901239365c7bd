import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differenceOf } from '../../../resources/src/kit/elements/entry/text-difference.js';

describe('the difference between two lines', () => {
  it('finds what was typed where the caret says', () => {
    assert.deepEqual(differenceOf('aaa', 'aaaa', 2), { at: 1, removed: 0, inserted: 'a' });
    assert.deepEqual(differenceOf('aaa', 'aaaa', 4), { at: 3, removed: 0, inserted: 'a' });
  });

  it('finds deletions and replacements', () => {
    assert.deepEqual(differenceOf('60000', '6000', 4), { at: 4, removed: 1, inserted: '' });
    assert.deepEqual(differenceOf('60000', '61', 2), { at: 1, removed: 4, inserted: '1' });
    assert.deepEqual(differenceOf('abc', 'abc', 1), { at: 1, removed: 0, inserted: '' });
  });

  it('leads from the one to the other for any edit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é') });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), ([start, cut, typed, end]) => {
        const [before, after] = [start + cut + end, start + typed + end];
        const { at, removed, inserted } = differenceOf(before, after, (start + typed).length);
        assert.equal(before.slice(0, at) + inserted + before.slice(at + removed), after);
      }),
    );
  });
});
