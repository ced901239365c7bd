import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../kit/elements/button/tk-button.js';
import { EXERCISES } from '../exercises.js';
import { SPECIMENS } from '../specimens.js';
import { LANGUAGES, wordsOf, type Language, type Words } from '../words.js';
import './call-card.js';
import './option-inspector.js';
import { sharedCss } from './page-styles.js';
import './specimen-grid.js';

/** The looks one can choose from. */
const LOOKS = ['light', 'dark', 'classic'] as const;
/** One of them. */
type Look = (typeof LOOKS)[number];

/** The whole gallery: the calls of the course, the widgets with their options, in two languages and three looks. */
@customElement('gallery-page')
export class GalleryPage extends LitElement {
  static override styles = [
    sharedCss,
    css`
      :host {
        max-inline-size: 1180px;
        margin: 0 auto;
        padding: 0 var(--tk-space-5) var(--tk-space-6);
        color: var(--tk-text);
        font-family: var(--tk-font);
        font-size: var(--tk-font-size);
        line-height: 1.5;
      }
      header {
        position: sticky;
        z-index: 2;
        inset-block-start: 0;
        display: flex;
        flex-wrap: wrap;
        gap: var(--tk-space-2) var(--tk-space-5);
        align-items: center;
        justify-content: space-between;
        margin-inline: calc(-1 * var(--tk-space-5));
        padding: var(--tk-space-3) var(--tk-space-5);
        border-block-end: 1px solid var(--tk-border);
        background: var(--tk-surface);
      }
      h1 {
        margin: 0;
        font-size: 1.25em;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tk-space-4);
      }
      .choice {
        display: flex;
        gap: var(--tk-space-1);
        align-items: center;
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--tk-space-1) var(--tk-space-4);
        margin: 0 0 var(--tk-space-5);
        padding: 0;
        list-style: none;
      }
      a {
        color: var(--tk-accent-text);
      }
      a:focus-visible {
        outline: 2px solid var(--tk-focus-ring);
        outline-offset: 2px;
      }
      main {
        padding-block-start: var(--tk-space-5);
      }
      section {
        margin-block-end: var(--tk-space-6);
        scroll-margin-block-start: 64px;
      }
      .more {
        margin-block-start: var(--tk-space-5);
      }
      call-card,
      option-inspector {
        margin-block-end: var(--tk-space-4);
        scroll-margin-block-start: 64px;
      }
    `,
  ];

  @property() language: Language = navigator.language.startsWith('en') ? 'en' : 'fr';
  @property() look: Look = 'light';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('language')) {
      document.documentElement.lang = this.language;
      document.title = wordsOf(this.language).title;
    }
    if (changed.has('look')) document.documentElement.dataset['look'] = this.look;
  }

  // ---- render

  protected override render(): TemplateResult {
    const words = wordsOf(this.language);
    return html`<header>
        <h1>${words.title}</h1>
        <div class="choices">${this.#choices(words)}</div>
      </header>
      <main>
        <p>${words.intro}</p>
        ${this.#contents(words)}
        <section aria-labelledby="calls">
          <h2 id="calls">${words.calls}</h2>
          <p>${words.onlyCalls}</p>
          ${EXERCISES.map(
            (exercise) =>
              html`<call-card
                id=${exercise.id}
                .exercise=${exercise}
                .language=${this.language}
              ></call-card>`,
          )}
        </section>
        ${Object.entries(SPECIMENS).map(([name, lines]) => this.#widget(name, lines))}
      </main>`;
  }

  #choices(words: Words): TemplateResult {
    return html`<div class="choice" role="group" aria-label=${words.look}>
        ${LOOKS.map(
          (look) =>
            html`<tk-button
              text=${words[look]}
              label=${chosen(words[look], look === this.look)}
              default=${look === this.look ? 'active' : 'disabled'}
              @tk-invoke=${() => {
                this.look = look;
              }}
            ></tk-button>`,
        )}
      </div>
      <div class="choice" role="group" aria-label=${words.language}>
        ${LANGUAGES.map(
          (language) =>
            html`<tk-button
              text=${language.toUpperCase()}
              label=${chosen(language.toUpperCase(), language === this.language)}
              default=${language === this.language ? 'active' : 'disabled'}
              @tk-invoke=${() => {
                this.language = language;
              }}
            ></tk-button>`,
        )}
      </div>`;
  }

  #contents(words: Words): TemplateResult {
    return html`<nav aria-label=${words.contents}>
      <ul>
        ${EXERCISES.map(({ id, title }) => this.#link(id, title[this.language]))}
        ${Object.keys(SPECIMENS).map((name) => this.#link(`all-${name}`, `${words.inspector} · ${name}`))}
      </ul>
    </nav>`;
  }

  /** A link into this page; the targets stand in a shadow tree, where the browser does not look for them. */
  #link(id: string, text: string): TemplateResult {
    return html`<li>
      <a
        href="#${id}"
        @click=${(event: Event) => {
          event.preventDefault();
          this.renderRoot.querySelector(`#${id}`)?.scrollIntoView();
        }}
        >${text}</a
      >
    </li>`;
  }

  #widget(name: string, lines: readonly string[]): TemplateResult {
    const words = wordsOf(this.language);
    return html`<section aria-labelledby="all-${name}">
      <h2 id="all-${name}">${name} · ${words.widgets}</h2>
      <specimen-grid .lines=${lines}></specimen-grid>
      <h3 class="more">${words.inspector}</h3>
      <p>${words.inspectorNote}</p>
      <option-inspector widget=${name.toLowerCase()} .language=${this.language}></option-inspector>
    </section>`;
  }
}

/** What a screen reader says of a choice: its name, with a sign where it is the one in force. */
function chosen(name: string, isChosen: boolean): string {
  return isChosen ? `${name} ✓` : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'gallery-page': GalleryPage;
  }
}
