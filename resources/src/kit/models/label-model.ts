/** A Label without a screen, and what Button inherits of it: text or picture, the variable it follows, the size it asks for. */
import { BUTTON_OPTIONS, LABEL_OPTIONS, type ButtonState, type Compound } from './button-options.js';
import { ConfiguredModel, type Size } from './configured-model.js';
import type { FontMeasurer } from './font.js';
import { tclInteger } from './numbers.js';
import type { Options, OptionTable } from './options.js';
import { PhotoImage } from './photo-image.js';
import { layoutSize } from './text-layout.js';
import { pixels } from './units.js';
import { Variable } from './variable.js';

/** Sizes of Tk's built-in bitmaps in pixels, all that their label needs of them. */
const BITMAP_SIZES: Readonly<Record<string, readonly [number, number]>> = {
  error: [17, 17],
  gray12: [16, 16],
  gray25: [16, 16],
  gray50: [16, 16],
  gray75: [16, 16],
  hourglass: [19, 21],
  info: [8, 21],
  question: [17, 27],
  questhead: [20, 22],
  warning: [6, 19],
};

/** The room of the ring around a button whose `default` is not "disabled", in pixels on each side. */
const DEFAULT_RING = 5;

/** A Label: a text, a picture or both, following a variable if it has one. It never changes by itself. */
export class LabelModel extends ConfiguredModel {
  #untrace: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #watched: PhotoImage | null = null;

  /** @param options Tk's options. @throws {TclError} for an unknown name or a value that does not fit */
  constructor(options: Options = {}, table: OptionTable = LABEL_OPTIONS) {
    super(table);
    this.configure(options);
  }

  /** The text shown, that of the variable if there is one. */
  get text(): string {
    return this.options.cget('text');
  }

  get state(): ButtonState {
    return this.options.text('state') as ButtonState; // the reader lets no other word in
  }

  /** The picture shown, or null. */
  get image(): PhotoImage | null {
    const value = this.options.value('image');
    return value instanceof PhotoImage ? value : null;
  }

  get compound(): Compound {
    return this.options.text('compound') as Compound; // the reader lets no other word in
  }

  /** Whether a picture is shown: an image or a built-in bitmap. */
  get hasPicture(): boolean {
    return this.image !== null || this.options.text('bitmap') !== '';
  }

  /** A distance option as the layout uses it: a negative one counts as nothing. */
  distance(name: 'borderwidth' | 'highlightthickness' | 'padx' | 'pady' | 'wraplength'): number {
    return Math.max(0, this.options.number(name));
  }

  /** The size the widget asks of its geometry manager, in pixels. */
  requestedSize(measurer: FontMeasurer): Size {
    const inset = this.distance('borderwidth') + this.distance('highlightthickness') + this.ringWidth() / 2;
    const around = 2 * inset + this.extraRoom();
    /** Text, picture or both, with the padding that each arrangement gets; a picture alone gets none. */
    const content = this.#contentSize(measurer);
    return { width: Math.max(1, content.width + around), height: Math.max(1, content.height + around) };
  }

  /** Ends the subscriptions to the variable and the picture; the model may be used again after a configure. */
  dispose(): void {
    this.#untrace?.();
    this.#unwatch?.();
    this.#untrace = this.#unwatch = undefined;
    this.#watched = null;
  }

  /** Pixels beyond content and border: a button moves by one when pressed, a label never. */
  protected extraRoom(): number {
    return 0;
  }

  /** Width of the ring that marks a default button, both sides together. */
  protected ringWidth(): number {
    if (this.options.table !== BUTTON_OPTIONS) return 0;
    return this.options.text('default') === 'disabled' ? 0 : 2 * DEFAULT_RING;
  }

  protected override checkOptions(): void {
    // With a picture width and height are distances, with text alone numbers of characters and lines.
    const read = this.hasPicture ? pixels : tclInteger;
    read(this.options.cget('width'));
    read(this.options.cget('height'));
  }

  protected override optionsChanged(): void {
    this.#followVariable();
    /** A picture may grow or be replaced, and the requested size with it. */
    this.#followImage();
  }

  #contentSize(measurer: FontMeasurer): Size {
    const text = this.#textSize(measurer);
    const [padX, padY] = [this.distance('padx'), this.distance('pady')];
    const picture = this.#pictureSize();
    if (!picture) {
      const size = this.#chosenSize(text, measurer);
      return { width: size.width + 2 * padX, height: size.height + 2 * padY };
    }
    if (this.compound === 'none' || text.width === 0 || text.height === 0) return this.#chosenSize(picture);
    const size = this.#chosenSize(combined(picture, text, { compound: this.compound, padX, padY }));
    return { width: size.width + 2 * padX, height: size.height + 2 * padY };
  }

  /** A positive width or height option wins over the natural size; with a measurer they count characters and lines. */
  #chosenSize(natural: Size, measurer?: FontMeasurer): Size {
    const font = this.options.text('font');
    const [width, height] = ['width', 'height'].map((name) =>
      (measurer ? tclInteger : pixels)(this.options.cget(name)),
    );
    return {
      width: width !== undefined && width > 0 ? width * (measurer?.width(font, '0') ?? 1) : natural.width,
      height:
        height !== undefined && height > 0
          ? height * (measurer?.metrics(font).linespace ?? 1)
          : natural.height,
    };
  }

  #textSize(measurer: FontMeasurer): Size {
    return layoutSize(this.text, {
      font: this.options.text('font'),
      wrapLength: this.distance('wraplength'),
      measurer,
    });
  }

  #pictureSize(): Size | null {
    const image = this.image;
    if (image) return { width: image.width(), height: image.height() };
    const size = BITMAP_SIZES[this.options.text('bitmap')];
    return size ? { width: size[0], height: size[1] } : null;
  }

  /** Follows the variable. As in Tk its present text is taken only where text shows at all, later texts always are. */
  #followVariable(): void {
    this.#untrace?.();
    this.#untrace = undefined;
    const variable = this.options.value('textvariable');
    if (!(variable instanceof Variable)) return;
    if (!this.hasPicture || this.compound !== 'none') this.options.put('text', variable.get());
    this.#untrace = variable.trace((value) => {
      this.options.put('text', value);
      this.tell({ kind: 'text' });
    });
  }

  #followImage(): void {
    if (this.#watched === this.image) return;
    this.#unwatch?.();
    this.#watched = this.image;
    this.#unwatch = this.#watched?.onChange(() => {
      this.tell({ kind: 'size' });
    });
  }
}

/** Picture and text side by side, one above the other, or one over the other. */
function combined(picture: Size, text: Size, how: { compound: Compound; padX: number; padY: number }): Size {
  const width = Math.max(picture.width, text.width);
  const height = Math.max(picture.height, text.height);
  if (how.compound === 'top' || how.compound === 'bottom')
    return { width, height: picture.height + text.height + how.padY };
  if (how.compound === 'left' || how.compound === 'right')
    return { width: picture.width + text.width + how.padX, height };
  return { width, height };
}
