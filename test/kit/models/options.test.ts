import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ButtonModel } from '../../../resources/src/kit/models/button-model.js';
import { EntryModel } from '../../../resources/src/kit/models/entry-model.js';
import { LabelModel } from '../../../resources/src/kit/models/label-model.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';
import { Variable } from '../../../resources/src/kit/models/variable.js';

function refused(act: () => void): string {
  try {
    act();
  } catch (error) {
    if (error instanceof TclError) return error.message;
    throw error;
  }
  return '';
}

test('finds an option by an unambiguous beginning and by its alias', () => {
  const button = new ButtonModel({ fore: 'red', bd: 3 });
  assert.equal(button.cget('foreground'), 'red');
  assert.equal(button.cget('fg'), 'red');
  assert.equal(button.cget('bord'), '3');
});

test('calls an ambiguous beginning an unknown option, as Tk does', () => {
  assert.equal(
    refused(() => new ButtonModel().cget('b')),
    'unknown option "-b"',
  );
  assert.equal(
    refused(() => {
      new EntryModel({ nosuch: 1 });
    }),
    'unknown option "-nosuch"',
  );
});

test('refuses values with the messages of Tk', () => {
  const button = new ButtonModel();
  const messages = [
    refused(() => {
      button.configure({ state: 'bogus' });
    }),
    refused(() => {
      button.configure({ bg: 'x' });
    }),
    refused(() => {
      button.configure({ bg: '#12345' });
    }),
    refused(() => {
      button.configure({ bd: '3x' });
    }),
    refused(() => {
      button.configure({ relief: 'r' });
    }),
    refused(() => {
      button.configure({ anchor: 'zz' });
    }),
    refused(() => {
      button.configure({ justify: 'full' });
    }),
    refused(() => {
      button.configure({ image: 'nope' });
    }),
    refused(() => {
      button.configure({ cursor: 'nocursor' });
    }),
    refused(() => {
      button.configure({ font: '{bad' });
    }),
    refused(() => {
      button.configure({ width: '1c' });
    }),
    refused(() => {
      new EntryModel({ exportselection: 'maybe' });
    }),
  ];
  assert.deepEqual(messages, [
    'bad state "bogus": must be active, disabled, or normal',
    'unknown color name "x"',
    'invalid color name "#12345"',
    'bad screen distance "3x"',
    'ambiguous relief "r": must be flat, groove, raised, ridge, solid, or sunken',
    'bad anchor "zz": must be n, ne, e, se, s, sw, w, nw, or center',
    'bad justification "full": must be left, right, or center',
    'image "nope" doesn\'t exist',
    'bad cursor spec "nocursor"',
    'font "{bad" doesn\'t exist',
    'expected integer but got "1c"',
    'expected boolean value but got "maybe"',
  ]);
});

test('takes a whole configure back when one of its values is refused', () => {
  const entry = new EntryModel({ width: 7, relief: 'flat' });
  let told = 0;
  entry.onChange(() => {
    told += 1;
  });
  assert.throws(() => {
    entry.configure({ width: 9, relief: 'bad', fg: 'red' });
  }, TclError);
  assert.deepEqual(
    [entry.cget('width'), entry.cget('relief'), entry.cget('fg'), told],
    ['7', 'flat', '#000000', 0],
  );
});

test('shows distances as written on a Button and in pixels on an Entry', () => {
  assert.equal(new ButtonModel({ padx: '2m' }).cget('padx'), '2m');
  assert.equal(new EntryModel({ bd: '2m' }).cget('bd'), '8');
});

test('describes an option with its database name, class, default and value', () => {
  assert.deepEqual(new EntryModel({ bg: 'red' }).confinfo('bg'), [
    '-background',
    'background',
    'Background',
    '#ffffff',
    'red',
  ]);
});

test('tells its listeners which options were set, until they leave', () => {
  const label = new LabelModel();
  const heard: (readonly string[] | undefined)[] = [];
  const leave = label.onChange((change) => heard.push(change.names));
  label.configure({ fg: 'red', text: 'x' });
  leave();
  label.configure({ text: 'y' });
  assert.deepEqual(heard, [['foreground', 'text']]);
});

test('shows the value of its variable and follows it', () => {
  const variable = new Variable('one');
  const label = new LabelModel({ text: 'own', textvariable: variable });
  assert.equal(label.cget('text'), 'one');
  variable.set('two');
  assert.equal(label.text, 'two');
  label.dispose();
  variable.set('three');
  assert.equal(label.text, 'two');
});

test('never fails with anything but a TclError, whatever the option and value', () => {
  const names = [...new EntryModel().keys(), ...new ButtonModel().keys(), 'nosuch', ''];
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.double()),
      (name, value) => {
        for (const model of [new EntryModel(), new ButtonModel(), new LabelModel()]) {
          const before = model.keys().map((key) => model.cget(key));
          const message = refused(() => {
            model.configure({ [name]: value });
          });
          if (message !== '')
            assert.deepEqual(
              model.keys().map((key) => model.cget(key)),
              before,
            );
        }
      },
    ),
  );
});
