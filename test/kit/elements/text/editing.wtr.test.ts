/** What a person may do in a Text, and what only programs may. */
import { expect, oneEvent } from '@open-wc/testing';
import { frames, TextHarness } from './text-harness.js';

describe('typing in a Text', () => {
  it('brings what is typed to the model at once and tells of it', async () => {
    const text = await TextHarness.create();
    text.element.focus();
    const told = oneEvent(text.element, 'tk-input');
    await text.type('aé');
    expect(text.held).to.equal('aé');
    expect(text.shown).to.equal('aé');
    expect((await told).detail).to.deep.equal({ index: '1.0', inserted: 'a', removed: 0 });
    expect(text.element.index('insert')).to.equal('1.2');
  });

  it('stays silent when a program writes', async () => {
    const text = await TextHarness.create();
    let told = 0;
    for (const type of ['tk-input', 'tk-modified', 'tk-selection', 'tk-scroll']) {
      text.element.addEventListener(type, () => (told += 1));
    }
    text.element.insert('end', 'line\n'.repeat(50));
    text.element.tagAdd('sel', '1.0', '2.0');
    text.element.see('end');
    await frames(4);
    expect(told).to.equal(0);
  });

  it('takes nothing while disabled, and can be selected and copied from', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'abc');
      t.configure({ state: 'disabled' });
    });
    text.element.focus();
    await text.type('x');
    await text.press('Backspace', 'Enter', 'Delete');
    await text.paste('y');
    expect(text.held).to.equal('abc');
    await text.press('Control+a');
    expect(text.element.tagRanges('sel')).to.deep.equal(['1.0', '1.3']);
    expect(await text.take('copy')).to.equal('abc');
    expect(text.content.getAttribute('aria-readonly')).to.equal('true');
  });

  it('lets a program take a key before the widget does', async () => {
    const text = await TextHarness.create();
    const seen: string[] = [];
    text.element.addEventListener('tk-key', (event) => {
      seen.push((event as CustomEvent<{ key: string }>).detail.key);
      event.preventDefault();
    });
    text.element.focus();
    await text.type('a');
    await text.press('Enter');
    expect(text.held).to.equal('a');
    expect(seen).to.deep.equal(['Enter']);
  });

  it('keeps typed text and a program’s text apart when both come in one frame', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'end');
      t.markSet('insert', '1.3');
    });
    text.element.focus();
    await frames();
    text.element.insert('1.0', 'above\n');
    // The key finds the model ahead of what is drawn.
    text.enter('!');
    await frames(3);
    expect(text.held).to.equal('above\nend!');
    expect(text.shown).to.equal(text.held);
  });

  it('moves and deletes with Tk’s keys', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'first line\nsecond');
      t.markSet('insert', '1.3');
    });
    text.element.focus();
    await text.press('Control+a');
    expect(text.element.index('insert')).to.equal('1.0');
    await text.press('Control+e');
    expect(text.element.index('insert')).to.equal('1.10');
    await text.press('Home', 'Control+ArrowRight');
    expect(text.element.index('insert')).to.equal('1.6');
    await text.press('Control+k');
    expect(text.held).to.equal('first \nsecond');
    await text.press('ArrowDown', 'End', 'Backspace', 'Shift+Home');
    expect(text.element.tagRanges('sel')).to.deep.equal(['2.0', '2.5']);
    await text.press('Delete');
    expect(text.held).to.equal('first \n');
  });

  it('undoes and redoes with the model where undo is on', async () => {
    const text = await TextHarness.create((t) => {
      t.configure({ undo: true });
    });
    text.element.focus();
    await text.type('abc');
    await text.press('Control+z');
    expect(text.held).to.equal('');
    await text.press('Control+y');
    expect(text.held).to.equal('abc');
    expect(text.shown).to.equal('abc');
  });
});

describe('the draft after a read-only part', () => {
  it('takes what is typed above it to its end', async () => {
    const text = await TextHarness.withDraft('ab');
    text.element.markSet('insert', '1.1');
    await frames();
    await text.type('c');
    expect(text.held).to.equal('one\ntwo\nabc');
    expect(text.element.index('insert')).to.equal('3.3');
  });

  it('does nothing on Backspace at its start, and nothing on keys that delete above it', async () => {
    const text = await TextHarness.withDraft('ab');
    await text.press('Home', 'Backspace', 'Control+Backspace');
    expect(text.held).to.equal('one\ntwo\nab');
    await text.press('ArrowUp', 'Delete', 'Backspace', 'Control+k', 'Control+d', 'Control+t');
    expect(text.held).to.equal('one\ntwo\nab');
  });

  it('pastes into itself, whatever is selected above it', async () => {
    const text = await TextHarness.withDraft('ab');
    text.element.tagAdd('sel', '1.0', '2.0');
    text.element.markSet('insert', '2.0');
    await frames();
    await text.paste('c\r\nd');
    expect(text.held).to.equal('one\ntwo\nabc\nd');
  });

  it('copies from above and cuts only its own part of a selection', async () => {
    const text = await TextHarness.withDraft('abc');
    text.element.tagAdd('sel', '2.0', '3.2');
    text.element.markSet('insert', '3.2');
    await frames();
    expect(await text.take('copy')).to.equal('two\nab');
    expect(await text.take('cut')).to.equal('two\nab');
    expect(text.held).to.equal('one\ntwo\nc');
  });

  it('replaces only its own part of a selection that reaches into it', async () => {
    const text = await TextHarness.withDraft('abc');
    text.element.tagAdd('sel', '2.0', '3.2');
    text.element.markSet('insert', '3.2');
    await frames();
    await text.type('X');
    expect(text.held).to.equal('one\ntwo\nXc');
  });

  it('takes what an input method composes', async () => {
    const text = await TextHarness.withDraft('a');
    text.element.markSet('insert', '1.0');
    await frames();
    await text.compose('日本');
    expect(text.held).to.equal('one\ntwo\na日本');
    expect(text.shown).to.equal(text.held);
  });

  it('keeps its start when a character is typed exactly there', async () => {
    const text = await TextHarness.withDraft();
    await text.type('ab');
    expect(text.element.index('draft')).to.equal('3.0');
    await text.press('Home');
    await text.type('c');
    expect(text.element.get('draft', 'end-1c')).to.equal('cab');
  });

  it('keeps caret, selection and scroll while lines are inserted above it', async () => {
    const text = await TextHarness.withDraft('hello');
    await text.press('ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    expect(text.element.tagRanges('sel')).to.deep.equal(['3.2', '3.4']);
    for (let line = 0; line < 3; line++) {
      text.element.insert('draft', `arrived ${line}\n`);
      await frames();
    }
    expect(text.element.tagRanges('sel')).to.deep.equal(['6.2', '6.4']);
    expect(text.element.index('insert')).to.equal('6.2');
    await text.type('X');
    expect(text.element.get('draft', 'end-1c')).to.equal('heXo');
    expect(text.shown).to.equal(text.held);
  });

  it('keeps the caret at an empty draft while lines arrive', async () => {
    const text = await TextHarness.withDraft();
    text.element.insert('draft', 'arrived\n');
    await frames();
    await text.type('x');
    expect(text.held).to.equal('one\ntwo\narrived\nx');
  });

  it('undoes what was typed in it and leaves arrived lines alone', async () => {
    const text = await TextHarness.withDraft();
    await text.type('abc');
    text.element.insert('draft', 'arrived\n');
    await frames();
    await text.press('Control+z');
    expect(text.held).to.equal('one\ntwo\narrived\n');
    await text.press('Control+y');
    expect(text.held).to.equal('one\ntwo\narrived\nabc');
    text.element.delete('draft', 'end-1c');
    await frames();
    await text.press('Control+z');
    expect(text.held).to.equal('one\ntwo\narrived\n');
  });

  it('selects itself with Control-a, and then everything', async () => {
    const text = await TextHarness.withDraft('abc');
    await text.press('Control+a');
    expect(text.element.tagRanges('sel')).to.deep.equal(['3.0', '3.3']);
    await text.press('Control+a');
    expect(text.element.tagRanges('sel')).to.deep.equal(['1.0', '3.3']);
  });

  it('shows a placeholder while it is empty, which is no content', async () => {
    const text = await TextHarness.withDraft();
    text.element.placeholder = 'Write here';
    await text.element.updateComplete;
    await frames(3);
    expect(text.placeholder?.textContent).to.equal('Write here');
    expect(text.held).to.equal('one\ntwo\n');
    text.element.insert('draft', 'arrived\n');
    await frames();
    expect(text.placeholder?.closest('.cm-line')).to.equal(text.lines.at(-1));
    await text.type('x');
    expect(text.placeholder).to.equal(null);
    await text.press('Backspace');
    expect(text.placeholder?.textContent).to.equal('Write here');
    expect(text.held).to.equal('one\ntwo\narrived\n');
  });
});
