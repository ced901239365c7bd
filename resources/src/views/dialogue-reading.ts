/**
 * What an element that shows a dialogue for reading does, whichever window it is in: search, the pill about unread
 * messages, copying, explaining an error line, fetching what did not cross the link. The {@link DialogueReader} below
 * it knows no element; the layout around it is the element's own.
 */

import { css, html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Failure } from '../../../extensions/protocol/failures.js';
import type { MessageEntry } from '../../../extensions/protocol/projections/dialogue.js';
import type { Phrases } from '../../../extensions/phrases/phrases.js';
import type { TextEndDetail } from '../kit/elements/text/text-events.js';
import type { TkText } from '../kit/elements/text/tk-text.js';
import type { Gateway } from '../state/gateway.js';
import { isCut, wholeOf } from '../state/whole-message.js';
import { messagesAs, writeClipboard, type CopyForm } from './clipboard.js';
import { failureOf } from './dialogue-lines.js';
import type { DialogueReader } from './dialogue-reader.js';
import './find-bar.js';
import type { FindDetail } from './find-bar.js';

/** Bytes that copying or exporting fetches at most: beyond them, messages stay as long as they are on the screen. */
const MAX_FETCHED_BYTES = 8 * 1024 * 1024;

/** What the element gives. */
export interface ReadingParts {
  readonly reader: DialogueReader;
  readonly words: () => Phrases;
  /** Null where nothing can be asked for: long messages then stay cut. */
  readonly gateway: () => Gateway | null;
}

/** The pill over the Text; the Text's frame is `position: relative`. */
export const readingStyles = css`
  .pill {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 50%;
    translate: -50% 0;
    padding: 4px 12px;
    border: 1px solid var(--tk-accent);
    border-radius: min(15px, var(--app-round));
    background: var(--tk-accent);
    color: var(--tk-on-accent);
    box-shadow: var(--tk-shadow-raised);
    font-size: 0.9em;
    cursor: pointer;
    white-space: nowrap;
  }
`;

/** The reading of one element, whose Text is its only `<tk-text>`. */
export class DialogueReading implements ReactiveController {
  /** What was copied or written last, or why not; for a person to read. */
  said = '';
  readonly #host: LitElement;
  readonly #parts: ReadingParts;
  #finding = false;

  constructor(host: LitElement, parts: ReadingParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** Lit calls this; there is nothing to begin. */
  hostConnected(): void {
    // The reader follows the store through its element.
  }

  // ---- parts

  /** The search bar while a person searches. */
  findBar(): TemplateResult | typeof nothing {
    if (!this.#finding) return nothing;
    const { search } = this.#parts.reader;
    return html`<find-bar
      .words=${this.#parts.words()}
      .found=${search.found}
      .at=${search.at}
      @find=${this.#onFind}
      @find-close=${this.#endFind}
    ></find-bar>`;
  }

  /** «12 nouveaux messages», while the end is out of sight. */
  pill(): TemplateResult | typeof nothing {
    const { unread } = this.#parts.reader;
    if (unread === 0) return nothing;
    return html`<button class="pill" type="button" data-action="to-end" @click=${this.#toEnd}>
      ↓ ${this.#parts.words().dialogue.newMessages({ n: unread })}
    </button>`;
  }

  // ---- what a person does

  /** Opens the search, or goes to its field. */
  openFind(): void {
    this.#finding = true;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.querySelector('find-bar')?.focus();
    });
  }

  /** The end of the Text came into sight or left it. */
  readonly onEnd = (event: CustomEvent<TextEndDetail>): void => {
    this.#parts.reader.reached(event.detail.atEnd);
    this.#host.requestUpdate();
  };

  /**
   * A person clicked a line, or pressed Enter on it. Returns the failure to explain, if the line tells one; the rest of
   * a message that was cut is fetched and shown.
   */
  open(): Failure | null {
    const { reader } = this.#parts;
    if (reader.model.tagRanges('sel').length > 0) return null;
    const entry = reader.atCursor();
    if (entry === null) return null;
    if (entry.kind !== 'notice') void this.#fetch([entry]);
    return failureOf(entry);
  }

  /** Copies the chosen messages whole, and says so. */
  async copy(form: CopyForm): Promise<void> {
    const { reader, words } = this.#parts;
    const { views } = words();
    const chosen = reader.chosen();
    await this.#fetch(chosen.filter((entry) => entry.kind !== 'notice'));
    const lines = messagesAs(chosen, form, reader.whole);
    const copied = lines.length > 0 && (await writeClipboard(lines.join('\n')));
    this.say(copied ? views.copied({ n: lines.length }) : views.nothingToCopy);
  }

  /** Everything on the screen as text, the messages whole. */
  async asText(): Promise<string> {
    const { reader } = this.#parts;
    await this.#fetch(reader.screen.entries.filter((entry) => entry.kind !== 'notice'));
    return reader.asText();
  }

  /** Tells a person what was done. */
  say(text: string): void {
    this.said = text;
    this.#host.requestUpdate();
  }

  // ---- helpers

  get #text(): TkText | null {
    return this.#host.renderRoot.querySelector('tk-text');
  }

  readonly #toEnd = (): void => {
    this.#text?.seeEnd();
    this.#parts.reader.reached(true);
    this.#text?.focus();
    this.#host.requestUpdate();
  };

  readonly #onFind = (event: CustomEvent<FindDetail>): void => {
    const index = this.#parts.reader.find(event.detail);
    if (index !== null) this.#text?.see(index);
    this.#host.requestUpdate();
  };

  readonly #endFind = (): void => {
    this.#parts.reader.search.end();
    this.#finding = false;
    this.#host.requestUpdate();
    this.#text?.focus();
  };

  /** Fetches what is missing of messages and shows it. What the journal has dropped meanwhile is said to be gone. */
  async #fetch(entries: readonly MessageEntry[]): Promise<void> {
    const { reader, gateway, words } = this.#parts;
    const from = gateway();
    let left = MAX_FETCHED_BYTES;
    for (const entry of entries) {
      if (from === null || !isCut(entry) || reader.whole.has(entry) || entry.size > left) continue;
      left -= entry.size;
      const bytes = await wholeOf(from, entry);
      if (bytes === null) this.say(words().views.restGone);
      else reader.complete(entry, bytes);
    }
  }
}
