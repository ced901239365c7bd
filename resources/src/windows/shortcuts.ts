/** The keys every window answers to. They are caught before any widget, whose own use of them they replace. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a person asks for by key. */
export type Shortcut =
  | 'clear'
  | 'find'
  | 'new-client'
  | 'toggle'
  | 'export'
  | 'zoom-in'
  | 'zoom-out'
  | 'zoom-reset'
  | 'help'
  | 'input';

const WITH_CONTROL: Readonly<Record<string, Shortcut>> = {
  l: 'clear',
  f: 'find',
  n: 'new-client',
  k: 'toggle',
  s: 'export',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  _: 'zoom-out',
  '0': 'zoom-reset',
};

/** The keys beside the letters, where the character depends on the keyboard: French ones have digits behind Shift. */
const BY_CODE: Readonly<Record<string, Shortcut>> = {
  NumpadAdd: 'zoom-in',
  NumpadSubtract: 'zoom-out',
  Numpad0: 'zoom-reset',
  Digit0: 'zoom-reset',
};

/** What of a key press is looked at. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The shortcut of a key press, or null. */
export function shortcutOf(event: PressedKey): Shortcut | null {
  const { key, code, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (key === 'F1') return 'help';
  if (altKey && !control && code === 'KeyN') return 'new-client';
  if (key === 'Escape' && !control && !altKey) return 'input';
  if (!control || altKey) return null;
  return WITH_CONTROL[key.toLowerCase()] ?? BY_CODE[code] ?? null;
}

/** Tells its window which shortcut was pressed, while the window is on the page. */
export class Shortcuts implements ReactiveController {
  readonly #run: (shortcut: Shortcut) => void;

  constructor(host: ReactiveControllerHost, run: (shortcut: Shortcut) => void) {
    this.#run = run;
    host.addController(this);
  }

  /** Lit calls this when the window enters the page. */
  hostConnected(): void {
    window.addEventListener('keydown', this.#onCapture, { capture: true });
    window.addEventListener('keydown', this.#onBubble);
  }

  /** Lit calls this when it leaves. */
  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onCapture, { capture: true });
    window.removeEventListener('keydown', this.#onBubble);
  }

  readonly #onCapture = (event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event);
    if (shortcut === null || shortcut === 'input') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || shortcut.startsWith('zoom')) this.#run(shortcut);
  };

  /** Esc belongs first to whatever is open: a dialog, a search, a field being renamed. */
  readonly #onBubble = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented && shortcutOf(event) === 'input') this.#run('input');
  };
}
