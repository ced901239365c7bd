/** What holds for a Text whatever is done to it, tried with random sequences of operations. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextModel } from '../../../../resources/src/kit/models/text/text-model.js';

const TAGS = ['r', 's', 'sel'];
const RUNS = { numRuns: 150 };

const chars = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '\t'), maxLength: 8 });
const place = fc.nat({ max: 60 });
const tags = fc.option(fc.subarray(TAGS), { nil: undefined });

type Edit =
  | {
      readonly kind: 'insert';
      readonly at: number;
      readonly chars: string;
      readonly tags: string[] | undefined;
    }
  | { readonly kind: 'delete'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'tag';
      readonly tag: string;
      readonly from: number;
      readonly to: number;
      readonly isOn: boolean;
    }
  | { readonly kind: 'mark'; readonly name: string; readonly at: number; readonly gravity: 'left' | 'right' };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, chars, tags }),
  fc.record({ kind: fc.constant('delete' as const), from: place, to: place }),
  fc.record({
    kind: fc.constant('tag' as const),
    tag: fc.constantFrom(...TAGS),
    from: place,
    to: place,
    isOn: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('mark' as const),
    name: fc.constantFrom('m', 'n', 'insert'),
    at: place,
    gravity: fc.constantFrom('left' as const, 'right' as const),
  }),
);
const edits = fc.array(edit, { maxLength: 40 });

function perform(model: TextModel, step: Edit): void {
  const index = (offset: number): string => model.indexOfOffset(offset);
  if (step.kind === 'insert') {
    if (step.tags === undefined) model.insert(index(step.at), step.chars);
    else model.insert(index(step.at), step.chars, step.tags);
  } else if (step.kind === 'delete') model.delete(index(step.from), index(step.to));
  else if (step.kind === 'tag') {
    if (step.isOn) model.tagAdd(step.tag, index(step.from), index(step.to));
    else model.tagRemove(step.tag, index(step.from), index(step.to));
  } else {
    model.markSet(step.name, index(step.at));
    model.markGravity(step.name, step.gravity);
  }
}

/** The same edits on a plain string and one set of tags a character, the final newline among them. */
class Naive {
  text = '\n';
  tags: Set<string>[] = [new Set()];

  perform(step: Edit): void {
    const clamp = (offset: number): number => Math.min(offset, this.text.length);
    if (step.kind === 'insert') this.#insert(Math.min(step.at, this.text.length - 1), step.chars, step.tags);
    else if (step.kind === 'delete') this.#delete(clamp(step.from), clamp(step.to));
    else if (step.kind === 'tag') {
      for (let i = clamp(step.from); i < clamp(step.to); i++) {
        if (step.isOn) this.tags[i]!.add(step.tag);
        else this.tags[i]!.delete(step.tag);
      }
    }
  }

  #insert(at: number, inserted: string, given: readonly string[] | undefined): void {
    const before = this.tags[at - 1] ?? new Set();
    const shared = [...this.tags[at]!].filter((tag) => before.has(tag));
    this.text = this.text.slice(0, at) + inserted + this.text.slice(at);
    this.tags.splice(at, 0, ...[...inserted].map(() => new Set(given ?? shared)));
  }

  #delete(from: number, to: number): void {
    if (from >= to) return;
    let [start, end] = [from, to];
    if (end === this.text.length) {
      this.tags[--end] = new Set();
      if (start > 0 && this.text[start - 1] === '\n') start--;
    }
    if (start >= end) return;
    this.text = this.text.slice(0, start) + this.text.slice(end);
    this.tags.splice(start, end - start);
  }
}

/** The tags of each character, from the runs a view would draw. */
function drawnTags(model: TextModel): string[][] {
  return model
    .styleRuns(0, model.length + 1)
    .flatMap(({ from, to, tags: names }) => Array.from({ length: to - from }, () => [...names].sort()));
}

test('holds the text and tags that a plain string with sets of tags would hold', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const model = new TextModel();
      const naive = new Naive();
      for (const step of steps) {
        perform(model, step);
        naive.perform(step);
      }
      assert.equal(model.get('1.0', 'end'), naive.text);
      assert.deepEqual(
        drawnTags(model),
        naive.tags.map((set) => [...set].sort()),
      );
    }),
    RUNS,
  );
});

test('keeps its invariants: a final newline, marks within, ranges sorted, apart and half-open', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const model = new TextModel();
      for (const step of steps) {
        perform(model, step);
        const text = model.get('1.0', 'end');
        assert.ok(text.endsWith('\n'));
        assert.equal(model.length, text.length - 1);
        assert.equal(model.lineCount, text.split('\n').length - 1);
        for (const mark of model.markNames()) assert.ok(model.markOffset(mark)! <= model.length + 1);
        assert.ok(
          model.markOffset('insert')! <= model.length,
          'the cursor never stands behind the final newline',
        );
        for (const tag of TAGS) assertApart(model.tagOffsets(tag), model.length + 1);
      }
    }),
    RUNS,
  );
});

function assertApart(ranges: readonly (readonly [number, number])[], end: number): void {
  let last = -1;
  for (const [from, to] of ranges) {
    assert.ok(from > last, 'ranges that touch are one range');
    assert.ok(to > from && to <= end);
    last = to;
  }
}

test('tells changes from which a listener rebuilds the text', () => {
  fc.assert(
    fc.property(edits, (steps) => {
      const model = new TextModel();
      let copy = '';
      model.onChange((change) => {
        if (change.kind === 'text') copy = copy.slice(0, change.from) + change.insert + copy.slice(change.to);
      });
      for (const step of steps) perform(model, step);
      assert.equal(`${copy}\n`, model.get('1.0', 'end'));
      assert.equal(copy, model.doc.toString());
    }),
    RUNS,
  );
});

test('comes back to the start when everything is undone, and to the end when it is redone', () => {
  fc.assert(
    fc.property(chars, edits, (start, steps) => {
      const model = new TextModel();
      model.insert('end', start);
      model.configure({ undo: true });
      const first = model.get('1.0', 'end');
      for (const step of steps) perform(model, step);
      const last = model.get('1.0', 'end');
      while (model.editCanUndo()) model.editUndo();
      assert.equal(model.get('1.0', 'end'), first);
      while (model.editCanRedo()) model.editRedo();
      assert.equal(model.get('1.0', 'end'), last);
    }),
    RUNS,
  );
});

test('reads every index it prints, and finds the same place again', () => {
  fc.assert(
    fc.property(edits, place, (steps, at) => {
      const model = new TextModel();
      for (const step of steps) perform(model, step);
      const offset = Math.min(at, model.length + 1);
      const index = model.indexOfOffset(offset);
      assert.equal(model.offsetOf(index), offset);
      assert.equal(
        model.index(`${index} + 3 chars`),
        model.indexOfOffset(Math.min(offset + 3, model.length + 1)),
      );
      assert.equal(model.index(`${index} - 3 chars`), model.indexOfOffset(Math.max(offset - 3, 0)));
    }),
    RUNS,
  );
});
