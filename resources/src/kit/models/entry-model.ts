/**
 * An Entry without a screen: text, cursor, selection, variable and validation. It knows nothing of fonts but what it is
 * told for its requested size.
 */
import { ConfiguredModel, type Size } from './configured-model.js';
import { ENTRY_OPTIONS, type EntryState, type ValidateMode } from './entry-options.js';
import { EntryValidator, type Verdict } from './entry-validation.js';
import type { FontMeasurer } from './font.js';
import { tclInteger } from './numbers.js';
import type { Options } from './options.js';
import { TclError } from './tcl-error.js';
import { lineWidth } from './text-layout.js';
import { Variable } from './variable.js';

/** An index of an Entry: a number, or "anchor", "end", "insert", "sel.first", "sel.last", "@x" and beginnings of them. */
export type EntryIndex = string | number;
/** A stretch of characters, the end not included. */
export interface EntryRange {
  readonly first: number;
  readonly last: number;
}

/** Pixels between the border and the text, on each side. */
const PADDING = 1;

/**
 * An Entry: one line of text with a cursor and a selection. Indices count UTF-16 code units from 0, as JavaScript
 * strings and Tk 8.6 do. A state other than "normal" makes insert and delete do nothing.
 */
export class EntryModel extends ConfiguredModel {
  #text = '';
  #cursor = 0;
  #anchor = 0;
  #selection: EntryRange | null = null;
  #untrace: (() => void) | undefined;
  #followed: Variable | null = null;
  #pointIndex: (x: number) => number = () => 0;
  readonly #validator: EntryValidator;

  /** @param options Tk's options. @throws {TclError} for an unknown name or a value that does not fit */
  constructor(options: Options = {}) {
    super(ENTRY_OPTIONS);
    /** The entry as its validator sees it: always the values of the moment, for a command may change them. */
    this.#validator = new EntryValidator(this.#validated());
    this.configure(options);
  }

  get state(): EntryState {
    return this.options.text('state') as EntryState; // the reader lets no other word in
  }

  /** The position of the cursor. */
  get cursor(): number {
    return this.#cursor;
  }

  /** The selected stretch, or null. It may be empty, or even begin past its end: then nothing shows as selected. */
  get selection(): EntryRange | null {
    return this.#selection;
  }

  /** What is shown: the text, or as many of `show`'s first character. */
  get displayText(): string {
    const show = this.options.text('show');
    return show === ''
      ? this.#text
      : String.fromCodePoint(show.codePointAt(0) ?? 0).repeat(this.#text.length);
  }

  /** The text itself, whatever `show` says. */
  get(): string {
    return this.#text;
  }

  /** Resolves an index. @throws {TclError} `bad entry index "x"`, or `selection isn't in widget .w` */
  index(index: EntryIndex): number {
    const text = String(index);
    if (text.startsWith('a') && 'anchor'.startsWith(text)) return this.#anchor;
    if (text.startsWith('e') && 'end'.startsWith(text)) return this.#text.length;
    if (text.startsWith('i') && 'insert'.startsWith(text)) return this.#cursor;
    /** The ends of the selection; without one every name that begins with s fails alike. */
    if (text.startsWith('s')) return this.#selectionIndex(text);
    const point = /^@(.+)$/su.exec(text);
    return point
      ? this.#clamp(this.#pointIndex(indexNumber(point[1] ?? '', text)))
      : this.#clamp(indexNumber(text, text));
  }

  /** Says which character stands at x pixels from the widget's left edge: only a view can know. */
  setPointLookup(lookup: (x: number) => number): void {
    this.#pointIndex = lookup;
  }

  /** Inserts text before an index. @throws {TclError} for a bad index, in every state */
  insert(index: EntryIndex, text: string): void {
    const at = this.index(index);
    if (this.state === 'normal') this.#insertAt(at, text);
  }

  /** Deletes from `first` up to `last`, or one character. @throws {TclError} for a bad index, in every state */
  delete(first: EntryIndex, last?: EntryIndex): void {
    const from = this.index(first);
    const to = last === undefined ? from + 1 : this.index(last);
    /** Deletes a stretch after asking the validatecommand; whatever pointed into it points to where it was. */
    if (to >= from && this.state === 'normal') this.#deleteRange(from, Math.min(to, this.#text.length));
  }

  /** Puts the cursor before an index, in every state. @throws {TclError} for a bad index */
  icursor(index: EntryIndex): void {
    this.#cursor = this.index(index);
    this.tell({ kind: 'cursor' });
  }

  /** Selects from `first` up to `last`; nothing when they are not in order. @throws {TclError} for a bad index */
  selectRange(first: EntryIndex, last: EntryIndex): void {
    if (this.state === 'disabled') return;
    const [from, to] = [this.index(first), this.index(last)];
    this.#select(from < to ? { first: from, last: to } : null);
  }

  /** Puts the anchor of the selection. @throws {TclError} for a bad index */
  selectFrom(index: EntryIndex): void {
    if (this.state !== 'disabled') this.#anchor = this.index(index);
  }

  /** Selects between the anchor and an index. @throws {TclError} for a bad index */
  selectTo(index: EntryIndex): void {
    if (this.state !== 'disabled') this.#selectTo(this.index(index));
  }

  /** Moves the end of the selection that is nearer to the index. @throws {TclError} for a bad index */
  selectAdjust(index: EntryIndex): void {
    if (this.state === 'disabled') return;
    const at = this.index(index);
    if (this.#selection) {
      const { first, last } = this.#selection;
      if (at < Math.floor((first + last) / 2)) this.#anchor = last;
      else if (at > Math.floor((first + last + 1) / 2)) this.#anchor = first;
    }
    this.#selectTo(at);
  }

  /** Selects nothing; the anchor stays. */
  selectClear(): void {
    if (this.state !== 'disabled' && this.#selection) this.#select(null);
  }

  /** Whether something is selected. */
  selectPresent(): boolean {
    return this.#selection !== null;
  }

  /** Asks the validatecommand about the present text, whatever `validate` says; true when there is none. */
  validate(): boolean {
    const mode = this.options.text('validate');
    this.options.put('validate', 'all');
    const verdict = this.#validator.ask({
      action: -1,
      index: -1,
      newText: this.#text,
      change: '',
      reason: 'forced',
    });
    if (this.options.text('validate') !== 'none') this.options.put('validate', mode);
    return verdict === 'ok';
  }

  /** The keyboard focus came or went: the validatecommand is asked if `validate` says so. The answer changes nothing. */
  focusChanged(focused: boolean): void {
    const reason = focused ? 'focusin' : 'focusout';
    if (!['all', 'focus', reason].includes(this.options.text('validate'))) return;
    this.#validator.ask({ action: -1, index: -1, newText: this.#text, change: '', reason });
  }

  /** The size the widget asks of its geometry manager; with a width of 0 or less it follows the text. */
  requestedSize(measurer: FontMeasurer): Size {
    const font = this.options.text('font');
    const inset =
      Math.max(0, this.options.number('highlightthickness')) + this.options.number('borderwidth') + PADDING;
    const chars = this.options.number('width');
    const unit = measurer.width(font, '0');
    const content =
      chars > 0 ? chars * unit : lineWidth(this.displayText, { font, measurer, wrapLength: 0 }) || unit;
    return {
      width: Math.max(1, content + 2 * inset),
      height: Math.max(1, measurer.metrics(font).linespace + 2 * inset),
    };
  }

  /** Ends the subscription to the variable. */
  dispose(): void {
    this.#untrace?.();
    this.#untrace = undefined;
    this.#followed = null;
  }

  protected override optionsChanged(): void {
    /** Tk quietly mends widths that make no sense, and cget shows the mended ones. */
    this.#correctWidths();
    /** Takes the variable's value at every configure, for the variable has the last word. */
    this.#followVariable();
  }

  #selectionIndex(text: string): number {
    if (!this.#selection) throw new TclError("selection isn't in widget .w");
    // "sel." alone begins both and stands for neither.
    if (text.length >= 5 && 'sel.first'.startsWith(text)) return this.#selection.first;
    if (text.length >= 5 && 'sel.last'.startsWith(text)) return this.#selection.last;
    throw badIndex(text);
  }

  #clamp(index: number): number {
    return Math.max(0, Math.min(index, this.#text.length));
  }

  #insertAt(at: number, text: string): void {
    if (text === '') return;
    // An anchor may stand past the end of a text that a variable made shorter; what Tk inserts there is lost.
    const lost = at > this.#text.length;
    const newText = lost ? this.#text : this.#text.slice(0, at) + text + this.#text.slice(at);
    if (this.#askKey({ action: 1, index: at, newText, change: text }) !== 'ok') return;
    this.#text = newText;
    const added = lost ? 0 : text.length;
    const selection = this.#selection;
    if (selection) {
      const first = selection.first >= at ? selection.first + added : selection.first;
      this.#selection = { first, last: selection.last > at ? selection.last + added : selection.last };
    }
    if (this.#anchor > at || (this.#selection !== null && this.#selection.first >= at)) this.#anchor += added;
    if (this.#cursor >= at) this.#cursor += added;
    this.#textChanged();
  }

  #deleteRange(from: number, to: number): void {
    const count = to - from;
    if (count <= 0) return;
    const newText = this.#text.slice(0, from) + this.#text.slice(to);
    if (this.#askKey({ action: 0, index: from, newText, change: this.#text.slice(from, to) }) !== 'ok')
      return;
    this.#text = newText;
    const moved = (position: number): number =>
      position < from ? position : Math.max(from, position - count);
    if (this.#selection) {
      const [first, last] = [moved(this.#selection.first), moved(this.#selection.last)];
      this.#selection = last <= first ? null : { first, last };
    }
    this.#anchor = moved(this.#anchor);
    this.#cursor = moved(this.#cursor);
    this.#textChanged();
  }

  /** Asks only in the modes that watch typing; programs that insert count as typing, as in Tk. */
  #askKey(request: { action: 1 | 0; index: number; newText: string; change: string }): Verdict {
    const mode = this.options.text('validate');
    if (mode !== 'key' && mode !== 'all') return 'ok';
    return this.#validator.ask({ ...request, reason: 'key' });
  }

  #select(selection: EntryRange | null): void {
    this.#selection = selection;
    this.tell({ kind: 'selection' });
  }

  /** Selects from the anchor, which is first brought back into the text. */
  #selectTo(index: number): void {
    this.#anchor = Math.min(this.#anchor, this.#text.length);
    // An empty stretch stays a selection in Tk: sel.first answers, and nothing is shown.
    this.#select({ first: Math.min(this.#anchor, index), last: Math.max(this.#anchor, index) });
  }

  /** Writes the variable; if a trace of it wrote something else, that is what the entry shows. */
  #textChanged(): void {
    this.#followed?.set(this.#text);
    if (this.#followed && this.#followed.get() !== this.#text) this.#setValue(this.#followed.get());
    this.tell({ kind: 'text' });
  }

  /** Takes the variable's value, whatever the state of the entry is. */
  #setValue(value: string): void {
    if (value === this.#text || !this.#validator.askForVariable(value)) return;
    this.#text = value;
    if (this.#selection) {
      const { first, last } = this.#selection;
      this.#selection = first >= value.length ? null : { first, last: Math.min(last, value.length) };
    }
    this.#cursor = Math.min(this.#cursor, value.length);
    this.tell({ kind: 'text' });
  }

  #correctWidths(): void {
    if (this.options.number('highlightthickness') < 0) this.options.put('highlightthickness', 0);
    if (this.options.number('insertwidth') <= 0) this.options.put('insertwidth', 2);
    const widest = Math.floor(this.options.number('insertwidth') / 2);
    if (this.options.number('insertborderwidth') > widest) this.options.put('insertborderwidth', widest);
  }

  #followVariable(): void {
    const value = this.options.value('textvariable');
    const variable = value instanceof Variable ? value : null;
    if (variable !== this.#followed) {
      this.dispose();
      this.#followed = variable;
      this.#untrace = variable?.trace((text) => {
        this.#setValue(text);
      });
    }
    if (variable) this.#setValue(variable.get());
  }

  #validated(): ConstructorParameters<typeof EntryValidator>[0] {
    const [options, text] = [this.options, () => this.#text];
    return {
      get mode() {
        return options.text('validate') as ValidateMode; // the reader lets no other word in
      },
      get validateCommand() {
        return options.value('validatecommand');
      },
      get invalidCommand() {
        return options.value('invalidcommand');
      },
      get text() {
        return text();
      },
      turnOff() {
        options.put('validate', 'none');
      },
    };
  }
}

function indexNumber(digits: string, whole: string): number {
  try {
    return tclInteger(digits);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw badIndex(whole);
  }
}

function badIndex(index: string): TclError {
  return new TclError(`bad entry index "${index}"`);
}
