import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { EXERCISES } from '../../resources/src/gallery/exercises.js';
import '../../resources/src/gallery/page/gallery-page.js';
import type { CallCard } from '../../resources/src/gallery/page/call-card.js';
import type { OptionInspector } from '../../resources/src/gallery/page/option-inspector.js';
import type { SpecimenGrid } from '../../resources/src/gallery/page/specimen-grid.js';
import { SPECIMENS } from '../../resources/src/gallery/specimens.js';
import { readImageFilesWith } from '../../resources/src/kit/models/photo-image.js';
import { press, setLook, type } from '../kit/elements/support/harness.js';

/** What each exercise gives, line by line; the figures are those of real Tk. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  window: [],
  label: ["'PORT_Server'"],
  entry: ["'60000'", '60001'],
  'text-get': ["'our\\nle monde\\n'", "'our'", "'o'"],
  'text-tags': ["('2.0', '3.0')"],
  button: ['appelée à la création'],
  states: ['commande', "''", "'disabled'"],
  image: ['_tkinter.TclError: couldn\'t recognize data in image file "fake.png"'],
  place: [],
  pack: [],
  grid: [],
};

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);

/** Waits until what runs at once has run; the programs wait for nothing but microtasks. */
async function card(id: string): Promise<CallCard> {
  const exercise = EXERCISES.find((each) => each.id === id) ?? null;
  const element = await fixture<CallCard>(html`<call-card .exercise=${exercise} language="en"></call-card>`);
  await aTimeout(0);
  await element.updateComplete;
  return element;
}

function output(element: CallCard): string[] {
  return [...(element.shadowRoot?.querySelectorAll('pre div') ?? [])].map((line) => line.textContent);
}

before(async () => {
  const send = new Uint8Array(await (await fetch('/resources/icons/send.png')).arrayBuffer());
  readImageFilesWith((name) => (name === 'image_send.png' ? send : name === 'fake.png' ? JPEG : null));
  await setLook('light');
});

describe('the calls of the course in the gallery', () => {
  for (const { id } of EXERCISES) {
    it(`give what Tk gives: ${id}`, async () => {
      expect(output(await card(id))).to.deep.equal(RESULTS[id]);
    });
  }

  it('run what comes after mainloop() when the window is closed', async () => {
    const element = await card('window');
    element.shadowRoot?.querySelector('tk-toplevel')?.dispatchEvent(new CustomEvent('tk-close'));
    await waitUntil(() => output(element).length > 0);
    expect(output(element)).to.deep.equal(['après mainloop()']);
  });

  it('run as they were edited, and answer a mistake as Python does', async () => {
    const element = await card('entry');
    const editor = element.shadowRoot?.querySelector('textarea');
    if (!editor) throw new Error('no editor');
    editor.value = 'Button(None, state="bogus")';
    element.run();
    await aTimeout(0);
    await element.updateComplete;
    expect(output(element)).to.deep.equal([
      '_tkinter.TclError: bad state "bogus": must be active, disabled, or normal',
    ]);
  });

  it('close their windows in the language of the page, also when that changes', async () => {
    const element = await card('window');
    const window = element.shadowRoot?.querySelector('tk-toplevel');
    expect(window?.closeLabel).to.equal('Close');
    element.language = 'fr';
    await element.updateComplete;
    expect(window?.closeLabel).to.equal('Fermer');
  });

  it('are accessible', async () => {
    await expect(await card('button')).to.be.accessible();
  });
});

describe('the options in the gallery', () => {
  for (const [name, lines] of Object.entries(SPECIMENS)) {
    it(`show a ${name} for every line`, async () => {
      const grid = await fixture<SpecimenGrid>(html`<specimen-grid .lines=${lines}></specimen-grid>`);
      await aTimeout(0);
      const places = [...(grid.shadowRoot?.querySelectorAll('.specimen') ?? [])];
      expect(places.map((place) => place.firstElementChild?.localName ?? place.textContent)).to.deep.equal(
        lines.map(() => `tk-${name.toLowerCase()}`),
      );
    });
  }

  it('can be edited one by one, with the call or the refusal below', async () => {
    const inspector = await fixture<OptionInspector>(
      html`<option-inspector widget="button"></option-inspector>`,
    );
    const field = inspector.shadowRoot?.querySelector('tk-entry[data-option="relief"]');
    const said = (): string => inspector.shadowRoot?.querySelector('output')?.textContent ?? '';
    if (!(field instanceof HTMLElement)) throw new Error('no field');
    field.focus();
    await press('End');
    await type('x');
    await press('Enter');
    await inspector.updateComplete;
    expect(said()).to.equal(
      '_tkinter.TclError: bad relief "raisedx": must be flat, groove, raised, ridge, solid, or sunken',
    );
    await expect(inspector).to.be.accessible();
  });
});
