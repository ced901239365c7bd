/** Text that arrives faster than it can be read, and what is said of it. */
import { expect } from '@open-wc/testing';
import { StreamMode } from '../../../../resources/src/kit/elements/text/stream-mode.js';
import { FakeClock } from './fake-clock.js';
import { frames, TextHarness } from './text-harness.js';

describe('a stream into a followed box', () => {
  let clock: FakeClock;
  let box: HTMLElement;
  let mode: StreamMode;
  const grow = (times: number): void => {
    for (let time = 0; time < times; time++) {
      clock.pass(16);
      mode.grew();
    }
  };
  const isStreaming = (): boolean => box.classList.contains('streaming');

  beforeEach(() => {
    clock = new FakeClock();
    box = document.createElement('div');
    document.body.append(box);
    mode = new StreamMode(box);
  });
  afterEach(() => {
    mode.stop();
    clock.restore();
    box.remove();
  });

  it('takes scrollability away after some growths, not after single messages', () => {
    for (let message = 0; message < 20; message++) {
      clock.pass(300);
      mode.grew();
    }
    expect(isStreaming()).to.equal(false);
    grow(3);
    expect(isStreaming()).to.equal(false);
    grow(10);
    expect(isStreaming()).to.equal(true);
  });

  it('gives it back when the stream pauses, and not before', () => {
    grow(10);
    clock.pass(200);
    expect(isStreaming()).to.equal(true);
    clock.pass(300);
    expect(isStreaming()).to.equal(false);
  });

  it('gives it back to who reaches for the wheel, and for a while after', () => {
    grow(10);
    mode.gesture(new WheelEvent('wheel'));
    expect(isStreaming()).to.equal(false);
    grow(60);
    expect(isStreaming()).to.equal(false);
    grow(60);
    expect(isStreaming()).to.equal(true);
  });

  it('gives it back to a pointer at the scrollbar’s edge only', () => {
    box.style.cssText = 'position: fixed; left: 0; top: 0; width: 200px; height: 100px';
    grow(10);
    mode.gesture(new PointerEvent('pointermove', { clientX: 50, clientY: 50 }));
    expect(isStreaming()).to.equal(true);
    mode.gesture(new PointerEvent('pointermove', { clientX: 195, clientY: 50 }));
    expect(isStreaming()).to.equal(false);
  });

  it('leaves a box alone whose scrollbar takes room', () => {
    box.style.cssText = 'width: 200px; height: 100px; border-right: 3px solid';
    grow(20);
    expect(isStreaming()).to.equal(false);
  });

  it('gives it back at the end of the box', () => {
    grow(10);
    mode.stop();
    expect(isStreaming()).to.equal(false);
  });
});

describe('a Text that is streamed into', () => {
  it('shows the last lines in the frame they came in, and all of them when it is over', async () => {
    const text = await TextHarness.create((t) => {
      t.followEnd = true;
    });
    let line = 0;
    for (let frame = 0; frame < 20; frame++) {
      for (let many = 0; many < 300; many++) text.element.insert('end', `line ${(line += 1)}\n`);
      await frames(1);
      expect(text.element.bbox('end-1c')).not.to.equal(null);
      expect(text.lines.at(-2)?.textContent).to.equal(`line ${line}`);
    }
    text.element.see('3000.0');
    await frames(3);
    expect(text.lines.some((drawn) => drawn.textContent === 'line 3000')).to.equal(true);
  });

  it('keeps caret and selection in the draft', async () => {
    const text = await TextHarness.withDraft('hello');
    text.element.followEnd = true;
    await text.press('ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    for (let frame = 0; frame < 5; frame++) {
      for (let many = 0; many < 300; many++) text.element.insert('draft', `line ${many}\n`);
      await frames(1);
    }
    expect(text.element.tagRanges('sel')).to.deep.equal(['1503.2', '1503.4']);
    await text.type('X');
    expect(text.element.get('draft', 'end-1c')).to.equal('heXo');
    expect(text.lines.at(-1)?.textContent).to.equal('heXo');
  });

  it('keeps what a person selected in the lines above', async () => {
    const text = await TextHarness.create((t) => {
      t.followEnd = true;
      t.insert('end', 'kept\n'.repeat(5));
    });
    text.element.tagAdd('sel', '2.0', '3.0');
    text.element.markSet('insert', '3.0');
    await frames();
    for (let many = 0; many < 300; many++) text.element.insert('end', `line ${many}\n`);
    await frames(3);
    expect(text.element.tagRanges('sel')).to.deep.equal(['2.0', '3.0']);
    expect(text.element.index('insert')).to.equal('3.0');
  });
});

describe('a live Text', () => {
  it('says new lines a second after they came, and only when it is live', async () => {
    const text = await TextHarness.create();
    const clock = new FakeClock();
    try {
      text.element.insert('end', 'silent\n');
      clock.pass(1500);
      expect(text.news).to.equal('');
      text.element.live = true;
      await text.element.updateComplete;
      text.element.insert('end', 'spoken\n');
      text.element.insert('end', 'as well\n');
      clock.pass(900);
      expect(text.news).to.equal('');
      clock.pass(200);
      expect(text.news).to.equal('spoken\nas well');
      for (let line = 0; line < 50; line++) text.element.insert('end', `${line}\n`);
      clock.pass(1000);
      expect(text.news).to.equal('45\n46\n47\n48\n49');
    } finally {
      clock.restore();
    }
  });
});
