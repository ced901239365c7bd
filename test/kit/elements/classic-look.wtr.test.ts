/**
 * The client window of the course in the classic look, against what real Tk 8.6 made of it: the boxes of
 * its widgets (fixtures/seed-client.json) and sizes measured for single widgets.
 */
import { expect, html } from '@open-wc/testing';
import '../../../resources/src/kit/elements/button/tk-button.js';
import '../../../resources/src/kit/elements/entry/tk-entry.js';
import '../../../resources/src/kit/elements/label/tk-label.js';
import '../../../resources/src/kit/elements/toplevel/tk-toplevel.js';
import type { TkToplevel } from '../../../resources/src/kit/elements/toplevel/tk-toplevel.js';
import { PhotoImage } from '../../../resources/src/kit/models/photo-image.js';
import { boxIn, drawn, face, faceStyle, frame, setLook, settled } from './support/harness.js';

/** Pixels a box may differ from Tk's, where both have the same fonts. */
const TOLERANCE = 1;

/** A widget and the width and height that Tk 8.6 asks for it. */
type Size = readonly [template: ReturnType<typeof html>, width: number, height: number];

const picture = new PhotoImage({ width: 24, height: 24 });

const SIZES: readonly Size[] = [
  [html`<tk-label text="PORT_Server"></tk-label>`, 88, 21],
  [html`<tk-label text="connect"></tk-label>`, 55, 21],
  [html`<tk-label></tk-label>`, 4, 21],
  [html`<tk-label text="connect" width="10"></tk-label>`, 84, 21],
  [html`<tk-label text="connect" height="2"></tk-label>`, 55, 38],
  [html`<tk-label text="connect" font="Arial 12"></tk-label>`, 60, 23],
  [html`<tk-label .image=${picture}></tk-label>`, 26, 26],
  [html`<tk-button text="connect"></tk-button>`, 79, 31],
  [html`<tk-button></tk-button>`, 28, 31],
  [html`<tk-button text="connect" width="10"></tk-button>`, 108, 31],
  [html`<tk-button text="connect" height="2"></tk-button>`, 79, 48],
  [html`<tk-button text="connect" padx="0" pady="0"></tk-button>`, 57, 23],
  [html`<tk-button text="connect" font="Arial 12"></tk-button>`, 84, 33],
  [html`<tk-button text="connect" bd="0" highlightthickness="0"></tk-button>`, 75, 27],
  [html`<tk-button text="connect" default="normal"></tk-button>`, 89, 41],
  [html`<tk-button .image=${picture}></tk-button>`, 30, 30],
  [html`<tk-button text="connect" compound="left" .image=${picture}></tk-button>`, 114, 38],
  [html`<tk-button text="connect" compound="top" .image=${picture}></tk-button>`, 79, 59],
  [html`<tk-button text="connect" compound="center" .image=${picture}></tk-button>`, 79, 38],
  [html`<tk-entry></tk-entry>`, 166, 23],
  [html`<tk-entry width="10"></tk-entry>`, 86, 23],
  [html`<tk-entry width="0"></tk-entry>`, 14, 23],
  [html`<tk-entry font="Arial 12"></tk-entry>`, 186, 25],
  [html`<tk-entry bd="3"></tk-entry>`, 170, 27],
  [html`<tk-entry highlightthickness="0"></tk-entry>`, 164, 21],
];

describe('the classic look', () => {
  beforeEach(() => setLook('classic'));

  it('has the fonts that the figures were taken with', () => {
    // Without them the browser falls back to others, and every width below would be another.
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas');
    const width = (font: string): number => {
      context.font = font;
      return context.measureText('PORT_Server').width;
    };
    expect(width("100px 'DejaVu Sans', monospace")).not.to.equal(width('100px monospace'));
    expect(width("100px 'Liberation Sans', monospace")).not.to.equal(width('100px monospace'));
  });

  it('gives every widget the size that Tk gives it', async () => {
    const wrong: string[] = [];
    for (const [template, width, height] of SIZES) {
      const element = await drawn(template);
      const box = element.getBoundingClientRect();
      const off = Math.max(Math.abs(box.width - width), Math.abs(box.height - height));
      if (off > TOLERANCE) {
        wrong.push(`${template.strings.join('…')}: ${box.width}x${box.height} and not ${width}x${height}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it("draws the course's client window where Tk draws it", async () => {
    const response = await fetch(new URL('./fixtures/seed-client.json', import.meta.url));
    const { widgets } = (await response.json()) as {
      widgets: Record<string, Record<'x' | 'y' | 'width' | 'height', number>>;
    };
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="370x400">
        <tk-label id="label" text="PORT_Server" place="x=10 y=5"></tk-label>
        <tk-entry id="W_Port" label="PORT_Server" place="x=100 y=5"></tk-entry>
        <tk-button id="B_connect" text="connect" place="x=300 y=5"></tk-button>
        <tk-button id="B_send" text="send" .image=${picture} place="x=310 y=360"></tk-button>
      </tk-toplevel>`,
    );
    for (const child of window.children) {
      const [box, real] = [boxIn(face(window), child), widgets[child.id]];
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(box[side], `${child.id}.${side}`).to.be.closeTo(real?.[side] ?? NaN, TOLERANCE);
      }
    }
  });

  it("has Tk's colours", async () => {
    const button = await drawn(html`<tk-button text="connect"></tk-button>`);
    expect([faceStyle(button, 'background-color'), faceStyle(button, 'color')]).to.deep.equal([
      'rgb(217, 217, 217)',
      'rgb(0, 0, 0)',
    ]);
    expect(faceStyle(button, 'box-shadow'))
      .to.contain('rgb(255, 255, 255) 1px 1px')
      .and.to.contain('rgb(130, 130, 130) -1px -1px');
    button.configure({ state: 'active', relief: 'sunken' });
    await settled(button);
    expect(faceStyle(button, 'background-color')).to.equal('rgb(236, 236, 236)');
    expect(faceStyle(button, 'box-shadow'))
      .to.contain('rgb(142, 142, 142) 1px 1px')
      .and.to.contain('rgb(255, 255, 255) -1px -1px');
    button.configure({ state: 'disabled' });
    await settled(button);
    expect(faceStyle(button, 'color')).to.equal('rgb(163, 163, 163)');
  });

  it('shows the focus in the highlight ring, black, as Tk does', async () => {
    const entry = await drawn(html`<tk-entry label="Port"></tk-entry>`);
    expect(getComputedStyle(frame(entry)).backgroundColor).to.equal('rgb(217, 217, 217)');
    expect(faceStyle(entry, 'box-shadow'))
      .to.contain('rgb(153, 153, 153) 1px 1px')
      .and.to.contain('rgb(230, 230, 230) -1px -1px');
    entry.focus();
    expect(getComputedStyle(frame(entry)).backgroundColor).to.equal('rgb(0, 0, 0)');
  });

  it('shades a bevel from the background that a program chose', async () => {
    const label = await drawn(html`<tk-label text="x" relief="raised" bg="#b0c4de"></tk-label>`);
    // 60 % of the background, and the lighter of 140 % and half way to white.
    expect(faceStyle(label, 'box-shadow'))
      .to.contain('rgb(105, 117, 133)')
      .and.to.contain('rgb(246, 255, 255)');
  });
});
