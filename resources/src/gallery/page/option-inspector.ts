import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TkElement } from '../../kit/elements/base/tk-element.js';
import '../../kit/elements/button/tk-button.js';
import '../../kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../kit/elements/entry/tk-entry.js';
import '../../kit/elements/label/tk-label.js';
import '../../kit/elements/text/tk-text.js';
import { errorText } from '../python/session.js';
import { represent } from '../python/values.js';
import { wordsOf, type Language } from '../words.js';
import { sharedCss } from './page-styles.js';

/** The widget classes one can inspect, and what an example of each shows at first. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  label: { text: 'PORT_Server' },
  entry: { width: '20' },
  button: { text: 'connect' },
  text: { width: '30', height: '6' },
};

/** One widget and a table of all its options to edit; the call that was made, or Tk's refusal, stands below. */
@customElement('option-inspector')
export class OptionInspector extends LitElement {
  static override styles = [
    sharedCss,
    css`
      .stage {
        display: grid;
        place-items: center start;
        overflow: auto;
        min-block-size: 60px;
        padding: var(--tk-space-3);
      }
      .options {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr));
        gap: var(--tk-space-1) var(--tk-space-4);
        max-block-size: 340px;
        overflow: auto;
        padding: 3px;
      }
      .option {
        display: grid;
        grid-template-columns: 150px minmax(0, 1fr);
        align-items: center;
        font-size: 0.92em;
      }
      output {
        display: block;
        min-block-size: 1.5em;
        margin-block: var(--tk-space-2);
        font-family: var(--tk-font-mono);
        font-size: 0.9em;
      }
      .error {
        color: var(--tk-danger);
      }
    `,
  ];

  /** Which class: label, entry, button or text. */
  @property() widget = 'label';
  @property() language: Language = 'fr';

  @state() private said = '';
  @state() private refused = false;

  #example: TkElement | null = null;

  protected override willUpdate(): void {
    if (this.#example) return;
    const example = document.createElement(`tk-${this.widget}`) as TkElement; // the four classes are all the kit's
    example.configure(EXAMPLES[this.widget] ?? {});
    // Where the text shown is the name, another one would only contradict it.
    if (!('text' in (EXAMPLES[this.widget] ?? {}))) example.label = this.widget;
    this.#example = example;
    this.said = `w.config(${keywords(EXAMPLES[this.widget] ?? {})})`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const example = this.#example;
    if (!example) return nothing;
    const names = example.keys().filter((name) => !/command$|^(?:vcmd|invcmd|image|class|tabs)$/u.test(name));
    return html`<div class="card">
      <div class="stage">${example}</div>
      <output class=${this.refused ? 'error' : ''}>${this.said}</output>
      <div class="options" role="group" tabindex="0" aria-label=${wordsOf(this.language).inspector}>
        ${names.map(
          (name) =>
            html`<div class="option">
              <code aria-hidden="true">${name}</code>
              <tk-entry
                width="12"
                label=${name}
                .value=${example.cget(name)}
                data-option=${name}
                @tk-change=${this.#onChange}
              ></tk-entry>
            </div>`,
        )}
      </div>
    </div>`;
  }

  readonly #onChange = (event: Event): void => {
    const field = event.currentTarget as TkEntry; // the listener stands on entries only
    const option = field.dataset['option'] ?? '';
    try {
      this.#example?.configure({ [option]: field.value });
      this.refused = false;
      field.invalid = false;
      this.said = `w.config(${keywords({ [option]: field.value })})`;
    } catch (error) {
      this.refused = true;
      field.invalid = true;
      this.said = errorText(error);
    }
  };
}

function keywords(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name}=${represent(value)}`)
    .join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'option-inspector': OptionInspector;
  }
}
