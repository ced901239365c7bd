/**
 * The client window: the course's own. One types in the Text itself; what follows the last line of the dialogue is the
 * message being written. Everything shown comes from the store, everything a person does becomes a command.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Message } from '../../../../extensions/protocol/commands.js';
import type { Failure } from '../../../../extensions/protocol/failures.js';
import type { ClientSettings, SettingsPatch } from '../../../../extensions/protocol/settings.js';
import { failureSentence } from '../../../../extensions/phrases/failure-text.js';
import { phrases, type Phrases } from '../../../../extensions/phrases/phrases.js';
import '../../kit/elements/button/tk-button.js';
import '../../kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../kit/elements/entry/tk-entry.js';
import '../../kit/elements/label/tk-label.js';
import type { TextEndDetail, TextKeyDetail } from '../../kit/elements/text/text-events.js';
import '../../kit/elements/text/tk-text.js';
import type { TkText } from '../../kit/elements/text/tk-text.js';
import type { Desk } from '../../state/desk.js';
import { checkPort } from '../../state/field-checks.js';
import { recent, remember } from '../../state/input-history.js';
import { messagesAs, writeClipboard, type CopyForm } from '../../views/clipboard.js';
import { failureOf, type LineContext } from '../../views/dialogue-lines.js';
import { DialogueReader } from '../../views/dialogue-reader.js';
import { DRAFT_MARK } from '../../views/dialogue-screen.js';
import '../../views/error-card.js';
import '../../views/find-bar.js';
import type { FindBar, FindDetail } from '../../views/find-bar.js';
import '../../views/help-panel.js';
import { StoreController } from '../../views/store-controller.js';
import { exportText, fileStamp } from '../export-file.js';
import { failureIn } from '../failures.js';
import { linkBanner } from '../link-banner.js';
import { Shortcuts, type Shortcut } from '../shortcuts.js';
import { ClientDraft } from './client-draft.js';
import { checkConnect } from './client-form.js';
import './client-panel.js';
import type { ClientPanel, PanelAction } from './client-panel.js';
import { clientSide, type ClientState } from './client-side.js';
import { clientWindowStyles } from './client-window-styles.js';
import { growWindow } from './grow-window.js';

/** The window. `desk` is set once, by main. */
@customElement('client-window')
export class ClientWindow extends LitElement {
  static override styles = clientWindowStyles;

  /** What the window stands on. */
  @property({ attribute: false }) desk!: Desk;

  @state() private host = '';
  @state() private port = '';
  @state() private portWrong = false;
  @state() private hostWrong = false;
  @state() private connecting = false;
  /** The last failure, until something else is tried. */
  @state() private failure: Failure | null = null;
  @state() private explained: Failure | null = null;
  @state() private finding = false;
  @state() private said = '';

  @query('tk-text') private readonly text!: TkText;
  @query('tk-entry') private readonly entry!: TkEntry;
  @query('find-bar') private readonly findBar!: FindBar | null;
  @query('client-panel') private readonly panel!: ClientPanel | null;

  #reader: DialogueReader | null = null;
  #draft: ClientDraft | null = null;
  #filled = false;

  constructor() {
    super();
    new StoreController(
      this,
      () => this.desk.store,
      () => {
        this.#follow();
        this.requestUpdate();
      },
    );
    new Shortcuts(this, (shortcut) => {
      this.#onShortcut(shortcut);
    });
  }

  override connectedCallback(): void {
    if (this.#reader === null) {
      this.#reader = new DialogueReader(this.#context(), { readOnly: false });
      this.#draft = new ClientDraft(this.#reader.model);
    }
    super.connectedCallback();
    this.#follow();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('port') && this.entry.value !== this.port) this.entry.value = this.port;
  }

  /** The phrases of the language set. */
  get words(): Phrases {
    return phrases(this.desk.store.language);
  }

  /** Where the client stands. */
  get clientState(): ClientState {
    if (this.connecting) return 'connecting';
    const row = this.desk.store.ownConnection();
    if (row === null) return this.failure?.action === 'connect' ? 'failed' : 'disconnected';
    return row.halfClosed || row.peerEnded ? 'ending' : 'connected';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, clientState } = this;
    const { clientWindow } = words;
    const busy = clientState !== 'disconnected' && clientState !== 'failed';
    return html`<div class="window">
        <tk-label class="port-label" .text=${clientWindow.portLabel}></tk-label>
        <tk-entry
          class="port"
          label=${clientWindow.portLabel}
          .state=${busy ? 'disabled' : 'normal'}
          .invalid=${this.portWrong}
          @tk-input=${this.#onPort}
          @tk-submit=${this.#connect}
        ></tk-entry>
        <tk-button
          class="connect"
          data-action="connect"
          .text=${clientWindow.connect}
          .state=${busy ? 'disabled' : 'normal'}
          @tk-invoke=${this.#connect}
        ></tk-button>
        ${clientSide({
          state: clientState,
          unfolded: this.#settings?.unfolded ?? false,
          words,
          stop: this.#stop,
          why: () => {
            this.explained = this.failure;
          },
          unfold: () => {
            this.#remember({ unfolded: !(this.#settings?.unfolded ?? false) });
          },
        })}
        <div class="column">${this.#above(busy)} ${this.#dialogue()}</div>
        <tk-button
          class="send"
          data-action="send"
          label=${clientWindow.send}
          title=${clientWindow.send}
          @tk-invoke=${this.#send}
        >
          <img slot="image" src="icons/send.png" width="24" height="24" alt="" />
        </tk-button>
      </div>
      <help-panel .words=${words}></help-panel>`;
  }

  // ---- parts

  #above(busy: boolean): TemplateResult {
    const { words } = this;
    const { store } = this.desk;
    return html`${linkBanner(store.linkStatus, words)}
    ${
      this.#settings?.unfolded === true
        ? html`<client-panel
            .settings=${this.#settings}
            .host=${this.host}
            .hostWrong=${this.hostWrong}
            .hosts=${store.currentSettings?.recentHosts ?? []}
            .connected=${busy}
            .words=${words}
            @client-host=${this.#onHost}
            @client-settings=${(event: CustomEvent<Partial<ClientSettings>>) => {
              this.#remember(event.detail);
            }}
            @send-hex=${this.#onSendHex}
            @copy-as=${(event: CustomEvent<CopyForm>) => this.#copy(event.detail)}
            @panel-action=${(event: CustomEvent<PanelAction>) => {
              this.#onPanelAction(event.detail);
            }}
          ></client-panel>`
        : nothing
    }
    ${this.finding ? this.#find() : nothing} ${this.#problem()}
    ${this.said === '' ? nothing : html`<p class="said" role="status">${this.said}</p>`}`;
  }

  /** A failure of the fields or of a message; a failed connection is told in the dialogue. */
  #problem(): TemplateResult | typeof nothing {
    const { failure, explained, words } = this;
    if (explained !== null) {
      return html`<error-card
        .failure=${explained}
        .platform=${this.desk.store.welcomed?.platform ?? 'linux'}
        .words=${words}
        @card-close=${() => {
          this.explained = null;
          this.text.focus();
        }}
      ></error-card>`;
    }
    const told = failure === null || (failure.action === 'connect' && !this.portWrong && !this.hostWrong);
    return told ? nothing : html`<p class="problem" role="alert">${failureSentence(failure, words)}</p>`;
  }

  #find(): TemplateResult {
    return html`<find-bar
      .words=${this.words}
      .found=${this.#reader?.search.found ?? 0}
      .at=${this.#reader?.search.at ?? 0}
      @find=${this.#onFind}
      @find-close=${this.#endFind}
    ></find-bar>`;
  }

  #dialogue(): TemplateResult {
    const { clientWindow, dialogue } = this.words;
    const unread = this.#reader?.unread ?? 0;
    return html`<div class="text">
      <tk-text
        .model=${this.#reader?.model}
        label=${clientWindow.transcript}
        placeholder=${clientWindow.draft}
        editable-from=${DRAFT_MARK}
        width="30"
        height="18"
        font="Arial 12"
        follow-end
        live
        @tk-key=${this.#onKey}
        @tk-end=${this.#onEnd}
        @click=${this.#onClick}
      ></tk-text>
      ${
        unread > 0
          ? html`<button class="pill" type="button" data-action="to-end" @click=${this.#toEnd}>
              ↓ ${dialogue.newMessages({ n: unread })}
            </button>`
          : nothing
      }
    </div>`;
  }

  // ---- what arrives

  /** The dialogue, the title, and once the fields. */
  #follow(): void {
    const { store } = this.desk;
    const { welcomed, currentSettings } = store;
    this.#reader?.show(
      { dialogue: store.dialogueOf(null), omitted: store.omitted, renames: store.renames },
      this.#context(),
    );
    if (welcomed === null || currentSettings === null) return;
    const title = this.words.clientWindow.title({ n: welcomed.number });
    if (document.title !== title) {
      document.title = title;
      void this.desk.shell()?.setTitle(title);
    }
    if (this.#filled) return;
    this.#filled = true;
    this.host = welcomed.prefill?.host ?? currentSettings.client.host;
    this.port = String(welcomed.prefill?.port ?? currentSettings.client.port);
    void this.updateComplete.then(() => {
      this.entry.focus();
    });
  }

  #context(): LineContext {
    return { words: this.words, view: this.#settings?.view ?? 'text', layout: 'stacked' };
  }

  get #settings(): ClientSettings | undefined {
    return this.desk.store.currentSettings?.client;
  }

  // ---- connecting

  readonly #onPort = (): void => {
    this.port = this.entry.value;
    const check = checkPort(this.port, 'connect');
    this.portWrong = !check.ok && this.port !== '';
    this.failure = check.ok || this.port === '' ? null : check.failure;
  };

  readonly #onHost = (event: CustomEvent<string>): void => {
    this.host = event.detail;
    this.hostWrong = false;
    this.failure = null;
  };

  readonly #connect = async (): Promise<void> => {
    const settings = this.#settings;
    if (settings === undefined || this.connecting) return;
    const check = checkConnect(this.host, this.port, settings);
    this.portWrong = !check.ok && check.field === 'port';
    this.hostWrong = !check.ok && check.field === 'host';
    this.failure = check.ok ? null : check.failure;
    this.explained = null;
    this.said = '';
    if (!check.ok) {
      this.#focusWrong(check.field);
      return;
    }
    this.connecting = true;
    try {
      await this.desk.gateway.ask({ type: 'client.connect', options: check.options });
      this.#rememberAddress(check.options.host, check.options.port);
      this.text.focus();
    } catch (error) {
      const failure = failureIn(error);
      this.failure = failure.code === 'cancelled' ? null : failure;
    } finally {
      this.connecting = false;
    }
  };

  readonly #stop = (): void => {
    const type = this.connecting ? 'client.cancel' : 'client.disconnect';
    void this.#do(this.desk.gateway.ask({ type }));
  };

  #focusWrong(field: 'host' | 'port'): void {
    if (field === 'port') this.entry.focus();
    else if (this.#settings?.unfolded === false) this.#remember({ unfolded: true });
  }

  // ---- writing

  readonly #onKey = (event: CustomEvent<TextKeyDetail>): void => {
    const { key, shift, control, alt, meta } = event.detail;
    if (control || alt || meta) return;
    if (key === 'Enter' && !shift) {
      event.preventDefault();
      this.#send();
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && !shift) {
      const history = this.desk.store.currentSettings?.history ?? [];
      if (this.#draft?.walk(history, key === 'ArrowUp' ? -1 : 1) === true) event.preventDefault();
    }
  };

  /** An empty draft sends nothing: in raw framing the empty message ends the dialogue, so it has its own button. */
  readonly #send = (): void => {
    const draft = this.#draft;
    if (draft === null || draft.text === '') {
      this.text.focus();
      return;
    }
    if (this.desk.store.ownConnection() === null) {
      this.failure = { code: 'not-connected', action: 'send', details: {} };
      return;
    }
    const text = draft.take();
    this.text.seeEnd();
    this.text.focus();
    void this.#sendMessage({ text, escapes: this.#settings?.escapes ?? false }, text);
  };

  async #sendMessage(message: Message, text: string): Promise<void> {
    this.failure = null;
    try {
      await this.desk.gateway.ask({ type: 'client.send', message });
      const history = remember(this.desk.store.currentSettings?.history ?? [], text);
      if (text !== '') await this.desk.gateway.ask({ type: 'settings.set', patch: { history } });
    } catch (error) {
      this.failure = failureIn(error);
      // What was not sent goes back to where it was written, unless something else stands there by now.
      if (this.#draft?.text === '') this.#draft.text = text;
    }
  }

  readonly #onSendHex = async (event: CustomEvent<string>): Promise<void> => {
    this.failure = null;
    try {
      await this.desk.gateway.ask({ type: 'client.send', message: { hex: event.detail } });
      this.panel?.clearHex();
    } catch (error) {
      this.failure = failureIn(error);
    }
  };

  // ---- reading

  readonly #onEnd = (event: CustomEvent<TextEndDetail>): void => {
    this.#reader?.reached(event.detail.atEnd);
    this.requestUpdate();
  };

  readonly #toEnd = (): void => {
    this.text.seeEnd();
    this.#reader?.reached(true);
    this.text.focus();
    this.requestUpdate();
  };

  readonly #onClick = (): void => {
    const entry = this.#reader?.model.tagRanges('sel').length === 0 ? this.#reader.atCursor() : null;
    const failure = entry === null ? null : failureOf(entry);
    if (failure !== null) this.explained = failure;
  };

  readonly #onFind = (event: CustomEvent<FindDetail>): void => {
    const index = this.#reader?.find(event.detail) ?? null;
    if (index !== null) this.text.see(index);
    this.requestUpdate();
  };

  readonly #endFind = (): void => {
    this.#reader?.search.end();
    this.finding = false;
    this.text.focus();
  };

  async #copy(form: CopyForm): Promise<void> {
    const { views } = this.words;
    const lines = messagesAs(this.#reader?.chosen() ?? [], form);
    const copied = lines.length > 0 && (await writeClipboard(lines.join('\n')));
    this.said = copied ? views.copied({ n: lines.length }) : views.nothingToCopy;
  }

  async #export(): Promise<void> {
    const { views } = this.words;
    try {
      const name = `${document.title.toLowerCase().replace(' ', '-')}-${fileStamp(new Date())}`;
      const path = await exportText(this.desk.gateway, name, this.#reader?.asText() ?? '');
      this.said = views.exported({ path });
    } catch (error) {
      this.failure = failureIn(error);
    }
  }

  // ---- buttons and keys

  #onPanelAction(action: PanelAction): void {
    switch (action) {
      case 'send-empty':
        void this.#sendMessage({ text: '' }, '');
        return;
      case 'half-close':
        void this.#do(this.desk.gateway.ask({ type: 'client.half-close' }));
        return;
      case 'export':
        void this.#export();
        return;
      case 'new-client':
        this.#onShortcut('new-client');
        return;
      default:
        action satisfies never;
    }
  }

  #onShortcut(shortcut: Shortcut): void {
    switch (shortcut) {
      case 'clear':
        this.desk.store.clearDialogue(null);
        this.#reader?.clear();
        return;
      case 'find':
        this.finding = true;
        void this.updateComplete.then(() => {
          this.findBar?.focus();
        });
        return;
      case 'new-client':
        void this.#newClient();
        return;
      case 'toggle':
        if (this.connecting || this.desk.store.ownConnection() !== null) this.#stop();
        else void this.#connect();
        return;
      case 'export':
        void this.#export();
        return;
      case 'zoom-in':
      case 'zoom-out':
      case 'zoom-reset':
        void this.#zoom(shortcut === 'zoom-in' ? 1 : shortcut === 'zoom-out' ? -1 : 0);
        return;
      case 'help':
        this.renderRoot.querySelector('help-panel')?.toggle();
        return;
      case 'input':
        this.text.focus();
        return;
      default:
        shortcut satisfies never;
    }
  }

  async #newClient(): Promise<void> {
    const port = checkPort(this.port, 'connect');
    const to = port.ok ? { host: this.host, port: port.value } : {};
    try {
      const { opened, url } = await this.desk.gateway.ask({ type: 'window.open', kind: 'client', ...to });
      if (!opened && url !== undefined) window.open(url, '_blank', 'noopener');
    } catch (error) {
      this.failure = failureIn(error);
    }
  }

  async #zoom(direction: 1 | -1 | 0): Promise<void> {
    growWindow(await this.desk.appearance.changeZoom(direction), this.desk.shell());
  }

  // ---- helpers

  #remember(client: Partial<ClientSettings>): void {
    void this.#do(this.desk.gateway.ask({ type: 'settings.set', patch: { client } }));
  }

  #rememberAddress(host: string, port: number): void {
    const settings = this.desk.store.currentSettings;
    if (settings === null) return;
    const recentHosts = recent(settings.recentHosts, host);
    const recentPorts = recent(settings.recentPorts, port);
    const patch: SettingsPatch = { recentHosts, recentPorts, client: { host, port } };
    void this.#do(this.desk.gateway.ask({ type: 'settings.set', patch }));
  }

  async #do(asked: Promise<unknown>): Promise<void> {
    try {
      await asked;
    } catch (error) {
      this.failure = failureIn(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'client-window': ClientWindow;
  }
}
