import type { KeyPress } from '../../models/key-press.js';

/** Keys whose X name is not what the browser calls them. Letters and the like keep their own character as their name. */
const KEYSYMS: Readonly<Record<string, string>> = {
  ' ': 'space',
  '/': 'slash',
  '\\': 'backslash',
  '-': 'minus',
  '.': 'period',
  ',': 'comma',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  Backspace: 'BackSpace',
  Enter: 'Return',
  PageDown: 'Next',
  PageUp: 'Prior',
};

/**
 * A key of the browser as Tk's bindings name it. The Windows and Command keys are not among Tk's modifiers: with them
 * the key is the platform's.
 */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  return {
    keysym: KEYSYMS[event.key] ?? event.key,
    text: plain && [...event.key].length === 1 ? event.key : '',
    shift: event.shiftKey,
    control: event.ctrlKey,
    meta: event.altKey,
  };
}
