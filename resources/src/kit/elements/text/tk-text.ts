import { Compartment, type Extension, type StateEffect, type Transaction } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { TextModel } from '../../models/text/text-model.js';
import { writeStyles, type StyleValues } from '../base/frame-options.js';
import { frameCss } from '../base/frame-styles.js';
import { watchLook } from '../base/look-watcher.js';
import type { OptionEntry } from '../base/option-attributes.js';
import { defineOptionProperties } from '../base/option-properties.js';
import { caretLayer } from './caret-layer.js';
import { replacementsOf } from './change-list.js';
import { fitFont } from './font-fitter.js';
import { LineAnnouncer } from './line-announcer.js';
import { placeholderLine, setPlaceholder } from './placeholder.js';
import { TextCommands } from './text-commands.js';
import { TextGeometry, type Box, type LineBox } from './text-geometry.js';
import { TextInput } from './text-input.js';
import { TextScroller, type ScrollAim } from './text-scroller.js';
import { TextView, type TextViewHost } from './text-view.js';
import { textCss } from './tk-text.css.js';
import type { TextInputDetail } from './text-events.js';

/** The models shown, by element: the base class sets the model before this class has any private field. */
const models = new WeakMap<TkText, TextModel>();

/** The parts that exist while the element is in a document. */
interface Shown {
  readonly view: TextView;
  readonly geometry: TextGeometry;
  readonly input: TextInput;
  readonly scroller: TextScroller;
  readonly announcer: LineAnnouncer;
}

/**
 * Tk's Text: lines of text with tags, marks, a selection and an insertion cursor. The text lives in `model`, which may
 * be replaced and needs no element; the element draws what can be seen of it, gathers what programs do to it once a
 * frame, and brings what a person does to it at once.
 *
 * With `editable-from` a person reads, selects and copies everywhere, and writes only after that mark: what is typed
 * elsewhere goes to the end of that draft. Programs write everywhere, at any time.
 *
 * Keys are Tk's (see text-keys.ts). Control-a selects all where one can't write, and the draft in a draft; elsewhere
 * it goes to the line's start as in Tk. Tab writes a tab, but in a draft and where one can't write it moves on; after
 * Escape it always moves on. A selection is the tag `sel`, drawn at its priority: raise it to see it over other tags.
 *
 * A look may restyle a tag: `--tk-tag-NAME-background` and the like win over what was configured.
 *
 * @example
 * ```html
 * <tk-text label="Dialogue" width="30" height="18" font="Arial 12" editable-from="draft" follow-end></tk-text>
 * ```
 *
 * @fires tk-input - a person changed the text
 * @fires tk-modified - a person's edit set the modified flag
 * @fires tk-key - a key beyond plain typing; preventing it keeps the widget from using it
 * @fires tk-selection - a person selected text or moved the cursor
 * @fires tk-scroll - a person scrolled
 * @fires tk-end - the end came into sight or left it
 * @attr {string} label - the accessible name
 * @attr {normal|disabled} state - disabled is for reading: it can be selected, not edited, by programs neither
 * @attr {char|word|none} wrap - where lines break
 * @csspart text - the face with its border
 */
@customElement('tk-text')
export class TkText extends TextCommands {
  static override readonly optionEntries: readonly OptionEntry[] = new TextModel().options.table.entries;

  static override styles = [frameCss, textCss];

  static {
    // The base class has a plain field, which TypeScript lets nobody override by an accessor.
    Object.defineProperty(this.prototype, 'model', {
      get(this: TkText): TextModel | undefined {
        return models.get(this);
      },
      set(this: TkText, model: TextModel) {
        // Lit sets objects at every render: the same model is no news.
        if (models.get(this) === model) return;
        models.set(this, model);
        if (this.hasUpdated) this.#reshow();
      },
    });
  }

  /** The mark after which a person may write; "" lets them write everywhere. Until the mark exists that is so too. */
  @property({ attribute: 'editable-from' }) editableFrom = '';
  /** Grey text at the place where one writes, while nothing is written there. Never part of the text. */
  @property() placeholder = '';
  /** Whether text that grows at its end takes the view along, while the end is in sight. */
  @property({ type: Boolean, attribute: 'follow-end' }) followEnd = false;
  /** Whether lines that arrive are said politely, at most once a second. */
  @property({ type: Boolean }) live = false;

  #shown: Shown | null = null;
  #mustRender = true;
  #unwatchLook: (() => void) | undefined;
  #sizes: StyleValues = {};
  #shownPlaceholder = '';
  #wasModified = false;
  readonly #wrapping = new Compartment();
  readonly #editing = new Compartment();

  constructor() {
    super(new TextModel());
  }

  // ---- queries

  /** Whether the end of the text is in sight; true before the element is shown. */
  get atEnd(): boolean {
    return this.#shown?.scroller.follower.atEnd ?? true;
  }

  /** The text without Tk's final newline. */
  get value(): string {
    return this.model.doc.sliceString(0);
  }

  // ---- lifecycle

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchLook = watchLook(() => {
      this.#mustRender = true;
    });
    if (this.hasUpdated) this.#reshow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLook?.();
    this.#hide();
  }

  /** The base class asks for an update on each change of the model; only options change what is rendered here. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    return changed.size > 0 || this.#mustRender;
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      <div
        class="face wrap-${this.cget('wrap')}"
        part="text"
        data-state=${this.cget('state')}
        data-relief=${this.cget('relief')}
      >
        <div class="sizer"></div>
        <div class="view"></div>
        <div class="probe" aria-hidden="true"><span>Bonjour, serveur</span></div>
        <div class="news" aria-live="polite"></div>
      </div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    this.#mustRender = false;
    if (!this.#shown) this.#show();
    super.updated(changed);
    const shown = this.#shown;
    if (!shown) return;
    shown.scroller.follower.following = this.followEnd;
    shown.view.editor.dispatch({
      effects: [
        this.#wrapping.reconfigure(this.#wrapExtension()),
        this.#editing.reconfigure(this.#editExtension()),
      ],
    });
    shown.view.repaintSoon();
  }

  protected override fitToLook(): void {
    const frame = this.#part('.frame');
    const probe = this.#part('.probe span');
    if (!this.#shown || !frame || !probe) return;
    const fit = fitFont(this, frame, probe);
    writeStyles(frame, fit.styles, this.#sizes);
    this.#sizes = fit.styles;
    this.#shown.view.leading = fit.leading;
    this.#shown.view.fittedFont = fit.fittedFont;
    this.#shown.geometry.ascent = fit.ascent;
    this.#shown.view.editor.requestMeasure();
  }

  // ---- Tk's methods that need a screen

  /** Scrolls so that an index is in sight: not at all if it is, just enough if it is near, else to the middle. */
  see(index: string): void {
    this.#scrollTo(this.model.offsetOf(index), 'near');
  }

  /** x, y, width and height of a character, or null when it can't be seen. Pixels from the element's corner. */
  bbox(index: string): Box | null {
    return this.#shown?.geometry.bbox(this.model.offsetOf(index)) ?? null;
  }

  /** x, y, width, height and baseline of the display line of an index, or null when it can't be seen. */
  dlineinfo(index: string): LineBox | null {
    return this.#shown?.geometry.dlineinfo(this.model.offsetOf(index)) ?? null;
  }

  /** The parts of the text above the view and above its lower edge, from 0 to 1; with an index, scrolls it to the top. */
  yview(index?: string): readonly [first: number, last: number] {
    if (index !== undefined) this.#scrollTo(this.model.offsetOf(index), 'start');
    return this.#shown?.scroller.yview() ?? [0, 1];
  }

  /** Scrolls so that this part of the text, from 0 to 1, is above the view. */
  yviewMoveto(fraction: number): void {
    this.#shown?.scroller.moveTo(fraction);
  }

  /** Scrolls by lines (`units`), by views (`pages`) or by `pixels`; up when negative. */
  yviewScroll(number: number, what: 'units' | 'pages' | 'pixels'): void {
    this.#shown?.scroller.scrollBy(number, what);
  }

  /** As `yview`, sideways; there is something to see only where lines don't wrap. */
  xview(): readonly [first: number, last: number] {
    return this.#shown?.scroller.xview() ?? [0, 1];
  }

  /** Scrolls to the end of the text; with `followEnd` the view then stays there. */
  seeEnd(): void {
    this.#scrollTo(this.model.length, 'end');
  }

  override focus(options?: FocusOptions): void {
    if (this.#shown) this.#shown.view.editor.contentDOM.focus({ preventScroll: true, ...options });
    else super.focus(options);
  }

  // ---- showing and hiding

  #show(): void {
    const parent = this.#part('.view');
    const news = this.#part('.news');
    if (!parent || !news) return;
    const root = this.renderRoot as ShadowRoot; // this class never renders into its own children
    const input = new TextInput(
      () => this.#need().view,
      (detail) => this.tell('tk-key', detail),
    );
    const extensions = this.#extensions(input);
    const view = new TextView(this.model, this.#host(), { parent, root, extensions });
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, view.rules.sheet];
    const geometry = new TextGeometry(view, this);
    this.model.attachView(geometry);
    const scroller = new TextScroller(view, geometry, {
      scrolled: (detail) => this.tell('tk-scroll', detail),
      end: (detail) => this.tell('tk-end', detail),
    });
    this.#shown = { view, geometry, input, scroller, announcer: new LineAnnouncer(news) };
    scroller.follower.following = this.followEnd;
    if (this.followEnd) this.seeEnd();
  }

  #hide(): void {
    const shown = this.#shown;
    if (!shown) return;
    this.#shown = null;
    this.#shownPlaceholder = '';
    shown.announcer.stop();
    shown.scroller.stop();
    shown.view.model.attachView({});
    shown.view.destroy();
    const root = this.renderRoot as ShadowRoot; // as in #show
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== shown.view.rules.sheet);
  }

  #reshow(): void {
    this.#hide();
    if (!this.isConnected) return;
    this.#show();
    this.#mustRender = true;
    this.requestUpdate();
  }

  #extensions(input: TextInput): Extension {
    return [
      input.extension,
      placeholderLine,
      caretLayer,
      this.#wrapping.of(this.#wrapExtension()),
      this.#editing.of(this.#editExtension()),
      EditorView.contentAttributes.of(() => this.#contentAttributes()),
      TextScroller.extension(() => this.#shown?.scroller),
    ];
  }

  #wrapExtension(): Extension {
    return this.cget('wrap') === 'none' ? [] : EditorView.lineWrapping;
  }

  #editExtension(): Extension {
    return EditorView.editable.of(this.cget('state') !== 'disabled');
  }

  #contentAttributes(): Record<string, string> {
    const disabled = this.cget('state') === 'disabled';
    return {
      'aria-label': this.label,
      ...(disabled ? { 'aria-readonly': 'true', tabindex: this.cget('takefocus') === '0' ? '-1' : '0' } : {}),
      ...(this.placeholder === '' ? {} : { 'aria-placeholder': this.placeholder }),
    };
  }

  // ---- what the view asks and tells

  #host(): TextViewHost {
    const editableFrom = (): string => this.editableFrom;
    return {
      get editableFrom() {
        return editableFrom();
      },
      willEdit: (transaction) => {
        this.#wasModified = this.model.editModified();
        this.#shown?.input.willEdit(transaction);
      },
      edited: (transaction) => {
        this.#edited(transaction);
      },
      selected: () => {
        this.#shown?.input.moved();
        this.tell('tk-selection', {
          ranges: this.model.tagRanges('sel'),
          insert: this.model.index('insert'),
        });
      },
      arrived: (text) => {
        if (this.live) this.#shown?.announcer.add(text);
      },
      optionsChanged: () => {
        this.#mustRender = true;
        this.requestUpdate();
      },
      effects: () => this.#placeholderEffects(),
      isPinned: () => this.#shown?.scroller.follower.pinned ?? false,
      flushed: (wasPinned) => {
        if (wasPinned) this.#shown?.scroller.followNow();
      },
    };
  }

  #edited(transaction: Transaction): void {
    this.#shown?.input.edited(transaction);
    const effects = this.#placeholderEffects();
    if (effects.length > 0) this.#shown?.view.editor.dispatch({ effects });
    const last = replacementsOf(transaction.changes).at(-1);
    if (last) {
      const detail: TextInputDetail = {
        index: this.model.indexOfOffset(last.newFrom),
        inserted: last.inserted,
        removed: last.to - last.from,
      };
      this.tell('tk-input', detail);
    }
    if (!this.#wasModified && this.model.editModified()) this.tell('tk-modified', { modified: true });
  }

  // ---- helpers

  #scrollTo(offset: number, aim: ScrollAim): void {
    this.#shown?.scroller.scrollTo(offset, aim);
  }

  #placeholderEffects(): StateEffect<unknown>[] {
    const { length } = this.model;
    const start =
      this.editableFrom === '' ? 0 : Math.min(this.model.markOffset(this.editableFrom) ?? 0, length);
    const wanted = this.placeholder !== '' && start === length && this.cget('state') !== 'disabled';
    const key = wanted ? `${length} ${this.placeholder}` : '';
    if (key === this.#shownPlaceholder) return [];
    this.#shownPlaceholder = key;
    return [setPlaceholder.of(wanted ? { at: length, text: this.placeholder } : null)];
  }

  #need(): Shown {
    if (!this.#shown) throw new Error('The view of this Text is not shown');
    return this.#shown;
  }

  #part(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }
}

defineOptionProperties(TkText.prototype, TkText.optionEntries);

declare global {
  interface HTMLElementTagNameMap {
    'tk-text': TkText;
  }
}
