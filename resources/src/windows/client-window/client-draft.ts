/** The message being written: what follows the last line of the dialogue, in the same Text. */

import type { TextModel } from '../../kit/models/text/text-model.js';
import { InputHistory } from '../../state/input-history.js';
import { DRAFT_MARK } from '../../views/dialogue-screen.js';

/** The draft of one Text. */
export class ClientDraft {
  readonly #model: TextModel;
  readonly #walk = new InputHistory();

  constructor(model: TextModel) {
    this.#model = model;
  }

  /** What is written; line breaks typed with Shift+Enter are \n. */
  get text(): string {
    return this.#model.get(DRAFT_MARK, 'end-1c');
  }

  /** Writes another draft and puts the cursor behind it. */
  set text(text: string) {
    this.#model.delete(DRAFT_MARK, 'end-1c');
    this.#model.insert('end-1c', text, []);
    this.#model.markSet('insert', 'end-1c');
  }

  /** Takes the draft to send it. */
  take(): string {
    const { text } = this;
    this.text = '';
    this.#walk.leave();
    return text;
  }

  /** Walks the history if Up or Down may do so here; says whether it did, so that the key is used up. */
  walk(history: readonly string[], step: 1 | -1): boolean {
    if (!this.#walk.mayWalk(this.text)) return false;
    const text = this.#walk.walk(history, step);
    if (text !== null) this.text = text;
    return true;
  }
}
