/** «⋯»: everything the course's window does not have. Folded at first. */

import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ENCODINGS, FRAMINGS, LINE_ENDINGS } from '../../../../extensions/protocol/nouns.js';
import { BYTE_VIEWS, type ClientSettings } from '../../../../extensions/protocol/settings.js';
import { phrases, type Phrases } from '../../../../extensions/phrases/phrases.js';
import type { CopyForm } from '../../views/clipboard.js';
import { clientPanelStyles } from './client-panel-styles.js';

type PanelSelect = 'framing' | 'lineEnding' | 'encoding' | 'view';
type Choice = readonly [value: string, label: string];

/** What a person asks for by a button of the panel. */
export type PanelAction = 'send-empty' | 'half-close' | 'export' | 'new-client';

/**
 * The panel.
 * @fires client-host - a person typed a host
 * @fires client-settings - a person changed something that is remembered; the detail is a part of ClientSettings
 * @fires send-hex - a person sends bytes typed in hex
 * @fires copy-as - a person copies messages in a form
 * @fires panel-action - a person pressed another button
 */
@customElement('client-panel')
export class ClientPanel extends LitElement {
  static override styles = clientPanelStyles;

  /** What is remembered. */
  @property({ attribute: false }) settings: ClientSettings | null = null;

  /** The host as typed. */
  @property() host = '';

  /** Whether the host is wrong. */
  @property({ type: Boolean, attribute: 'host-wrong' }) hostWrong = false;

  /** Hosts used before. */
  @property({ attribute: false }) hosts: readonly string[] = [];

  /** Whether a connection is there or being made: then its framing and encoding stay. */
  @property({ type: Boolean }) connected = false;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @query('#hex') private readonly hex!: HTMLInputElement;

  protected override render(): TemplateResult {
    const { clientWindow, dialogue, views } = this.words;
    const encodings = ENCODINGS.map((name) => [name, name.toUpperCase()] as const);
    return html`<div class="grid" role="group" aria-label=${views.more}>
      ${this.#host()} ${this.#select('framing', clientWindow.framing, pairs(FRAMINGS, dialogue.framings))}
      ${this.#select('lineEnding', clientWindow.lineEnding, pairs(LINE_ENDINGS, dialogue.lineEndings))}
      ${this.#select('encoding', clientWindow.encoding, encodings)}
      ${this.#select('view', views.show, pairs(BYTE_VIEWS, views.byteViews))}
      <label class="check wide">
        <input
          type="checkbox"
          id="escapes"
          .checked=${this.settings?.escapes ?? false}
          @change=${(event: Event) => {
            this.#tell('client-settings', { escapes: (event.target as HTMLInputElement).checked });
          }}
        />
        ${clientWindow.escapes}
      </label>
      ${this.#hexField()} ${this.#copy()}
      <div class="buttons wide">
        ${this.#button('send-empty', clientWindow.sendEmpty)}
        ${this.#button('half-close', clientWindow.halfClose)} ${this.#button('export', clientWindow.export)}
        ${this.#button('new-client', clientWindow.newClient)}
      </div>
    </div>`;
  }

  /** Empties the hex field, after its bytes went. */
  clearHex(): void {
    this.hex.value = '';
  }

  #host(): TemplateResult {
    return html`<div class="field wide">
      <label for="host">${this.words.clientWindow.host}</label>
      <input
        id="host"
        type="text"
        spellcheck="false"
        autocomplete="off"
        list="hosts"
        .value=${this.host}
        ?disabled=${this.connected}
        aria-invalid=${this.hostWrong ? 'true' : 'false'}
        @input=${(event: Event) => {
          this.#tell('client-host', (event.target as HTMLInputElement).value);
        }}
      />
      <datalist id="hosts">${this.hosts.map((host) => html`<option value=${host}></option>`)}</datalist>
    </div>`;
  }

  #hexField(): TemplateResult {
    const { clientWindow } = this.words;
    return html`<div class="field wide">
      <label for="hex">${clientWindow.hexBytes}</label>
      <span class="join">
        <input
          id="hex"
          type="text"
          spellcheck="false"
          autocomplete="off"
          placeholder="66 69 6e"
          @keydown=${this.#onHexKey}
        />
        <button class="quiet edged" type="button" data-action="send-hex" @click=${this.#sendHex}>
          ${clientWindow.sendHex}
        </button>
      </span>
    </div>`;
  }

  /** How bytes are shown may change at any time; how they are cut and coded only before a connection. */
  #select(name: PanelSelect, label: string, choices: readonly Choice[]): TemplateResult {
    const chosen = this.settings?.[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <select
        id=${name}
        ?disabled=${this.connected && name !== 'view'}
        @change=${(event: Event) => {
          this.#tell('client-settings', { [name]: (event.target as HTMLSelectElement).value });
        }}
      >
        ${choices.map(
          ([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
        )}
      </select>
    </div>`;
  }

  #copy(): TemplateResult {
    const { views } = this.words;
    return html`<div class="field wide">
      <label for="copy">${views.copyAs}</label>
      <span class="join">
        <select id="copy">
          <option value="text">${views.copyText}</option>
          <option value="hex">${views.copyHex}</option>
          <option value="python">${views.copyPython}</option>
        </select>
        <button class="quiet edged" type="button" data-action="copy" @click=${this.#onCopy}>
          ${views.copy}
        </button>
      </span>
    </div>`;
  }

  #button(action: PanelAction, text: string): TemplateResult {
    return html`<button
      class="quiet edged"
      type="button"
      data-action=${action}
      @click=${() => {
        this.#tell('panel-action', action);
      }}
    >
      ${text}
    </button>`;
  }

  readonly #onHexKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#sendHex();
  };

  readonly #sendHex = (): void => {
    this.#tell('send-hex', this.hex.value);
  };

  readonly #onCopy = (): void => {
    // The options are the forms and nothing else.
    this.#tell('copy-as', this.renderRoot.querySelector<HTMLSelectElement>('#copy')?.value);
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

function pairs<K extends string>(
  keys: readonly K[],
  labels: Readonly<Record<K, string>>,
): readonly (readonly [K, string])[] {
  return keys.map((key) => [key, labels[key]]);
}

declare global {
  interface HTMLElementTagNameMap {
    'client-panel': ClientPanel;
  }
  interface HTMLElementEventMap {
    'client-host': CustomEvent<string>;
    'client-settings': CustomEvent<Partial<ClientSettings>>;
    'send-hex': CustomEvent<string>;
    'copy-as': CustomEvent<CopyForm>;
    'panel-action': CustomEvent<PanelAction>;
  }
}
