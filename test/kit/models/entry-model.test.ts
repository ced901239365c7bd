import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ENTRY_BINDINGS,
  focusEntryByKey,
  pressEntryKey,
} from '../../../resources/src/kit/models/entry-bindings.js';
import { EntryModel } from '../../../resources/src/kit/models/entry-model.js';
import type { ValidationFields } from '../../../resources/src/kit/models/entry-validation.js';
import { keyNamed, privateClipboard } from '../../../resources/src/kit/models/key-press.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';
import { Variable } from '../../../resources/src/kit/models/variable.js';

function entryWith(text: string, options: Record<string, string | number> = {}): EntryModel {
  const entry = new EntryModel();
  entry.insert(0, text);
  entry.configure(options);
  return entry;
}

function press(entry: EntryModel, ...names: string[]): boolean[] {
  const clipboard = privateClipboard();
  return names.map((name) => pressEntryKey(entry, keyNamed(name), clipboard));
}

test('counts indices from 0, clamps numbers and knows the beginnings of names', () => {
  const entry = entryWith('hello');
  entry.icursor(2);
  assert.deepEqual(
    [0, 99, -1, 'end', 'e', 'ins', 'anchor', '0x3'].map((index) => entry.index(index)),
    [0, 5, 0, 5, 5, 2, 0, 3],
  );
});

test('says what is wrong with an index', () => {
  const entry = entryWith('hello');
  assert.throws(() => entry.index('end-1'), { message: 'bad entry index "end-1"' });
  assert.throws(() => entry.index('sel.first'), { message: "selection isn't in widget .w" });
  entry.selectRange(1, 3);
  assert.throws(() => entry.index('sel.'), { message: 'bad entry index "sel."' });
});

test('moves cursor and selection with the text around them', () => {
  const entry = entryWith('hello');
  entry.selectRange(1, 3);
  entry.insert(0, 'oh ');
  assert.deepEqual([entry.get(), entry.selection, entry.cursor], ['oh hello', { first: 4, last: 6 }, 8]);
  entry.delete(0, 5);
  assert.deepEqual([entry.get(), entry.selection, entry.cursor], ['llo', { first: 0, last: 1 }, 3]);
});

test('lets nothing in or out while disabled or read-only, yet still checks the index', () => {
  for (const state of ['disabled', 'readonly']) {
    const entry = entryWith('hello', { state });
    entry.insert('end', '!');
    entry.delete(0, 'end');
    assert.equal(entry.get(), 'hello');
    assert.throws(() => {
      entry.insert('x', '!');
    }, TclError);
  }
});

test('lets a read-only entry be selected and a disabled one not', () => {
  const entry = entryWith('hello', { state: 'readonly' });
  entry.selectRange(0, 2);
  entry.configure({ state: 'disabled' });
  entry.selectRange(1, 4);
  entry.selectClear();
  assert.deepEqual(entry.selection, { first: 0, last: 2 });
});

test('shows the first character of show for each character and keeps the text', () => {
  const entry = entryWith('secret', { show: '*x' });
  assert.deepEqual([entry.displayText, entry.get(), entry.index('end')], ['******', 'secret', 6]);
});

test('writes its variable and shows what is written there, whatever its state', () => {
  const variable = new Variable('start');
  const entry = new EntryModel({ textvariable: variable });
  entry.icursor('end');
  entry.insert('end', '!');
  assert.equal(variable.get(), 'start!');
  entry.configure({ state: 'disabled' });
  variable.set('xy');
  assert.deepEqual([entry.get(), entry.cursor], ['xy', 2]);
});

test('asks the validatecommand before a change and tells the invalidcommand of a refusal', () => {
  const asked: ValidationFields[] = [];
  const refused: string[] = [];
  const entry = new EntryModel({
    validate: 'key',
    validatecommand: (fields: ValidationFields) => {
      asked.push(fields);
      return /^\d*$/u.test(fields.newText);
    },
    invalidcommand: (fields: ValidationFields) => refused.push(fields.newText),
  });
  entry.insert(0, '60');
  entry.insert('end', 'x');
  assert.equal(entry.get(), '60');
  assert.deepEqual(asked[1], {
    action: 1,
    index: 2,
    newText: '60x',
    oldText: '60',
    change: 'x',
    mode: 'key',
    reason: 'key',
  });
  assert.deepEqual(refused, ['60x']);
});

test('keeps a refused value of the variable and validates no more', () => {
  const variable = new Variable('');
  const entry = new EntryModel({ textvariable: variable, validate: 'all', validatecommand: () => false });
  variable.set('set');
  assert.deepEqual([entry.get(), entry.cget('validate')], ['set', 'none']);
});

test('validates no more when the command edits the entry, fails, or returns no truth value', () => {
  const looping: EntryModel = new EntryModel({
    validate: 'key',
    validatecommand: () => {
      looping.insert(0, 'again');
      return true;
    },
  });
  looping.insert(0, 'a');
  assert.equal(looping.cget('validate'), 'none');
  for (const validatecommand of [
    () => 'perhaps',
    () => {
      throw new Error('broken');
    },
  ]) {
    const entry = new EntryModel({ validate: 'key', validatecommand });
    entry.insert(0, 'a');
    assert.deepEqual([entry.get(), entry.cget('validate')], ['', 'none']);
  }
});

test('moves, selects and deletes by the keys of X11', () => {
  const entry = entryWith('one two three');
  press(entry, 'Control-a', 'Control-Right', 'Control-k');
  assert.equal(entry.get(), 'one');
  press(entry, 'Shift-Left', 'Shift-Left', 'x');
  assert.equal(entry.get(), 'ox');
  press(entry, 'Control-t');
  assert.equal(entry.get(), 'xo');
  press(entry, 'Control-slash', 'BackSpace');
  assert.equal(entry.get(), '');
});

test('cuts and pastes through the clipboard it is given', () => {
  const entry = entryWith('one two');
  entry.selectRange(0, 4);
  press(entry, 'Control-x', 'Control-e', 'Control-v');
  assert.equal(entry.get(), 'twoone ');
});

test('says which keys are its own and leaves Tab and Return to the page', () => {
  assert.deepEqual(press(entryWith('x'), 'a', 'Left', 'Tab', 'Return', 'Control-q', 'F5'), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('is selected as a whole when the focus comes by Tab', () => {
  const entry = entryWith('hello');
  entry.icursor(1);
  focusEntryByKey(entry);
  assert.deepEqual([entry.selection, entry.cursor], [{ first: 0, last: 5 }, 5]);
});

test('keeps cursor and selection inside the text through any operations', () => {
  const index = fc.oneof(
    fc.integer({ min: -2, max: 30 }),
    fc.constantFrom('end', 'insert', 'anchor', 'sel.first', 'sel.last', 'bad'),
  );
  const operation = fc.oneof(
    fc.tuple(fc.constant('insert' as const), index, fc.string({ maxLength: 6 })),
    fc.tuple(fc.constantFrom('delete', 'selectRange'), index, index),
    fc.tuple(fc.constantFrom('icursor', 'selectFrom', 'selectTo', 'selectAdjust'), index),
    fc.tuple(fc.constant('key' as const), fc.constantFrom(...Object.keys(ENTRY_BINDINGS), 'a')),
    fc.tuple(fc.constant('write' as const), fc.string({ maxLength: 8 })),
  );
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
      const variable = new Variable('');
      const entry = new EntryModel({ textvariable: variable });
      for (const each of operations) perform(entry, variable, each);
    }),
  );
});

type AnyOperation = readonly [string, string | number, (string | number)?];

function perform(entry: EntryModel, variable: Variable, [name, first, second = 0]: AnyOperation): void {
  const before = entry.get();
  try {
    if (name === 'insert') entry.insert(first, String(second));
    else if (name === 'delete' || name === 'selectRange') entry[name](first, second);
    else if (name === 'icursor' || name === 'selectFrom' || name === 'selectTo' || name === 'selectAdjust')
      entry[name](first);
    else if (name === 'key') press(entry, String(first));
    else variable.set(first);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    assert.equal(entry.get(), before);
  }
  const length = entry.get().length;
  assert.equal(variable.get(), entry.get());
  // An anchor may outlive a text that a variable made shorter, and icursor("anchor") then follows it: Tk has that too.
  assert.ok(entry.cursor >= 0);
  // An empty selection stands open: what is inserted there moves its beginning past its end. Tk has that too.
  if (entry.selection) assert.ok(entry.selection.first >= 0 && entry.selection.last >= 0);
  assert.equal(entry.index('end'), length);
}
