/**
 * What every window of the app does alike: it follows the store and the language, has a title, answers the keys, tells
 * where the link stands, explains failures, opens clients and writes exports. The layout is each window's own.
 */

import { css, html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Failure } from '../../../extensions/protocol/failures.js';
import { phrases, type Phrases } from '../../../extensions/phrases/phrases.js';
import type { Desk } from '../state/desk.js';
import '../views/error-card.js';
import '../views/help-panel.js';
import { StoreController } from '../views/store-controller.js';
import { exportText, fileStamp } from './export-file.js';
import { linkBanner } from './link-banner.js';
import { Shortcuts, type Shortcut } from './shortcuts.js';

/** The shortcuts that mean something else in each window. */
export type OwnShortcut = Exclude<Shortcut, 'zoom-in' | 'zoom-out' | 'zoom-reset' | 'help'>;

/** What a window gives. */
export interface AppWindowParts {
  /** Asked anew each time: an element has its desk only once it stands in a page. */
  readonly desk: () => Desk;
  /** The store may have changed. */
  readonly changed: () => void;
  /** What each key does. */
  readonly keys: Readonly<Record<OwnShortcut, () => void>>;
  /** The zoom was changed from this window, to so many percent. */
  readonly zoomed?: (zoom: number) => void;
}

/** What a person may do with an error card. */
export interface CardActions {
  readonly close: () => void;
  /** Takes the free port that the card offers. */
  readonly usePort?: (port: number) => void;
}

/** Where a new client is to connect; empty for what was used last. */
export interface ClientAddress {
  readonly host?: string;
  readonly port?: number;
}

/** The banner about the link. */
export const appWindowStyles = css`
  .banner {
    margin: 0;
    padding: 6px 10px;
    background: var(--tk-warning-surface);
    color: var(--tk-warning);
    font-weight: 600;
  }
  .banner.lost {
    background: var(--tk-danger-surface);
    color: var(--tk-danger);
  }
`;

/** The common part of one window. */
export class AppWindow {
  readonly #host: LitElement;
  readonly #parts: AppWindowParts;

  constructor(host: LitElement, parts: AppWindowParts) {
    this.#host = host;
    this.#parts = parts;
    new StoreController(host, () => parts.desk().store, parts.changed);
    new Shortcuts(host, (shortcut) => {
      this.run(shortcut);
    });
  }

  /** The phrases of the language set. */
  get words(): Phrases {
    return phrases(this.#parts.desk().store.language);
  }

  // ---- parts

  /** What there is to say about the link. */
  banner(): TemplateResult | typeof nothing {
    return linkBanner(this.#parts.desk().store.linkStatus, this.words);
  }

  /** The help, closed until it is asked for. */
  help(): TemplateResult {
    return html`<help-panel .words=${this.words}></help-panel>`;
  }

  /** The card of a failure. */
  card(failure: Failure | null, { close, usePort }: CardActions): TemplateResult | typeof nothing {
    if (failure === null) return nothing;
    // The banner says it already, and more plainly.
    if (failure.code === 'engine-lost' && this.banner() !== nothing) return nothing;
    return html`<error-card
      role="alert"
      .failure=${failure}
      .platform=${this.#parts.desk().store.welcomed?.platform ?? 'linux'}
      .words=${this.words}
      @card-close=${close}
      @use-port=${(event: CustomEvent<{ readonly port: number }>) => usePort?.(event.detail.port)}
    ></error-card>`;
  }

  // ---- what a person does

  /** Does what a shortcut asks for. */
  run(shortcut: Shortcut): void {
    switch (shortcut) {
      case 'zoom-in':
        void this.#zoom(1);
        return;
      case 'zoom-out':
        void this.#zoom(-1);
        return;
      case 'zoom-reset':
        void this.#zoom(0);
        return;
      case 'help':
        this.#host.renderRoot.querySelector('help-panel')?.toggle();
        return;
      default:
        this.#parts.keys[shortcut]();
    }
  }

  /** Titles the page and the native window. */
  title(title: string): void {
    if (document.title === title) return;
    document.title = title;
    void this.#parts.desk().shell()?.setTitle(title);
  }

  /**
   * Opens a client window, or where there is no window to be had a tab. Resolves with the address to open by hand, or
   * with '' when nothing is left to do.
   */
  async openClient(to: ClientAddress): Promise<string> {
    const { opened, url } = await this.#parts
      .desk()
      .gateway.ask({ type: 'window.open', kind: 'client', ...to });
    if (opened || url === undefined) return '';
    return window.open(url, '_blank') === null ? url : '';
  }

  /** Writes a text into the downloads folder. Resolves with the sentence that says where; `name` without time. */
  async writeExport(name: string, text: string): Promise<string> {
    const path = await exportText(this.#parts.desk().gateway, `${name}-${fileStamp(new Date())}`, text);
    return this.words.views.exported({ path });
  }

  async #zoom(direction: 1 | -1 | 0): Promise<void> {
    this.#parts.zoomed?.(await this.#parts.desk().appearance.changeZoom(direction));
  }
}
