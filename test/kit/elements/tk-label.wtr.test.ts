import { expect, html } from '@open-wc/testing';
import '../../../resources/src/kit/elements/label/tk-label.js';
import type { TkLabel } from '../../../resources/src/kit/elements/label/tk-label.js';
import { LABEL_OPTIONS } from '../../../resources/src/kit/models/button-options.js';
import { PhotoImage } from '../../../resources/src/kit/models/photo-image.js';
import { widgetBattery } from './support/battery.js';
import { canvas, drawn, faceStyle, inner, setLook, settled } from './support/harness.js';
import { BUTTON_LIKE_SAMPLES, BUTTON_LIKE_REFUSED } from './support/samples.js';

widgetBattery({
  tag: 'tk-label',
  entries: LABEL_OPTIONS.entries,
  samples: BUTTON_LIKE_SAMPLES,
  refused: BUTTON_LIKE_REFUSED,
  named: { text: 'PORT_Server' },
});

const LINES = 'one\ntwo\nthree';
const PAIR = 'ab\ncd';
const UNEQUAL = 'a\nlonger';

describe('<tk-label>', () => {
  beforeEach(() => setLook('classic'));

  it('shows a line of text for each line', async () => {
    const label = await drawn<TkLabel>(html`<tk-label text=${LINES}></tk-label>`);
    const lines = [...(label.shadowRoot?.querySelectorAll('.line') ?? [])].map((line) => line.textContent);
    expect(lines).to.deep.equal(['one', 'two', 'three']);
  });

  it('breaks lines at wraplength, again when the look changes', async () => {
    const label = await drawn<TkLabel>(html`<tk-label wraplength="60" text="one two three four"></tk-label>`);
    const lines = (): number => label.shadowRoot?.querySelectorAll('.line').length ?? 0;
    expect(lines()).to.be.greaterThan(1);
    expect(label.getBoundingClientRect().width).to.be.at.most(64);
    label.configure({ wraplength: 0 });
    await settled(label);
    expect(lines()).to.equal(1);
  });

  it('underlines one character, counted over all lines', async () => {
    const label = await drawn<TkLabel>(html`<tk-label text=${PAIR} underline="4"></tk-label>`);
    expect(inner(label, 'u').textContent).to.equal('d');
  });

  it('shows a picture in place of the text, or beside it', async () => {
    const image = new PhotoImage({ width: 24, height: 24 });
    const label = await drawn<TkLabel>(html`<tk-label text="send" .image=${image}></tk-label>`);
    expect(label.shadowRoot?.querySelector('.text')).to.equal(null);
    label.configure({ compound: 'left' });
    await settled(label);
    const [picture, text] = [inner(label, 'canvas'), inner(label, '.text')].map((part) =>
      part.getBoundingClientRect(),
    );
    expect(picture?.right).to.be.at.most(text?.left ?? 0);
    label.configure({ compound: 'bottom' });
    await settled(label);
    expect(inner(label, '.text').getBoundingClientRect().bottom).to.be.at.most(
      inner(label, 'canvas').getBoundingClientRect().top,
    );
  });

  it('draws the pixels of its picture, and draws them again when they change', async () => {
    const image = new PhotoImage({ width: 2, height: 2 });
    const label = await drawn<TkLabel>(html`<tk-label .image=${image}></tk-label>`);
    const pixel = (): number[] => [...(canvas(label).getContext('2d')?.getImageData(1, 1, 1, 1).data ?? [])];
    expect(pixel()).to.deep.equal([0, 0, 0, 0]);
    image.put('red', [0, 0, 2, 2]);
    await settled(label);
    expect(pixel()).to.deep.equal([255, 0, 0, 255]);
  });

  it('is decoration with a picture alone, and an image with a name when it has a label', async () => {
    const image = new PhotoImage({ width: 2, height: 2 });
    const label = await drawn<TkLabel>(html`<tk-label .image=${image}></tk-label>`);
    expect(inner(label, '.face').getAttribute('role')).to.equal(null);
    label.label = 'a red square';
    await settled(label);
    expect([inner(label, '.face').getAttribute('role'), inner(label, '.face').ariaLabel]).to.deep.equal([
      'img',
      'a red square',
    ]);
    await expect(label).to.be.accessible();
  });

  it('takes its text colour, font and justification from its options', async () => {
    const label = await drawn<TkLabel>(
      html`<tk-label text=${UNEQUAL} fg="royalblue" font="Arial 12 bold" justify="right"></tk-label>`,
    );
    expect(faceStyle(label, 'color')).to.equal('rgb(65, 105, 225)');
    expect([faceStyle(label, 'font-size'), faceStyle(label, 'font-weight')]).to.deep.equal(['16px', '700']);
    const [short, long] = [...(label.shadowRoot?.querySelectorAll('.line') ?? [])].map((line) =>
      line.getBoundingClientRect(),
    );
    expect(short?.right).to.be.closeTo(long?.right ?? 0, 0.5);
    expect(short?.left).to.be.greaterThan(long?.left ?? 0);
  });
});
