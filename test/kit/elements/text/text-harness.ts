/** Drives a `<tk-text>` in tests; the only file of the tests that knows its shadow tree. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../resources/src/kit/elements/text/tk-text.js';
import type { TkText } from '../../../../resources/src/kit/elements/text/tk-text.js';

/** Two frames: in the first the model's changes are shown, by the second everything was measured. */
export async function frames(count = 2): Promise<void> {
  for (let frame = 0; frame < count; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** One Text on the page. */
export class TextHarness {
  readonly element: TkText;

  private constructor(element: TkText) {
    this.element = element;
  }

  /** Puts a Text of 30 by 10 characters on the page; `set` configures it before it is shown. */
  static async create(set: (text: TkText) => void = () => undefined): Promise<TextHarness> {
    const element = await fixture<TkText>(
      html`<tk-text label="Dialogue" width="30" height="10" font="Arial 12"></tk-text>`,
    );
    set(element);
    await element.updateComplete;
    await frames();
    return new TextHarness(element);
  }

  /** A Text with a transcript of two lines and a draft after them, which has the caret. */
  static async withDraft(draft = ''): Promise<TextHarness> {
    const harness = await TextHarness.create((text) => {
      text.insert('1.0', `one\ntwo\n${draft}`);
      text.markSet('draft', '3.0');
      text.editableFrom = 'draft';
      text.configure({ undo: true });
      text.markSet('insert', 'end-1c');
    });
    harness.element.focus();
    await frames();
    return harness;
  }

  /** The element that takes the keys. */
  get content(): HTMLElement {
    return this.#find('.cm-content');
  }

  get scroller(): HTMLElement {
    return this.#find('.cm-scroller');
  }

  /** What one sees: the drawn lines, joined; a placeholder is not among them. */
  get shown(): string {
    return this.lines.map((line) => drawnText(line)).join('\n');
  }

  /** The text the model holds, without Tk's final newline. */
  get held(): string {
    return this.element.get('1.0', 'end-1c');
  }

  get lines(): HTMLElement[] {
    return [...this.content.querySelectorAll<HTMLElement>('.cm-line')];
  }

  /** The placeholder as it is drawn, or null. */
  get placeholder(): HTMLElement | null {
    return this.content.querySelector<HTMLElement>('.placeholder');
  }

  /** What was said to screen readers last. */
  get news(): string {
    return this.#find('.news').textContent;
  }

  /** The computed style of the innermost piece that holds a character; lines and columns count as in Tk. */
  styleAt(line: number, column: number): CSSStyleDeclaration {
    return getComputedStyle(this.pieceAt(line, column));
  }

  pieceAt(line: number, column: number): HTMLElement {
    const found = this.lines[line - 1];
    if (!found) throw new Error(`Line ${line} is not drawn`);
    const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
    let left = column;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const size = node.textContent?.length ?? 0;
      if (left < size && node.parentElement) return node.parentElement;
      left -= size;
    }
    throw new Error(`Line ${line} has no column ${column}`);
  }

  /** The style of a whole line. */
  lineStyle(line: number): CSSStyleDeclaration {
    const found = this.lines[line - 1];
    if (!found) throw new Error(`Line ${line} is not drawn`);
    return getComputedStyle(found);
  }

  /** Presses keys one after the other; `Control+a` holds the first while the second goes down. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const [last = '', ...held] = key.split('+').reverse();
      for (const modifier of held) await sendKeys({ down: modifier });
      await sendKeys({ press: last });
      for (const modifier of held) await sendKeys({ up: modifier });
    }
    await frames();
  }

  async type(text: string): Promise<void> {
    await sendKeys({ type: text });
    await frames();
  }

  /** Pastes as a browser does: an event with data, which nothing but the widget acts on. */
  async paste(text: string): Promise<void> {
    await this.#clipboard('paste', text);
  }

  /** Copies or cuts. @returns what reached the clipboard */
  async take(type: 'copy' | 'cut'): Promise<string> {
    return this.#clipboard(type, '');
  }

  /** Puts text in where the caret is, as a browser does for an input method: without a key, into the document itself. */
  enter(text: string): void {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way for a script to edit as a person does
    document.execCommand('insertText', false, text);
  }

  /**
   * Clicks before a character. The events are made here because a driver's own clicks are told apart from double ones by
   * the time between them.
   */
  async click(index: string, { clicks = 1, shift = false } = {}): Promise<void> {
    const place = { ...this.#placeOf(index), shiftKey: shift };
    for (let click = 1; click <= clicks; click++) {
      for (const type of ['mousedown', 'mouseup', 'click']) {
        const init = { ...place, detail: click, button: 0, buttons: type === 'mousedown' ? 1 : 0 };
        const target = type === 'mousedown' ? this.content : document;
        target.dispatchEvent(new MouseEvent(type, { ...init, bubbles: true, cancelable: true }));
      }
    }
    await frames();
  }

  /** Drops text before a character, dragged here from another program. */
  async drop(index: string, text: string): Promise<void> {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', text);
    const init = { ...this.#placeOf(index), dataTransfer, bubbles: true, cancelable: true };
    this.content.dispatchEvent(new DragEvent('drop', init));
    await frames();
  }

  /** Lets an input method compose text in the document, which browsers do without asking. */
  async compose(text: string): Promise<void> {
    this.content.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', keyCode: 229, bubbles: true }));
    this.content.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    this.enter(text);
    this.content.dispatchEvent(new CompositionEvent('compositionend', { data: text, bubbles: true }));
    await frames(4);
  }

  async #clipboard(type: string, text: string): Promise<string> {
    const clipboardData = new DataTransfer();
    if (text !== '') clipboardData.setData('text/plain', text);
    this.content.dispatchEvent(new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true }));
    await frames();
    return clipboardData.getData('text/plain');
  }

  /** A pixel of the page just inside the left half of a character. */
  #placeOf(index: string): { clientX: number; clientY: number } {
    const box = this.element.bbox(index);
    if (!box) throw new Error(`${index} is not in sight`);
    const { left, top } = this.element.getBoundingClientRect();
    return { clientX: left + box[0] + 1, clientY: top + box[1] + box[3] / 2 };
  }

  #find(selector: string): HTMLElement {
    const found = this.element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The Text draws no ${selector}`);
    return found;
  }
}

function drawnText(line: HTMLElement): string {
  const copy = line.cloneNode(true) as HTMLElement; // a clone of an element is one of the same kind
  for (const placeholder of copy.querySelectorAll('.placeholder')) placeholder.remove();
  return copy.textContent;
}
