/** What a Text draws of its model: tags, wrapping, hidden text, sizes. */
import { expect } from '@open-wc/testing';
import { frames, TextHarness } from './text-harness.js';

const STEEL = 'rgb(176, 196, 222)';
const RED = 'rgb(255, 0, 0)';
const BLUE = 'rgb(0, 0, 255)';

describe('the tags of a Text', () => {
  it('draws the highest tag that sets an attribute, each attribute for itself', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'abcdef');
      t.tagConfig('low', { foreground: 'red', background: 'lightsteelblue' });
      t.tagConfig('high', { foreground: 'blue' });
      t.tagAdd('low', '1.0', '1.4');
      t.tagAdd('high', '1.2', '1.6');
    });
    expect(text.styleAt(1, 0).color).to.equal(RED);
    expect(text.styleAt(1, 3).color).to.equal(BLUE);
    expect(text.styleAt(1, 3).backgroundColor).to.equal(STEEL);
    expect(text.styleAt(1, 5).backgroundColor).not.to.equal(STEEL);
  });

  it('draws again when a priority or an option changes', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'abc', ['a', 'b']);
      t.tagConfig('a', { foreground: 'red' });
      t.tagConfig('b', { foreground: 'blue' });
    });
    expect(text.styleAt(1, 1).color).to.equal(BLUE);
    text.element.tagRaise('a');
    await frames();
    expect(text.styleAt(1, 1).color).to.equal(RED);
    text.element.tagConfig('a', { foreground: '#00ff00' });
    await frames();
    expect(text.styleAt(1, 1).color).to.equal('rgb(0, 255, 0)');
    text.element.tagRemove('a', '1.0', 'end');
    await frames();
    expect(text.styleAt(1, 1).color).to.equal(BLUE);
  });

  it('fills a line to its right edge only when the newline is tagged', async () => {
    const text = await TextHarness.create((t) => {
      t.tagConfig('r', { background: 'lightsteelblue' });
      t.insert('1.0', 'whole\npart\n');
      t.tagAdd('r', '1.0', '2.0');
      t.tagAdd('r', '2.0', '2.4');
    });
    expect(text.lineStyle(1).backgroundColor).to.equal(STEEL);
    expect(text.lineStyle(2).backgroundColor).not.to.equal(STEEL);
    expect(text.styleAt(2, 0).backgroundColor).to.equal(STEEL);
  });

  it('draws fonts, lines, offsets, margins, spacing and justification', async () => {
    const text = await TextHarness.create((t) => {
      t.tagConfig('big', { font: 'Arial 20 bold', underline: 1, offset: 4 });
      t.tagConfig('struck', { overstrike: true });
      t.tagConfig('shape', {
        justify: 'center',
        lmargin1: 10,
        lmargin2: 30,
        rmargin: 5,
        spacing1: 7,
        spacing3: 2,
      });
      t.insert('1.0', 'ab\ncd\n');
      t.tagAdd('big', '1.0');
      t.tagAdd('struck', '1.1');
      t.tagAdd('shape', '2.0');
    });
    const big = text.styleAt(1, 0);
    expect([big.fontWeight, big.textDecorationLine, big.verticalAlign]).to.deep.equal([
      '700',
      'underline',
      '4px',
    ]);
    expect(Number.parseFloat(big.fontSize)).to.be.closeTo(26.67, 0.1);
    expect(text.styleAt(1, 1).textDecorationLine).to.equal('line-through');
    const shape = text.lineStyle(2);
    expect(['center', '-webkit-center']).to.include(shape.textAlign);
    expect([shape.paddingLeft, shape.textIndent, shape.paddingRight]).to.deep.equal(['30px', '-20px', '5px']);
    expect([shape.paddingTop, shape.paddingBottom]).to.deep.equal(['7px', '2px']);
  });

  it('draws the selection at the priority of its tag, and under higher tags not at all', async () => {
    const text = await TextHarness.create((t) => {
      t.configure({ selectbackground: 'red' });
      t.tagConfig('r', { background: 'lightsteelblue' });
      t.insert('1.0', 'abcd');
      t.tagAdd('r', '1.0', '1.2');
      t.tagAdd('sel', '1.1', '1.4');
    });
    expect(text.styleAt(1, 1).backgroundColor).to.equal(STEEL);
    expect(text.styleAt(1, 3).backgroundColor).to.equal(RED);
    text.element.tagRaise('sel');
    await frames();
    expect(text.styleAt(1, 1).backgroundColor).to.equal(RED);
  });

  it('lets a look restyle a tag', async () => {
    const text = await TextHarness.create((t) => {
      t.tagConfig('r', { background: 'lightsteelblue' });
      t.insert('1.0', 'abc', 'r');
    });
    text.element.style.setProperty('--tk-tag-r-background', 'rgb(1, 2, 3)');
    expect(text.styleAt(1, 0).backgroundColor).to.equal('rgb(1, 2, 3)');
  });

  it('hides elided text, also across lines, and shows it again', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', 'one\ntwo\nthree');
      t.tagConfig('hidden', { elide: true });
      t.tagAdd('hidden', '1.2', '2.1');
    });
    expect(text.shown).to.equal('onwo\nthree');
    text.element.tagConfig('hidden', { elide: false });
    await frames();
    expect(text.shown).to.equal('one\ntwo\nthree');
  });
});

describe('the lines of a Text', () => {
  const words = 'Une ligne assez longue pour être coupée au bord du widget.';

  it('breaks inside words with wrap=char and between them with wrap=word', async () => {
    const text = await TextHarness.create((t) => {
      t.insert('1.0', words);
    });
    const element = text.element;
    const second = (): string => element.index('1.0 display lineend +1c');
    const inWord = words.slice(0, Number(second().split('.')[1]) - 1);
    expect(inWord).to.match(/\w$/u);
    element.configure({ wrap: 'word' });
    await frames(3);
    const heightWrapped = text.lines[0]?.getBoundingClientRect().height ?? 0;
    expect(heightWrapped).to.equal(38);
    element.configure({ wrap: 'none' });
    await frames(3);
    expect(text.lines[0]?.getBoundingClientRect().height).to.equal(19);
    expect(text.scroller.scrollWidth).to.be.above(text.scroller.clientWidth);
  });

  it('has the size Tk asks for, whatever it holds', async () => {
    const text = await TextHarness.create((t) => {
      t.configure({ width: 30, height: 18, bd: 1, highlightthickness: 1, padx: 1, pady: 1 });
      t.insert('1.0', 'a line\n'.repeat(100));
    });
    const { width, height } = text.element.getBoundingClientRect();
    // 9 pixels is the width of "0" in Liberation Sans, which stands for Arial; another font has another width.
    expect([width, height]).to.deep.equal([276, 348]);
    text.element.configure({ spacing1: 5 });
    await frames();
    expect(text.element.getBoundingClientRect().height).to.equal(438);
  });

  it('tells where characters and lines are, in pixels as Tk does', async () => {
    const text = await TextHarness.create((t) => {
      t.configure({ bd: 1, highlightthickness: 1, padx: 1, pady: 1 });
      t.insert('1.0', 'abc\ndef');
    });
    const element = text.element;
    expect(element.bbox('1.0')?.slice(0, 2)).to.deep.equal([3, 3]);
    expect(element.bbox('2.0')?.[1]).to.equal(22);
    const line = element.dlineinfo('2.1');
    expect([line?.[0], line?.[1], line?.[3], line?.[4]]).to.deep.equal([3, 22, 19, 15]);
    expect(element.index('@5,25')).to.equal('2.0');
    expect(element.compare('@5,5', '<', '2.0')).to.equal(true);
  });
});
