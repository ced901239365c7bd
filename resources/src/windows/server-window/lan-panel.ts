/**
 * «Ouvrir au réseau local»: a warning first, then the address of each interface, large enough to be read from the last
 * row. Listening beyond this machine always takes this step or an address typed by hand.
 */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hostPort } from '../../../../extensions/phrases/notice-text.js';
import { phrases, type Phrases } from '../../../../extensions/phrases/phrases.js';
import { isLoopback } from '../../state/field-checks.js';
import { controlStyles } from '../../views/control-styles.js';

/** All interfaces. */
export const ANY_HOST = '0.0.0.0';

/**
 * The panel and the button that opens it.
 * @fires lan-open - a person wants to listen on all interfaces, after the warning
 * @fires lan-close - a person wants this machine only
 */
@customElement('lan-panel')
export class LanPanel extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        margin: 0 16px 10px;
        padding: 12px;
        border: 1px solid var(--tk-warning);
        border-radius: var(--tk-radius);
        background: var(--tk-warning-surface);
      }
      p {
        margin: 0;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      .warning {
        color: var(--tk-warning);
        font-weight: 600;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 28px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        font-family: var(--tk-font-mono);
        font-size: 2em;
        line-height: 1.3;
        user-select: all;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** Addresses of this machine's interfaces. */
  @property({ attribute: false }) addresses: readonly string[] = [];

  /** Whether the host field says so already. */
  @property({ type: Boolean }) open = false;

  /** Whether the shown server really listens on all interfaces; then `port` is its port. */
  @property({ type: Boolean }) listening = false;

  /** The port to show; 0 shows none. */
  @property({ type: Number }) port = 0;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  protected override render(): TemplateResult {
    return this.open ? this.#opened() : this.#warning();
  }

  #warning(): TemplateResult {
    const { serverWindow } = this.words;
    return html`<div class="row">
      <p class="warning">⚠ ${serverWindow.lanWarning}</p>
      ${this.#button('lan-open', serverWindow.openToLanSure)}
    </div>`;
  }

  #opened(): TemplateResult {
    const { serverWindow } = this.words;
    const reachable = this.addresses.filter((address) => !isLoopback(address));
    return html`<div class="row">
        <p class="warning">⚠ ${serverWindow.lanWarning}</p>
        ${this.listening ? nothing : html`<p>${serverWindow.lanNotYet}</p>`}
        ${this.listening ? nothing : this.#button('lan-close', serverWindow.onlyThisMachine)}
      </div>
      <p class="caption">${serverWindow.addressesToType}</p>
      ${
        reachable.length === 0
          ? html`<p>${serverWindow.noLanAddress}</p>`
          : html`<ul>
              ${reachable.map(
                (address) =>
                  html`<li>${this.port > 0 ? hostPort({ address, port: this.port }) : address}</li>`,
              )}
            </ul>`
      }`;
  }

  #button(type: 'lan-open' | 'lan-close', text: string): TemplateResult {
    const onClick = (): void => {
      this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true }));
    };
    return html`<button class="quiet edged" type="button" data-action=${type} @click=${onClick}>
      ${text}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lan-panel': LanPanel;
  }
  interface HTMLElementEventMap {
    'lan-open': CustomEvent<null>;
    'lan-close': CustomEvent<null>;
  }
}
