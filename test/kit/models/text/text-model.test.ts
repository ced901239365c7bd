/** The Text model through its public face: what the recordings of Tk do not show, and what views build on. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TclError } from '../../../../resources/src/kit/models/tcl-error.js';
import { TextKeys } from '../../../../resources/src/kit/models/text/key-bindings.js';
import { TextModel } from '../../../../resources/src/kit/models/text/text-model.js';
import type { TextChange } from '../../../../resources/src/kit/models/text/text-types.js';

function textOf(chars: string): TextModel {
  const model = new TextModel();
  model.insert('end', chars);
  return model;
}

test('a fresh text holds nothing but the newline Tk adds', () => {
  const model = new TextModel();
  assert.equal(model.get('1.0', 'end'), '\n');
  assert.equal(model.index('end'), '2.0');
  assert.equal(model.index('end-1c'), '1.0');
  assert.deepEqual([model.length, model.lineCount], [0, 1]);
});

test('get("1.4", "end") starts at the fifth character and runs to the end of the whole text', () => {
  assert.equal(textOf('bonjour\nfin').get('1.4', 'end'), 'our\nfin\n');
});

test('refuses an index with the very words of Tk', () => {
  const model = textOf('a');
  assert.throws(() => model.get('1'), new TclError('bad text index "1"'));
  assert.throws(() => model.index('r.first'), new TclError('bad text index "r.first"'));
  model.tagConfigure('r', {});
  assert.throws(
    () => model.index('r.first'),
    new TclError('text doesn\'t contain any characters tagged with "r"'),
  );
});

test('steps over a pair of surrogates as over one character', () => {
  const model = textOf('a😀b');
  assert.equal(model.index('1.1 + 1 chars'), '1.3');
  assert.equal(model.index('1.4 - 2 chars'), '1.1');
  assert.equal(model.get('1.1'), '😀');
  model.delete('1.1');
  assert.equal(model.get('1.0', 'end'), 'ab\n');
});

test('keeps lines appended one by one and lines inserted among them in order', () => {
  const model = new TextModel();
  const lines = Array.from({ length: 3000 }, (_, i) => `line ${i}`);
  for (const [i, line] of lines.entries()) {
    model.insert('end', `${line}\n`);
    // Now and then something looks at the text, or changes it elsewhere.
    if (i % 700 === 0) assert.equal(model.get(`${i + 1}.0`, `${i + 1}.end`), line);
    if (i % 900 === 0) model.insert('1.0', '>');
  }
  assert.equal(model.get('1.0', 'end'), `>>>>${lines.join('\n')}\n\n`);
  assert.equal(model.lineCount, 3001);
  assert.equal(model.doc.lines, 3001);
});

test('lets the highest tag that sets an option decide it, option by option', () => {
  const model = textOf('abcdef');
  model.tagAdd('low', '1.0', '1.4');
  model.tagAdd('high', '1.2', '1.6');
  model.tagConfigure('low', { background: 'yellow', foreground: 'red' });
  model.tagConfigure('high', { background: 'blue' });
  const styles = model.styleRuns(0, 6).map(({ from, to, tags, style }) => ({ from, to, tags, style }));
  assert.deepEqual(styles, [
    { from: 0, to: 2, tags: ['low'], style: { background: 'yellow', foreground: 'red' } },
    { from: 2, to: 4, tags: ['low', 'high'], style: { background: 'blue', foreground: 'red' } },
    { from: 4, to: 6, tags: ['high'], style: { background: 'blue' } },
  ]);
  model.tagRaise('low');
  assert.equal(model.styleRuns(2, 4)[0]?.style.background, 'yellow');
});

test('runs of the same tags share their style, until an option changes', () => {
  const model = textOf('ab ab');
  model.tagAdd('t', '1.0', '1.1', '1.3', '1.4');
  const [first, , third] = model.styleRuns(0, 5);
  assert.equal(first?.style, third?.style);
  model.tagConfigure('t', { underline: true });
  assert.deepEqual(model.styleRuns(0, 1)[0]?.style, { underline: '1' });
});

test('clips the ranges of a tag to what a view shows', () => {
  const model = textOf('0123456789');
  model.tagAdd('t', '1.1', '1.4', '1.6', '1.9');
  assert.deepEqual(model.tagOffsets('t'), [
    [1, 4],
    [6, 9],
  ]);
  assert.deepEqual(model.tagOffsets('t', 2, 7), [
    [2, 4],
    [6, 7],
  ]);
});

test('tells what changed, in order, until a listener leaves', () => {
  const model = textOf('ab\n');
  const heard: TextChange[] = [];
  const leave = model.onChange((change) => heard.push(change));
  model.insert('1.1', 'X', 'r');
  model.tagConfigure('r', { foreground: 'red' });
  model.markSet('here', '1.0');
  model.configure({ state: 'disabled' });
  model.insert('1.0', 'ignored');
  leave();
  model.configure({ state: 'normal' });
  assert.deepEqual(heard, [
    { kind: 'text', from: 1, to: 1, insert: 'X' },
    { kind: 'tags', from: 1, to: 2 },
    { kind: 'tag-options', tag: 'r' },
    { kind: 'mark', name: 'here' },
    { kind: 'state' },
  ]);
});

test('asks the view for places that only a screen knows', () => {
  const model = textOf('one two');
  assert.equal(model.index('@50,5'), '1.0');
  model.attachView({
    offsetAtPixel: (x) => x / 10,
    displayLineEdge: (offset, edge) => (edge === 'end' ? 3 : offset - 1),
  });
  assert.equal(model.index('@50,5'), '1.5');
  assert.equal(model.index('1.0 display lineend'), '1.3');
  assert.equal(model.index('1.0 lineend'), '1.7');
});

test('finds the longest of the leftmost matches, as Tcl does and JavaScript does not', () => {
  const model = textOf('a bar here\nthere');
  const options = { regexp: true };
  assert.deepEqual(model.searchMatches('b|ba|bar', '1.0', options), [{ index: '1.2', count: 3 }]);
  assert.deepEqual(model.searchMatches('h.*?e', '1.0', options), [{ index: '1.6', count: 2 }]);
  assert.deepEqual(model.searchMatches('here\\nthere', '1.0', options), [{ index: '1.6', count: 10 }]);
  assert.deepEqual(
    model.searchMatches('here', '1.0', { all: true }).map(({ index }) => index),
    ['1.6', '2.1'],
  );
});

test('searches a pattern that would keep JavaScript busy for ages in no time', () => {
  const model = textOf(`${'a'.repeat(60)}!`);
  const start = performance.now();
  assert.equal(model.search('(a*)*b', '1.0', { regexp: true }), '');
  assert.ok(performance.now() - start < 1000);
});

test('passes hidden text over unless told to look at it', () => {
  const model = textOf('secret word');
  model.tagConfigure('hidden', { elide: true });
  model.tagAdd('hidden', '1.0', '1.7');
  assert.equal(model.search('secret', '1.0'), '');
  assert.equal(model.search('secret', '1.0', { elide: true }), '1.0');
  assert.deepEqual(model.searchMatches('word', '1.0'), [{ index: '1.7', count: 4 }]);
});

test('a key types over the selection as one unit of undo', () => {
  const model = textOf('one two');
  model.configure({ undo: true });
  const keys = new TextKeys(model, { text: '' });
  for (const key of ['Control-Home', 'Control-Shift-Right', 'x']) keys.press(key);
  assert.equal(model.get('1.0', 'end'), 'x two\n');
  keys.press('Control-z');
  assert.equal(model.get('1.0', 'end'), 'one two\n');
  assert.equal(keys.press('Alt-q'), false);
});
