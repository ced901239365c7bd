import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../kit/elements/button/tk-button.js';
import type { Exercise } from '../exercises.js';
import { runProgram, type OutputLine } from '../python/session.js';
import { addCourse } from '../tkinter/course.js';
import { TkinterModule } from '../tkinter/tkinter-module.js';
import { wordsOf, type Language, type Words } from '../words.js';
import { sharedCss } from './page-styles.js';

/** Lines of output kept; a command that a person presses for long must not fill the page. */
const MOST_LINES = 200;

/** One exercise: its program to edit, the window the program makes, and what it gives. It runs once when it is shown. */
@customElement('call-card')
export class CallCard extends LitElement {
  static override styles = [
    sharedCss,
    css`
      .halves {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 400px);
        gap: var(--tk-space-4);
      }
      @media (width < 900px) {
        .halves {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      label {
        display: block;
        margin-block-end: var(--tk-space-1);
        color: var(--tk-text-muted);
        font-size: 0.9em;
      }
      textarea {
        display: block;
        box-sizing: border-box;
        inline-size: 100%;
        padding: var(--tk-space-2) var(--tk-space-3);
        border: 1px solid var(--tk-border-strong);
        border-radius: var(--tk-radius-small);
        background: var(--tk-field-bg);
        color: var(--tk-field-fg);
        resize: vertical;
      }
      textarea:focus-visible {
        outline: 2px solid var(--tk-focus-ring);
        outline-offset: -1px;
      }
      .actions {
        display: flex;
        /* The default button of the classic look is larger by its ring; the other must not grow with it. */
        align-items: center;
        gap: var(--tk-space-2);
        margin-block: var(--tk-space-2);
      }
      pre {
        min-block-size: 1.5em;
        max-block-size: 14em;
        margin: 0;
        overflow: auto;
        padding: var(--tk-space-2) var(--tk-space-3);
        border-radius: var(--tk-radius-small);
        background: var(--tk-surface-sunken);
        color: var(--tk-text);
        white-space: pre-wrap;
      }
      .value::before {
        content: '→ ';
        color: var(--tk-text-muted);
      }
      .error {
        color: var(--tk-danger);
      }
      .stage {
        display: grid;
        justify-items: start;
        align-content: start;
        gap: var(--tk-space-3);
        overflow: auto;
        padding-block-end: var(--tk-space-4);
      }
    `,
  ];

  /** What the card shows; set it before the element is connected. */
  @property({ attribute: false }) exercise: Exercise | null = null;
  @property() language: Language = 'fr';

  @state() private lines: readonly OutputLine[] = [];

  // ---- render

  protected override render(): TemplateResult | typeof nothing {
    const words = wordsOf(this.language);
    const { exercise } = this;
    if (!exercise) return nothing;
    return html`<article class="card" aria-labelledby="title">
      <h3 id="title">${exercise.title[this.language]}</h3>
      <p>${exercise.note[this.language]}</p>
      <div class="halves">
        <div>${this.#editor(exercise, words)}</div>
        <div class="stage"></div>
      </div>
    </article>`;
  }

  protected override firstUpdated(): void {
    this.run();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('language')) return;
    const { close } = wordsOf(this.language);
    // The windows are the program's, not this template's: nobody else tells them of the language.
    for (const window of this.renderRoot.querySelectorAll('tk-toplevel')) window.closeLabel = close;
  }

  // ---- public methods

  /** Runs the program as it is written now, in windows of its own. A run that waits for its window is given up. */
  run(): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const program = this.renderRoot.querySelector('textarea')?.value ?? this.exercise?.program ?? '';
    if (!stage) return;
    stage.replaceChildren();
    this.lines = [];
    const print = (text: string): void => {
      this.#write({ kind: 'printed', text });
    };
    const module = new TkinterModule(stage, print, () => wordsOf(this.language).close);
    addCourse(module.scope, print);
    void runProgram(program, module.scope, (line) => {
      // A window that was closed after another run began has nothing to say any more.
      if (module.isShown) this.#write(line);
    });
  }

  // ---- parts

  #editor(exercise: Exercise, words: Words): TemplateResult {
    // One more than it has: a long line takes two.
    const rows = exercise.program.split('\n').length + 1;
    return html`<label for="program">${words.program}</label>
      <textarea
        id="program"
        rows=${rows}
        spellcheck="false"
        autocapitalize="off"
        .value=${exercise.program}
        @keydown=${this.#onKeyDown}
      ></textarea>
      <div class="actions">
        <tk-button text=${words.run} default="active" @tk-invoke=${this.#onRun}></tk-button>
        <tk-button text=${words.reset} @tk-invoke=${this.#onReset}></tk-button>
      </div>
      <pre role="log" tabindex="0" aria-label=${words.result}>
${this.lines.map(({ kind, text }) => html`<div class=${kind}>${text}</div>`)}</pre>`;
  }

  #write(line: OutputLine): void {
    this.lines = [...this.lines, line].slice(-MOST_LINES);
  }

  // ---- handlers

  readonly #onRun = (): void => {
    this.run();
  };

  readonly #onReset = (): void => {
    const editor = this.renderRoot.querySelector('textarea');
    if (editor && this.exercise) editor.value = this.exercise.program;
    this.run();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    this.run();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'call-card': CallCard;
  }
}
