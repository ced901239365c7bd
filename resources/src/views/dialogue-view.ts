/**
 * The dialogue of all clients of one server, for reading: a Text with tools above it. Each client is told apart by its
 * name and number, and by a colour that only repeats them.
 */

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Failure } from '../../../extensions/protocol/failures.js';
import type { Dialogue } from '../../../extensions/protocol/projections/dialogue.js';
import { BYTE_VIEWS, type ByteView } from '../../../extensions/protocol/settings.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import '../kit/elements/text/tk-text.js';
import type { TkText } from '../kit/elements/text/tk-text.js';
import type { Gateway } from '../state/gateway.js';
import type { CopyForm } from './clipboard.js';
import { controlStyles } from './control-styles.js';
import { DialogueReader, TEXT_OPTIONS, type ReadingContext } from './dialogue-reader.js';
import { DialogueReading, readingStyles } from './dialogue-reading.js';

/** How the bytes are to be shown from now on. */
export interface ByteViewDetail {
  readonly view: ByteView;
}

/** An error whose card a person wants to see. */
export interface ExplainDetail {
  readonly failure: Failure;
}

/**
 * The dialogue.
 * @fires byte-view - a person chose text, hex or both
 * @fires explain - a person wants to know more about an error line
 * @fires dialogue-clear - a person empties the screen
 * @fires dialogue-export - a person wants the dialogue as a file; the detail is its text
 */
@customElement('dialogue-view')
export class DialogueView extends LitElement {
  static override styles = [
    controlStyles,
    readingStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
      }
      .tools {
        --app-control-size: 28px;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 4px;
        padding: 4px 8px;
      }
      .tools select {
        inline-size: 104px;
        padding-block: 2px;
      }
      .tools .gap {
        flex: 1;
      }
      .views {
        display: inline-flex;
        border: 1px solid var(--tk-border);
        border-radius: var(--tk-radius-small);
      }
      .views .quiet {
        min-block-size: 26px;
        border-radius: calc(var(--tk-radius-small) - 1px);
      }
      tk-text {
        flex: 1;
        display: block;
        min-block-size: 0;
      }
      .text {
        position: relative;
        display: flex;
        flex: 1;
        min-block-size: 0;
        margin: 0 8px 8px;
      }
      .said {
        color: var(--tk-text-muted);
        font-size: 0.86em;
      }
    `,
  ];

  /** What is shown. */
  @property({ attribute: false }) dialogue: Dialogue | null = null;

  /** Grows whenever there may be something new in the dialogue: the object itself stays the same. */
  @property({ type: Number }) version = 0;

  /** See `Store.omittedOf`. */
  @property({ type: Number }) omitted = 0;

  /** See `Store.renames`. */
  @property({ type: Number }) renames = 0;

  /** How bytes are shown. */
  @property({ attribute: false }) view: ByteView = 'text';

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  /** The way to the engine, to fetch the rest of long messages; null where there is none. */
  @property({ attribute: false }) gateway: Gateway | null = null;

  @query('tk-text') private readonly text!: TkText;

  readonly #reader = new DialogueReader(this.#context(), { readOnly: true });
  readonly #reading = new DialogueReading(this, {
    reader: this.#reader,
    words: () => this.words,
    gateway: () => this.gateway,
  });

  /** The entries shown, for those who look from outside. */
  get reader(): DialogueReader {
    return this.#reader;
  }

  protected override firstUpdated(): void {
    this.text.configure(TEXT_OPTIONS.columns);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const news = ['dialogue', 'version', 'omitted', 'renames', 'view', 'words'].some((name) =>
      changed.has(name),
    );
    if (!news || this.dialogue === null) return;
    const { dialogue, omitted, renames } = this;
    this.#reader.show({ dialogue, omitted, renames }, this.#context());
  }

  protected override render(): TemplateResult {
    return html`${this.#tools()} ${this.#reading.findBar()}
      <div class="text">
        <tk-text
          .model=${this.#reader.model}
          label=${this.words.views.dialogue}
          follow-end
          live
          @tk-end=${this.#reading.onEnd}
          @click=${this.#open}
          @keydown=${this.#onKeyDown}
        ></tk-text>
        ${this.#reading.pill()}
      </div>`;
  }

  // ---- public methods

  /** Opens the search, or goes to its field. */
  openFind(): void {
    this.#reading.openFind();
  }

  /** Empties the screen. */
  clear(): void {
    this.#reader.clear();
    this.requestUpdate();
  }

  /** A line beside the tools: what was copied, where the file is. */
  say(text: string): void {
    this.#reading.say(text);
  }

  /** The whole screen as text. */
  asText(): Promise<string> {
    return this.#reading.asText();
  }

  // ---- parts

  #tools(): TemplateResult {
    const { views, serverWindow } = this.words;
    return html`<div class="tools" role="toolbar" aria-label=${views.dialogue}>
      <span class="views" role="group" aria-label=${views.show}>
        ${BYTE_VIEWS.map(
          (view) =>
            html`<button
              class="quiet"
              type="button"
              data-view=${view}
              aria-pressed=${this.view === view ? 'true' : 'false'}
              @click=${() => {
                this.#tell('byte-view', { view } satisfies ByteViewDetail);
              }}
            >
              ${views.byteViews[view]}
            </button>`,
        )}
      </span>
      <label class="sr" for="copy">${views.copyAs}</label>
      <select id="copy" data-action="copy" @change=${this.#onCopy}>
        <option value="">${views.copy}…</option>
        <option value="text">${views.copyText}</option>
        <option value="hex">${views.copyHex}</option>
        <option value="python">${views.copyPython}</option>
      </select>
      <span class="said" role="status">${this.#reading.said}</span>
      <span class="gap"></span>
      ${this.#tool('find', `${views.find} (Ctrl+F)`, () => {
        this.openFind();
      })}
      ${this.#tool('clear', `${serverWindow.clearScreen} (Ctrl+L)`, () => {
        this.#tell('dialogue-clear', null);
      })}
      ${this.#tool('export', `${views.export} (Ctrl+S)`, () => {
        this.#tell('dialogue-export', null);
      })}
    </div>`;
  }

  /** A button named without the keys, which its title tells. */
  #tool(action: string, title: string, run: () => void): TemplateResult {
    return html`<button class="quiet" type="button" data-action=${action} title=${title} @click=${run}>
      ${title.replace(/ \(.*$/, '')}
    </button>`;
  }

  #context(): ReadingContext {
    return { words: this.words, view: this.view, layout: 'columns' };
  }

  // ---- what a person does

  readonly #onCopy = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    // The options are the forms, and the empty one that names the list.
    const form = select.value as CopyForm | '';
    select.value = '';
    if (form !== '') void this.#reading.copy(form);
  };

  /** A click on an error line opens its card, on a message that was cut its rest; so does Enter. */
  readonly #open = (): void => {
    const failure = this.#reading.open();
    if (failure !== null) this.#tell('explain', { failure } satisfies ExplainDetail);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#open();
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialogue-view': DialogueView;
  }
  interface HTMLElementEventMap {
    'byte-view': CustomEvent<ByteViewDetail>;
    explain: CustomEvent<ExplainDetail>;
    'dialogue-clear': CustomEvent<null>;
    'dialogue-export': CustomEvent<null>;
  }
}
