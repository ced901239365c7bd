import type { PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { LabelModel } from '../../models/label-model.js';
import type { PhotoImage } from '../../models/photo-image.js';
import { layoutLines } from '../../models/text-layout.js';
import { pixels } from '../../models/units.js';
import { anchorCss, justifyCss } from './css-values.js';
import type { StyleValues } from './frame-options.js';
import { DrawnFontMeasurer, fitLines, usesTkMetrics } from './line-fitter.js';
import { contentKind, type PictureText } from './picture-text.js';
import { TkElement } from './tk-element.js';

/** What Label and Button have in common beyond the frame: lines of text and a picture, laid out as Tk does. */
export abstract class PictureTextElement<Model extends LabelModel> extends TkElement<Model> {
  /** Whether a child stands in the slot `image`. */
  @state() private slottedPicture = false;

  #lines: readonly string[] = [''];
  #pictureStale = true;

  constructor(model: Model) {
    super(model);
    model.onChange(({ kind, names }) => {
      if (kind === 'size' || kind === 'image' || names?.includes('image')) this.#pictureStale = true;
    });
  }

  /** The picture, null for none. Unlike in Tkinter it needs no second reference to stay alive. */
  get image(): PhotoImage | null {
    return this.model.image;
  }

  set image(image: PhotoImage | null) {
    this.configure({ image: image ?? '' });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#lines = this.#brokenLines();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#drawPicture();
    // The first lines were broken before the font was known; once it is, they may break elsewhere.
    if (this.model.distance('wraplength') > 0 && this.#brokenLines().join('\n') !== this.#lines.join('\n')) {
      this.requestUpdate();
    }
  }

  protected override ownStyles(): StyleValues {
    const anchor = anchorCss(this.cget('anchor'));
    return {
      '--_anchor-inline': anchor.inline,
      '--_anchor-block': anchor.block,
      '--_justify': justifyCss(this.cget('justify')),
      '--_width': this.#chosenSize('width', 'var(--tk-char-width, 1ch)'),
      '--_height': this.#chosenSize('height', 'var(--_line, 1lh)'),
    };
  }

  protected override fitToLook(): void {
    const whole = usesTkMetrics(this);
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (frame && whole && this.given('font')) {
      frame.style.setProperty('--_line', `${new DrawnFontMeasurer(frame).metrics().linespace}px`);
    } else frame?.style.removeProperty('--_line');
    fitLines(this.renderRoot.querySelectorAll<HTMLElement>('.line'), whole);
  }

  /** What to show now. */
  protected get content(): PictureText {
    return {
      lines: this.#lines,
      underline: Number(this.cget('underline')),
      compound: this.model.compound,
      hasPicture: this.model.hasPicture || this.slottedPicture,
      bitmap: this.model.image ? '' : this.cget('bitmap'),
      pictureSlotChanged: this.#onSlotChange,
    };
  }

  /** The accessible name that must be said aloud because the text is not shown: null where it is. */
  protected get spokenName(): string | null {
    if (this.label !== '') return this.label;
    return contentKind(this.content) === 'picture' ? this.model.text : null;
  }

  #brokenLines(): string[] {
    const measured = this.renderRoot.querySelector('.frame') ?? this;
    return layoutLines(this.model.text, {
      font: this.cget('font'),
      wrapLength: this.model.distance('wraplength'),
      measurer: new DrawnFontMeasurer(measured),
    });
  }

  /** A positive width or height counts characters and lines, or pixels when there is a picture. */
  #chosenSize(option: 'width' | 'height', unit: string): string {
    const written = this.cget(option);
    const size = this.content.hasPicture ? pixels(written) : Number(written);
    if (!(size > 0)) return '';
    return this.content.hasPicture ? `${size}px` : `calc(${size} * ${unit})`;
  }

  #drawPicture(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.#pictureStale) return;
    this.#pictureStale = false;
    const { width, height, data } = this.model.image?.pixels ?? {
      width: 0,
      height: 0,
      data: new Uint8ClampedArray(),
    };
    canvas.width = width;
    canvas.height = height;
    if (width > 0 && height > 0) {
      canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    }
  }

  readonly #onSlotChange = (event: Event): void => {
    const slot = event.target;
    this.slottedPicture = slot instanceof HTMLSlotElement && slot.assignedElements().length > 0;
  };
}
