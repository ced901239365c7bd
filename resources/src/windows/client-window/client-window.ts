/**
 * The client window: the course's own. One types in the Text itself; what follows the last line of the dialogue is the
 * message being written. Everything shown comes from the store, everything a person does becomes a command.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Failure } from '../../../../extensions/protocol/failures.js';
import type { ClientSettings } from '../../../../extensions/protocol/settings.js';
import { failureSentence } from '../../../../extensions/phrases/failure-text.js';
import { phrases } from '../../../../extensions/phrases/phrases.js';
import '../../kit/elements/button/tk-button.js';
import '../../kit/elements/entry/tk-entry.js';
import type { TkEntry } from '../../kit/elements/entry/tk-entry.js';
import '../../kit/elements/label/tk-label.js';
import type { TextKeyDetail } from '../../kit/elements/text/text-events.js';
import '../../kit/elements/text/tk-text.js';
import type { TkText } from '../../kit/elements/text/tk-text.js';
import type { Desk } from '../../state/desk.js';
import { checkPort } from '../../state/field-checks.js';
import type { CopyForm } from '../../views/clipboard.js';
import { failureOf } from '../../views/dialogue-lines.js';
import { DialogueReader, TEXT_OPTIONS, type ReadingContext } from '../../views/dialogue-reader.js';
import { DialogueReading } from '../../views/dialogue-reading.js';
import { DRAFT_MARK } from '../../views/dialogue-screen.js';
import { AppWindow } from '../app-window.js';
import { ClientDraft } from './client-draft.js';
import './client-panel.js';
import type { ClientPanel, PanelAction } from './client-panel.js';
import { ClientSession } from './client-session.js';
import { clientSide } from './client-side.js';
import { clientWindowStyles } from './client-window-styles.js';
import { growWindow } from './grow-window.js';

/** How the Text is written before the engine has said how. */
const FIRST_CONTEXT: ReadingContext = { words: phrases('fr'), view: 'text', layout: 'stacked' };

/** The window. `desk` is set once, by main. */
@customElement('client-window')
export class ClientWindow extends LitElement {
  static override styles = clientWindowStyles;

  /** What the window stands on. */
  @property({ attribute: false }) desk!: Desk;

  @state() private explained: Failure | null = null;

  @query('tk-text') private readonly text!: TkText;
  @query('tk-entry') private readonly entry!: TkEntry;
  @query('client-panel') private readonly panel!: ClientPanel | null;

  readonly #reader = new DialogueReader(FIRST_CONTEXT, { readOnly: false });
  readonly #draft = new ClientDraft(this.#reader.model);
  /** Whether the key that is down repeats itself: one press sends one message. */
  #repeating = false;
  readonly #session = new ClientSession(
    () => this.desk,
    () => {
      this.requestUpdate();
    },
  );
  readonly #app = new AppWindow(this, {
    desk: () => this.desk,
    changed: () => {
      this.#follow();
      this.requestUpdate();
    },
    zoomed: (zoom) => {
      growWindow(zoom, this.desk.shell());
    },
    keys: {
      clear: () => {
        this.desk.store.clearDialogue(null);
        this.#reader.clear();
      },
      find: () => {
        this.#reading.openFind();
      },
      'new-client': () => void this.#newClient(),
      toggle: () => {
        if (this.#session.busy) this.#stop();
        else void this.#connect();
      },
      export: () => void this.#export(),
      input: () => {
        this.text.focus();
      },
    },
  });
  readonly #reading = new DialogueReading(this, {
    reader: this.#reader,
    words: () => this.#app.words,
    gateway: () => this.desk.gateway,
  });

  override connectedCallback(): void {
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

  protected override render(): TemplateResult {
    const { words } = this.#app;
    const { clientWindow } = words;
    const { busy, state, portWrong, settings } = this.#session;
    const title = clientWindow.title({ n: this.desk.store.welcomed?.number ?? 1 });
    return html`<main class="window">
        <h1 class="sr">${title}</h1>
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
      </main>
      ${this.#app.help()}`;
  }

  // ---- parts

  #above(busy: boolean): TemplateResult {
    const { words } = this.#app;
    const { store } = this.desk;
    const { said } = this.#reading;
    const { settings, host, hostWrong } = this.#session;
    return html`${this.#app.banner()}
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
            @copy-as=${(event: CustomEvent<CopyForm>) => this.#reading.copy(event.detail)}
            @panel-action=${(event: CustomEvent<PanelAction>) => {
              this.#onPanelAction(event.detail);
            }}
          ></client-panel>`
        : nothing
    }
    ${this.#reading.findBar()} ${this.#problem()}
    ${said === '' ? nothing : html`<p class="said" role="status">${said}</p>`}`;
  }

  /** A failure of the fields or of a message; a failed connection is told in the dialogue. */
  #problem(): TemplateResult | typeof nothing {
    const { failure, portWrong, hostWrong } = this.#session;
    if (this.explained !== null) return this.#app.card(this.explained, { close: this.#closeCard });
    const told = failure === null || (failure.action === 'connect' && !portWrong && !hostWrong);
    return told
      ? nothing
      : html`<p class="problem" role="alert">${failureSentence(failure, this.#app.words)}</p>`;
  }

  #dialogue(): TemplateResult {
    const { clientWindow } = this.#app.words;
    return html`<div class="text">
      <tk-text
        .model=${this.#reader.model}
        label=${clientWindow.transcript}
        placeholder=${clientWindow.draft}
        editable-from=${DRAFT_MARK}
        follow-end
        live
        @keydown=${this.#onPress}
        @tk-key=${this.#onKey}
        @tk-end=${this.#reading.onEnd}
        @click=${this.#onClick}
      ></tk-text>
      ${this.#reading.pill()}
    </div>`;
  }

  // ---- what arrives

  /** The dialogue, the title, and once the fields. */
  #follow(): void {
    const { store } = this.desk;
    const { welcomed, currentSettings } = store;
    this.#reader.show(
      { dialogue: store.dialogueOf(null), omitted: store.omittedOf(null), renames: store.renames },
      this.#context(),
    );
    if (welcomed === null || currentSettings === null) return;
    this.#app.title(this.#app.words.clientWindow.title({ n: welcomed.number }));
    if (!this.#session.fill()) return;
    void this.updateComplete.then(() => {
      this.entry.focus();
    });
  }

  #context(): ReadingContext {
    return { words: this.#app.words, view: this.#session.settings?.view ?? 'text', layout: 'stacked' };
  }

  // ---- connecting

  readonly #onPort = (): void => {
    this.#session.typePort(this.entry.value);
  };

  readonly #connect = async (): Promise<void> => {
    this.explained = null;
    this.#reading.say('');
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
    const last = this.#reader.screen.entries.at(-1);
    return failure ?? (last === undefined ? null : failureOf(last));
  }

  readonly #closeCard = (): void => {
    this.explained = null;
    this.text.focus();
  };

  readonly #stop = (): void => {
    void this.#session.stop();
  };

  // ---- writing

  /** Heard before the Text hears it: its own events do not tell a key that is held down. */
  readonly #onPress = {
    capture: true,
    handleEvent: (event: KeyboardEvent): void => {
      this.#repeating = event.repeat;
    },
  };

  readonly #onKey = (event: CustomEvent<TextKeyDetail>): void => {
    const { key, shift, control, alt, meta } = event.detail;
    if (control || alt || meta) return;
    if (key === 'Enter' && !shift) {
      event.preventDefault();
      if (!this.#repeating) this.#send();
    } else if ((key === 'ArrowUp' || key === 'ArrowDown') && !shift) {
      const history = this.desk.store.currentSettings?.history ?? [];
      if (this.#draft.walk(history, key === 'ArrowUp' ? -1 : 1)) event.preventDefault();
    }
  };

  /** An empty draft is the empty message, which ends the dialogue; where bytes are all there is, our FIN says it. */
  readonly #send = (): void => {
    if (this.desk.store.ownConnection() === null) {
      this.#session.refuseToSend();
      return;
    }
    const text = this.#draft.take();
    this.text.seeEnd();
    this.text.focus();
    void this.#sendDraft(text);
  };

  /** What was not sent goes back to where it was written, unless something else stands there by now. */
  async #sendDraft(text: string): Promise<void> {
    const escapes = this.#session.settings?.escapes ?? false;
    const sent = await this.#session.send({ text, escapes }, text);
    if (!sent && this.#draft.text === '') this.#draft.text = text;
  }

  readonly #onSendHex = async (event: CustomEvent<string>): Promise<void> => {
    if (await this.#session.send({ hex: event.detail }, '')) this.panel?.clearHex();
  };

  // ---- reading

  readonly #onClick = (): void => {
    this.explained = this.#reading.open() ?? this.explained;
  };

  async #export(): Promise<void> {
    try {
      const name = document.title.toLowerCase().replace(' ', '-');
      this.#reading.say(await this.#app.writeExport(name, await this.#reading.asText()));
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
        void this.#newClient();
        return;
      default:
        action satisfies never;
    }
  }

  async #newClient(): Promise<void> {
    const { host, port: typed } = this.#session;
    const port = checkPort(typed, 'connect');
    try {
      const byHand = await this.#app.openClient(port.ok && host !== '' ? { host, port: port.value } : {});
      if (byHand !== '') this.#reading.say(`${this.#app.words.views.openByHand} ${byHand}`);
    } catch (error) {
      this.#session.fail(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'client-window': ClientWindow;
  }
}
