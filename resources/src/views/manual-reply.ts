/** A person answers in the server's place: whom to, and what. Enter sends, Shift+Enter begins a new line. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ConnectionRow } from '../../../extensions/protocol/projections/servers.js';
import { printable } from '../../../extensions/protocol/text.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import '../kit/elements/button/tk-button.js';
import { InputHistory } from '../state/input-history.js';
import { controlStyles } from './control-styles.js';

/** Clients offered by name; beyond them «Répondre à» in the list chooses. */
const MAX_OFFERED = 200;

/** A reply and the client it is for; null for all. */
export interface ReplyDetail {
  readonly connection: number | null;
  readonly text: string;
}

/**
 * The input under the dialogue.
 * @fires reply - a person sends
 * @fires reply-target - a person chose whom to; the detail is a connection, or null for all
 */
@customElement('manual-reply')
export class ManualReply extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(110px, 190px) minmax(0, 1fr) auto;
        gap: 8px;
        align-items: end;
        padding: 8px;
        border-block-start: 1px solid var(--tk-border);
        background: var(--tk-surface-raised);
      }
      textarea {
        inline-size: 100%;
        resize: none;
        field-sizing: content;
        max-block-size: 140px;
      }
      tk-button::part(button) {
        min-block-size: var(--app-control-size, 34px);
      }
    `,
  ];

  /** The clients one can answer to. */
  @property({ attribute: false }) rows: readonly Readonly<ConnectionRow>[] = [];

  /** Whom to; null for all. */
  @property({ attribute: false }) target: number | null = null;

  /** Messages sent before, newest last. */
  @property({ attribute: false }) history: readonly string[] = [];

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @query('textarea') private readonly area!: HTMLTextAreaElement;

  readonly #walk = new InputHistory();

  protected override render(): TemplateResult {
    const { serverWindow } = this.words;
    const offered = this.rows.slice(0, MAX_OFFERED);
    const chosen = this.rows.find((row) => row.connection === this.target);
    if (chosen !== undefined && !offered.includes(chosen)) offered.push(chosen);
    return html`<span class="field">
        <label for="target">${serverWindow.whomTo}</label>
        <select id="target" @change=${this.#onTarget}>
          <option value="" ?selected=${chosen === undefined}>${serverWindow.everyone}</option>
          ${offered.map(
            (row) =>
              html`<option value=${row.connection} ?selected=${row === chosen}>
                ${printable(row.name)}
              </option>`,
          )}
        </select>
      </span>
      <span class="field">
        <label for="text">${serverWindow.message}</label>
        <textarea
          id="text"
          rows="1"
          placeholder=${serverWindow.replyHere}
          @keydown=${this.#onKeyDown}
        ></textarea>
      </span>
      <tk-button data-action="reply" .text=${serverWindow.send} @tk-invoke=${this.#send}></tk-button>`;
  }

  /** Puts the keyboard into the input. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.area.focus();
    });
  }

  readonly #onTarget = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const detail = value === '' ? null : Number(value);
    this.dispatchEvent(new CustomEvent('reply-target', { detail, bubbles: true, composed: true }));
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) this.#send();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (!this.#walk.mayWalk(this.area.value)) return;
      const text = this.#walk.walk(this.history, event.key === 'ArrowUp' ? -1 : 1);
      if (text !== null) this.area.value = text;
    } else return;
    event.preventDefault();
  };

  /** An empty reply is a message too: in line framing it ends the dialogue, in raw framing it closes. */
  readonly #send = (): void => {
    const detail: ReplyDetail = { connection: this.target, text: this.area.value };
    this.area.value = '';
    this.#walk.leave();
    this.dispatchEvent(new CustomEvent('reply', { detail, bubbles: true, composed: true }));
    this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'manual-reply': ManualReply;
  }
  interface HTMLElementEventMap {
    reply: CustomEvent<ReplyDetail>;
    'reply-target': CustomEvent<number | null>;
  }
}
