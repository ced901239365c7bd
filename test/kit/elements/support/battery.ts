/** What must hold for every element of the kit: options, silence, looks, accessibility. */
import { expect, fixture } from '@open-wc/testing';
import { html, unsafeStatic } from 'lit/static-html.js';
import type { OptionEntry } from '../../../../resources/src/kit/elements/base/option-attributes.js';
import type { TkElement } from '../../../../resources/src/kit/elements/base/tk-element.js';
import { variableNamed } from '../../../../resources/src/kit/models/variable.js';
import { ALL_EVENTS, face, faceStyle, LOOKS, messageOf, recordEvents, setLook, settled } from './harness.js';

/** A widget class to try. */
export interface WidgetUnderTest {
  readonly tag: string;
  readonly entries: readonly OptionEntry[];
  /** A value other than the default for each option that can be an attribute, and what cget answers then. */
  readonly samples: Readonly<Record<string, string>>;
  /** What Tk says to values it refuses: option, value, message. */
  readonly refused: readonly (readonly [option: string, value: string, message: string])[];
  /** Attributes that give an instance a name for a screen reader. */
  readonly named: Readonly<Record<string, string>>;
}

type AnyWidget = TkElement & Record<string, unknown>;

/** Makes an instance with attributes. */
async function make(tag: string, attributes: Readonly<Record<string, string>> = {}): Promise<AnyWidget> {
  const name = unsafeStatic(tag);
  const element = await fixture<AnyWidget>(html`<${name}></${name}>`);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  await settled(element);
  return element;
}

/** Runs the whole battery on one widget class. */
export function widgetBattery(widget: WidgetUnderTest): void {
  describe(`<${widget.tag}> as every widget`, () => {
    accessibility(widget);
    optionsByAttribute(widget);
    optionsByMethod(widget);
    appearance(widget);
    variables(widget);
  });
}

function accessibility({ tag, named }: WidgetUnderTest): void {
  for (const look of LOOKS) {
    it(`is accessible in the ${look} look`, async () => {
      await setLook(look);
      await expect(await make(tag, named)).to.be.accessible();
    });
  }
}

function optionsByAttribute({ tag, entries, samples }: WidgetUnderTest): void {
  const specs = entries.filter((entry) => entry.name in samples);

  it('has a sample for each option that an attribute can carry', () => {
    const objects = [
      'command',
      'image',
      'invalidcommand',
      'validatecommand',
      'xscrollcommand',
      'yscrollcommand',
    ];
    const missing = entries.filter(
      ({ name, alias }) => !alias && !objects.includes(name) && !(name in samples),
    );
    expect(missing.map(({ name }) => name)).to.deep.equal([]);
  });

  it('takes each option as an attribute under its name in Tk, and its default back without it', async () => {
    const element = await make(tag);
    for (const { name } of specs) {
      const before = element.cget(name);
      element.setAttribute(name, samples[name] ?? '');
      expect(element.cget(name), name).to.equal(samples[name]);
      element.removeAttribute(name);
      expect(element.cget(name), `${name} without`).to.equal(before);
    }
  });

  it('takes each option as an attribute with its words parted by dashes', async () => {
    const element = await make(tag);
    for (const { name, database } of specs) {
      element.setAttribute(
        (database ?? '').replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
        samples[name] ?? '',
      );
      expect(element.cget(name), name).to.equal(samples[name]);
    }
  });

  it('follows an alias to its option', async () => {
    const element = await make(tag, { bg: 'tomato', bd: '3' });
    expect([element.cget('background'), element.cget('borderwidth')]).to.deep.equal(['tomato', '3']);
  });
}

function optionsByMethod({ tag, entries, samples, refused }: WidgetUnderTest): void {
  it('takes all options in one configure and gives each back by cget', async () => {
    const element = await make(tag);
    element.configure(samples);
    for (const [name, value] of Object.entries(samples)) expect(element.cget(name), name).to.equal(value);
    expect(element.keys()).to.include.members(entries.map((entry) => entry.name));
  });

  it('has a property for each option, but where HTML or a method has the name', async () => {
    const element = await make(tag);
    for (const [name, value] of Object.entries(samples)) {
      if (typeof element[name] === 'function') continue;
      element[name] = value;
      expect(element.cget(name), name).to.equal(value);
      expect(element[name], name).to.equal(value);
    }
  });

  it("answers a wrong value with Tk's message and changes nothing", async () => {
    const element = await make(tag);
    for (const [option, value, message] of refused) {
      const before = element.cget(option);
      expect(
        messageOf(() => {
          element.configure({ [option]: value });
        }),
      ).to.equal(message);
      expect(element.cget(option), option).to.equal(before);
    }
    expect(messageOf(() => element.cget('nonsense'))).to.equal('unknown option "-nonsense"');
    expect(
      messageOf(() => {
        element.configure({ nonsense: '1' });
      }),
    ).to.equal('unknown option "-nonsense"');
  });

  it('is silent about everything that code does', async () => {
    const element = await make(tag);
    const heard = recordEvents(element, ...ALL_EVENTS);
    element.configure(samples);
    await settled(element);
    for (const name of Object.keys(samples)) element.resetOption(name);
    await settled(element);
    expect(heard).to.deep.equal([]);
  });
}

function appearance({ tag, samples }: WidgetUnderTest): void {
  for (const look of LOOKS) {
    it(`shows a background that was asked for, and its own without, in the ${look} look`, async () => {
      await setLook(look);
      const element = await make(tag);
      const own = faceStyle(element, 'background-color');
      element.configure({ bg: 'lightsteelblue' });
      await settled(element);
      expect(getComputedStyle(face(element)).backgroundColor).to.equal('rgb(176, 196, 222)');
      element.resetOption('bg');
      await settled(element);
      expect(getComputedStyle(face(element)).backgroundColor).to.equal(own);
    });
  }

  it('goes and comes back with what it was given', async () => {
    const element = await make(tag, { bg: samples['background'] ?? '' });
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await settled(element);
    expect(element.cget('background')).to.equal(samples['background']);
  });
}

function variables({ tag, samples }: WidgetUnderTest): void {
  if (!('textvariable' in samples)) return;
  it('follows a variable, also after it was away from the page', async () => {
    const variable = variableNamed(`battery-${tag}`);
    const element = await make(tag, { textvariable: variable.name });
    const shown = (): string =>
      tag === 'tk-entry' ? (element['get'] as () => string)() : element.cget('text');
    variable.set('one');
    expect(shown()).to.equal('one');
    const parent = element.parentElement;
    element.remove();
    variable.set('two');
    parent?.append(element);
    await settled(element);
    expect(shown()).to.equal('two');
    variable.set('three');
    expect(shown()).to.equal('three');
  });
}
