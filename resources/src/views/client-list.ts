/**
 * The clients of one server: name, address, state, time waited. Only the rows in sight are drawn, so that ten thousand
 * clients cost as much as thirty. Up and Down walk, Enter or the menu key opens a row's actions, F2 renames.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConnectionRow } from '../../../extensions/protocol/projections/servers.js';
import { hostPort } from '../../../extensions/phrases/notice-text.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import { printable } from '../../../extensions/protocol/text.js';
import { waitedMs } from '../state/engine-clock.js';
import { clientListStyles } from './client-list-styles.js';
import { SPEAKER_COLOURS } from './dialogue-lines.js';
import { durationText } from './durations.js';

/** Height of a row in px; the style sheet has the same number. */
const ROW_PX = 52;

/** Rows drawn above and below the ones in sight, so that scrolling shows no gap. */
const SPARE_ROWS = 4;

/** How often times are written anew while somebody waits. */
const TICK_MS = 200;

/** Names are bounded by the protocol; a longer one could not be typed to again. */
const MAX_NAME = 60;

/** Which client an action is for. */
export interface ClientDetail {
  readonly connection: number;
}

/** A client's new name. */
export interface RenameDetail extends ClientDetail {
  readonly name: string;
}

/**
 * The list.
 * @fires client-answer - a person wants to answer to this client
 * @fires client-kick - a person has confirmed that this client goes
 * @fires client-rename - a person gave this client another name
 */
@customElement('client-list')
export class ClientList extends LitElement {
  static override styles = clientListStyles;

  /** The clients, in order of arrival. */
  @property({ attribute: false }) rows: readonly Readonly<ConnectionRow>[] = [];

  /** See `Store.clockOffset`. */
  @property({ attribute: false }) clockOffset = 0;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @state() private current: number | null = null;
  @state() private sure = false;
  @state() private renaming: number | null = null;
  @state() private top = 0;
  @state() private tall = 600;

  @query('.viewport') private readonly viewport!: HTMLElement;

  #ticking: ReturnType<typeof setInterval> | null = null;
  readonly #sizes = new ResizeObserver(() => {
    this.tall = this.viewport.clientHeight;
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#tick(false);
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.viewport);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('rows')) this.#forgetGone();
    this.#tick(this.rows.some((row) => row.state === 'waiting'));
  }

  protected override render(): TemplateResult {
    const first = Math.max(0, Math.floor(this.top / ROW_PX) - SPARE_ROWS);
    const count = Math.ceil(this.tall / ROW_PX) + 2 * SPARE_ROWS;
    const shown = this.rows.slice(first, first + count);
    const { serverWindow, dialogue } = this.words;
    const waiting = this.rows.filter((row) => row.state === 'waiting').length;
    return html`<div
        class="viewport"
        role="listbox"
        tabindex="0"
        aria-label=${serverWindow.clients}
        aria-activedescendant=${this.current === null ? nothing : `client-${this.current}`}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKeyDown}
        @focus=${this.#onFocus}
      >
        <svg
          class="extent"
          width="1"
          height=${Math.max(1, this.rows.length * ROW_PX)}
          aria-hidden="true"
        ></svg>
        <svg class="before" width="1" height=${first * ROW_PX} aria-hidden="true"></svg>
        ${repeat(
          shown,
          (row) => row.connection,
          (row, at) => this.#row(row, first + at),
        )}
      </div>
      ${this.rows.length === 0 ? html`<p class="empty">${serverWindow.noClients}</p>` : nothing}
      ${waiting === 0 ? nothing : html`<p class="waiting" role="status">${dialogue.waiting({ n: waiting })}</p>`}
      ${this.#actions()}`;
  }

  // ---- public methods

  /** Puts the keyboard into the list. */
  override focus(): void {
    this.viewport.focus();
  }

  // ---- parts

  #row(row: Readonly<ConnectionRow>, index: number): TemplateResult {
    const { serverWindow, language } = this.words;
    const name = printable(row.name);
    const waited = waitedMs(row, Date.now(), this.clockOffset);
    const colour = `mark c${(row.number + SPEAKER_COLOURS - 1) % SPEAKER_COLOURS}`;
    // The list itself hears the keys, for the row it calls active.
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- see above
    return html`<div
      class="row"
      role="option"
      id="client-${row.connection}"
      data-connection=${row.connection}
      data-state=${row.state}
      aria-selected=${this.current === row.connection ? 'true' : 'false'}
      aria-posinset=${index + 1}
      aria-setsize=${this.rows.length}
      @click=${() => {
        this.#choose(row.connection);
      }}
      @dblclick=${() => {
        this.#startRename(row.connection);
      }}
      @contextmenu=${(event: Event) => {
        event.preventDefault();
        this.#choose(row.connection);
        this.#openActions();
      }}
    >
      <span class=${colour} aria-hidden="true">${row.number}</span>
      <span class="name">${name}</span>
      <span class="state">${serverWindow.states[row.state]}</span>
      <span class="address">${hostPort(row.remote)}</span>
      <span class="waited">
        ${
          row.state === 'waiting' || waited >= 1
            ? serverWindow.waited({ text: durationText(waited, language) })
            : nothing
        }
      </span>
    </div>`;
  }

  /** The chosen row's actions stand under the list: a menu in each of 10,000 rows would not be reachable by keyboard. */
  #actions(): TemplateResult | typeof nothing {
    const row = this.#rowOf(this.current);
    if (row === undefined) return nothing;
    const { serverWindow } = this.words;
    const name = printable(row.name);
    if (this.renaming === row.connection) return this.#renameField(row);
    return html`<div class="actions" role="group" aria-label=${serverWindow.actionsFor({ name })}>
      <button class="quiet edged" type="button" data-action="answer" @click=${this.#answer}>
        ${serverWindow.replyTo({ name })}
      </button>
      <button
        class="quiet edged"
        type="button"
        data-action="rename"
        @click=${() => {
          this.#startRename(row.connection);
        }}
      >
        ${serverWindow.rename({ name })} <kbd>F2</kbd>
      </button>
      <button
        class="quiet edged ${this.sure ? 'danger' : ''}"
        type="button"
        data-action="kick"
        @click=${this.#kick}
        @blur=${this.#calm}
      >
        ${this.sure ? serverWindow.kickSure({ name }) : serverWindow.kick({ name })}
      </button>
    </div>`;
  }

  #renameField(row: Readonly<ConnectionRow>): TemplateResult {
    const { serverWindow } = this.words;
    return html`<div class="actions">
      <input
        class="rename"
        type="text"
        maxlength=${MAX_NAME}
        aria-label=${serverWindow.newName}
        .value=${row.name}
        @keydown=${this.#onRenameKey}
        @blur=${this.#endRename}
      />
    </div>`;
  }

  // ---- what a person does

  readonly #onScroll = (): void => {
    this.top = this.viewport.scrollTop;
  };

  readonly #onFocus = (): void => {
    if (this.current === null && this.rows[0] !== undefined) this.#choose(this.rows[0].connection);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(this.tall / ROW_PX) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.rows.length,
      End: this.rows.length,
    };
    const step = steps[event.key];
    if (step !== undefined) this.#walk(step);
    else if (event.key === 'F2' && this.current !== null) this.#startRename(this.current);
    else if (event.key === 'Enter' || event.key === 'ContextMenu') this.#openActions();
    else return;
    event.preventDefault();
  };

  #walk(step: number): void {
    const at = this.rows.findIndex((row) => row.connection === this.current);
    const to = Math.max(0, Math.min(this.rows.length - 1, at + step));
    const row = this.rows[to];
    if (row === undefined) return;
    this.#choose(row.connection);
    const { viewport } = this;
    const top = to * ROW_PX;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    if (top + ROW_PX > viewport.scrollTop + viewport.clientHeight) {
      viewport.scrollTop = top + ROW_PX - viewport.clientHeight;
    }
  }

  #choose(connection: number): void {
    if (this.current !== connection) this.sure = false;
    this.current = connection;
  }

  /** The actions are there as soon as a row is chosen; this brings the keyboard to them. */
  #openActions(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('.actions button')?.focus();
    });
  }

  readonly #answer = (): void => {
    this.#tell('client-answer', {});
  };

  readonly #kick = (): void => {
    if (!this.sure) {
      this.sure = true;
      return;
    }
    this.sure = false;
    this.#tell('client-kick', {});
    this.focus();
  };

  readonly #calm = (): void => {
    this.sure = false;
  };

  #startRename(connection: number): void {
    this.#choose(connection);
    this.renaming = connection;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLInputElement>('.rename')?.select();
    });
  }

  readonly #onRenameKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const name = (event.target as HTMLInputElement).value.trim();
    if (event.key === 'Enter' && name !== '') this.#tell('client-rename', { name });
    this.#endRename();
    this.focus();
  };

  readonly #endRename = (): void => {
    this.renaming = null;
  };

  #tell(type: 'client-answer' | 'client-kick' | 'client-rename', more: { readonly name?: string }): void {
    if (this.current === null) return;
    const detail = { connection: this.current, ...more };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #rowOf(connection: number | null): Readonly<ConnectionRow> | undefined {
    return connection === null ? undefined : this.rows.find((row) => row.connection === connection);
  }

  #forgetGone(): void {
    if (this.#rowOf(this.current) !== undefined) return;
    this.current = null;
    this.renaming = null;
    this.sure = false;
  }

  /** Waiting times run on by themselves; nothing runs while nobody waits. */
  #tick(on: boolean): void {
    if (on && this.#ticking === null) {
      this.#ticking = setInterval(() => {
        this.requestUpdate();
      }, TICK_MS);
    } else if (!on && this.#ticking !== null) {
      clearInterval(this.#ticking);
      this.#ticking = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'client-list': ClientList;
  }
  interface HTMLElementEventMap {
    'client-answer': CustomEvent<ClientDetail>;
    'client-kick': CustomEvent<ClientDetail>;
    'client-rename': CustomEvent<RenameDetail>;
  }
}
