import { expect, html } from '@open-wc/testing';
import '../../../resources/src/kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../../resources/src/kit/elements/entry/tk-entry.js';
import { ENTRY_OPTIONS } from '../../../resources/src/kit/models/entry-options.js';
import { widgetBattery } from './support/battery.js';
import { focused } from './support/focused-entry.js';
import {
  drawn,
  face,
  inner,
  messageOf,
  nativeInput,
  press,
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

  it('takes a value before it is on the page, as templates set it', async () => {
    const entry = await drawn<TkEntry>(html`<tk-entry label="Port" .value=${'60000'}></tk-entry>`);
    expect([entry.value, nativeInput(entry).value]).to.deep.equal(['60000', '60000']);
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
