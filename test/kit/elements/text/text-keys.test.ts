/** The keys of the element beside the key bindings of the model, which are held against real Tk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyAction, type KeyPress } from '../../../../resources/src/kit/elements/text/text-keys.js';
import { TextKeys } from '../../../../resources/src/kit/models/text/key-bindings.js';
import { TextModel } from '../../../../resources/src/kit/models/text/text-model.js';

/** Tk's names of keys, and the browsers'. */
const NAMES: Readonly<Record<string, string>> = {
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Home: 'Home',
  End: 'End',
  Return: 'Enter',
  BackSpace: 'Backspace',
  Delete: 'Delete',
  Tab: 'Tab',
  Insert: 'Insert',
  slash: '/',
  backslash: '\\',
  less: '<',
  greater: '>',
};

/** Bindings of Tk that the element leaves to the browser (the clipboard), or gives up for everybody's habit. */
const ELSEWHERE = new Set([
  ...['Control-x', 'Control-c', 'Control-v', 'Shift-Delete', 'Control-Insert', 'Shift-Insert'],
  // Control-w closes the tab in every browser, and cannot be had.
  ...['Control-w', 'Meta-w'],
]);

/** Whether Tk binds a key, asked of the model's bindings. */
function isBound(key: string): boolean {
  const model = new TextModel();
  model.insert('1.0', 'some words\nand lines');
  return new TextKeys(model, { text: '' }).press(key);
}

function pressOf(tkKey: string): KeyPress {
  const parts = tkKey.split('-');
  const detail = parts.pop() ?? '';
  const isCapital = /^[A-Z]$/u.test(detail);
  return {
    key: NAMES[detail] ?? detail,
    ctrlKey: parts.includes('Control'),
    altKey: parts.includes('Meta'),
    metaKey: false,
    shiftKey: parts.includes('Shift') || isCapital,
  };
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const named = Object.keys(NAMES);
const candidates = [
  ...[...letters, ...letters.map((letter) => letter.toUpperCase()), ...named].map((key) => `Control-${key}`),
  ...[...letters, ...named].map((key) => `Meta-${key}`),
  ...named.flatMap((key) => [`Shift-${key}`, `Control-Shift-${key}`]),
  ...named.filter((key) => /^[A-Z]/u.test(key)),
];

test('does something for every key that Tk binds', () => {
  const bound = candidates.filter((key) => isBound(key) && !ELSEWHERE.has(key));
  assert.ok(bound.length > 40, `only ${bound.length} keys are bound`);
  assert.deepEqual(
    bound.filter((key) => keyAction(pressOf(key)) === null),
    [],
  );
});

test('leaves the clipboard’s keys to the browser', () => {
  for (const key of ELSEWHERE) assert.equal(keyAction(pressOf(key)), null, key);
});

test('extends the selection with Shift wherever the same key moves without', () => {
  for (const key of ['Left', 'Control-Right', 'Home', 'Control-End', 'Down']) {
    const plain = keyAction(pressOf(key));
    const shifted = keyAction({ ...pressOf(key), shiftKey: true });
    assert.ok(plain?.type === 'move' && shifted?.type === 'move');
    assert.deepEqual([plain.extend, shifted.extend, shifted.to], [false, true, plain.to]);
  }
});
