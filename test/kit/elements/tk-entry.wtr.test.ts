import { expect, html } from '@open-wc/testing';
import '../../../resources/src/kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../../resources/src/kit/elements/entry/tk-entry.js';
import { ENTRY_OPTIONS } from '../../../resources/src/kit/models/entry-options.js';
import { Variable } from '../../../resources/src/kit/models/variable.js';
import type { ValidationFields } from '../../../resources/src/kit/models/entry-validation.js';
import { widgetBattery } from './support/battery.js';
import {
  drawn,
  face,
  inner,
  messageOf,
  nativeInput,
  press,
  pressInPage,
  recordEvents,
  setLook,
  settled,
  type,
} from './support/harness.js';

widgetBattery({
  tag: 'tk-entry',
  entries: ENTRY_OPTIONS.entries,
  samples: {
    background: 'lightsteelblue',
    borderwidth: '4',
    cursor: 'hand2',
    disabledbackground: 'gold',
    disabledforeground: '#888',
    exportselection: '0',
    font: 'Arial 12',
    foreground: 'royalblue',
    highlightbackground: 'white',
    highlightcolor: 'red',
    highlightthickness: '3',
    insertbackground: 'red',
    insertborderwidth: '1',
    insertofftime: '100',
    insertontime: '100',
    insertwidth: '4',
    justify: 'right',
    readonlybackground: 'gold',
    relief: 'groove',
    selectbackground: 'gold',
    selectborderwidth: '1',
    selectforeground: 'navy',
    show: '*',
    state: 'readonly',
    takefocus: '1',
    textvariable: '',
    validate: 'key',
    width: '12',
  },
  refused: [
    ['state', 'active', 'bad state "active": must be disabled, normal, or readonly'],
    ['background', 'nocolour', 'unknown color name "nocolour"'],
    ['borderwidth', '3x', 'bad screen distance "3x"'],
    ['width', 'x', 'expected integer but got "x"'],
  ],
  named: { label: 'Port' },
});

/** An entry that has the focus, and the events a person caused. */
async function focused(value = ''): Promise<{ entry: TkEntry; heard: string[] }> {
  const entry = await drawn<TkEntry>(html`<tk-entry label="Port"></tk-entry>`);
  entry.insert(0, value);
  entry.focus();
  const heard = recordEvents(entry, 'tk-input', 'tk-change', 'tk-submit', 'tk-reject');
  return { entry, heard };
}

const digitsOnly = ({ newText }: ValidationFields): boolean => /^\d*$/u.test(newText);

describe('<tk-entry> when a person types', () => {
  beforeEach(() => setLook('light'));

  it('takes over each keystroke and tells it', async () => {
    const { entry, heard } = await focused();
    await type('60');
    expect([entry.get(), heard]).to.deep.equal(['60', ['tk-input:{"value":"6"}', 'tk-input:{"value":"60"}']]);
    expect(entry.index('insert')).to.equal(2);
  });

  it('puts what is typed in place of the selection', async () => {
    const { entry } = await focused('60000');
    entry.selectRange(1, 'end');
    entry.icursor('end');
    await type('1');
    expect([entry.get(), entry.selectPresent(), entry.index('insert')]).to.deep.equal(['61', false, 2]);
  });

  it('refuses what validatecommand refuses, shows the old text and tells what was tried', async () => {
    const { entry, heard } = await focused();
    entry.configure({ validate: 'key', validatecommand: digitsOnly });
    await type('6x');
    expect([entry.get(), nativeInput(entry).value]).to.deep.equal(['6', '6']);
    expect(heard).to.deep.equal(['tk-input:{"value":"6"}', 'tk-reject:{"attempt":"6x"}']);
  });

  it('tells a submission on Return, and a change once when it is left', async () => {
    const { entry, heard } = await focused();
    await type('1');
    await press('Enter');
    await press('Tab');
    expect(heard).to.deep.equal([
      'tk-input:{"value":"1"}',
      'tk-change:{"value":"1"}',
      'tk-submit:{"value":"1"}',
    ]);
    expect(document.activeElement).not.to.equal(entry);
  });

  it('writes its variable and shows what is written there', async () => {
    const port = new Variable('60000');
    const { entry } = await focused();
    entry.configure({ textvariable: port });
    expect(nativeInput(entry).value).to.equal('');
    await settled(entry);
    expect(nativeInput(entry).value).to.equal('60000');
    await press('End');
    await type('1');
    expect(port.get()).to.equal('600001');
    port.set('7');
    await settled(entry);
    expect(nativeInput(entry).value).to.equal('7');
  });

  it('takes nothing while readonly or disabled', async () => {
    const { entry } = await focused('60000');
    entry.configure({ state: 'readonly' });
    await settled(entry);
    await type('1');
    expect([entry.get(), nativeInput(entry).readOnly]).to.deep.equal(['60000', true]);
    entry.configure({ state: 'disabled' });
    await settled(entry);
    expect(nativeInput(entry).disabled).to.equal(true);
    entry.insert(0, '1');
    expect(entry.get()).to.equal('60000');
  });

  it('leaves text that an input method has not finished out of the model', async () => {
    const { entry, heard } = await focused();
    const input = nativeInput(entry);
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = 'ni';
    input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    expect(entry.get()).to.equal('');
    input.value = '你';
    input.dispatchEvent(new CompositionEvent('compositionend'));
    input.dispatchEvent(new InputEvent('input'));
    expect([entry.get(), heard]).to.deep.equal(['你', ['tk-input:{"value":"你"}']]);
  });
});

describe("<tk-entry> and Tk's keys", () => {
  beforeEach(() => setLook('light'));

  const cases: readonly (readonly [keys: string, text: string, cursor: number])[] = [
    ['a', 'one two', 0],
    ['e', 'one two', 7],
    ['b', 'one two', 2],
    ['f', 'one two', 4],
    ['d', 'onetwo', 3],
    ['h', 'on two', 2],
    ['k', 'one', 3],
    ['t', 'on etwo', 4],
  ];
  for (const [keys, text, cursor] of cases) {
    it(`does with Control-${keys} what Tk does`, async () => {
      const { entry } = await focused('one two');
      entry.icursor(3);
      pressInPage(entry, keys);
      expect([entry.get(), entry.index('insert'), nativeInput(entry).selectionStart]).to.deep.equal([
        text,
        cursor,
        cursor,
      ]);
    });
  }

  it('tells an edit by such a key, and no mere movement', async () => {
    const { entry, heard } = await focused('one two');
    entry.icursor(3);
    await press('Control+a');
    expect(entry.index('insert')).to.equal(0);
    pressInPage(entry, 'k');
    expect([entry.get(), heard]).to.deep.equal(['', ['tk-input:{"value":""}']]);
  });

  it('leaves a key alone that the window has taken', async () => {
    const { entry } = await focused('one two');
    entry.icursor(3);
    const take = (event: Event): void => {
      event.preventDefault();
    };
    document.addEventListener('keydown', take, { capture: true });
    await press('Control+e');
    document.removeEventListener('keydown', take, { capture: true });
    expect(entry.index('insert')).to.equal(3);
  });

  it('keeps the platform its own keys', async () => {
    const { entry } = await focused('one two');
    entry.icursor('end');
    await press('Shift+ArrowLeft');
    expect([entry.index('sel.first'), entry.index('sel.last'), entry.index('insert')]).to.deep.equal([
      6, 7, 6,
    ]);
    await press('Backspace');
    expect(entry.get()).to.equal('one tw');
  });
});

describe('<tk-entry> from code', () => {
  beforeEach(() => setLook('light'));

  it("has Tk's methods and messages", async () => {
    const { entry } = await focused('60000');
    entry.delete(1, 'end');
    entry.insert('end', '1');
    expect(entry.get()).to.equal('61');
    expect(messageOf(() => entry.index('nowhere'))).to.equal('bad entry index "nowhere"');
    expect(messageOf(() => entry.index('sel.first'))).to.equal("selection isn't in widget .w");
    entry.selectRange(0, 1);
    expect([entry.selectPresent(), entry.index('sel.last')]).to.deep.equal([true, 1]);
    entry.selectClear();
    expect(entry.selectPresent()).to.equal(false);
  });

  it('selects in the native input as in the model', async () => {
    const { entry } = await focused('60000');
    entry.selectRange(1, 3);
    await settled(entry);
    expect([nativeInput(entry).selectionStart, nativeInput(entry).selectionEnd]).to.deep.equal([1, 3]);
    nativeInput(entry).setSelectionRange(0, 2, 'backward');
    expect([entry.index('sel.first'), entry.index('sel.last'), entry.index('insert')]).to.deep.equal([
      0, 2, 0,
    ]);
  });

  it('shows a selection that was made before it had the focus', async () => {
    const entry = await drawn<TkEntry>(html`<tk-entry label="Port"></tk-entry>`);
    entry.insert(0, '60000');
    entry.selectRange(1, 3);
    await settled(entry);
    expect(document.activeElement).not.to.equal(entry);
    entry.focus();
    expect([nativeInput(entry).selectionStart, nativeInput(entry).selectionEnd]).to.deep.equal([1, 3]);
  });

  it('sets its value in every state, unvalidated and silently', async () => {
    const { entry, heard } = await focused();
    entry.configure({ state: 'disabled', validate: 'key', validatecommand: () => false });
    entry.value = '60000';
    await settled(entry);
    expect([
      entry.value,
      nativeInput(entry).value,
      entry.cget('state'),
      entry.cget('validate'),
      heard,
    ]).to.deep.equal(['60000', '60000', 'disabled', 'key', []]);
  });

  it('hides the text and keeps it when show is set', async () => {
    const { entry } = await focused('secret');
    entry.configure({ show: '*' });
    await settled(entry);
    expect([nativeInput(entry).type, entry.get()]).to.deep.equal(['password', 'secret']);
  });

  it('keeps a line break that a program inserts', async () => {
    const { entry } = await focused('a\nb');
    await settled(entry);
    await press('End');
    await type('c');
    expect(entry.get()).to.equal('a\nbc');
  });

  it('finds the character at a place', async () => {
    const { entry } = await focused('60000');
    await settled(entry);
    expect([entry.index('@0'), entry.index('@1000')]).to.deep.equal([0, 5]);
    const middle = nativeInput(entry).getBoundingClientRect().left - entry.getBoundingClientRect().left + 22;
    expect(entry.index(`@${String(Math.round(middle))}`)).to.equal(2);
  });

  it('says what is wrong with it, to the eye and to a screen reader', async () => {
    const { entry } = await focused();
    entry.invalid = true;
    entry.message = 'Enter a whole number from 1 to 65535.';
    await settled(entry);
    const input = nativeInput(entry);
    expect([input.ariaInvalid, input.getAttribute('aria-describedby')]).to.deep.equal(['true', 'message']);
    expect(inner(entry, '#message').textContent).to.equal(entry.message);
    expect(getComputedStyle(face(entry)).borderColor).to.equal('rgb(179, 38, 30)');
    await expect(entry).to.be.accessible();
  });
});
