/** Proves that the tests run in the engine they claim to run in, with decorators, keys, mouse and axe working. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('smoke-button')
class SmokeButton extends LitElement {
  @property() label = 'Press';

  override render(): TemplateResult {
    return html`<button>${this.label}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'smoke-button': SmokeButton;
  }
  var atelierEngine: 'chromium' | 'webkitgtk';
}

describe('the component test set-up', () => {
  it('runs in the engine that the configuration names', () => {
    const agents = {
      chromium: /Chrome\/\d+/,
      webkitgtk: /AppleWebKit\/[\d.]+ \(KHTML, like Gecko\) Version\/[\d.]+ Safari/,
    };
    expect(navigator.userAgent).to.match(agents[globalThis.atelierEngine]);
    expect(navigator.userAgent.includes('Chrome')).to.equal(globalThis.atelierEngine === 'chromium');
  });

  it('renders a Lit element whose properties are declared with decorators', async () => {
    const element = await fixture<SmokeButton>(html`<smoke-button label="Go"></smoke-button>`);
    expect(element.shadowRoot?.textContent.trim()).to.equal('Go');
    element.label = 'Gone';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent.trim()).to.equal('Gone');
  });

  it('clicks with a real mouse', async () => {
    const element = await fixture<SmokeButton>(html`<smoke-button></smoke-button>`);
    const { left, top, width, height } = element.getBoundingClientRect();
    const clicked = oneEvent(element, 'click');
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    expect((await clicked).isTrusted).to.equal(true);
  });

  it('types with a real keyboard', async () => {
    const input = await fixture<HTMLInputElement>(html`<input aria-label="typed" />`);
    input.focus();
    await sendKeys({ type: 'aé' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ up: 'Shift' });
    expect(input.value).to.equal('aé');
    expect(input.selectionEnd).to.equal(2);
    expect(input.selectionStart).to.equal(1);
  });

  it('checks accessibility with axe', async () => {
    const element = await fixture<SmokeButton>(html`<smoke-button></smoke-button>`);
    await expect(element).to.be.accessible();
    const bad = await fixture<HTMLElement>(html`<div></div>`);
    bad.append(document.createElement('img'));
    bad.querySelector('img')?.setAttribute('src', 'data:,');
    const verdict = await Promise.resolve(expect(bad).to.be.accessible()).then(
      () => 'accepted',
      () => 'refused',
    );
    expect(verdict).to.equal('refused');
  });
});
