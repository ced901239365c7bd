import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { runProgram } from '../python/session.js';
import { TkinterModule } from '../tkinter/tkinter-module.js';
import { sharedCss } from './page-styles.js';

/** Widgets beside the lines of Tkinter that make them. The lines are run, so what one reads is what one sees. */
@customElement('specimen-grid')
export class SpecimenGrid extends LitElement {
  static override styles = [
    sharedCss,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
        gap: var(--tk-space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-rows: minmax(56px, 1fr) auto;
        gap: var(--tk-space-3);
        align-items: center;
      }
      .specimen {
        display: grid;
        justify-items: start;
        overflow: auto;
        padding: 6px;
      }
      code {
        overflow-wrap: anywhere;
        padding-block-start: var(--tk-space-2);
        border-block-start: 1px solid var(--tk-border);
        color: var(--tk-text-muted);
        font-size: 0.82em;
      }
    `,
  ];

  /** The lines; each makes one widget. */
  @property({ attribute: false }) lines: readonly string[] = [];

  protected override render(): TemplateResult {
    return html`<ul>
      ${this.lines.map(
        (line) =>
          html`<li class="card">
            <div class="specimen"></div>
            <code>${line}</code>
          </li>`,
      )}
    </ul>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('lines')) return;
    for (const [at, place] of [...this.renderRoot.querySelectorAll<HTMLElement>('.specimen')].entries()) {
      show(this.lines[at] ?? '', place);
    }
  }
}

/** Runs a line and takes its widget out of the window it was made for: the gallery's cell is its place here. */
function show(line: string, place: HTMLElement): void {
  const stage = document.createElement('div');
  const module = new TkinterModule(stage, () => undefined);
  void runProgram(`fenetre = Tk()\n${line}`, module.scope, ({ kind, text }) => {
    const widget = stage.querySelector('tk-toplevel > *');
    if (kind === 'error') place.textContent = text;
    else if (widget) place.replaceChildren(widget);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'specimen-grid': SpecimenGrid;
  }
}
