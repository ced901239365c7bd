/**
 * A Button without a screen: its command, and the states that pointer and keys lead it through. Time comes from
 * outside, so that a test need not wait for the 100 ms of a key press.
 */
import { BUTTON_OPTIONS } from './button-options.js';
import { LabelModel } from './label-model.js';
import type { Options } from './options.js';

/** Runs an action after some milliseconds; the function returned calls it off. */
export type Later = (milliseconds: number, action: () => void) => () => void;

/** How long a button stays pressed when invoked by a key, in milliseconds; Tk's own figure. */
const KEY_PRESS_MS = 100;

/** A Button: a Label that runs a command. The pointer's part is told to it by enter, leave, press and release. */
export class ButtonModel extends LabelModel {
  readonly #later: Later;
  #inside = false;
  #pressed = false;
  #repeated = false;
  #stopRepeating: (() => void) | undefined;
  /** The relief before Tk changed it, and the one it was changed to; both undefined while Tk has no hand in it. */
  #ownRelief: string | undefined;
  #shownRelief: string | undefined;

  /**
   * @param options Tk's options
   * @param later a timer; without one a key press invokes at once and auto-repeat is off
   * @throws {TclError} for an unknown name or a value that does not fit
   */
  constructor(options: Options = {}, later: Later = atOnce) {
    super(options, BUTTON_OPTIONS);
    this.#later = later;
  }

  /** Whether the button looks pressed. */
  get sunken(): boolean {
    return this.options.text('relief') === 'sunken';
  }

  /** Runs the command and returns what it returned; a disabled button, or one without a command, returns "". */
  invoke(): unknown {
    if (this.state === 'disabled') return '';
    const command = this.options.value('command');
    return typeof command === 'function' ? command() : '';
  }

  /** Blinks between the active and the normal look; nothing of the model changes. A view may show it. */
  flash(): void {
    if (this.state !== 'disabled') this.tell({ kind: 'options', names: [] });
  }

  /** The pointer came over the button. */
  enter(): void {
    if (this.state !== 'disabled') {
      this.configure({ state: 'active' });
      this.#ownRelief = this.options.text('relief');
      const over = this.options.text('overrelief');
      if (this.#pressed) this.#show('sunken');
      else if (over !== '') this.#show(over);
    }
    this.#inside = true;
  }

  /** The pointer left the button. Its state is normal then, even if the program had set another. */
  leave(): void {
    if (this.state !== 'disabled') this.configure({ state: 'normal' });
    this.#restoreRelief();
    this.#inside = false;
  }

  /** The first mouse button went down over it. */
  press(): void {
    this.#ownRelief ??= this.options.text('relief');
    if (this.state === 'disabled') return;
    this.#pressed = true;
    this.#show('sunken');
    this.#repeated = false;
    this.#stopRepeating?.();
    const delay = this.options.number('repeatdelay');
    /** Runs the command again and again while the button is held. */
    if (delay > 0) this.#repeatAfter(delay);
  }

  /** The first mouse button went up: over the button the command runs, elsewhere it does not. */
  release(): void {
    if (!this.#pressed) return;
    this.#pressed = false;
    this.#restoreRelief();
    this.#stopRepeating?.();
    if (this.#inside && this.state !== 'disabled' && !this.#repeated) this.invoke();
  }

  /** The space bar: the button is pressed for 100 ms, comes back to what it was, and then runs its command. */
  invokeByKey(): void {
    if (this.state === 'disabled') return;
    const before = { state: this.state, relief: this.options.text('relief') };
    this.configure({ state: 'active', relief: 'sunken' });
    this.#later(KEY_PRESS_MS, () => {
      this.configure(before);
      this.invoke();
    });
  }

  override dispose(): void {
    this.#stopRepeating?.();
    super.dispose();
  }

  /** A button's face moves by a pixel when pressed, so it has one more on each side. */
  protected override extraRoom(): number {
    return 2;
  }

  /** Changes the relief and remembers that Tk did it, not the program. */
  #show(relief: string): void {
    this.configure({ relief });
    this.#shownRelief = relief;
  }

  /** Gives the relief back unless the program set another one meanwhile. */
  #restoreRelief(): void {
    if (this.#ownRelief !== undefined && this.#shownRelief === this.options.text('relief')) {
      this.configure({ relief: this.#ownRelief });
    }
    this.#ownRelief = this.#shownRelief = undefined;
  }

  #repeatAfter(delay: number): void {
    if (this.#later === atOnce) return; // without a clock a repeat would never end
    this.#stopRepeating = this.#later(delay, () => {
      if (!this.#inside) return;
      this.#repeated = true;
      this.invoke();
      const interval = this.options.number('repeatinterval');
      if (interval > 0) this.#repeatAfter(interval);
    });
  }
}

function atOnce(_milliseconds: number, action: () => void): () => void {
  action();
  return () => undefined;
}
