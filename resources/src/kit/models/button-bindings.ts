/**
 * What keys and the pointer do to a Button, as Tk's class bindings say on X11. The element and the replay use the same
 * table, so that what is proved of one holds for the other.
 */
import type { ButtonModel } from './button-model.js';
import { findBinding, type KeyPress } from './key-press.js';

/** Button's keys on X11: the space bar invokes it, Return does not. */
export const BUTTON_BINDINGS: Readonly<Record<string, (button: ButtonModel) => void>> = {
  space: (button) => {
    button.invokeByKey();
  },
};

/** Button's pointer events, by Tk's event pattern. */
export const BUTTON_POINTER: Readonly<Record<string, (button: ButtonModel) => void>> = {
  '<Enter>': (button) => {
    button.enter();
  },
  '<Leave>': (button) => {
    button.leave();
  },
  '<Button-1>': (button) => {
    button.press();
  },
  '<ButtonRelease-1>': (button) => {
    button.release();
  },
};

/** Does what a key does to a Button; whether the key is the Button's own. */
export function pressButtonKey(button: ButtonModel, key: KeyPress): boolean {
  const pattern = findBinding((name) => Object.hasOwn(BUTTON_BINDINGS, name), key);
  if (pattern === null) return false;
  BUTTON_BINDINGS[pattern]?.(button);
  return true;
}
