import { expect } from '@open-wc/testing';
import { Variable } from '../../../resources/src/kit/models/variable.js';
import type { ValidationFields } from '../../../resources/src/kit/models/entry-validation.js';
import { focused } from './support/focused-entry.js';
import { nativeInput, press, setLook, settled, type } from './support/harness.js';

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
    // Somewhere to go: with nothing after it, Tab would leave the page and take the keyboard along.
    const after = document.createElement('input');
    entry.after(after);
    await type('1');
    await press('Enter');
    await press('Tab');
    expect(heard).to.deep.equal([
      'tk-input:{"value":"1"}',
      'tk-change:{"value":"1"}',
      'tk-submit:{"value":"1"}',
    ]);
    expect(document.activeElement).to.equal(after);
    after.remove();
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
