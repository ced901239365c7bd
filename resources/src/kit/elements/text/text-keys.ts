/** The keys of Tk's Text on X11, and what each does. Pure: it names actions and carries none out. */

/** Where a movement goes. Lines are those one sees: a wrapped line is several. */
export type Movement =
  | 'char-left'
  | 'char-right'
  | 'word-left'
  | 'word-right'
  | 'line-up'
  | 'line-down'
  | 'paragraph-up'
  | 'paragraph-down'
  | 'page-up'
  | 'page-down'
  | 'line-start'
  | 'line-end'
  | 'text-start'
  | 'text-end';

/** What a key does. `extend` moves the caret and keeps the other end of the selection. */
export type KeyAction =
  | { readonly type: 'move'; readonly to: Movement; readonly extend: boolean }
  | { readonly type: 'delete'; readonly to: Movement }
  | { readonly type: 'insert'; readonly text: string }
  | {
      readonly type:
        | 'open-line'
        | 'transpose'
        | 'select-all'
        | 'select-here'
        | 'select-none'
        | 'undo'
        | 'redo'
        | 'scroll-left'
        | 'scroll-right';
    };

/** What of a keyboard event decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const move = (to: Movement): KeyAction => ({ type: 'move', to, extend: false });
const select = (to: Movement): KeyAction => ({ type: 'move', to, extend: true });
const erase = (to: Movement): KeyAction => ({ type: 'delete', to });

/** Movements by key; Shift with one of them extends the selection. */
const MOVES: Readonly<Record<string, Movement>> = {
  ArrowLeft: 'char-left',
  ArrowRight: 'char-right',
  ArrowUp: 'line-up',
  ArrowDown: 'line-down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'line-start',
  End: 'line-end',
  'Control-ArrowLeft': 'word-left',
  'Control-ArrowRight': 'word-right',
  'Control-ArrowUp': 'paragraph-up',
  'Control-ArrowDown': 'paragraph-down',
  'Control-Home': 'text-start',
  'Control-End': 'text-end',
};

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  Enter: { type: 'insert', text: '\n' },
  Tab: { type: 'insert', text: '\t' },
  'Control-i': { type: 'insert', text: '\t' },
  Backspace: erase('char-left'),
  'Control-h': erase('char-left'),
  Delete: erase('char-right'),
  'Control-d': erase('char-right'),
  'Control-k': erase('line-end'),
  'Alt-d': erase('word-right'),
  'Alt-Backspace': erase('word-left'),
  'Alt-Delete': erase('word-left'),
  // Not Tk's, but what every other text field does with these keys.
  'Control-Backspace': erase('word-left'),
  'Control-Delete': erase('word-right'),
  'Control-a': { type: 'select-here' },
  'Control-b': move('char-left'),
  'Control-f': move('char-right'),
  'Control-p': move('line-up'),
  'Control-n': move('line-down'),
  'Control-e': move('line-end'),
  'Control-Shift-a': select('line-start'),
  'Control-Shift-b': select('char-left'),
  'Control-Shift-e': select('line-end'),
  'Control-Shift-f': select('char-right'),
  'Alt-b': move('word-left'),
  'Alt-f': move('word-right'),
  'Alt-<': move('text-start'),
  'Alt->': move('text-end'),
  'Control-o': { type: 'open-line' },
  'Control-t': { type: 'transpose' },
  'Control-/': { type: 'select-all' },
  'Control-\\': { type: 'select-none' },
  'Control-z': { type: 'undo' },
  'Control-Shift-z': { type: 'redo' },
  'Control-y': { type: 'redo' },
  'Control-PageUp': { type: 'scroll-left' },
  'Control-PageDown': { type: 'scroll-right' },
};

/**
 * The action of a key press, or null when Tk's Text has none and the browser keeps the key. Tk's Meta is the Alt key of
 * a PC; the command key of a Mac does what Control does.
 *
 * Control-a is the one key on which Tk and everybody's habit disagree: in Tk it goes to the line's start, elsewhere it
 * selects everything. Here it is `select-here`: where one cannot write (a disabled Text, the lines above a draft) it
 * selects the whole text, in a draft it selects the draft, and elsewhere it stays Tk's.
 */
export function keyAction(press: KeyPress): KeyAction | null {
  // Shift-Tab leaves the widget, Shift-Delete cuts: both are the browser's.
  if (press.shiftKey && (press.key === 'Tab' || press.key === 'Delete')) return null;
  const control = press.ctrlKey || press.metaKey;
  const letter = [...press.key].length === 1;
  const key = letter ? press.key.toLowerCase() : press.key;
  const prefix = `${control ? 'Control-' : ''}${press.altKey ? 'Alt-' : ''}`;
  const movement = MOVES[prefix + key];
  if (movement) return { type: 'move', to: movement, extend: press.shiftKey };
  // A character already tells whether Shift was down, but for letters, which were made small.
  const shifted = press.shiftKey && control && /^[a-z]$/u.test(key) ? 'Shift-' : '';
  return ACTIONS[prefix + shifted + key] ?? null;
}
