/**
 * The card behind an error: what happened, why, what to do, and the line Python would print. It stands in the page,
 * never in front of it; the button it offers does what its sentence says.
 */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Failure } from '../../../extensions/protocol/failures.js';
import { failureCard } from '../../../extensions/phrases/failure-text.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import { closeButton } from './close-button.js';
import { controlStyles } from './control-styles.js';

/** What `use-port` asks for. */
export interface UsePortDetail {
  readonly port: number;
}

/**
 * One failure, explained.
 * @fires use-port - a person takes the free port that the card offers
 * @fires card-close - a person closes the card
 */
@customElement('error-card')
export class ErrorCard extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        padding: 12px 14px;
        border: 1px solid var(--tk-danger);
        border-inline-start-width: 4px;
        border-radius: var(--tk-radius);
        background: var(--tk-danger-surface);
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        align-items: start;
        gap: 8px;
      }
      h2 {
        flex: 1;
        margin: 3px 0 0;
        color: var(--tk-danger);
        font-size: 1em;
        font-weight: 600;
      }
      dl {
        display: grid;
        gap: 2px;
        margin: 4px 0 0;
      }
      dt {
        color: var(--tk-text-muted);
        font-size: 0.86em;
      }
      dd {
        margin: 0 0 4px;
      }
      code {
        display: block;
        padding: 6px 8px;
        border-radius: var(--tk-radius-small);
        background: var(--tk-surface-sunken);
        font-family: var(--tk-font-mono);
        font-size: 0.9em;
        user-select: text;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 4px;
      }
    `,
  ];

  /** What went wrong; nothing is drawn without one. */
  @property({ attribute: false }) failure: Failure | null = null;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  /** The engine's `process.platform`: Python's numbers differ by system. */
  @property() platform = 'linux';

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure === null) return nothing;
    const { views } = this.words;
    const card = failureCard(this.failure, this.words, this.platform);
    const [happened, todo] = inTwo(card.sentence);
    return html`<section aria-labelledby="title">
      <header>
        <h2 id="title">${card.title}</h2>
        ${closeButton(this.words, this.#close)}
      </header>
      <dl>
        ${row(views.whatHappened, happened)}
        ${card.reason === undefined ? nothing : row(views.whyItHappened, card.reason)}
        ${todo === '' ? nothing : row(views.whatToDo, todo)}
        ${card.python === undefined ? nothing : row(views.pythonPrints, html`<code>${card.python}</code>`)}
      </dl>
      ${this.#offer()}
    </section>`;
  }

  #offer(): TemplateResult | typeof nothing {
    const free = this.failure?.details.free;
    if (free === undefined) return nothing;
    const take = (): void => {
      const detail: UsePortDetail = { port: free };
      this.dispatchEvent(new CustomEvent('use-port', { detail, bubbles: true, composed: true }));
    };
    return html`<footer>
      <button class="quiet edged" type="button" @click=${take}>
        ${this.words.views.usePort({ port: free })}
      </button>
    </footer>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('card-close', { bubbles: true, composed: true }));
  };
}

/** Sentences say first what happened and then, where something helps, what to do. */
function inTwo(sentence: string): readonly [happened: string, todo: string] {
  const end = sentence.indexOf('. ');
  return end === -1 ? [sentence, ''] : [sentence.slice(0, end + 1), sentence.slice(end + 2)];
}

function row(term: string, description: unknown): TemplateResult {
  return html`<dt>${term}</dt>
    <dd>${description}</dd>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'error-card': ErrorCard;
  }
  interface HTMLElementEventMap {
    'use-port': CustomEvent<UsePortDetail>;
    'card-close': CustomEvent<undefined>;
  }
}
