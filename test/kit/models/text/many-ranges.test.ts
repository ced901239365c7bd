/** Tags and marks in numbers large enough that their tree has several levels, against plain arrays. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextModel } from '../../../../resources/src/kit/models/text/text-model.js';

const SIZE = 4000;
const STEPS = 3000;
const TAGS = ['a', 'b', 'c'] as const;

/** A stream of numbers that is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The runs of true in an array, as half-open ranges. */
function runsOf(flags: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < flags.length; i++) {
    if (!flags[i]) continue;
    const last = runs[runs.length - 1];
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  }
  return runs;
}

for (const seed of [1, 2, 3]) {
  test(`keeps thousands of scattered ranges and marks as plain arrays would (stream ${seed})`, () => {
    const random = numbers(seed);
    const model = new TextModel();
    model.insert('end', 'x'.repeat(SIZE));
    const flags = TAGS.map(() => Array.from({ length: SIZE + 1 }, () => false));
    const marks = new Map<string, number>();
    for (let step = 0; step < STEPS; step++) {
      const from = random(model.length);
      const to = Math.min(from + 1 + random(4), model.length);
      const [start, end] = [model.indexOfOffset(from), model.indexOfOffset(to)];
      const tag = random(TAGS.length);
      const act = random(10);
      if (act < 6) {
        model.tagAdd(TAGS[tag]!, start, end);
        flags[tag]!.fill(true, from, to);
      } else if (act < 7) {
        model.tagRemove(TAGS[tag]!, start, end);
        flags[tag]!.fill(false, from, to);
      } else if (act < 8) {
        model.delete(start, end);
        for (const own of flags) own.splice(from, to - from);
        for (const [name, at] of marks) marks.set(name, at < to ? Math.min(at, from) : at - (to - from));
      } else if (act < 9) {
        model.insert(start, 'yy', [TAGS[tag]!]);
        for (const [i, own] of flags.entries()) own.splice(from, 0, i === tag, i === tag);
        for (const [name, at] of marks) if (at >= from) marks.set(name, at + 2);
      } else {
        model.markSet(`m${step % 500}`, start);
        marks.set(`m${step % 500}`, from);
      }
    }
    for (const [i, tag] of TAGS.entries()) assert.deepEqual(model.tagOffsets(tag), runsOf(flags[i]!));
    for (const [name, at] of marks) assert.equal(model.markOffset(name), at, name);
    assertNeighbours(model, runsOf(flags[0]!), random);
    assertEmptiedStart(model, marks);
    model.delete('1.0', 'end');
    for (const tag of TAGS) assert.deepEqual(model.tagOffsets(tag), []);
  });
}

/** Takes everything off the first half, and expects the second as it was. */
function assertEmptiedStart(model: TextModel, marks: ReadonlyMap<string, number>): void {
  const middle = model.length >> 1;
  const before = TAGS.map((tag) => model.tagOffsets(tag, middle));
  for (const tag of TAGS) model.tagRemove(tag, '1.0', model.indexOfOffset(middle));
  for (const [name, at] of marks) {
    if (at < middle) model.markUnset(name);
    else assert.equal(model.markOffset(name), at, name);
  }
  assert.deepEqual(
    TAGS.map((tag) => model.tagOffsets(tag)),
    before,
  );
}

test('finds the only range of a tag among thousands of others, wherever it moves', () => {
  const random = numbers(4);
  const model = new TextModel();
  model.insert('end', 'x'.repeat(SIZE));
  for (let at = 0; at < SIZE; at += 4) {
    model.tagAdd('often', `1.${at}`, `1.${at + 2}`);
    const rare = random(SIZE - 1);
    model.tagRemove('rare', '1.0', 'end');
    model.tagAdd('rare', `1.${rare}`);
    const range = [`1.${rare}`, `1.${rare + 1}`];
    assert.deepEqual(model.tagNextrange('rare', '1.0'), range);
    assert.deepEqual(model.tagPrevrange('rare', 'end'), range);
  }
});

/** Asks for the ranges next to random places and looks them up in the list. */
function assertNeighbours(
  model: TextModel,
  runs: readonly [number, number][],
  random: (below: number) => number,
): void {
  const print = (run: readonly number[] | undefined): string[] =>
    (run ?? []).map((offset) => model.indexOfOffset(offset));
  for (let i = 0; i < 500; i++) {
    const at = random(model.length);
    const index = model.indexOfOffset(at);
    assert.deepEqual(model.tagNextrange('a', index), print(runs.find(([from]) => from >= at)));
    assert.deepEqual(model.tagPrevrange('a', index), print(runs.findLast(([from]) => from < at)));
  }
}
