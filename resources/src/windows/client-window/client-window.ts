/**
 * The client window: the course's own. One types in the Text itself; what follows the last line of the dialogue is the
 * message being written. Everything shown comes from the store, everything a person does becomes a command.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Failure } from '../../../../extensions/protocol/failures.js';
import type { ClientSettings } from '../../../../extensions/protocol/settings.js';
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
import { messagesAs, writeClipboard, type CopyForm } from '../../views/clipboard.js';
import { failureOf, type LineContext } from '../../views/dialogue-lines.js';
import { DialogueReader, TEXT_OPTIONS } from '../../views/dialogue-reader.js';
import { DRAFT_MARK } from '../../views/dialogue-screen.js';
import '../../views/error-card.js';
import '../../views/find-bar.js';
import type { FindBar, FindDetail } from '../../views/find-bar.js';
import '../../views/help-panel.js';
import { StoreController } from '../../views/store-controller.js';
import { exportText, fileStamp } from '../export-file.js';
import { linkBanner } from '../link-banner.js';
import { Shortcuts, type Shortcut } from '../shortcuts.js';
import { ClientDraft } from './client-draft.js';
import './client-panel.js';
import type { ClientPanel, PanelAction } from './client-panel.js';
import { ClientSession } from './client-session.js';
import { clientSide } from './client-side.js';
import { clientWindowStyles } from './client-window-styles.js';
import { growWindow } from './grow-window.js';

/** The window. `desk` is set once, by main. */
@customElement('client-window')
export class ClientWindow extends LitElement {
  static override styles = clientWindowStyles;

  /** What the window stands on. */
  @property({ attribute: false }) desk!: Desk;

  @state() private explained: Failure | null = null;
  @state() private finding = false;
  @state() private said = '';

  @query('tk-text') private readonly text!: TkText;
  @query('tk-entry') private readonly entry!: TkEntry;
  @query('find-bar') private readonly findBar!: FindBar | null;
  @query('client-panel') private readonly panel!: ClientPanel | null;

  #reader: DialogueReader | null = null;
  #draft: ClientDraft | null = null;
  readonly #session = new ClientSession(
    () => this.desk,
    () => {
      this.requestUpdate();
    },
  );

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

  protected override firstUpdated(): void {
    this.text.configure(TEXT_OPTIONS.stacked);
  }

  protected override updated(): void {
    // The field's text is not bound: typing must not be undone by a render in between.
    if (this.entry.value !== this.#session.port) this.entry.value = this.#session.port;
  }

  /** The phrases of the language set. */
  get words(): Phrases {
    return phrases(this.desk.store.language);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const { clientWindow } = words;
    const { busy, state, portWrong, settings } = this.#session;
    return html`<div class="window">
        <tk-label class="port-label" .text=${clientWindow.portLabel}></tk-label>
        <tk-entry
          class="port"
          label=${clientWindow.portLabel}
          .invalid=${portWrong}
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
          state,
          unfolded: settings?.unfolded ?? false,
          explainable: this.#explainable() !== null,
          words,
          stop: this.#stop,
          why: this.#why,
          unfold: () => {
            this.#session.patch({ client: { unfolded: !(settings?.unfolded ?? false) } });
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
    const { settings, host, hostWrong } = this.#session;
    return html`${linkBanner(store.linkStatus, words)}
    ${
      settings?.unfolded === true
        ? html`<client-panel
            .settings=${settings}
            .host=${host}
            .hostWrong=${hostWrong}
            .hosts=${store.currentSettings?.recentHosts ?? []}
            .connected=${busy}
            .words=${words}
            @client-host=${(event: CustomEvent<string>) => {
              this.#session.typeHost(event.detail);
            }}
            @client-settings=${(event: CustomEvent<Partial<ClientSettings>>) => {
              this.#session.patch({ client: event.detail });
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
    const { explained, words } = this;
    const { failure, portWrong, hostWrong } = this.#session;
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
    const told = failure === null || (failure.action === 'connect' && !portWrong && !hostWrong);
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

  #dialogue(): TemplateResult | typeof nothing {
    const reader = this.#reader;
    if (reader === null) return nothing;
    const { clientWindow, dialogue } = this.words;
    const { unread } = reader;
    return html`<div class="text">
      <tk-text
        .model=${reader.model}
        label=${clientWindow.transcript}
        placeholder=${clientWindow.draft}
        editable-from=${DRAFT_MARK}
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
      { dialogue: store.dialogueOf(null), omitted: store.omittedOf(null), renames: store.renames },
      this.#context(),
    );
    if (welcomed === null || currentSettings === null) return;
    const title = this.words.clientWindow.title({ n: welcomed.number });
    if (document.title !== title) {
      document.title = title;
      void this.desk.shell()?.setTitle(title);
    }
    if (!this.#session.fill()) return;
    void this.updateComplete.then(() => {
      this.entry.focus();
    });
  }

  #context(): LineContext {
    return { words: this.words, view: this.#session.settings?.view ?? 'text', layout: 'stacked' };
  }

  // ---- connecting

  readonly #onPort = (): void => {
    this.#session.typePort(this.entry.value);
  };

  readonly #connect = async (): Promise<void> => {
    this.explained = null;
    this.said = '';
    const result = await this.#session.connect();
    if (result === true) this.text.focus();
    else if (result === 'port') this.entry.focus();
    else if (result === 'host') this.#session.patch({ client: { unfolded: true } });
  };

  readonly #why = (): void => {
    this.explained = this.#explainable();
  };

  /** What went wrong last: an attempt, or how the dialogue that stands last on the screen ended. */
  #explainable(): Failure | null {
    const { failure, portWrong, hostWrong } = this.#session;
    if (portWrong || hostWrong) return null;
    const last = this.#reader?.screen.entries.at(-1);
    return failure ?? (last === undefined ? null : failureOf(last));
  }

  readonly #stop = (): void => {
    void this.#session.stop();
  };

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
      this.#session.refuseToSend();
      return;
    }
    const text = draft.take();
    this.text.seeEnd();
    this.text.focus();
    void this.#sendDraft(text);
  };

  /** What was not sent goes back to where it was written, unless something else stands there by now. */
  async #sendDraft(text: string): Promise<void> {
    const escapes = this.#session.settings?.escapes ?? false;
    const sent = await this.#session.send({ text, escapes }, text);
    if (!sent && this.#draft?.text === '') this.#draft.text = text;
  }

  readonly #onSendHex = async (event: CustomEvent<string>): Promise<void> => {
    if (await this.#session.send({ hex: event.detail }, '')) this.panel?.clearHex();
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
      this.#session.fail(error);
    }
  }

  // ---- buttons and keys

  #onPanelAction(action: PanelAction): void {
    switch (action) {
      case 'send-empty':
        void this.#session.send({ text: '' }, '');
        return;
      case 'half-close':
        void this.#session.halfClose();
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
        if (this.#session.busy) this.#stop();
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
    const { host, port: typed } = this.#session;
    const port = checkPort(typed, 'connect');
    const to = port.ok && host !== '' ? { host, port: port.value } : {};
    try {
      const { opened, url } = await this.desk.gateway.ask({ type: 'window.open', kind: 'client', ...to });
      if (!opened && url !== undefined) window.open(url, '_blank');
    } catch (error) {
      this.#session.fail(error);
    }
  }

  async #zoom(direction: 1 | -1 | 0): Promise<void> {
    growWindow(await this.desk.appearance.changeZoom(direction), this.desk.shell());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'client-window': ClientWindow;
  }
}
