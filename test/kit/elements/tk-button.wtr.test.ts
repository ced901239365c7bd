import { expect, html, oneEvent } from '@open-wc/testing';
import '../../../resources/src/kit/elements/button/tk-button.js';
import type { TkButton } from '../../../resources/src/kit/elements/button/tk-button.js';
import { BUTTON_OPTIONS } from '../../../resources/src/kit/models/button-options.js';
import { PhotoImage } from '../../../resources/src/kit/models/photo-image.js';
import { widgetBattery } from './support/battery.js';
import {
  drawn,
  face,
  inner,
  mouse,
  mouseAway,
  point,
  press,
  recordEvents,
  setLook,
  settled,
} from './support/harness.js';
import { BUTTON_LIKE_REFUSED, BUTTON_LIKE_SAMPLES } from './support/samples.js';

widgetBattery({
  tag: 'tk-button',
  entries: BUTTON_OPTIONS.entries,
  samples: {
    ...BUTTON_LIKE_SAMPLES,
    default: 'active',
    overrelief: 'ridge',
    repeatdelay: '300',
    repeatinterval: '50',
  },
  refused: BUTTON_LIKE_REFUSED,
  named: { text: 'connect' },
});

/** A button with a command that counts, and the events a person caused. */
async function counting(
  state = 'normal',
): Promise<{ button: TkButton; calls: () => number; heard: string[] }> {
  let calls = 0;
  const command = (): string => `called ${++calls}`;
  const button = await drawn<TkButton>(
    html`<tk-button text="connect" state=${state} .command=${command}></tk-button>`,
  );
  return { button, calls: () => calls, heard: recordEvents(button, 'tk-invoke') };
}

/** State and relief, as Tk would print them. */
function looks(button: TkButton): string {
  return `${button.cget('state')} ${button.cget('relief')}`;
}

describe('<tk-button> under the mouse', () => {
  beforeEach(() => setLook('classic'));
  afterEach(mouseAway);

  it('is active under the mouse, sinks when pressed, and runs its command on release', async () => {
    const { button, calls, heard } = await counting();
    await point(button);
    expect(looks(button)).to.equal('active raised');
    await mouse('down');
    expect(looks(button)).to.equal('active sunken');
    expect(calls()).to.equal(0);
    await mouse('up');
    expect(looks(button)).to.equal('active raised');
    expect([calls(), heard]).to.deep.equal([1, ['tk-invoke:{"result":"called 1"}']]);
    await point('elsewhere');
    expect(looks(button)).to.equal('normal raised');
  });

  it('does nothing when the mouse is released outside', async () => {
    const { button, calls, heard } = await counting();
    await point(button);
    await mouse('down');
    await point('elsewhere');
    expect(looks(button)).to.equal('normal raised');
    await mouse('up');
    expect([calls(), heard]).to.deep.equal([0, []]);
  });

  it('sinks again when the pressed mouse comes back, and then runs its command', async () => {
    const { button, calls } = await counting();
    await point(button);
    await mouse('down');
    await point('elsewhere');
    await point(button);
    expect(looks(button)).to.equal('active sunken');
    await mouse('up');
    expect(calls()).to.equal(1);
  });

  it('ignores the mouse while disabled', async () => {
    const { button, calls, heard } = await counting('disabled');
    await point(button);
    await mouse('down');
    await mouse('up');
    expect([looks(button), calls(), heard]).to.deep.equal(['disabled raised', 0, []]);
  });

  it('leaves the keyboard focus where it was when clicked', async () => {
    const { button } = await counting();
    const input = document.createElement('input');
    button.before(input);
    input.focus();
    await point(button);
    await mouse('down');
    await mouse('up');
    expect(document.activeElement).to.equal(input);
    input.remove();
  });

  it('can be disabled by its own command, as connect is in the course', async () => {
    const button = await drawn<TkButton>(html`<tk-button text="connect"></tk-button>`);
    button.command = () => {
      button.configure({ state: 'disabled' });
    };
    await point(button);
    await mouse('down');
    await mouse('up');
    await settled(button);
    expect(button.cget('state')).to.equal('disabled');
    expect(face(button).ariaDisabled).to.equal('true');
  });
});

describe('<tk-button> under the keyboard', () => {
  beforeEach(() => setLook('light'));

  for (const key of ['Space', 'Enter']) {
    it(`is invoked once by ${key}, sunken meanwhile`, async () => {
      const { button, calls, heard } = await counting();
      button.focus();
      const invoked = oneEvent(button, 'tk-invoke');
      await press(key);
      await invoked;
      await settled(button);
      expect([calls(), heard.length, looks(button)]).to.deep.equal([1, 1, 'normal raised']);
    });
  }

  it('is reached by Tab, and passed over while disabled', async () => {
    const { button } = await counting();
    const [before, after] = [document.createElement('input'), document.createElement('input')];
    button.before(before);
    button.after(after);
    before.focus();
    await press('Tab');
    expect(document.activeElement).to.equal(button);
    expect(getComputedStyle(face(button)).outlineStyle).to.equal('solid');
    button.configure({ state: 'disabled' });
    await settled(button);
    before.focus();
    await press('Tab');
    expect(document.activeElement).to.equal(after);
    before.remove();
    after.remove();
  });

  it('keeps the focus when it is disabled while it has it', async () => {
    const { button } = await counting();
    button.focus();
    button.configure({ state: 'disabled' });
    await settled(button);
    expect(document.activeElement).to.equal(button);
  });

  it('is invoked by a click that no mouse made, as a screen reader does it', async () => {
    const { button, calls, heard } = await counting();
    button.click();
    expect([calls(), heard.length]).to.deep.equal([1, 1]);
    button.configure({ state: 'disabled' });
    button.click();
    expect([calls(), heard.length]).to.deep.equal([1, 1]);
  });
});

describe('<tk-button> from code', () => {
  beforeEach(() => setLook('classic'));

  it('runs its command, gives back what it returned, and is silent', async () => {
    const { button, heard } = await counting();
    expect(button.invoke()).to.equal('called 1');
    button.configure({ state: 'disabled' });
    expect(button.invoke()).to.equal('');
    expect(heard).to.deep.equal([]);
  });

  it('knows its command however it was given', async () => {
    const { button } = await counting();
    const command = (): number => 42;
    button.configure({ command });
    expect([button.command, button.invoke()]).to.deep.equal([command, 42]);
    button.command = null;
    expect([button.command, button.invoke()]).to.deep.equal([null, '']);
  });

  it('shows a disabled picture through a checkerboard in the classic look', async () => {
    const image = new PhotoImage({ width: 24, height: 24 });
    const button = await drawn<TkButton>(
      html`<tk-button label="send" state="disabled" .image=${image}></tk-button>`,
    );
    expect(getComputedStyle(inner(button, '.picture')).maskImage).to.contain('conic-gradient');
    expect(getComputedStyle(inner(button, '.picture')).maskSize).to.equal('2px 2px');
    await expect(button).to.be.accessible();
  });

  it('takes its accessible name from the text of a button that shows only a picture', async () => {
    const image = new PhotoImage({ width: 24, height: 24 });
    const button = await drawn<TkButton>(html`<tk-button text="send" .image=${image}></tk-button>`);
    expect(face(button).ariaLabel).to.equal('send');
    await expect(button).to.be.accessible();
  });

  it('shows any picture that is put into its slot', async () => {
    const button = await drawn<TkButton>(
      html`<tk-button label="send"><svg slot="image" width="16" height="16"></svg></tk-button>`,
    );
    await settled(button);
    expect(inner(button, '.content').dataset['content']).to.equal('picture');
  });

  it('stands out when it is the default button of a modern look', async () => {
    await setLook('light');
    const button = await drawn<TkButton>(html`<tk-button text="Start" default="active"></tk-button>`);
    expect(getComputedStyle(face(button)).backgroundColor).to.equal('rgb(65, 105, 225)');
    await expect(button).to.be.accessible();
  });
});
