import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DraftHistory, type EditKind } from '../../../../resources/src/kit/elements/text/draft-history.js';

const state = (text: string): { text: string; caret: number } => ({ text, caret: text.length });

/** A history in which these drafts followed each other. */
function historyOf(first: string, steps: readonly (readonly [EditKind, string])[]): DraftHistory {
  const history = new DraftHistory();
  let before = first;
  for (const [kind, after] of steps) {
    history.record(state(before), after, kind);
    before = after;
  }
  return history;
}

test('undoes what was typed in one go in one step, and erasing in another', () => {
  const history = historyOf('', [
    ['type', 'a'],
    ['type', 'ab'],
    ['erase', 'a'],
    ['erase', ''],
  ]);
  assert.equal(history.undo(state(''))?.text, 'ab');
  assert.equal(history.undo(state('ab'))?.text, '');
  assert.equal(history.undo(state('')), null);
});

test('makes each paste a step, and what is typed after the caret went elsewhere', () => {
  const pasted = historyOf('', [
    ['other', 'x'],
    ['other', 'xy'],
  ]);
  assert.equal(pasted.undo(state('xy'))?.text, 'x');
  const moved = historyOf('', [['type', 'a']]);
  moved.separate();
  moved.record(state('a'), 'ab', 'type');
  assert.equal(moved.undo(state('ab'))?.text, 'a');
});

test('redoes what was undone, until something is typed', () => {
  const history = historyOf('', [['type', 'a']]);
  history.undo(state('a'));
  assert.equal(history.redo(state(''))?.text, 'a');
  history.undo(state('a'));
  history.record(state(''), 'b', 'type');
  assert.equal(history.redo(state('b')), null);
});

test('forgets a draft that a program changed', () => {
  const history = historyOf('', [['type', 'a']]);
  assert.equal(history.undo(state('sent')), null);
  const written = historyOf('', [['type', 'a']]);
  written.record(state('other'), 'other!', 'type');
  assert.equal(written.undo(state('other!'))?.text, 'other');
  assert.equal(written.undo(state('other')), null);
});

test('keeps two hundred steps, and of long drafts so many as fit', () => {
  const many = historyOf(
    '',
    Array.from({ length: 300 }, (_, at) => ['other', 'x'.repeat(at + 1)] as const),
  );
  let steps = 0;
  for (let now = state('x'.repeat(300)), before = many.undo(now); before; before = many.undo(now)) {
    now = before;
    steps += 1;
  }
  assert.equal(steps, 200);
  const long = 'x'.repeat(1_500_000);
  const few = historyOf(`${long}0`, [
    ['other', `${long}1`],
    ['other', `${long}2`],
    ['other', `${long}3`],
    ['other', `${long}4`],
  ]);
  assert.equal(few.undo(state(`${long}4`))?.text, `${long}3`);
  assert.equal(few.undo(state(`${long}3`))?.text, `${long}2`);
  assert.equal(few.undo(state(`${long}2`)), null);
});
