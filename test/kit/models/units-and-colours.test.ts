import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cssColour, parseColour } from '../../../resources/src/kit/models/colours.js';
import { fontDescription } from '../../../resources/src/kit/models/font.js';
import { tclBoolean, tclInteger } from '../../../resources/src/kit/models/numbers.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';
import { pixels } from '../../../resources/src/kit/models/units.js';
import { formatGeometry, parseGeometry } from '../../../resources/src/kit/models/window-geometry.js';

test('turns distances into pixels at 96 dots an inch', () => {
  const distances = ['7', '1c', '1i', '1m', '3m', '12p', '2.5c', '-2.5', ' 3 ', '3 m', '0x1f', '3mm'];
  assert.deepEqual(distances.map(pixels), [7, 38, 96, 4, 11, 16, 94, -3, 3, 11, 31, 11]);
});

test('reads colours by name and by digits', () => {
  assert.deepEqual(
    [
      'royalblue',
      'RoyalBlue',
      'Royal Blue',
      'gray',
      'green',
      'maroon',
      'gray50',
      'snow2',
      '#0f0',
      '#123456789',
      '#ffff00000000',
    ].map(cssColour),
    [
      '#4169e1',
      '#4169e1',
      '#4169e1',
      '#808080',
      '#008000',
      '#800000',
      '#7f7f7f',
      '#eee9e9',
      '#00ff00',
      '#124578',
      '#ff0000',
    ],
  );
});

test('tells an unknown colour name from digits of the wrong number', () => {
  assert.throws(() => parseColour('light  steel blue'), {
    message: 'unknown color name "light  steel blue"',
  });
  assert.throws(() => parseColour('#fff '), { message: 'invalid color name "#fff "' });
});

test('reads numbers and truth values as Tcl does', () => {
  assert.deepEqual(
    ['10', '0x10', '010', '0b11', ' -7 ', '4294967295'].map(tclInteger),
    [10, 16, 8, 3, -7, -1],
  );
  assert.deepEqual(['yes', 'T', 'of', '0', '2', 'NO', '0.0'].map(tclBoolean), [
    true,
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
  for (const word of ['', 'o', 'maybe', '1x']) assert.throws(() => tclBoolean(word), TclError);
});

test('takes font descriptions apart', () => {
  assert.deepEqual(fontDescription('{Times New Roman} 12 bold italic'), {
    family: 'Times New Roman',
    size: 12,
    bold: true,
    italic: true,
    underline: false,
    overstrike: false,
  });
  assert.throws(() => fontDescription('Arial 12 foo'), { message: 'unknown font style "foo"' });
  assert.throws(() => fontDescription('Arial x'), { message: 'expected integer but got "x"' });
});

test('reads geometry strings and writes them back', () => {
  assert.deepEqual(parseGeometry('370x400'), { width: 370, height: 400 });
  assert.deepEqual(parseGeometry('=100x50+-5-6'), {
    width: 100,
    height: 50,
    x: -5,
    y: 6,
    fromRight: false,
    fromBottom: true,
  });
  assert.equal(
    formatGeometry({ width: 370, height: 400, x: 0, y: 0, fromRight: true, fromBottom: false }),
    '370x400-0+0',
  );
});

test('refuses a geometry with a capital X, spaces or half of it missing', () => {
  for (const text of ['370X400', '100x', 'x100', '100', ' 1x1', '100 x 100', '-5x10', '4.5x3', '100x100+1']) {
    assert.throws(() => parseGeometry(text), { message: `bad geometry specifier "${text}"` });
  }
});

test('gives finite pixels, whole colours or a TclError for any text', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[-+.\d]{0,9}[cimpxe]?$/u),
    fc.stringMatching(/^#[0-9a-g]{0,13}$/u),
  );
  const readers = [
    (given: string) => Number.isSafeInteger(pixels(given)),
    (given: string) =>
      parseColour(given).every((channel) => Number.isInteger(channel) && channel >= 0 && channel <= 255),
    (given: string) => Number.isInteger(tclInteger(given)),
    (given: string) => typeof tclBoolean(given) === 'boolean',
    (given: string) => typeof parseGeometry(given) === 'object',
    (given: string) => Number.isInteger(fontDescription(given).size),
  ];
  fc.assert(
    fc.property(text, (given) => {
      for (const read of readers) {
        try {
          assert.ok(read(given), given);
        } catch (error) {
          if (!(error instanceof TclError)) throw error;
        }
      }
    }),
    { numRuns: 2000 },
  );
});
