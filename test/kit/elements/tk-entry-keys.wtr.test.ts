import { expect } from '@open-wc/testing';
import { focused } from './support/focused-entry.js';
import { nativeInput, press, pressInPage, setLook } from './support/harness.js';

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
