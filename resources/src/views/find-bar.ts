/** Ctrl+F: what to look for, how often it is there, forth and back. What is found is the owner's business. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import { closeButton } from './close-button.js';
import { controlStyles } from './control-styles.js';

/** What is looked for, and which way; 0 begins anew. */
export interface FindDetail {
  readonly text: string;
  readonly step: 1 | -1 | 0;
}

/**
 * The bar.
 * @fires find - a person typed another text (step 0) or went on to the next or previous place
 * @fires find-close - a person is done
 */
@customElement('find-bar')
export class FindBar extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        padding: 4px;
        border-block-end: 1px solid var(--tk-border);
        background: var(--tk-surface-raised);
      }
      input {
        flex: 1 1 90px;
      }
      output {
        min-inline-size: 4.5em;
        color: var(--tk-text-muted);
        font-size: 0.86em;
        text-align: center;
      }
      .quiet {
        min-inline-size: 28px;
        padding-inline: 6px;
      }
    `,
  ];

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  /** Places found. */
  @property({ type: Number }) found = 0;

  /** Which of them is shown, from 1; 0 for none. */
  @property({ type: Number }) at = 0;

  @query('input') private readonly input!: HTMLInputElement | null;

  protected override render(): TemplateResult {
    const { views } = this.words;
    return html`<input
        type="search"
        aria-label=${views.findInDialogue}
        placeholder=${views.find}
        @input=${() => {
          this.#tell(0);
        }}
        @keydown=${this.#onKeyDown}
      />
      <output aria-live="polite"
        >${this.input?.value ? views.foundAt({ at: this.at, n: this.found }) : ''}</output
      >
      ${this.#button('↑', views.previous, -1)} ${this.#button('↓', views.next, 1)}
      ${closeButton(this.words, this.#close)}`;
  }

  /** Puts the keyboard into the field and selects what is there. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.input?.focus();
      this.input?.select();
    });
  }

  #button(sign: string, name: string, step: 1 | -1): TemplateResult {
    const onClick = (): void => {
      this.#tell(step);
    };
    return html`<button class="quiet" type="button" aria-label=${name} title=${name} @click=${onClick}>
      ${sign}
    </button>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#tell(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #tell(step: FindDetail['step']): void {
    const detail: FindDetail = { text: this.input?.value ?? '', step };
    this.dispatchEvent(new CustomEvent('find', { detail, bubbles: true, composed: true }));
    this.requestUpdate();
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('find-close', { bubbles: true, composed: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'find-bar': FindBar;
  }
  interface HTMLElementEventMap {
    find: CustomEvent<FindDetail>;
    'find-close': CustomEvent<undefined>;
  }
}
