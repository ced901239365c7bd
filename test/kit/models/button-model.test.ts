import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUTTON_POINTER, pressButtonKey } from '../../../resources/src/kit/models/button-bindings.js';
import { ButtonModel } from '../../../resources/src/kit/models/button-model.js';
import { keyNamed } from '../../../resources/src/kit/models/key-press.js';
import { LabelModel } from '../../../resources/src/kit/models/label-model.js';
import { PhotoImage } from '../../../resources/src/kit/models/photo-image.js';
import { layoutLines } from '../../../resources/src/kit/models/text-layout.js';
import { ManualClock } from '../../oracle/manual-clock.js';
import { measuredFonts } from '../../oracle/measured-fonts.js';

function buttonWith(options: Record<string, string | number> = {}): {
  button: ButtonModel;
  clock: ManualClock;
  calls: () => number;
} {
  const clock = new ManualClock();
  let calls = 0;
  const command = (): number => ++calls;
  const button = new ButtonModel({ ...options, command }, (milliseconds, action) =>
    clock.after(milliseconds, action),
  );
  return { button, clock, calls: () => calls };
}

function point(button: ButtonModel, ...patterns: string[]): void {
  for (const pattern of patterns) BUTTON_POINTER[pattern]?.(button);
}

test('runs its command and returns what that returned', () => {
  assert.equal(new ButtonModel({ command: () => 42 }).invoke(), 42);
  assert.equal(new ButtonModel().invoke(), '');
});

test('does nothing when disabled, by program, pointer or key', () => {
  const { button, clock, calls } = buttonWith({ state: 'disabled' });
  assert.equal(button.invoke(), '');
  point(button, '<Enter>', '<Button-1>', '<ButtonRelease-1>');
  pressButtonKey(button, keyNamed('space'));
  clock.advance(200);
  assert.deepEqual([calls(), button.cget('state'), button.cget('relief')], [0, 'disabled', 'raised']);
});

test('sinks under the pointer and runs its command when let go over it', () => {
  const { button, calls } = buttonWith();
  point(button, '<Enter>');
  assert.equal(button.cget('state'), 'active');
  point(button, '<Button-1>');
  assert.ok(button.sunken);
  point(button, '<ButtonRelease-1>');
  assert.deepEqual([button.cget('relief'), button.cget('state'), calls()], ['raised', 'active', 1]);
});

test('does not run its command when the pointer left before letting go', () => {
  const { button, calls } = buttonWith();
  point(button, '<Enter>', '<Button-1>', '<Leave>', '<ButtonRelease-1>');
  assert.deepEqual([button.cget('relief'), button.cget('state'), calls()], ['raised', 'normal', 0]);
});

test('is pressed by the space bar for 100 ms, then runs its command; Return does nothing', () => {
  const { button, clock, calls } = buttonWith();
  assert.equal(pressButtonKey(button, keyNamed('Return')), false);
  assert.equal(pressButtonKey(button, keyNamed('space')), true);
  clock.advance(99);
  assert.deepEqual([button.sunken, calls()], [true, 0]);
  clock.advance(1);
  assert.deepEqual([button.cget('relief'), button.cget('state'), calls()], ['raised', 'normal', 1]);
});

test('repeats while held down when it has a repeat delay', () => {
  const { button, clock, calls } = buttonWith({ repeatdelay: 300, repeatinterval: 100 });
  point(button, '<Enter>', '<Button-1>');
  clock.advance(520);
  point(button, '<ButtonRelease-1>');
  clock.advance(1000);
  assert.equal(calls(), 3);
});

test('asks for the size that Tk measured', () => {
  const size = (model: LabelModel): number[] => {
    const { width, height } = model.requestedSize(measuredFonts);
    return [width, height];
  };
  assert.deepEqual(size(new ButtonModel({ text: 'connect' })), [79, 31]);
  assert.deepEqual(size(new ButtonModel({ text: 'connect', font: 'Arial 12' })), [84, 33]);
  assert.deepEqual(size(new ButtonModel({ text: 'connect', width: 10 })), [108, 31]);
  assert.deepEqual(size(new ButtonModel({ text: 'connect', default: 'normal' })), [89, 41]);
  assert.deepEqual(size(new LabelModel({ text: 'PORT_Server' })), [88, 21]);
  assert.deepEqual(size(new LabelModel({ text: 'a\nb' })), [12, 38]);
});

test('makes room for a picture alone or beside its text, and hears when the picture grows', () => {
  const image = new PhotoImage({ width: 24, height: 24 });
  const button = new ButtonModel({ text: 'connect', image });
  let told = 0;
  button.onChange((change) => {
    told += change.kind === 'size' ? 1 : 0;
  });
  assert.deepEqual(button.requestedSize(measuredFonts), { width: 30, height: 30 });
  button.configure({ compound: 'left' });
  assert.deepEqual(button.requestedSize(measuredFonts), { width: 114, height: 38 });
  button.configure({ compound: 'top' });
  assert.deepEqual(button.requestedSize(measuredFonts), { width: 79, height: 59 });
  image.configure({ width: 30 });
  assert.equal(told, 1);
});

test('breaks lines at the last space that fits, and a long word where it must', () => {
  const options = { font: 'TkFixedFont', wrapLength: 40, measurer: measuredFonts };
  assert.deepEqual(layoutLines('one two three', options), ['one', 'two', 'three']);
  assert.deepEqual(layoutLines('abcdefgh i', options), ['abcde', 'fgh i']);
});
