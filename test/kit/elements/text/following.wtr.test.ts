/** Scrolling: following the end, see, long texts; and that the view shows what the model holds. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { TextModel } from '../../../../resources/src/kit/models/text/text-model.js';
import { frames, TextHarness } from './text-harness.js';

describe('the end of a Text', () => {
  it('is followed while it is in sight, in the frame after the text came', async () => {
    const text = await TextHarness.create((t) => {
      t.followEnd = true;
    });
    for (let line = 0; line < 100; line++) text.element.insert('end', `line ${line}\n`);
    await frames(1);
    expect(text.element.bbox('end-1c')).not.to.equal(null);
    expect(text.element.atEnd).to.equal(true);
  });

  it('is left when a person scrolls up, and taken up when they come back', async () => {
    const text = await TextHarness.create((t) => {
      t.followEnd = true;
      t.insert('end', 'line\n'.repeat(100));
    });
    await frames(3);
    const told: boolean[] = [];
    text.element.addEventListener('tk-end', (event) =>
      told.push((event as CustomEvent<{ atEnd: boolean }>).detail.atEnd),
    );
    text.scroller.scrollTop -= 200;
    await frames(3);
    expect(text.element.atEnd).to.equal(false);
    const before = text.scroller.scrollTop;
    text.element.insert('end', 'more\n'.repeat(20));
    await frames(3);
    expect(text.scroller.scrollTop).to.equal(before);
    text.element.seeEnd();
    await frames(3);
    text.element.insert('end', 'more\n'.repeat(20));
    await frames(3);
    expect(text.element.bbox('end-1c')).not.to.equal(null);
    expect(told).to.deep.equal([false, true]);
  });

  it('is not followed unless asked for', async () => {
    const text = await TextHarness.create();
    text.element.insert('end', 'line\n'.repeat(100));
    await frames(3);
    expect(text.scroller.scrollTop).to.equal(0);
    expect(text.element.atEnd).to.equal(false);
  });
});

describe('see', () => {
  it('leaves what is visible, scrolls a little to what is near, and centres what is far', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('end', 'line\n'.repeat(200));
    });
    text.element.see('5.0');
    await frames();
    expect(text.scroller.scrollTop).to.equal(0);
    text.element.see('12.0');
    await frames();
    expect(text.scroller.scrollTop).to.be.within(20, 60);
    text.element.see('150.0');
    await frames(3);
    const box = text.element.bbox('150.0');
    expect(box?.[1]).to.be.within(60, 130);
  });
});

describe('a long Text', () => {
  it('opens a hundred thousand lines and shows the right ones anywhere', async () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `line ${at + 1}`);
    const model = new TextModel();
    model.insert('1.0', lines.join('\n'));
    const text = await TextHarness.create((t) => {
      t.model = model;
    });
    for (const line of [50_000, 3, 99_998, 12_345]) {
      text.element.see(`${line}.0`);
      await frames(3);
      const box = text.element.bbox(`${line}.0`);
      expect(box, String(line)).not.to.equal(null);
      expect(text.lines.some((drawn) => drawn.textContent === `line ${line}`)).to.equal(true);
    }
    expect(text.lines.length).to.be.below(500);
  });
});

describe('the view of a Text', () => {
  const step = fc.oneof(
    fc.record({ op: fc.constant('insert' as const), at: fc.nat(200), text: fc.string({ maxLength: 8 }) }),
    fc.record({
      op: fc.constant('lines' as const),
      at: fc.nat(200),
      text: fc.constantFrom('\n', 'a\nb', '\n\nx', 'é😀\n'),
    }),
    fc.record({ op: fc.constant('delete' as const), at: fc.nat(200), size: fc.nat(30) }),
    fc.record({ op: fc.constant('tag' as const), at: fc.nat(200), size: fc.nat(30) }),
    fc.record({ op: fc.constant('type' as const), text: fc.constantFrom('k', 'm', 'z') }),
    fc.record({ op: fc.constant('frame' as const) }),
  );

  it('shows what the model holds after any sequence of program, person and frame', async () => {
    const text = await TextHarness.create((t) => {
      t.configure({ height: 40 });
      t.tagConfig('r', { background: 'lightsteelblue' });
    });
    const { element } = text;
    element.focus();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        element.delete('1.0', 'end');
        await frames(1);
        for (const one of steps) {
          if (one.op === 'insert' || one.op === 'lines')
            element.insert(`1.0+${one.at}c`, one.text.replaceAll('\r', ''));
          else if (one.op === 'delete') element.delete(`1.0+${one.at}c`, `1.0+${one.at + one.size}c`);
          else if (one.op === 'tag') element.tagAdd('r', `1.0+${one.at}c`, `1.0+${one.at + one.size}c`);
          else if (one.op === 'type') text.enter(one.text);
          else await frames(1);
        }
        await frames(2);
        expect(text.shown).to.equal(text.held);
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});

describe('a Text for everyone', () => {
  it('is accessible, named and multiline, editable or not', async () => {
    const text = await TextHarness.withDraft('abc');
    await expect(text.element).to.be.accessible();
    expect(text.content.getAttribute('role')).to.equal('textbox');
    expect(text.content.getAttribute('aria-multiline')).to.equal('true');
    expect(text.content.getAttribute('aria-label')).to.equal('Dialogue');
    text.element.configure({ state: 'disabled' });
    await frames(3);
    await expect(text.element).to.be.accessible();
    expect(text.content.tabIndex).to.equal(0);
  });
});
