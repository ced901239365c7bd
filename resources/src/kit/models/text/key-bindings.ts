/** Tk's own key bindings of the Text class, as acts on a model: what a key does where nobody bound anything else. */
import type { TextModel } from './text-model.js';

/** A place for cut and copied text, so that the model needs no system clipboard. */
export interface Clipboard {
  text: string;
}

/** Does what Tk does for a key, named as in Tk's event sequences: `a`, `space`, `Control-a`, `Shift-Left`. */
export function pressKey(model: TextModel, key: string, clipboard: Clipboard): boolean {
  void model;
  void key;
  void clipboard;
  return false;
}
