/**
 * The dialogue of all clients of one server, for reading: a Text with tools above it. Each client is told apart by its
 * name and number, and by a colour that only repeats them.
 */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Failure } from '../../../extensions/protocol/failures.js';
import type { Dialogue } from '../../../extensions/protocol/projections/dialogue.js';
import { BYTE_VIEWS, type ByteView } from '../../../extensions/protocol/settings.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import '../kit/elements/text/tk-text.js';
import type { TextEndDetail } from '../kit/elements/text/text-events.js';
import type { TkText } from '../kit/elements/text/tk-text.js';
import { messagesAs, writeClipboard, type CopyForm } from './clipboard.js';
import { controlStyles } from './control-styles.js';
import { failureOf, type LineContext } from './dialogue-lines.js';
import { DialogueReader, TEXT_OPTIONS } from './dialogue-reader.js';
import './find-bar.js';
import type { FindBar, FindDetail } from './find-bar.js';

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
      .pill {
        position: absolute;
        inset-block-end: 12px;
        inset-inline-start: 50%;
        translate: -50% 0;
        padding: 5px 14px;
        border: 1px solid var(--tk-accent);
        border-radius: 16px;
        background: var(--tk-accent);
        color: var(--tk-on-accent);
        box-shadow: var(--tk-shadow-raised);
        cursor: pointer;
        white-space: nowrap;
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

  @state() private finding = false;
  @state() private said = '';

  @query('tk-text') private readonly text!: TkText;
  @query('find-bar') private readonly findBar!: FindBar | null;

  readonly #reader = new DialogueReader(this.#context(), { readOnly: true });

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
    const { views, dialogue } = this.words;
    const { unread, model, search } = this.#reader;
    return html`${this.#tools()}
      ${
        this.finding
          ? html`<find-bar
              .words=${this.words}
              .found=${search.found}
              .at=${search.at}
              @find=${this.#onFind}
              @find-close=${this.#endFind}
            ></find-bar>`
          : nothing
      }
      <div class="text">
        <tk-text
          .model=${model}
          label=${views.dialogue}
          follow-end
          live
          @tk-end=${this.#onEnd}
          @click=${this.#onClick}
          @keydown=${this.#onKeyDown}
        ></tk-text>
        ${
          unread > 0
            ? html`<button class="pill" type="button" data-action="to-end" @click=${this.#toEnd}>
                ↓ ${dialogue.newMessages({ n: unread })}
              </button>`
            : nothing
        }
      </div>`;
  }

  // ---- public methods

  /** Opens the search, or goes to its field. */
  openFind(): void {
    this.finding = true;
    void this.updateComplete.then(() => {
      this.findBar?.focus();
    });
  }

  /** Empties the screen. */
  clear(): void {
    this.#reader.clear();
    this.requestUpdate();
  }

  /** A line beside the tools: what was copied, where the file is. */
  say(text: string): void {
    this.said = text;
  }

  /** The whole screen as text. */
  asText(): string {
    return this.#reader.asText();
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
      <span class="said" role="status">${this.said}</span>
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

  #context(): LineContext {
    return { words: this.words, view: this.view, layout: 'columns' };
  }

  // ---- what a person does

  readonly #onEnd = (event: CustomEvent<TextEndDetail>): void => {
    this.#reader.reached(event.detail.atEnd);
    this.requestUpdate();
  };

  readonly #toEnd = (): void => {
    this.text.seeEnd();
    this.#reader.reached(true);
    this.requestUpdate();
    this.text.focus();
  };

  readonly #onFind = (event: CustomEvent<FindDetail>): void => {
    const index = this.#reader.find(event.detail);
    if (index !== null) this.text.see(index);
    this.requestUpdate();
  };

  readonly #endFind = (): void => {
    this.#reader.search.end();
    this.finding = false;
    this.text.focus();
  };

  readonly #onCopy = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    // The options are the forms, and the empty one that names the list.
    const form = select.value as CopyForm | '';
    select.value = '';
    if (form !== '') void this.#copy(form);
  };

  async #copy(form: CopyForm): Promise<void> {
    const { views } = this.words;
    const lines = messagesAs(this.#reader.chosen(), form);
    const copied = lines.length > 0 && (await writeClipboard(lines.join('\n')));
    this.say(copied ? views.copied({ n: lines.length }) : views.nothingToCopy);
  }

  /** A click on an error line opens its card; so does Enter on it. */
  readonly #onClick = (): void => {
    if (this.#reader.model.tagRanges('sel').length === 0) this.#explain();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#explain();
  };

  #explain(): void {
    const entry = this.#reader.atCursor();
    const failure = entry === null ? null : failureOf(entry);
    if (failure !== null) this.#tell('explain', { failure } satisfies ExplainDetail);
  }

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
