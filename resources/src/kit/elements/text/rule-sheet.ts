/**
 * Rules kept at most. Each distinct combination of tag styles needs one; a program that makes a new colour for every
 * line would otherwise grow the sheet for ever.
 */
const MOST_RULES = 2000;

/**
 * Turns declarations into class names, in a style sheet made by script. A strict Content-Security-Policy forbids
 * style attributes and style elements, not this, and equal styles share one rule however many lines have them.
 */
export class RuleSheet {
  /** To be adopted by the shadow root whose elements use the classes. */
  readonly sheet = new CSSStyleSheet();
  readonly #prefix: string;
  readonly #names = new Map<string, string>();
  #made = 0;

  /** @param prefix what the class names begin with */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The class that carries these declarations, "" for none. Names are never used again for something else. */
  classFor(declarations: string): string {
    if (declarations === '') return '';
    const known = this.#names.get(declarations);
    if (known !== undefined) return known;
    const name = `${this.#prefix}${this.#made++}`;
    // As specific as the widget's own `.view .cm-line`, and later: else a line would keep the widget's padding.
    this.sheet.insertRule(`.view .${name}{${declarations}}`, this.sheet.cssRules.length);
    this.#names.set(declarations, name);
    return name;
  }

  /** Whether so many rules have gathered that the ones in use should be made anew after a `clear`. */
  get isFull(): boolean {
    return this.#names.size >= MOST_RULES;
  }

  /** Forgets all rules. Whoever draws must ask for its classes again in the same frame. */
  clear(): void {
    this.sheet.replaceSync('');
    this.#names.clear();
  }
}
