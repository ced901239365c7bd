/**
 * The server window: the first screen. It shows one server at a time, the others stand in a row of tabs; everything it
 * shows comes from the store, everything a person does becomes a command.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Failure } from '../../../../extensions/protocol/failures.js';
import { DEFAULT_HOST } from '../../../../extensions/protocol/limits.js';
import type { ConnectionRow, ServerRow } from '../../../../extensions/protocol/projections/servers.js';
import type { ServerSettings, SettingsPatch } from '../../../../extensions/protocol/settings.js';
import type { Desk } from '../../state/desk.js';
import { FirstMessageNames } from './first-message-names.js';
import { recent, remember } from '../../state/input-history.js';
import '../../views/client-list.js';
import '../../views/dialogue-view.js';
import type { ByteViewDetail, DialogueView, ExplainDetail } from '../../views/dialogue-view.js';
import '../../views/manual-reply.js';
import '../../views/status-bar.js';
import { AppWindow } from '../app-window.js';
import { failureIn } from '../failures.js';
import './first-steps.js';
import './lan-panel.js';
import { ANY_HOST } from './lan-panel.js';
import './server-controls.js';
import type { ServerControls, ServerSettingsDetail, StartDetail } from './server-controls.js';
import { optionsOf, rememberedOf } from './server-form.js';
import { serverWindowStyles } from './server-window-styles.js';
import { windowRow } from './window-row.js';

/** The window. `desk` is set once, by main. */
@customElement('server-window')
export class ServerWindow extends LitElement {
  static override styles = serverWindowStyles;

  /** What the window stands on. */
  @property({ attribute: false }) desk!: Desk;

  /** The server shown; null for the one to be started. */
  @state() private selected: number | null = null;
  @state() private starting = false;
  @state() private failure: Failure | null = null;
  @state() private lanShown = false;
  @state() private target: number | null = null;
  @state() private answering = false;
  @state() private openByHand = '';
  @state() private version = 0;

  @query('server-controls') private readonly controls!: ServerControls | null;
  @query('dialogue-view') private readonly dialogueView!: DialogueView | null;

  #greeted = false;
  /** Whether the shown server was chosen, by a person or at the start. */
  #chosen = false;

  readonly #names = new FirstMessageNames();
  readonly #app = new AppWindow(this, {
    desk: () => this.desk,
    changed: () => {
      this.version += 1;
      this.#greet();
      this.#nameClients();
    },
    keys: {
      clear: () => {
        this.#clear();
      },
      find: () => this.dialogueView?.openFind(),
      'new-client': () => void this.#newClient(),
      toggle: () => this.controls?.toggle(),
      export: () => void this.#export(),
      input: () => {
        (this.renderRoot.querySelector('manual-reply') ?? this.controls)?.focus();
      },
    },
  });

  protected override render(): TemplateResult {
    const { store } = this.desk;
    const { words } = this.#app;
    const settings = store.currentSettings;
    const server = this.#server();
    const rows = server?.phase === 'listening' ? store.servers.clientsOf(server.server) : [];
    return html`<div class="window">
        ${this.#app.banner()}
        <header>
          <h1 class="sr">${words.serverWindow.title}</h1>
          <server-controls
            .settings=${settings}
            .server=${server}
            .version=${this.version}
            .clients=${rows.length}
            .allowedClients=${store.welcomed?.maxClients ?? 1}
            .starting=${this.starting}
            .words=${words}
            @server-start=${this.#onStart}
            @server-stop=${this.#onStop}
            @server-settings=${this.#onSettings}
            @new-client=${this.#newClient}
            >${this.#row()}</server-controls
          >
          ${this.lanShown ? this.#lan(server) : nothing} ${this.#byHand()}
        </header>
        <main>
          ${this.#clients(rows)}
          <section class="centre" aria-label=${words.views.dialogue}>
            ${this.#card()} ${this.#centre(server, rows)}
          </section>
        </main>
        ${this.#status(server, rows.length)}
      </div>
      ${this.#app.help()}`;
  }

  // ---- parts

  #row(): TemplateResult {
    const { store } = this.desk;
    return windowRow({
      words: this.#app.words,
      servers: [...store.servers.servers.values()],
      selected: this.selected,
      unfolded: store.currentSettings?.server.unfolded ?? false,
      lanShown: this.lanShown,
      select: (id) => {
        if (id === null) this.#prepareAnother();
        this.#select(id);
      },
      unfold: this.#unfold,
      showLan: this.#showLan,
    });
  }

  #status(server: Readonly<ServerRow> | undefined, clients: number): TemplateResult {
    return html`<footer>
      <status-bar
        .server=${server}
        .clients=${clients}
        .version=${this.version}
        .starting=${this.starting}
        .look=${this.desk.store.currentSettings?.look ?? null}
        .words=${this.#app.words}
        @settings-patch=${(event: CustomEvent<SettingsPatch>) => this.#patch(event.detail)}
        @help=${() => {
          this.#app.run('help');
        }}
      ></status-bar>
    </footer>`;
  }

  #clients(rows: readonly Readonly<ConnectionRow>[]): TemplateResult {
    const { words } = this.#app;
    return html`<aside aria-label=${words.serverWindow.clients}>
      <h2>${words.serverWindow.clients} <span class="count">${rows.length}</span></h2>
      <client-list
        .rows=${rows}
        .clockOffset=${this.desk.store.clockOffset}
        .words=${words}
        @client-answer=${(event: CustomEvent<{ connection: number }>) => {
          this.#answerTo(event.detail.connection);
        }}
        @client-kick=${(event: CustomEvent<{ connection: number }>) =>
          this.#aboutClient({ type: 'server.kick', connection: event.detail.connection })}
        @client-rename=${(event: CustomEvent<{ connection: number; name: string }>) =>
          this.#aboutClient({ type: 'server.rename', ...event.detail })}
      ></client-list>
    </aside>`;
  }

  #centre(server: Readonly<ServerRow> | undefined, rows: readonly Readonly<ConnectionRow>[]): TemplateResult {
    const { store } = this.desk;
    const { words } = this.#app;
    if (server === undefined || (server.opened === 0 && server.refused === 0)) {
      const port = server?.port ?? store.currentSettings?.server.port ?? 0;
      const running = server?.phase === 'listening';
      return html`<first-steps .port=${port} .running=${running} .words=${words}></first-steps>`;
    }
    const manual = server.phase === 'listening' && (server.reply.kind === 'manual' || this.answering);
    return html`<dialogue-view
        .dialogue=${store.dialogueOf(server.server)}
        .gateway=${this.desk.gateway}
        .version=${this.version}
        .omitted=${store.omittedOf(server.server)}
        .renames=${store.renames}
        .view=${store.currentSettings?.client.view ?? 'text'}
        .words=${words}
        @byte-view=${(event: CustomEvent<ByteViewDetail>) => this.#patch({ client: event.detail })}
        @explain=${(event: CustomEvent<ExplainDetail>) => {
          this.failure = event.detail.failure;
        }}
        @dialogue-clear=${this.#clear}
        @dialogue-export=${this.#export}
      ></dialogue-view>
      ${
        manual
          ? html`<manual-reply
              .rows=${rows}
              .target=${this.target}
              .history=${store.currentSettings?.history ?? []}
              .words=${words}
              @reply=${this.#onReply}
              @reply-target=${(event: CustomEvent<number | null>) => {
                this.target = event.detail;
              }}
            ></manual-reply>`
          : nothing
      }`;
  }

  #card(): TemplateResult | typeof nothing {
    return this.#app.card(this.failure, {
      close: this.#closeCard,
      usePort: (port) => {
        this.failure = null;
        this.controls?.fill({ port: String(port) }, true);
      },
    });
  }

  #lan(server: Readonly<ServerRow> | undefined): TemplateResult {
    const { store } = this.desk;
    const host = this.controls?.nextHost ?? DEFAULT_HOST;
    const listening = server?.phase === 'listening' && server.host === ANY_HOST;
    return html`<lan-panel
      .addresses=${store.welcomed?.addresses ?? []}
      .open=${listening || host === ANY_HOST}
      .listening=${listening}
      .port=${listening ? server.port : (store.currentSettings?.server.port ?? 0)}
      .words=${this.#app.words}
      @lan-open=${() => this.controls?.fill({ host: ANY_HOST })}
      @lan-close=${() => this.controls?.fill({ host: DEFAULT_HOST })}
    ></lan-panel>`;
  }

  #byHand(): TemplateResult | typeof nothing {
    if (this.openByHand === '') return nothing;
    return html`<p class="by-hand" role="status">
      ${this.#app.words.views.openByHand}
      <a href=${this.openByHand} target="_blank" rel="noopener">${this.openByHand}</a>
    </p>`;
  }

  // ---- what a person does

  readonly #onStart = async (event: CustomEvent<StartDetail>): Promise<void> => {
    const { settings } = event.detail;
    const { dialogue } = this.#app.words;
    this.starting = true;
    this.failure = null;
    try {
      const said = { peerName: dialogue.peerName, fullText: dialogue.serverFull };
      const started = await this.desk.gateway.ask({
        type: 'server.start',
        options: optionsOf(settings, said),
      });
      this.#select(started.server);
      await this.#remember(settings, started.port);
    } catch (error) {
      this.failure = failureIn(error);
    } finally {
      this.starting = false;
    }
  };

  readonly #onStop = (): Promise<void> => {
    const server = this.selected;
    return server === null
      ? Promise.resolve()
      : this.#do(this.desk.gateway.ask({ type: 'server.stop', server }));
  };

  readonly #onSettings = async (event: CustomEvent<ServerSettingsDetail>): Promise<void> => {
    const { settings } = event.detail;
    const server = this.#server();
    if (server?.phase === 'listening') {
      const { reply, work, idleSeconds } = settings;
      const change = { reply, work, idleSeconds };
      await this.#do(this.desk.gateway.ask({ type: 'server.change', server: server.server, change }));
    }
    await this.#patch({ server: rememberedOf(settings) });
  };

  readonly #newClient = async (): Promise<void> => {
    const server = this.#server();
    const to = server?.phase === 'listening' ? { host: reachable(server.host), port: server.port } : {};
    try {
      this.openByHand = await this.#app.openClient(to);
    } catch (error) {
      this.failure = failureIn(error);
    }
  };

  readonly #onReply = async (
    event: CustomEvent<{ connection: number | null; text: string }>,
  ): Promise<void> => {
    const { connection, text } = event.detail;
    const server = this.selected;
    if (server === null) return;
    await this.#do(this.desk.gateway.ask({ type: 'server.send', server, connection, message: { text } }));
    const history = remember(this.desk.store.currentSettings?.history ?? [], text);
    await this.#patch({ history });
  };

  #answerTo(connection: number): void {
    this.target = connection;
    this.answering = true;
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('manual-reply')?.focus();
    });
  }

  async #aboutClient(
    command:
      | { readonly type: 'server.kick'; readonly connection: number }
      | { readonly type: 'server.rename'; readonly connection: number; readonly name: string },
  ): Promise<void> {
    const server = this.selected;
    if (server !== null) await this.#do(this.desk.gateway.ask({ ...command, server }));
  }

  readonly #clear = (): void => {
    this.desk.store.clearDialogue(this.selected);
    this.dialogueView?.clear();
  };

  readonly #export = async (): Promise<void> => {
    const { dialogueView } = this;
    if (dialogueView === null) return;
    try {
      const text = await dialogueView.asText();
      dialogueView.say(await this.#app.writeExport(this.#app.words.views.exportName, text));
    } catch (error) {
      this.failure = failureIn(error);
    }
  };

  readonly #closeCard = (): void => {
    this.failure = null;
    this.#app.run('input');
  };

  readonly #showLan = (): void => {
    this.lanShown = !this.lanShown;
  };

  readonly #unfold = (): void => {
    const unfolded = !(this.desk.store.currentSettings?.server.unfolded ?? false);
    void this.#patch({ server: { unfolded } });
  };

  // ---- helpers

  /** The server shown. Its row says «listening» for ever once the engine that wrote it is gone. */
  #server(): Readonly<ServerRow> | undefined {
    const { store } = this.desk;
    const row = this.selected === null ? undefined : store.server(this.selected);
    const gone = store.linkStatus === 'lost' && row?.phase === 'listening';
    return row !== undefined && gone ? { ...row, phase: 'stopped' } : row;
  }

  #select(server: number | null): void {
    this.selected = server;
    this.#chosen = true;
    this.target = null;
    this.answering = false;
  }

  /** A page that was reloaded shows the newest server that listens; a new one puts the keyboard on start. */
  #greet(): void {
    const { store } = this.desk;
    this.#app.title(this.#app.words.serverWindow.title);
    if (!this.#greeted && store.currentSettings !== null) {
      this.#greeted = true;
      // The controls draw themselves only once this window has given them the settings.
      void this.updateComplete.then(() => {
        this.controls?.focus();
      });
    }
    if (this.#chosen) return;
    const listening = [...store.servers.servers.values()].filter(({ phase }) => phase === 'listening');
    const newest = listening.at(-1);
    if (newest !== undefined) this.#select(newest.server);
  }

  /** Takes first messages as names, if the option is on. */
  #nameClients(): void {
    const { store, gateway } = this.desk;
    const names = this.#names.next(store);
    if (store.currentSettings?.server.firstMessageNames !== true) return;
    for (const name of names) void this.#do(gateway.ask({ type: 'server.rename', ...name }));
  }

  /** Another server needs another port: the next one, unless something else was typed meanwhile. */
  #prepareAnother(): void {
    const taken = [...this.desk.store.servers.servers.values()].map(({ port }) => port);
    const port = Math.max(...taken) + 1;
    this.controls?.fill({ port: String(port > 65_535 ? 0 : port) });
  }

  #patch(patch: SettingsPatch): Promise<void> {
    return this.#do(this.desk.gateway.ask({ type: 'settings.set', patch }));
  }

  async #remember(settings: ServerSettings, port: number): Promise<void> {
    const known = this.desk.store.currentSettings;
    if (known === null) return;
    const recentPorts = recent(known.recentPorts, port);
    const recentHosts = recent(known.recentHosts, settings.host);
    await this.#patch({ recentPorts, recentHosts });
  }

  async #do(asked: Promise<unknown>): Promise<void> {
    try {
      await asked;
    } catch (error) {
      this.failure = failureIn(error);
    }
  }
}

/** Where a client of this machine finds a server: all interfaces are not an address. */
function reachable(host: string): string {
  return host === ANY_HOST || host === '::' ? '127.0.0.1' : host;
}

declare global {
  interface HTMLElementTagNameMap {
    'server-window': ServerWindow;
  }
}
