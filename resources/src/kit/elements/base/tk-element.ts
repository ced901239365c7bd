import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Options } from '../../models/options.js';
import { frameStyles, writeStyles, type StyleValues } from './frame-options.js';
import { manage, type ManagerOptions } from './geometry-attributes.js';
import { sizeMayDiffer } from './geometry-containers.js';
import { watchLook } from './look-watcher.js';
import { attributesOf, fullName, type OptionEntry } from './option-attributes.js';

/** What an element needs of the model it draws; every model of the kit has it. */
export interface OptionModel {
  configure(options: Options): void;
  cget(name: string): string;
  confinfo(name: string): string[];
  keys(): string[];
  onChange(listener: (change: { readonly kind: string }) => void): () => void;
  /** Ends what the model follows (variables, pictures); a later `configure` takes it up again. */
  dispose?(): void;
}

/** Where `confinfo` has the default value. */
const CONFINFO_DEFAULT = 3;

/**
 * What all elements of the kit share. It holds a model and shows it: Tk's options arrive as attributes
 * (`highlightthickness` or `highlight-thickness`) or through `configure`, and leave through `cget`. Setting anything in
 * code is silent; the `tk-*` events tell only what a person did. An attribute whose value Tk would refuse raises
 * TclError, which the browser reports without stopping the page; taking an attribute away brings the default back.
 *
 * A subclass names its options in `optionEntries`, hands its model to the constructor, and renders one element with the
 * class `frame` on which the options become custom properties.
 */
export abstract class TkElement<Model extends OptionModel = OptionModel> extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The options of the class, as the models list them. */
  static readonly optionEntries: readonly OptionEntry[] = [];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...attributesOf(this.optionEntries).keys()];
  }

  /** The accessible name, where the text shown does not serve as one. */
  @property() label = '';

  protected readonly model: Model;
  readonly #given = new Set<string>();
  #written: StyleValues = {};
  #unwatchLook: (() => void) | undefined;
  #disposed = false;

  constructor(model: Model) {
    super();
    this.model = model;
    // Both belong to this element, so they go together and nobody has to unsubscribe.
    model.onChange(({ kind }) => {
      this.modelChanged(kind);
    });
  }

  // ---- lifecycle

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatchLook = watchLook(() => {
      this.requestUpdate();
    });
    if (this.#disposed) this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLook?.();
    this.model.dispose?.();
    this.#disposed = true;
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    const option = attributesOf(this.#entries()).get(name);
    if (option === undefined || before === value) return;
    if (value === null) this.resetOption(option);
    else this.configure({ [option]: value });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame) {
      const styles = { ...frameStyles(this), ...this.ownStyles() };
      writeStyles(frame, styles, this.#written);
      this.#written = styles;
    }
    this.fitToLook();
    sizeMayDiffer(this);
  }

  // ---- Tk's methods

  /** Sets options, all or none. @throws {TclError} with Tk's message, for an unknown name or a value that does not fit */
  configure(options: Options): void {
    this.model.configure(options);
    for (const name of Object.keys(options)) this.#given.add(fullName(this.#entries(), name));
  }

  /** The same as `configure`, as Tkinter has it. */
  config(options: Options): void {
    this.configure(options);
  }

  /** The value of an option as Tk prints it. @throws {TclError} `unknown option "-x"` */
  cget(name: string): string {
    return this.model.cget(name);
  }

  /** The names of all options, aliases too. */
  keys(): string[] {
    return this.model.keys();
  }

  /** Gives the element the keyboard focus. */
  focusSet(): void {
    this.focus();
  }

  /** Whether an option was set by the program or the page, and so wins over the look. */
  given(name: string): boolean {
    return this.#given.has(name);
  }

  /** Brings an option back to Tk's default and leaves its appearance to the look again. */
  resetOption(name: string): void {
    this.model.configure({ [name]: this.model.confinfo(name)[CONFINFO_DEFAULT] ?? '' });
    this.#given.delete(fullName(this.#entries(), name));
  }

  // ---- geometry

  /**
   * Places the element at a position in the toplevel around it: `x`, `y`, `relx`, `width`, `anchor`, ... What is wrong
   * with an option the toplevel says when it lays out. The attribute `place` is the same thing, written `x=10 y=5`. With
   * `in` it stands in the box of another child of the toplevel, which moves it along; an attribute names that by its id.
   */
  place(options: ManagerOptions = {}): void {
    manage(this, 'place', options);
  }

  /**
   * Packs the element against a side of the toplevel around it: `side`, `fill`, `expand`, `padx`, `anchor`, ... Children
   * are packed in the order of the document, but for one that says `before` or `after` which other it comes.
   */
  pack(options: ManagerOptions = {}): void {
    manage(this, 'pack', options);
  }

  /** Puts the element into a cell of the toplevel around it: `row`, `column`, `rowspan`, `sticky`, ... */
  grid(options: ManagerOptions = {}): void {
    manage(this, 'grid', options);
  }

  /** Takes the element out of its manager: it is not shown any more. */
  placeForget(): void {
    this.removeAttribute('place');
  }

  /** As `placeForget`, for an element that is packed. */
  packForget(): void {
    this.removeAttribute('pack');
  }

  /** As `placeForget`, for an element in a grid. */
  gridForget(): void {
    this.removeAttribute('grid');
  }

  // ---- for subclasses

  /** Styles of the frame beyond those every widget has. */
  protected ownStyles(): StyleValues {
    return {};
  }

  /** Called after each change of the model, whoever made it, with the kind of change: draws the element anew. */
  protected modelChanged(_kind: string): void {
    this.requestUpdate();
  }

  /** Called after each update and each change of the look, to measure what CSS alone can't do. */
  protected fitToLook(): void {
    // Most elements need nothing.
  }

  /** Fires a `tk-*` event: it bubbles and leaves the shadow tree. @returns false when a listener prevented it */
  protected tell(type: string, detail: unknown): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  /** Any `configure` makes a disposed model follow its variable and picture again, so an option is set to itself. */
  #resume(): void {
    this.#disposed = false;
    this.model.configure({ takefocus: this.model.cget('takefocus') });
  }

  #entries(): readonly OptionEntry[] {
    return (this.constructor as typeof TkElement).optionEntries; // every subclass inherits the static side
  }
}
