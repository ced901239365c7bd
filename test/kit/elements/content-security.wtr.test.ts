/** The elements under the app's own Content-Security-Policy: no inline style and no inline script is let through. */
import { expect } from '@open-wc/testing';
import type { TkButton } from '../../../resources/src/kit/elements/button/tk-button.js';

const ELEMENTS = ['button/tk-button', 'entry/tk-entry', 'label/tk-label', 'toplevel/tk-toplevel'];

/** A page of its own with the policy, all elements with options that become styles, and a count of violations. */
async function strictPage(): Promise<{ page: Window & typeof globalThis; violations: string[] }> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><html lang="en" data-look="classic"><head>
    <meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'; style-src 'self'">
    <link rel="stylesheet" href="/resources/styles/looks.css"></head><body>
    <tk-toplevel geometry="200x100" bg="white">
      <tk-label text="Port" bg="lightsteelblue" font="Arial 12" place="x=10 y=5"></tk-label>
      <tk-entry label="Port" width="5" place="x=60 y=5"></tk-entry>
      <tk-button text="connect" bg="tomato" padx="3" place="x=100 y=50"></tk-button>
    </tk-toplevel></body></html>`;
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve);
  });
  document.body.append(frame);
  await loaded;
  // The window of a same-origin frame has its own constructors, which the type of contentWindow leaves out.
  const page = frame.contentWindow as Window & typeof globalThis;
  const violations: string[] = [];
  page.document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
    violations.push(violatedDirective),
  );
  // The elements are defined only now, so that what their very first drawing violates is heard too.
  for (const path of ELEMENTS) {
    const script = page.document.createElement('script');
    script.type = 'module';
    script.src = `/resources/src/kit/elements/${path}.ts`;
    page.document.head.append(script);
    await page.customElements.whenDefined(path.split('/')[1] ?? '');
  }
  return { page, violations };
}

describe('the elements under a strict Content-Security-Policy', () => {
  it('draw themselves without an inline style', async () => {
    const { page, violations } = await strictPage();
    const button = page.document.querySelector<TkButton>('tk-button');
    if (!button) throw new Error('no button');
    for (const element of page.document.querySelectorAll<TkButton>(
      'tk-toplevel, tk-label, tk-entry, tk-button',
    )) {
      element.configure({ bg: 'gold' });
      await element.updateComplete;
    }
    const face = button.shadowRoot?.querySelector('.face');
    expect(face && page.getComputedStyle(face).backgroundColor).to.equal('rgb(255, 215, 0)');
    expect([button.style.left, button.style.top]).to.deep.equal(['100px', '50px']);
    expect(violations).to.deep.equal([]);
    page.frameElement?.remove();
  });

  it('would be caught with one', async () => {
    const { page, violations } = await strictPage();
    const heard = new Promise((resolve) => {
      page.document.addEventListener('securitypolicyviolation', resolve);
    });
    page.document.body.insertAdjacentHTML('beforeend', '<p style="color: red">inline</p>');
    await heard;
    expect(violations.length).to.equal(1);
    page.frameElement?.remove();
  });
});
