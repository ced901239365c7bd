/** The empty centre of the server window: three steps, and a line to copy for those who bring their own script. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { phrases, type Phrases } from '../../../../extensions/phrases/phrases.js';
import { writeClipboard } from '../../views/clipboard.js';
import { controlStyles } from '../../views/control-styles.js';

/** What to do first. */
@customElement('first-steps')
export class FirstSteps extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: 0;
        overflow: auto;
        padding: 24px;
      }
      .card {
        display: grid;
        gap: 20px;
        max-inline-size: 460px;
      }
      ol {
        display: grid;
        gap: 12px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 1.2em;
        line-height: 1.4;
      }
      li {
        display: grid;
        grid-template-columns: 34px 1fr;
        gap: 12px;
        align-items: center;
        color: var(--tk-text-muted);
      }
      li[data-state='now'] {
        color: var(--tk-text);
        font-weight: 600;
      }
      .number {
        display: grid;
        place-items: center;
        block-size: 34px;
        border: 2px solid var(--tk-border-strong);
        border-radius: min(50%, var(--app-round));
        font-size: 0.85em;
        font-weight: 600;
      }
      li[data-state='now'] .number {
        border-color: var(--tk-accent);
        background: var(--tk-accent);
        color: var(--tk-on-accent);
      }
      li[data-state='done'] .number {
        border-color: var(--tk-success);
        color: var(--tk-success);
      }
      .script {
        display: grid;
        gap: 6px;
      }
      .script p {
        margin: 0;
        color: var(--tk-text-muted);
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 6px 6px 12px;
        border: 1px solid var(--tk-border);
        border-radius: var(--tk-radius);
        background: var(--tk-surface-raised);
      }
      code {
        flex: 1;
        overflow-x: auto;
        font-family: var(--tk-font-mono);
        user-select: all;
        white-space: nowrap;
      }
    `,
  ];

  /** The port of the running server, or the one typed. */
  @property({ type: Number }) port = 60_000;

  /** Whether the first step is done. */
  @property({ type: Boolean }) running = false;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @state() private copied = false;

  protected override render(): TemplateResult {
    const { serverWindow } = this.words;
    const line = `python client.py ${this.port} Hello`;
    return html`<div class="card">
      <ol>
        ${serverWindow.emptySteps.map((step, at) => {
          const standing =
            at === 0 && this.running ? 'done' : at === (this.running ? 1 : 0) ? 'now' : 'later';
          return html`<li data-state=${standing} aria-current=${standing === 'now' ? 'step' : 'false'}>
            <span class="number" aria-hidden="true">${standing === 'done' ? '✓' : at + 1}</span>${step}
          </li>`;
        })}
      </ol>
      <div class="script">
        <p>${serverWindow.orCopy}</p>
        <div class="line">
          <code>${line}</code>
          <button
            class="quiet edged"
            type="button"
            data-action="copy-line"
            aria-label=${serverWindow.copyLine}
            @click=${() => this.#copy(line)}
          >
            ${this.copied ? serverWindow.lineCopied : this.words.views.copy}
          </button>
        </div>
      </div>
    </div>`;
  }

  async #copy(line: string): Promise<void> {
    this.copied = await writeClipboard(line);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-steps': FirstSteps;
  }
}
