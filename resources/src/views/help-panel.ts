/** F1: the keyboard shortcuts, and that is all there is to know. A native dialog, so that Esc and focus work as usual. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import { closeButton } from './close-button.js';
import { controlStyles } from './control-styles.js';

/** The help. */
@customElement('help-panel')
export class HelpPanel extends LitElement {
  static override styles = [
    controlStyles,
    css`
      dialog {
        max-inline-size: min(440px, calc(100% - 24px));
        max-block-size: calc(100% - 24px);
        padding: 16px 20px;
        border: 1px solid var(--tk-border-strong);
        border-radius: var(--tk-radius);
        background: var(--tk-surface-raised);
        color: var(--tk-text);
        box-shadow: var(--tk-shadow-raised);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 35%);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      h2 {
        margin: 0;
        font-size: 1.1em;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 16px;
        margin: 12px 0 0;
      }
      dt {
        font-weight: 600;
        white-space: nowrap;
      }
      dd {
        margin: 0;
      }
    `,
  ];

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @query('dialog') private readonly dialog!: HTMLDialogElement;

  protected override render(): TemplateResult {
    const { views } = this.words;
    return html`<dialog aria-labelledby="title">
      <header>
        <h2 id="title">${views.shortcuts}</h2>
        ${closeButton(this.words, this.#close)}
      </header>
      <dl>
        ${views.shortcutList.map(
          ([keys, effect]) =>
            html`<dt>${keys}</dt>
              <dd>${effect}</dd>`,
        )}
      </dl>
    </dialog>`;
  }

  /** Opens or closes it. */
  toggle(): void {
    if (this.dialog.open) this.dialog.close();
    else this.dialog.showModal();
  }

  readonly #close = (): void => {
    this.dialog.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'help-panel': HelpPanel;
  }
}
