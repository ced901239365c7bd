/** What the mouse does in a Text. */
import { expect } from '@open-wc/testing';
import { frames, TextHarness } from './text-harness.js';

describe('the mouse in a Text', () => {
  const selected = (text: TextHarness): string[] => text.element.tagRanges('sel');

  it('puts the caret where it clicks, and ends the selection', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line\nsecond');
      t.tagAdd('sel', '1.0', '1.5');
    });
    await text.click('2.3');
    expect(text.element.index('insert')).to.equal('2.3');
    expect(selected(text)).to.deep.equal([]);
  });

  it('selects a word with two clicks and a line with three', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line here\nsecond');
    });
    await text.click('1.8', { clicks: 2 });
    expect(selected(text)).to.deep.equal(['1.6', '1.10']);
    await text.click('1.8', { clicks: 3 });
    expect(selected(text)).to.deep.equal(['1.0', '2.0']);
  });

  it('extends the selection with Shift, forwards and back', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line\nsecond');
    });
    await text.click('1.4');
    await text.click('2.2', { shift: true });
    expect(selected(text)).to.deep.equal(['1.4', '2.2']);
    expect(text.element.index('insert')).to.equal('2.2');
    await text.click('1.1', { shift: true });
    expect(selected(text)).to.deep.equal(['1.1', '1.4']);
  });

  it('selects in a disabled Text as well', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line');
      t.configure({ state: 'disabled' });
    });
    await text.click('1.2', { clicks: 2 });
    expect(selected(text)).to.deep.equal(['1.0', '1.5']);
  });

  it('tells of a selection by a person', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line');
    });
    const told: (readonly string[])[] = [];
    text.element.addEventListener('tk-selection', (event) => told.push(event.detail.ranges));
    await text.click('1.2', { clicks: 2 });
    expect(told.at(-1)).to.deep.equal(['1.0', '1.5']);
  });
});

describe('text dropped on a Text', () => {
  it('goes to where it was dropped', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line');
    });
    await text.drop('1.6', 'new ');
    expect(text.held).to.equal('first new line');
    expect(text.shown).to.equal(text.held);
  });

  it('goes to the end of the draft when it was dropped above it', async () => {
    const text = await TextHarness.withDraft('ab');
    await text.drop('1.1', 'XY');
    expect(text.held).to.equal('one\ntwo\nabXY');
    await text.drop('3.1', 'Z');
    expect(text.held).to.equal('one\ntwo\naZbXY');
  });

  it('is not taken while the Text is disabled', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line');
      t.configure({ state: 'disabled' });
    });
    await text.drop('1.6', 'new ');
    await frames();
    expect(text.held).to.equal('first line');
    expect(text.shown).to.equal(text.held);
  });
});
