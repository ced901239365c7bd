/**
 * The top of the server window: where to listen, how to serve, start and stop, a new client, and the folded settings.
 * It holds what a person types and reports what they want; the window asks the engine.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { DEFAULT_HOST } from '../../../../extensions/protocol/limits.js';
import { STRATEGIES } from '../../../../extensions/protocol/nouns.js';
import type { ServerRow } from '../../../../extensions/protocol/projections/servers.js';
import type { ServerSettings, Settings } from '../../../../extensions/protocol/settings.js';
import { failureSentence } from '../../../../extensions/phrases/failure-text.js';
import { phrases, type Phrases } from '../../../../extensions/phrases/phrases.js';
import '../../kit/elements/button/tk-button.js';
import type { TkButton } from '../../kit/elements/button/tk-button.js';
import { isLoopback } from '../../state/field-checks.js';
import { fieldTemplate, option } from './fields.js';
import { checkDraft, draftFrom, type DraftCheck, type ServerDraft } from './server-form.js';
import { serverControlsStyles } from './server-controls-styles.js';
import { settingsPanel } from './settings-panel.js';

/** What `server-start` carries. */
export interface StartDetail {
  readonly settings: ServerSettings;
}

/** What `server-settings` carries: what to remember, and to tell a running server. */
export interface ServerSettingsDetail {
  readonly settings: ServerSettings;
}

/**
 * The controls.
 * @fires server-start - a person starts a server with sound settings
 * @fires server-stop - a person stops the shown server; confirmed when clients are attached
 * @fires server-settings - a person changed a setting and it is sound
 * @fires server-unfold - a person folded or unfolded the settings
 * @fires new-client - a person wants a client window
 */
@customElement('server-controls')
export class ServerControls extends LitElement {
  static override styles = serverControlsStyles;

  /** The settings of last time; the fields are filled from them once. */
  @property({ attribute: false }) settings: Settings | null = null;

  /** The server shown; undefined while none is. */
  @property({ attribute: false }) server: Readonly<ServerRow> | undefined = undefined;

  /** Grows when the row may have changed: the row itself stays the same object. */
  @property({ type: Number }) version = 0;

  /** Clients attached to it. */
  @property({ type: Number }) clients = 0;

  /** Clients that this machine's descriptors allow. */
  @property({ type: Number, attribute: 'allowed-clients' }) allowedClients = 10_000;

  /** Whether a start is under way. */
  @property({ type: Boolean }) starting = false;

  /** The language's phrases. */
  @property({ attribute: false }) words: Phrases = phrases('fr');

  @state() private draft: ServerDraft | null = null;
  @state() private confirming = false;
  /** Problems are shown beside a field once it was touched or a start was tried. */
  @state() private touched: ReadonlySet<string> = new Set();

  @query('[data-action="start"]') private readonly startButton!: TkButton | null;

  /** The running server whose reply and work the draft took over. */
  #followed: number | null = null;

  /** The host typed for the next server. */
  get nextHost(): string {
    return this.draft?.host ?? DEFAULT_HOST;
  }

  /** Whether the shown server listens. */
  get running(): boolean {
    return this.server?.phase === 'listening';
  }

  protected override willUpdate(): void {
    if (this.draft === null && this.settings !== null) this.draft = firstDraft(this.settings.server);
    if (this.running && this.server?.server !== this.#followed) this.#followServer();
    if (this.confirming && (!this.running || this.clients === 0)) this.confirming = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { draft, settings } = this;
    if (draft === null || settings === null) return nothing;
    const shown = this.#shown(draft);
    const check = checkDraft(shown, this.allowedClients);
    return html`<form class="bar" novalidate @submit=${this.#onSubmit}>
        ${this.#host(shown, check)} ${this.#port(shown, check)} ${this.#strategy(shown)}
        <div class="buttons">${this.#startStop()} ${this.#newClient()}</div>
      </form>
      ${this.confirming ? this.#confirm() : nothing}
      <slot></slot>
      ${
        settings.server.unfolded
          ? settingsPanel({
              draft: shown,
              check,
              words: this.words,
              running: this.running,
              touched: this.touched,
              change: this.#change,
            })
          : nothing
      }`;
  }

  // ---- public methods

  /** Puts the keyboard on start (or stop). */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.startButton?.focus();
    });
  }

  /** Starts, or stops the shown server, as the button would. */
  toggle(): void {
    if (this.running) this.#stop();
    else this.#start();
  }

  /** Fills in one field as if it had been typed, and starts when asked. */
  fill(part: Partial<ServerDraft>, start = false): void {
    this.#change(part);
    if (start) this.#start();
  }

  // ---- parts

  #host(draft: ServerDraft, check: DraftCheck): TemplateResult {
    const { serverWindow } = this.words;
    return fieldTemplate({
      id: 'host',
      label: serverWindow.host,
      wrong: this.#wrong('host', check.host === null ? '' : failureSentence(check.host, this.words)),
      caution: check.beyondMachine ? serverWindow.lanWarning : '',
      control: (describedBy, invalid) =>
        html`<input
            id="host"
            type="text"
            spellcheck="false"
            autocomplete="off"
            list="hosts"
            .value=${draft.host}
            ?disabled=${this.running}
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            @input=${(event: Event) => {
              this.#change({ host: valueOf(event) }, 'host');
            }}
          /><datalist id="hosts">
            ${this.settings?.recentHosts.map((host) => html`<option value=${host}></option>`)}
          </datalist>`,
    });
  }

  #port(draft: ServerDraft, check: DraftCheck): TemplateResult {
    const { serverWindow, failures } = this.words;
    const sentence =
      check.port === null
        ? ''
        : check.port.code === 'port-empty'
          ? failures.sentences['port-empty']()
          : serverWindow.portInvalid;
    const caution =
      draft.port.trim() === '0'
        ? serverWindow.portHintAny
        : check.reservedPort
          ? serverWindow.portReserved
          : '';
    return fieldTemplate({
      id: 'port',
      label: serverWindow.port,
      wrong: this.#wrong('port', sentence),
      caution,
      control: (describedBy, invalid) =>
        html`<input
            id="port"
            type="text"
            inputmode="numeric"
            spellcheck="false"
            autocomplete="off"
            list="ports"
            .value=${draft.port}
            ?disabled=${this.running}
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            @input=${(event: Event) => {
              this.#change({ port: valueOf(event) }, 'port');
            }}
          /><datalist id="ports">
            ${this.settings?.recentPorts.map((port) => html`<option value=${port}></option>`)}
          </datalist>`,
    });
  }

  #strategy(draft: ServerDraft): TemplateResult {
    const { serverWindow, dialogue } = this.words;
    return fieldTemplate({
      id: 'strategy',
      label: serverWindow.strategy,
      control: () =>
        html`<select
          id="strategy"
          title=${dialogue.strategies[draft.strategy]}
          ?disabled=${this.running}
          @change=${(event: Event) => {
            // The options are STRATEGIES and nothing else.
            this.#change({ strategy: valueOf(event) as ServerDraft['strategy'] });
          }}
        >
          ${STRATEGIES.map((strategy) => option(strategy, dialogue.strategies[strategy], draft.strategy))}
        </select>`,
    });
  }

  #startStop(): TemplateResult {
    const { serverWindow } = this.words;
    const text = this.starting
      ? serverWindow.starting
      : this.running
        ? serverWindow.stop
        : serverWindow.start;
    return html`<tk-button
      class="start"
      data-action="start"
      default=${this.running ? 'disabled' : 'active'}
      .text=${text}
      .state=${this.starting ? 'disabled' : 'normal'}
      @tk-invoke=${() => {
        this.toggle();
      }}
    ></tk-button>`;
  }

  #newClient(): TemplateResult {
    return html`<tk-button
      data-action="new-client"
      .text=${this.words.serverWindow.newClient}
      @tk-invoke=${() => {
        this.dispatchEvent(new CustomEvent('new-client', { bubbles: true, composed: true }));
      }}
    ></tk-button>`;
  }

  #confirm(): TemplateResult {
    const { serverWindow, views } = this.words;
    return html`<div class="confirm" role="alertdialog" aria-labelledby="sure" @keydown=${this.#onConfirmKey}>
      <span id="sure">${serverWindow.stopWithClients({ n: this.clients })}</span>
      <button class="quiet edged danger" type="button" data-action="confirm-stop" @click=${this.#stopSurely}>
        ${serverWindow.stop}
      </button>
      <button class="quiet edged" type="button" data-action="cancel-stop" @click=${this.#dontStop}>
        ${views.cancel}
      </button>
    </div>`;
  }

  // ---- what a person does

  readonly #change = (part: Partial<ServerDraft>, field?: string): void => {
    if (this.draft === null || this.settings === null) return;
    this.draft = { ...this.draft, ...part };
    if (field !== undefined) this.touched = new Set([...this.touched, field]);
    const { settings } = checkDraft(this.draft, this.allowedClients);
    if (settings === null) return;
    const { unfolded } = this.settings.server;
    this.#tell('server-settings', { settings: { ...settings, unfolded } } satisfies ServerSettingsDetail);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this.running) this.#start();
  };

  #start(): void {
    if (this.draft === null || this.settings === null || this.starting) return;
    const { settings } = checkDraft(this.draft, this.allowedClients);
    if (settings === null) {
      this.touched = new Set(Object.keys(this.draft));
      this.#focusFirstProblem();
      return;
    }
    const { unfolded } = this.settings.server;
    this.#tell('server-start', { settings: { ...settings, unfolded } } satisfies StartDetail);
  }

  #stop(): void {
    if (this.clients > 0) {
      this.confirming = true;
      void this.updateComplete.then(() => {
        this.renderRoot.querySelector<HTMLElement>('[data-action="confirm-stop"]')?.focus();
      });
    } else this.#tell('server-stop', null);
  }

  readonly #stopSurely = (): void => {
    this.confirming = false;
    this.#tell('server-stop', null);
    this.focus();
  };

  readonly #dontStop = (): void => {
    this.confirming = false;
    this.focus();
  };

  readonly #onConfirmKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#dontStop();
  };

  #focusFirstProblem(): void {
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
  }

  /** What cannot change while a server runs is shown as that server has it; the draft waits for the next one. */
  #shown(draft: ServerDraft): ServerDraft {
    if (!this.running || this.server === undefined) return draft;
    const { host, port, strategy, framing, encoding, maxClients } = this.server;
    return {
      ...draft,
      host,
      port: String(port),
      strategy,
      framing,
      encoding,
      maxClients: String(maxClients),
    };
  }

  /** What can change is edited in the draft, which begins as the server has it. */
  #followServer(): void {
    if (this.draft === null || this.server === undefined) return;
    const { reply, work } = this.server;
    const template = reply.kind === 'template' ? { template: reply.template } : {};
    this.#followed = this.server.server;
    this.draft = {
      ...this.draft,
      ...{ replyKind: reply.kind, ...template, workKind: work.kind, workMs: String(work.ms) },
    };
  }

  #wrong(field: string, sentence: string): string {
    return this.touched.has(field) ? sentence : '';
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** Listening beyond this machine is chosen anew each time: it is not among the things that are remembered. */
function firstDraft(settings: ServerSettings): ServerDraft {
  const draft = draftFrom(settings);
  return isLoopback(draft.host) ? draft : { ...draft, host: DEFAULT_HOST };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'server-controls': ServerControls;
  }
  interface HTMLElementEventMap {
    'server-start': CustomEvent<StartDetail>;
    'server-stop': CustomEvent<null>;
    'server-settings': CustomEvent<ServerSettingsDetail>;
    'new-client': CustomEvent<null>;
  }
}
