/**
 * Keys by their X names, how patterns match them, and a clipboard to cut to. No event of a browser is known here: the
 * element translates.
 */

/** A key as it reaches a widget: its X name (`a`, `space`, `Left`, `BackSpace`), the text it types, and what is held with it. */
export interface KeyPress {
  readonly keysym: string;
  /** What the key types, or "". */
  readonly text: string;
  readonly shift?: boolean;
  readonly control?: boolean;
  /** Alt or Meta: X11 keyboards have them on one key. */
  readonly meta?: boolean;
}

/** Where cut and copied text goes to and pasted text comes from. `selection` is what X11 calls PRIMARY. */
export interface Clipboard {
  read(): string;
  write(text: string): void;
  selection?(): string;
}

/** A clipboard of its own, for where there is no other. */
export function privateClipboard(): Clipboard {
  let held = '';
  return {
    read: () => held,
    write(text) {
      held = text;
    },
  };
}

const PUNCTUATION: Readonly<Record<string, string>> = {
  space: ' ',
  slash: '/',
  backslash: '\\',
  minus: '-',
  period: '.',
  comma: ',',
  Tab: '\t',
  Return: '\r',
  Escape: '\u001b',
  BackSpace: '\b',
  Delete: '\u007f',
};

/** Reads a key as event patterns write it: "a", "space", "Control-a", "Shift-Control-Right". */
export function keyNamed(name: string): KeyPress {
  const parts = name
    .replaceAll(/[<>]/gu, '')
    .split('-')
    .filter((part) => part !== 'Key' && part !== 'KeyPress');
  const keysym = parts.pop() ?? '';
  const text = [...keysym].length === 1 ? keysym : (PUNCTUATION[keysym] ?? '');
  const held = (modifier: string): boolean => parts.includes(modifier);
  return { keysym, text, shift: held('Shift'), control: held('Control'), meta: held('Meta') || held('Alt') };
}

/**
 * Finds the binding for a key as Tk does: a pattern that names the key beats one that doesn't ("Control-*"), more
 * modifiers beat fewer, and held modifiers that no pattern names are let pass.
 * @param names the patterns of a table: modifiers in the order Control-Meta-Shift, then the key or "*"
 */
export function findBinding(names: (pattern: string) => boolean, key: KeyPress): string | null {
  const held = [key.control ? 'Control-' : '', key.meta ? 'Meta-' : '', key.shift ? 'Shift-' : ''];
  for (const detail of [key.keysym, '*']) {
    for (const kept of SUBSETS) {
      const pattern = held.map((modifier, at) => (kept.includes(at) ? modifier : '')).join('') + detail;
      if (names(pattern)) return pattern;
    }
  }
  return null;
}

/** Which of the three modifiers a pattern names, the most first. */
const SUBSETS: readonly (readonly number[])[] = [[0, 1, 2], [0, 1], [0, 2], [1, 2], [0], [1], [2], []];
