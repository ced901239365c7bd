/** The last line of the server window: a dot and a word, where it listens, how many clients, bytes; language, look, help. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServerRow } from '../../../extensions/protocol/projections/servers.js';
import {
  LANGUAGES,
  LOOKS,
  type Language,
  type Look,
  type SettingsPatch,
} from '../../../extensions/protocol/settings.js';
import { hostPort } from '../../../extensions/phrases/notice-text.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import { controlStyles } from './control-styles.js';
import { bytesText } from './durations.js';
import { stateDotStyles } from './state-dot.js';

/**
 * The bar.
 * @fires settings-patch - a person chose a language or a look
 * @fires help - a person wants help
 */
@customElement('status-bar')
export class StatusBar extends LitElement {
  static override styles = [
    controlStyles,
    stateDotStyles,
    css`
      :host {
        --app-control-size: 26px;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 14px;
        padding: 3px 12px;
        border-block-start: 1px solid var(--tk-border);
        background: var(--tk-surface-raised);
        font-variant-numeric: tabular-nums;
      }
      .phase {
        display: inline-flex;
        align-items: center;
        gap: 7px;
        font-weight: 600;
      }
      .address {
        font-family: var(--tk-font-mono);
        font-size: 0.93em;
        user-select: all;
      }
      .muted {
        color: var(--tk-text-muted);
        font-size: 0.93em;
      }
      .gap {
        flex: 1;
      }
      .choices {
        display: inline-flex;
        align-items: center;
        gap: 4px;
      }
      .languages {
        display: inline-flex;
      }
      .languages .quiet {
        padding-inline: 6px;
        min-inline-size: 30px;
      }
      select {
        max-inline-size: 100%;
        padding-inline-start: 8px;
      }
    `,
  ];

  /** The server shown. */
  @property({ attribute: false }) server: Readonly<ServerRow> | undefined = undefined;

  /** Grows when the row's numbers may have changed: the row itself stays the same object. */
  @property({ type: Number }) version = 0;

  /** Clients attached. */
  @property({ type: Number }) clients = 0;

  /** Whether a start is under way. */
  @property({ type: Boolean }) starting = false;

  /** The look chosen; null as the system has it. */
  @property({ attribute: false }) look: Look | null = null;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  protected override render(): TemplateResult {
    const { serverWindow } = this.words;
    const phase = this.starting ? 'starting' : (this.server?.phase ?? 'idle');
    return html`<span class="phase" role="status" data-phase=${phase}>
        <span class="dot" data-tone=${TONES[phase]} aria-hidden="true"></span>${serverWindow.phases[phase]}
      </span>
      ${this.#traffic()}
      <span class="gap"></span>
      <span class="choices">${this.#languages()} ${this.#looks()} ${this.#help()}</span>`;
  }

  #traffic(): TemplateResult | typeof nothing {
    const { server } = this;
    if (server === undefined) return nothing;
    const { serverWindow, language } = this.words;
    const [received, sent] = [bytesText(server.bytesIn, language), bytesText(server.bytesOut, language)];
    return html`<span class="address">${hostPort({ address: server.host, port: server.port })}</span>
      <span data-stat="clients">${serverWindow.clientsOf({ n: this.clients, max: server.maxClients })}</span>
      <span class="muted" data-stat="bytes">${serverWindow.bytesInOut({ received, sent })}</span>`;
  }

  #languages(): TemplateResult {
    const { views, language } = this.words;
    return html`<span class="languages" role="group" aria-label=${views.language}>
      ${LANGUAGES.map(
        (name) =>
          html`<button
            class="quiet"
            type="button"
            lang=${name}
            data-language=${name}
            aria-pressed=${name === language ? 'true' : 'false'}
            @click=${() => {
              this.#patch({ language: name satisfies Language });
            }}
          >
            ${name.toUpperCase()}
          </button>`,
      )}
    </span>`;
  }

  #looks(): TemplateResult {
    const { views } = this.words;
    return html`<label class="sr" for="look">${views.look}</label>
      <select id="look" @change=${this.#onLook}>
        <option value="" ?selected=${this.look === null}>${views.systemLook}</option>
        ${LOOKS.map((look) => html`<option value=${look} ?selected=${look === this.look}>${views.looks[look]}</option>`)}
      </select>`;
  }

  #help(): TemplateResult {
    return html`<button
      class="quiet"
      type="button"
      data-action="help"
      title=${this.words.views.help}
      @click=${() => {
        this.dispatchEvent(new CustomEvent('help', { bubbles: true, composed: true }));
      }}
    >
      F1
    </button>`;
  }

  readonly #onLook = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#patch({ look: LOOKS.find((look) => look === value) ?? null });
  };

  #patch(detail: SettingsPatch): void {
    this.dispatchEvent(new CustomEvent('settings-patch', { detail, bubbles: true, composed: true }));
  }
}

/** What a phase's dot looks like. */
const TONES = { idle: 'off', starting: 'busy', listening: 'good', stopped: 'off', failed: 'bad' } as const;

declare global {
  interface HTMLElementTagNameMap {
    'status-bar': StatusBar;
  }
  interface HTMLElementEventMap {
    'settings-patch': CustomEvent<SettingsPatch>;
    help: CustomEvent<null>;
  }
}
