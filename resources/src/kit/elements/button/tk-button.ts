import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { BUTTON_OPTIONS, type ButtonState } from '../../models/button-options.js';
import type { Options } from '../../models/options.js';
import { frameCss } from '../base/frame-styles.js';
import type { OptionEntry } from '../base/option-attributes.js';
import { defineOptionProperties } from '../base/option-properties.js';
import { PictureTextElement } from '../base/picture-text-element.js';
import { pictureTextTemplate } from '../base/picture-text.js';
import { pictureTextCss } from '../base/picture-text-styles.js';
import { buttonCss, defaultRingCss } from './button-styles.js';
import { InvokingButtonModel } from './invoking-model.js';

/** The primary mouse button in the words of MouseEvent. */
const FIRST_BUTTON = 0;

/** How long each of the four changes of `flash` lasts, in milliseconds; Tk's own figure. */
const FLASH_MS = 50;

/** What `tk-invoke` tells: what the command returned, undefined without one. */
export interface InvokeDetail {
  readonly result: unknown;
}

/**
 * Tk's Button. It sinks under the mouse and runs `command` when released over it; the space bar presses it for 100 ms.
 * Two things differ from Tk on purpose: Return invokes a focused button too, since everybody expects it, and a screen
 * reader's own way to press works. As in Tk a click does not take the keyboard focus away from where one types.
 *
 * @example
 * ```html
 * <tk-button text="connect" place="x=300 y=5"></tk-button>
 * ```
 *
 * @fires tk-invoke - a person invoked it; after the command. `invoke()` from code is silent
 * @attr {string} text - what it shows
 * @attr {normal|active|disabled} state - Tk's three states
 * @attr {none|left|right|top|bottom|center} compound - where the picture stands beside the text; none shows it alone
 * @attr {disabled|normal|active} default - active marks the button that Return means: Tk's ring, the accent elsewhere
 * @attr {string} label - the accessible name, where neither text nor picture says enough
 * @slot image - a picture of any kind, in the place of `image`
 * @csspart button - the face, a native button
 * @csspart text - the lines of text
 * @csspart image - the canvas that shows a PhotoImage
 */
@customElement('tk-button')
export class TkButton extends PictureTextElement<InvokingButtonModel> {
  static override readonly optionEntries: readonly OptionEntry[] = BUTTON_OPTIONS.entries;

  static override styles = [frameCss, pictureTextCss, buttonCss, defaultRingCss];

  /** What it shows. */
  declare text: string;
  /** Tk's three states; the pointer makes it `active` and `normal` again. */
  declare state: ButtonState;

  #command: (() => unknown) | null = null;
  /** Whether an invocation is a program's: no event then. */
  #silent = false;
  /** Whether the mouse's release was dealt with, so that the click after it is not a second invocation. */
  #released = false;

  constructor() {
    super(new InvokingButtonModel());
    this.model.invoked = (result) => {
      if (!this.#silent) this.tell('tk-invoke', { result } satisfies InvokeDetail);
    };
    this.addEventListener('mouseenter', () => {
      this.model.enter();
    });
    this.addEventListener('mouseleave', () => {
      this.model.leave();
    });
    this.addEventListener('mousedown', this.#onMouseDown);
    this.addEventListener('keydown', this.#onKeyDown);
    this.addEventListener('keyup', this.#onKeyUp);
  }

  // ---- queries

  /** What the button does. Called without arguments; an error it throws is reported by the browser. */
  get command(): (() => unknown) | null {
    return this.#command;
  }

  set command(command: (() => unknown) | null) {
    this.configure({ command: command ?? '' });
  }

  // ---- lifecycle

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('mouseup', this.#onMouseUp);
  }

  // ---- render

  protected override render(): TemplateResult {
    const { state } = this.model;
    const name = this.spokenName;
    return html`<div class="frame" data-default=${this.cget('default')}>
      <button
        class="face"
        part="button"
        type="button"
        aria-label=${name || nothing}
        aria-disabled=${state === 'disabled' ? 'true' : nothing}
        tabindex=${state === 'disabled' || this.cget('takefocus') === '0' ? -1 : 0}
        data-state=${state}
        data-relief=${this.cget('relief')}
        @click=${this.#onClick}
      >
        ${pictureTextTemplate(this.content)}
      </button>
      <span class="ring"></span>
    </div>`;
  }

  // ---- Tk's methods

  override configure(options: Options): void {
    super.configure(options);
    const { command } = options;
    if (command === undefined) return;
    this.#command = typeof command === 'function' ? command : null;
  }

  /** Runs the command and returns what it returned; "" when disabled or without a command. Fires no event. */
  invoke(): unknown {
    this.#silent = true;
    try {
      return this.model.invoke();
    } finally {
      this.#silent = false;
    }
  }

  /** Blinks between active and normal a few times; nothing when disabled, or when the reader wants less motion. */
  flash(): void {
    if (this.model.state === 'disabled' || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const face = this.renderRoot.querySelector<HTMLElement>('.face');
    const looks = ['active', 'normal', 'active', this.model.state];
    for (const [at, look] of looks.entries()) {
      setTimeout(() => {
        if (face) face.dataset['state'] = at === looks.length - 1 ? this.model.state : look;
      }, at * FLASH_MS);
    }
  }

  /** A click from code counts as a person's, as it does for every HTML button. */
  override click(): void {
    this.renderRoot.querySelector('button')?.click();
  }

  // ---- handlers

  readonly #onMouseDown = (event: MouseEvent): void => {
    if (event.button !== FIRST_BUTTON) return;
    event.preventDefault();
    this.#released = false;
    this.model.press();
    // Ended by the release itself, wherever it happens, or when the element goes.
    window.addEventListener('mouseup', this.#onMouseUp);
  };

  readonly #onMouseUp = (event: MouseEvent): void => {
    if (event.button !== FIRST_BUTTON) return;
    window.removeEventListener('mouseup', this.#onMouseUp);
    this.#released = true;
    this.model.release();
  };

  /** Only what did not come from the mouse gets here: a screen reader, voice control, or `click()`. */
  readonly #onClick = (): void => {
    if (this.#released) this.#released = false;
    else this.model.invoke();
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (!isPress(event) || event.defaultPrevented) return;
    // The native button would click as well, at once for Return and on release for the space bar.
    event.preventDefault();
    this.#released = false;
    if (!event.repeat) this.model.invokeByKey();
  };

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (isPress(event)) event.preventDefault();
  };
}

function isPress(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  return plain && (event.key === ' ' || event.key === 'Enter');
}

defineOptionProperties(TkButton.prototype, TkButton.optionEntries);

declare global {
  interface HTMLElementTagNameMap {
    'tk-button': TkButton;
  }
  interface HTMLElementEventMap {
    'tk-invoke': CustomEvent<InvokeDetail>;
  }
}
