import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ENTRY_BINDINGS, pressEntryKey } from '../../models/entry-bindings.js';
import { EntryModel, type EntryIndex } from '../../models/entry-model.js';
import { ENTRY_OPTIONS, type EntryState } from '../../models/entry-options.js';
import { findBinding, privateClipboard } from '../../models/key-press.js';
import type { StyleValues } from '../base/frame-options.js';
import { frameCss } from '../base/frame-styles.js';
import { keyPressOf } from '../base/key-event.js';
import { canvasFont, DrawnFontMeasurer, letterSpacing, usesTkMetrics } from '../base/line-fitter.js';
import type { OptionEntry } from '../base/option-attributes.js';
import { defineOptionProperties } from '../base/option-properties.js';
import { TkElement } from '../base/tk-element.js';
import { entryCss } from './entry-styles.js';
import { NativeInput } from './native-input.js';

/** The text after what a person did. */
export interface EntryDetail {
  readonly value: string;
}

/** What a person wanted to write and validation refused. */
export interface RejectDetail {
  readonly attempt: string;
}

/**
 * The keys that are Tk's: Emacs' on one line. All others (arrows, Home, the clipboard, undo, what one types) are left to
 * the native input, which does them as the platform does.
 */
const TK_KEYS = new Set(
  (
    'Control-a Control-e Control-b Control-f Control-d Control-h Control-k Control-t Control-A Control-E Control-B Control-F ' +
    'Control-slash Control-backslash Control-space Control-Shift-space Meta-b Meta-f Meta-d Meta-BackSpace Meta-Delete'
  ).split(' '),
);

/**
 * Tk's Entry: one line of text. Inside is a native input, so input methods, clipboard, undo and screen readers work as
 * in any form; Tk's own keys (Control-a, -e, -k, ...) are added. Tab leaves it. `show` hides the text as a password field
 * does, with the platform's dots whatever character was asked for.
 *
 * @example
 * ```html
 * <tk-entry label="Port" place="x=100 y=5"></tk-entry>
 * ```
 *
 * @fires tk-input - a person changed the text; each keystroke
 * @fires tk-change - a person changed it and left the field or pressed Return
 * @fires tk-submit - Return was pressed
 * @fires tk-reject - `validatecommand` refused what a person typed
 * @attr {string} label - the accessible name
 * @attr {normal|disabled|readonly} state - readonly can be focused and copied from, disabled can't
 * @attr {number} width - in characters, 20 at first
 * @attr {string} textvariable - the name of a Variable to follow
 * @attr {none|key|focus|focusin|focusout|all} validate - when `validatecommand` is asked
 * @attr {boolean} invalid - marks the field as wrong; `message` says why
 * @csspart field - the face with its border
 * @csspart input - the native input
 * @csspart message - the line under the field
 */
@customElement('tk-entry')
export class TkEntry extends TkElement<EntryModel> {
  static override readonly optionEntries: readonly OptionEntry[] = ENTRY_OPTIONS.entries;

  static override styles = [frameCss, entryCss];

  /** Marks the field as wrong, for the eye and for screen readers. */
  @property({ type: Boolean, reflect: true }) invalid = false;
  /** Said under the field and read out when it changes; "" for none. In the colour of danger when `invalid`. */
  @property() message = '';
  /** Shown while the field is empty. It is no name: give a `label` too. */
  @property() placeholder = '';

  /** Tk's three states. */
  declare state: EntryState;

  readonly #native: NativeInput;
  readonly #clipboard = privateClipboard();
  /** The text when the focus came, and whether a person edited it since: both together make a change worth telling. */
  #valueBefore = '';
  #edited = false;

  constructor() {
    super(new EntryModel());
    this.#native = new NativeInput(this.model, () => this.#input);
    this.model.setPointLookup((x) => this.#characterAt(x));
  }

  // ---- queries

  /** The text, whatever `show` says. Setting it is silent, unvalidated and works in every state, as writing a textvariable is. */
  get value(): string {
    return this.get();
  }

  set value(value: string) {
    if (value === this.get()) return;
    const [state, validate] = [this.cget('state'), this.cget('validate')];
    this.model.configure({ state: 'normal', validate: 'none' });
    this.model.delete(0, 'end');
    this.model.insert(0, value);
    this.model.configure({ state, validate });
    this.#native.push();
  }

  get #input(): HTMLInputElement | null {
    // Before the first connection there is no shadow tree at all, and templates set properties then.
    return this.hasUpdated ? this.renderRoot.querySelector('input') : null;
  }

  // ---- render

  protected override render(): TemplateResult {
    const { state } = this.model;
    return html`<div class="frame">
        <div
          class="face"
          part="field"
          data-state=${state}
          data-relief=${this.cget('relief')}
          @mousedown=${this.#onFaceDown}
        >
          <input
            class="input"
            part="input"
            size="1"
            autocomplete="off"
            spellcheck="false"
            type=${this.cget('show') === '' ? 'text' : 'password'}
            aria-label=${this.label || nothing}
            aria-invalid=${this.invalid ? 'true' : nothing}
            aria-describedby=${this.message === '' ? nothing : 'message'}
            placeholder=${this.placeholder || nothing}
            tabindex=${this.cget('takefocus') === '0' ? -1 : nothing}
            ?disabled=${state === 'disabled'}
            ?readonly=${state === 'readonly'}
            @input=${this.#onInput}
            @compositionstart=${this.#onCompositionStart}
            @compositionend=${this.#onCompositionEnd}
            @keydown=${this.#onKeyDown}
            @focus=${this.#onFocus}
            @blur=${this.#onBlur}
          />
        </div>
      </div>
      <span class="message" id="message" part="message" aria-live="polite">${this.message}</span>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#native.push();
  }

  protected override ownStyles(): StyleValues {
    const width = Number(this.cget('width'));
    const unit = 'var(--tk-char-width, 1ch)';
    return {
      '--_justify': this.cget('justify'),
      '--_width': width > 0 ? `calc(${width} * ${unit})` : this.#widthOfText(),
    };
  }

  protected override fitToLook(): void {
    const input = this.#input;
    if (!input) return;
    if (!usesTkMetrics(this)) {
      input.style.removeProperty('letter-spacing');
      return;
    }
    const font = canvasFont(input);
    const width = new DrawnFontMeasurer(input).width('', this.model.displayText);
    input.style.setProperty('letter-spacing', letterSpacing(font, this.model.displayText, width));
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (this.given('font'))
      frame?.style.setProperty('--_line', `${new DrawnFontMeasurer(input).metrics().linespace}px`);
  }

  // ---- Tk's methods

  /** The text, whatever `show` says. */
  get(): string {
    return this.#ask((model) => model.get());
  }

  /** Inserts text before an index; nothing unless the state is normal. @throws {TclError} for a bad index */
  insert(index: EntryIndex, text: string): void {
    this.#edit((model) => {
      model.insert(index, text);
    });
  }

  /** Deletes one character, or up to `last`; nothing unless the state is normal. @throws {TclError} for a bad index */
  delete(first: EntryIndex, last?: EntryIndex): void {
    this.#edit((model) => {
      model.delete(first, last);
    });
  }

  /** Resolves an index to a number. @throws {TclError} for a bad index */
  index(index: EntryIndex): number {
    return this.#ask((model) => model.index(index));
  }

  /** Puts the cursor before an index. @throws {TclError} for a bad index */
  icursor(index: EntryIndex): void {
    this.#edit((model) => {
      model.icursor(index);
    });
  }

  /** Selects from `first` up to `last`; nothing when they are not in order. @throws {TclError} for a bad index */
  selectRange(first: EntryIndex, last: EntryIndex): void {
    this.#edit((model) => {
      model.selectRange(first, last);
    });
  }

  /** Puts the anchor of the selection. @throws {TclError} for a bad index */
  selectFrom(index: EntryIndex): void {
    this.#edit((model) => {
      model.selectFrom(index);
    });
  }

  /** Selects between the anchor and an index. @throws {TclError} for a bad index */
  selectTo(index: EntryIndex): void {
    this.#edit((model) => {
      model.selectTo(index);
    });
  }

  /** Moves the end of the selection that is nearer to the index. @throws {TclError} for a bad index */
  selectAdjust(index: EntryIndex): void {
    this.#edit((model) => {
      model.selectAdjust(index);
    });
  }

  /** Selects nothing. */
  selectClear(): void {
    this.#edit((model) => {
      model.selectClear();
    });
  }

  /** Whether something is selected. */
  selectPresent(): boolean {
    return this.#ask((model) => model.selectPresent());
  }

  /** Asks `validatecommand` about the present text. */
  validate(): boolean {
    return this.#ask((model) => model.validate());
  }

  // ---- handlers

  #ask<Answer>(question: (model: EntryModel) => Answer): Answer {
    this.#native.pull();
    return question(this.model);
  }

  #edit(operation: (model: EntryModel) => void): void {
    this.#native.pull();
    operation(this.model);
    this.#native.push();
  }

  /** Tells what came of a person's edit. */
  #tellEdit(changed: boolean, refused: string | null): void {
    if (refused !== null) this.tell('tk-reject', { attempt: refused } satisfies RejectDetail);
    if (!changed) return;
    this.#edited = true;
    this.tell('tk-input', { value: this.model.get() } satisfies EntryDetail);
  }

  readonly #onInput = (): void => {
    const { changed, refused } = this.#native.pull();
    this.#tellEdit(changed, refused);
  };

  readonly #onCompositionStart = (): void => {
    this.#native.composing = true;
  };

  readonly #onCompositionEnd = (): void => {
    this.#native.composing = false;
    this.#onInput();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Enter') {
      this.#commit();
      this.tell('tk-submit', { value: this.get() } satisfies EntryDetail);
      return;
    }
    const key = keyPressOf(event);
    const pattern = findBinding((name) => Object.hasOwn(ENTRY_BINDINGS, name), key);
    // AltGr arrives as Control and Alt together, and types a character.
    if (pattern === null || !TK_KEYS.has(pattern) || event.metaKey || (key.control && key.meta)) return;
    event.preventDefault();
    const before = this.get();
    this.#edit((model) => pressEntryKey(model, key, this.#clipboard));
    this.#tellEdit(this.model.get() !== before, null);
  };

  readonly #onFocus = (): void => {
    this.#valueBefore = this.model.get();
    this.#native.focused();
    this.model.focusChanged(true);
  };

  readonly #onBlur = (): void => {
    this.#native.pull();
    this.model.focusChanged(false);
    this.#commit();
  };

  /** A press on the border puts the caret into the field instead of taking the focus from it. */
  readonly #onFaceDown = (event: MouseEvent): void => {
    if (event.target === this.#input) return;
    event.preventDefault();
    this.#input?.focus();
  };

  #commit(): void {
    const value = this.get();
    const changed = this.#edited && value !== this.#valueBefore;
    this.#valueBefore = value;
    this.#edited = false;
    if (changed) this.tell('tk-change', { value } satisfies EntryDetail);
  }

  // ---- measuring

  #widthOfText(): string {
    const input = this.#input;
    if (!input) return '1ch';
    const measurer = new DrawnFontMeasurer(input);
    return `${Math.ceil(measurer.width('', this.model.displayText) || measurer.width('', '0'))}px`;
  }

  /** The character at x pixels from the left edge, for indices such as "@12". */
  #characterAt(x: number): number {
    const input = this.#input;
    if (!input) return 0;
    const measurer = new DrawnFontMeasurer(input);
    const text = this.model.displayText;
    const free = Math.max(0, input.clientWidth - measurer.width('', text));
    const share = { left: 0, center: 0.5, right: 1 }[this.cget('justify')] ?? 0;
    const left =
      input.getBoundingClientRect().left -
      this.getBoundingClientRect().left +
      free * share -
      input.scrollLeft;
    let at = 0;
    while (at < text.length && left + measurer.width('', text.slice(0, at + 1)) <= x) at++;
    return at;
  }
}

defineOptionProperties(TkEntry.prototype, TkEntry.optionEntries);

declare global {
  interface HTMLElementTagNameMap {
    'tk-entry': TkEntry;
  }
  interface HTMLElementEventMap {
    'tk-input': CustomEvent<EntryDetail>;
    'tk-change': CustomEvent<EntryDetail>;
    'tk-submit': CustomEvent<EntryDetail>;
    'tk-reject': CustomEvent<RejectDetail>;
  }
}
