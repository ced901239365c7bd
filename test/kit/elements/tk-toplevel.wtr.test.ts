import { expect, html, oneEvent } from '@open-wc/testing';
import '../../../resources/src/kit/elements/button/tk-button.js';
import '../../../resources/src/kit/elements/label/tk-label.js';
import '../../../resources/src/kit/elements/toplevel/tk-toplevel.js';
import type { TkLabel } from '../../../resources/src/kit/elements/label/tk-label.js';
import type { TkToplevel } from '../../../resources/src/kit/elements/toplevel/tk-toplevel.js';
import { TOPLEVEL_OPTIONS } from '../../../resources/src/kit/models/toplevel-model.js';
import { widgetBattery } from './support/battery.js';
import { boxIn, drawn, face, inner, messageOf, setLook, settled } from './support/harness.js';

widgetBattery({
  tag: 'tk-toplevel',
  entries: TOPLEVEL_OPTIONS.entries,
  samples: {
    background: 'lightsteelblue',
    borderwidth: '4',
    cursor: 'watch',
    height: '150',
    highlightbackground: 'white',
    highlightcolor: 'red',
    highlightthickness: '3',
    menu: '.menu',
    padx: '5',
    pady: '6',
    relief: 'raised',
    takefocus: '1',
    width: '250',
  },
  refused: [
    ['background', 'nocolour', 'unknown color name "nocolour"'],
    ['relief', 'bumpy', 'bad relief "bumpy": must be flat, groove, raised, ridge, solid, or sunken'],
  ],
  named: { 'window-title': 'Client' },
});

/** Where the children of a window stand, by their id, as [x, y, width, height]. */
function boxes(window: TkToplevel): Record<string, number[]> {
  const area = face(window);
  return Object.fromEntries(
    [...window.children].map((child) => [child.id, Object.values(boxIn(area, child))]),
  );
}

describe('<tk-toplevel>', () => {
  beforeEach(() => setLook('classic'));

  it('places children where they say, with their own size or the one they say', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="200x100">
        <div id="a" place="x=10 y=5 width=30 height=20"></div>
        <div id="b" place="relx=0.5 rely=1 anchor=s width=40 height=10"></div>
        <div id="c" place="relwidth=1 height=7"></div>
      </tk-toplevel>`,
    );
    expect(boxes(window)).to.deep.equal({ a: [10, 5, 30, 20], b: [80, 90, 40, 10], c: [0, 0, 200, 7] });
    expect(window.geometry()).to.equal('200x100+0+0');
  });

  it('packs children and takes the size they need', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel>
        <tk-label id="a" text="PORT_Server" pack="side=top fill=x"></tk-label>
        <tk-label id="b" text="PORT_Server" pack="side=left padx=10"></tk-label>
      </tk-toplevel>`,
    );
    expect(boxes(window)).to.deep.equal({ a: [0, 0, 108, 21], b: [10, 21, 88, 21] });
    expect(window.geometry()).to.equal('108x42+0+0');
  });

  it('grids children, with weights for a window larger than they need', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="300x100">
        <tk-label id="a" text="PORT_Server" grid="row=0 column=0"></tk-label>
        <tk-label id="b" text="PORT_Server" grid="row=0 column=1 sticky=ew"></tk-label>
        <tk-label id="c" text="PORT_Server" grid="row=1 column=1 sticky=e"></tk-label>
      </tk-toplevel>`,
    );
    window.columnConfigure(1, { weight: 1 });
    await settled(window);
    expect(boxes(window)).to.deep.equal({ a: [0, 0, 88, 21], b: [88, 0, 212, 21], c: [212, 21, 88, 21] });
  });

  it('lays out again when a child asks for another size or another place', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel><tk-label id="a" text="PORT_Server" pack="side=top"></tk-label></tk-toplevel>`,
    );
    const label = labelIn(window);
    label.configure({ text: 'connect' });
    await settled(window);
    expect(boxes(window)).to.deep.equal({ a: [0, 0, 55, 21] });
    label.place({ x: 7, y: 9 });
    await settled(window);
    expect([label.hasAttribute('pack'), boxes(window)]).to.deep.equal([false, { a: [7, 9, 55, 21] }]);
  });

  it('measures again only what may have changed', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel>
        <tk-label id="a" text="PORT_Server" place="x=0 y=0"></tk-label>
        <tk-button id="b" text="connect" place="x=0 y=40"></tk-button>
      </tk-toplevel>`,
    );
    const label = labelIn(window);
    const former: string[] = [];
    const observer = new MutationObserver((records) => {
      former.push(...records.map((record) => record.oldValue ?? ''));
    });
    observer.observe(label, { attributeFilter: ['style'], attributeOldValue: true });
    window.querySelector('tk-button')?.configure({ text: 'a longer text' });
    await settled(window);
    observer.disconnect();
    expect(boxes(window)['b']?.[2]).to.be.greaterThan(79);
    // A child that is measured is let loose for it, and its box written again after.
    expect(former.filter((style) => style.includes('max-content'))).to.deep.equal([]);
  });

  it('does not show a widget that nobody placed, packed or gridded', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel><tk-label id="a" text="lost"></tk-label></tk-toplevel>`,
    );
    const label = labelIn(window);
    expect(getComputedStyle(label).display).to.equal('none');
    label.pack();
    await settled(window);
    expect(getComputedStyle(label).display).not.to.equal('none');
    label.packForget();
    await settled(window);
    expect(getComputedStyle(label).display).to.equal('none');
  });

  it('names the document when it is the page, and a title bar when it is one of many', async () => {
    const title = document.title;
    const window = await drawn<TkToplevel>(html`<tk-toplevel window-title="Client 2"></tk-toplevel>`);
    expect(document.title).to.equal('Client 2');
    document.title = title;
    window.decorated = true;
    window.wmTitle('Client 3');
    await settled(window);
    expect([document.title, inner(window, '.title span').textContent]).to.deep.equal([title, 'Client 3']);
    await expect(window).to.be.accessible();
  });

  it('tells when its close button is pressed, and does nothing by itself', async () => {
    const window = await drawn<TkToplevel>(html`<tk-toplevel decorated window-title="Client"></tk-toplevel>`);
    const closed = oneEvent(window, 'tk-close');
    inner(window, '.close').click();
    await closed;
    expect(window.isConnected).to.equal(true);
  });

  it('says its close button in the words of the page', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel decorated window-title="Client" close-label="Fermer"></tk-toplevel>`,
    );
    expect(inner(window, '.close').getAttribute('aria-label')).to.equal('Fermer');
    window.closeLabel = 'Close';
    await settled(window);
    expect(inner(window, '.close').getAttribute('aria-label')).to.equal('Close');
  });

  it("refuses what is no geometry with Tk's message and keeps the one it has", async () => {
    const window = await drawn<TkToplevel>(html`<tk-toplevel geometry="370x400"></tk-toplevel>`);
    expect(messageOf(() => window.geometry('370X400'))).to.equal('bad geometry specifier "370X400"');
    await settled(window);
    expect([window.windowGeometry, window.geometry()]).to.deep.equal(['370x400', '370x400+0+0']);
  });

  it('gives its size back to the children when the geometry is taken away', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="370x400"><tk-label text="PORT_Server" pack></tk-label></tk-toplevel>`,
    );
    window.removeAttribute('geometry');
    await settled(window);
    expect(window.geometry()).to.equal('88x21+0+0');
  });

  it('keeps within its smallest and its largest size', async () => {
    const window = await drawn<TkToplevel>(html`<tk-toplevel geometry="50x400"></tk-toplevel>`);
    expect(window.minsize()).to.deep.equal([1, 1]);
    window.minsize(120, 10);
    window.maxsize(500, 300);
    await settled(window);
    const { width, height } = face(window).getBoundingClientRect();
    expect([window.geometry(), width, height]).to.deep.equal(['120x300+0+0', 120, 300]);
  });

  it('leaves the page while it is withdrawn', async () => {
    const window = await drawn<TkToplevel>(html`<tk-toplevel></tk-toplevel>`);
    window.withdraw();
    await settled(window);
    expect([window.state(), getComputedStyle(window).display]).to.deep.equal(['withdrawn', 'none']);
    window.deiconify();
    await settled(window);
    expect([window.state(), getComputedStyle(window).display]).to.deep.equal(['normal', 'inline-grid']);
  });

  it('counts its highlight ring as part of the window, as Tk does', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="200x100" highlightthickness="4">
        <div id="a" place="x=10 y=5 width=30 height=20"></div>
      </tk-toplevel>`,
    );
    const { width, height } = window.getBoundingClientRect();
    expect([width, height]).to.deep.equal([200, 100]);
    expect(boxes(window)).to.deep.equal({ a: [10, 5, 30, 20] });
  });

  it('packs a child before or after another that its attribute names, wherever that stands', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel>
        <div id="c" pack="before=b side=left ipadx=10 ipady=5"></div>
        <div id="a" pack="after=b side=left ipadx=15 ipady=5"></div>
        <div id="b" pack="side=left ipadx=20 ipady=5"></div>
      </tk-toplevel>`,
    );
    expect(boxes(window)).to.deep.equal({ c: [0, 0, 20, 10], b: [20, 0, 40, 10], a: [60, 0, 30, 10] });
  });

  it('places a child in the box of another, and moves it along', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="300x200">
        <tk-label id="b" place="in=a relx=1 rely=1 anchor=se width=10 height=10"></tk-label>
        <div id="a" place="x=50 y=40 width=100 height=60"></div>
      </tk-toplevel>`,
    );
    expect(boxes(window)['b']).to.deep.equal([140, 90, 10, 10]);
    window.querySelector('#a')?.setAttribute('place', 'x=20 y=40 width=100 height=60');
    await settled(window);
    expect(boxes(window)['b']).to.deep.equal([110, 90, 10, 10]);
  });

  it('takes elements for the children that a method names', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel geometry="300x200">
        <tk-label text="first" place="x=50 y=40 width=100 height=60"></tk-label>
        <tk-button id="b" text="x"></tk-button>
      </tk-toplevel>`,
    );
    window.querySelector('tk-button')?.place({ in: labelIn(window), x: 1, y: 2, width: 10, height: 10 });
    await settled(window);
    expect(boxes(window)['b']).to.deep.equal([51, 42, 10, 10]);
  });

  it('reports a relation to no child and leaves that one out', async () => {
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    // Not by listening for the page's errors: the test framework does, and takes each for a failure.
    globalThis.reportError = (error) => reported.push(error);
    const toplevel = await drawn<TkToplevel>(
      html`<tk-toplevel><tk-label id="a" text="lost" pack="before=nobody"></tk-label></tk-toplevel>`,
    );
    globalThis.reportError = reportError;
    expect(String(reported[0])).to.equal('TclError: bad window path name ".nobody"');
    expect(getComputedStyle(labelIn(toplevel)).display).to.equal('none');
  });

  it('fills the room around it when told to, and follows it', async () => {
    const room = await drawn<TkToplevel>(
      html`<tk-toplevel fill><div id="a" place="relx=1 anchor=ne width=10 height=10"></div></tk-toplevel>`,
    );
    const around = room.parentElement;
    if (!around) throw new Error('a fixture stands in an element');
    around.style.inlineSize = '400px';
    await laidOut(room);
    expect(boxes(room)['a']?.[0]).to.equal(390);
    around.style.inlineSize = '300px';
    await laidOut(room);
    expect(boxes(room)['a']?.[0]).to.equal(290);
  });

  it('tells what a manager knows of a child', async () => {
    const window = await drawn<TkToplevel>(
      html`<tk-toplevel><tk-label id="a" place="x=10 y=5"></tk-label></tk-toplevel>`,
    );
    const label = labelIn(window);
    expect(window.managerInfo('place', label)).to.include({
      x: '10',
      y: '5',
      anchor: 'nw',
      bordermode: 'inside',
    });
    expect(window.managerInfo('pack', label)).to.deep.equal({});
  });

  it('refuses a bad option of a row where it is said', async () => {
    const window = await drawn<TkToplevel>(html`<tk-toplevel></tk-toplevel>`);
    expect(
      messageOf(() => {
        window.rowConfigure(0, { weight: 'x' });
      }),
    ).to.equal('expected integer but got "x"');
  });
});

/** The label in a window, which has to be there. */
function labelIn(window: TkToplevel): TkLabel {
  const found = window.querySelector('tk-label');
  if (!found) throw new Error('no label');
  return found;
}

/** Waits for a layout that follows a resize: the observer tells after the next frame was laid out. */
async function laidOut(window: TkToplevel): Promise<void> {
  await new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      requestAnimationFrame(resolve);
    });
    observer.observe(window);
  });
  await settled(window);
}
