/**
 * Tk's photo images: pictures from files, data or colours, with what Tkinter does to them. Drawing is the element's, which
 * takes `pixels`.
 */
import { Listeners, type ChangeListener } from './change.js';
import { parseColour, type Rgb } from './colours.js';
import { decodeImage, imageBytes } from './image-data.js';
import { tclDouble, tclInteger } from './numbers.js';
import { BYTES_PER_PIXEL, emptyPixels, OPAQUE, type Pixels } from './pixels.js';
import { TclError } from './tcl-error.js';

/** Finds the bytes of a file for the `file` option, or null when there is none. */
export type FileReader = (name: string) => Uint8Array | null;

/** The options of a PhotoImage. Sizes of 0 follow the picture; `data` is bytes, or base64 as Tkinter takes it. */
export interface PhotoOptions {
  readonly width?: string | number;
  readonly height?: string | number;
  readonly data?: Uint8Array | string;
  readonly file?: string;
  readonly format?: string;
  readonly gamma?: string | number;
  readonly palette?: string;
}

let readFile: FileReader = () => null;
let created = 0;

/** Says how the `file` option finds files, for every PhotoImage made later. Without it every file is missing. */
export function readImageFilesWith(reader: FileReader): void {
  readFile = reader;
}

type OptionName = keyof PhotoOptions;
const NAMES: readonly OptionName[] = ['data', 'format', 'file', 'gamma', 'height', 'palette', 'width'];
/** Formats that the `format` option may name. */
const FORMATS = ['png', 'gif'];

/**
 * A picture: PNG, GIF, or painted pixel by pixel. Whoever shows it listens for changes and takes `pixels`.
 */
export class PhotoImage {
  /** The image's Tcl name, pyimage1 and so on as Tkinter numbers them. */
  readonly name: string;
  readonly #listeners = new Listeners();
  readonly #options = new Map<OptionName, string>([
    ...NAMES.map((name) => [name, ''] as const),
    ['gamma', '1.0'],
    ['height', '0'],
    ['width', '0'],
  ]);
  #pixels: Pixels = emptyPixels(0, 0);

  /** @throws {TclError} for a missing file, data that is no image, or an unknown option */
  constructor(options: PhotoOptions = {}, name = `pyimage${++created}`) {
    this.name = name;
    this.configure(options);
  }

  /** The present pixels. Don't write into them. */
  get pixels(): Pixels {
    return this.#pixels;
  }

  /** Width in pixels; 0 while the image has no height. */
  width(): number {
    return this.#pixels.height > 0 ? this.#pixels.width : 0;
  }

  /** Height in pixels; 0 while the image has no width. */
  height(): number {
    return this.#pixels.width > 0 ? this.#pixels.height : 0;
  }

  /** Calls the listener after each change of pixels or size, until the returned function is called. */
  onChange(listener: ChangeListener): () => void {
    return this.#listeners.add(listener);
  }

  /** Sets options; reading `file` or `data` replaces the picture. @throws {TclError} as the constructor does */
  configure(options: PhotoOptions): void {
    for (const [given, value] of Object.entries(options) as [string, string | number | Uint8Array][]) {
      const name = optionName(given);
      this.#options.set(name, checkOption(name, value));
      if (name === 'data') this.#load(value instanceof Uint8Array ? value : String(value));
      if (name === 'file') this.#loadFile(String(value));
    }
    this.#fitSize();
  }

  /** The value of an option as Tk prints it. Tk answers an unknown name with a message instead of failing, and so does this. */
  cget(name: string): string {
    const found = NAMES.filter((option) => option.startsWith(name));
    const option = found[0];
    return found.length === 1 && option ? (this.#options.get(option) ?? '') : `unknown option "-${name}"`;
  }

  /** Red, green and blue of one pixel; 0, 0, 0 where it is transparent. @throws {TclError} out of range */
  get(x: number, y: number): [red: number, green: number, blue: number] {
    /** Where a pixel's bytes begin; outside of the image it is an error that names what was tried. */
    const at = this.#offset(x, y, 'get');
    const { data } = this.#pixels;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  }

  /**
   * Paints colours: "red", "{red green} {blue yellow}", or rows of names. Without an area at 0, 0.
   * The image grows where its width and height are not fixed. @throws {TclError} for an unknown colour or unequal rows
   */
  put(colours: string | readonly (readonly string[])[], area: readonly number[] = [0, 0]): void {
    if (area.some((value) => value < 0))
      throw new TclError('value(s) for the -to option must be non-negative');
    const rows = typeof colours === 'string' ? colourRows(colours) : colours;
    this.#paint(
      rows.map((row) => row.map(putColour)),
      rectangle(area, rows),
    );
  }

  /** Makes every pixel transparent; the size stays. */
  blank(): void {
    this.#replace(emptyPixels(this.width(), this.height()));
  }

  /** A new image with the same pixels. */
  copy(): PhotoImage {
    return this.#derive(this.width(), this.height(), (x, y) => [x, y]);
  }

  /** A new image, each pixel x wide and y high. @throws {TclError} unless both are positive */
  zoom(x: number, y: number = x): PhotoImage {
    if (x <= 0 || y <= 0) throw new TclError('value(s) for the -zoom option must be positive');
    return this.#derive(this.width() * x, this.height() * y, (toX, toY) => [
      Math.floor(toX / x),
      Math.floor(toY / y),
    ]);
  }

  /** A new image of every x-th pixel of every y-th row; negative steps mirror it, and a step of 0 leaves nothing. */
  subsample(x: number, y: number = x): PhotoImage {
    const [width, height] = [this.width(), this.height()];
    const from = (at: number, step: number, size: number): number =>
      step < 0 ? size - 1 + at * step : at * step;
    return this.#derive(sampled(width, x), sampled(height, y), (toX, toY) => [
      from(toX, x, width),
      from(toY, y, height),
    ]);
  }

  /** Whether a pixel is wholly transparent. @throws {TclError} out of range */
  transparencyGet(x: number, y: number): boolean {
    return this.#pixels.data[this.#offset(x, y, 'transparency get') + 3] === 0;
  }

  /** Makes a pixel transparent or opaque. @throws {TclError} out of range */
  transparencySet(x: number, y: number, transparent: boolean): void {
    this.#pixels.data[this.#offset(x, y, 'transparency set') + 3] = transparent ? 0 : OPAQUE;
    this.#listeners.tell({ kind: 'image' });
  }

  toString(): string {
    return this.name;
  }

  #offset(x: number, y: number, what: string): number {
    if (x < 0 || y < 0 || x >= this.width() || y >= this.height())
      throw new TclError(`${this.name} ${what}: coordinates out of range`);
    return (y * this.width() + x) * BYTES_PER_PIXEL;
  }

  /** Replaces the picture by decoded data; empty data leaves it as it is. */
  #load(data: Uint8Array | string): void {
    if (data.length === 0) return;
    const bytes = imageBytes(data);
    const pixels = bytes && decodeImage(bytes);
    if (!pixels) throw new TclError("couldn't recognize image data");
    this.#replace(pixels);
  }

  /** Replaces the picture by a file; a missing one and one that is no picture have messages of their own. */
  #loadFile(name: string): void {
    if (name === '') return;
    const bytes = readFile(name);
    if (!bytes) throw new TclError(`couldn't open "${name}": no such file or directory`);
    const pixels = decodeImage(bytes);
    if (!pixels) throw new TclError(`couldn't recognize data in image file "${name}"`);
    this.#replace(pixels);
  }

  #replace(pixels: Pixels): void {
    this.#pixels = pixels;
    this.#listeners.tell({ kind: 'image' });
  }

  #fitSize(): void {
    this.#resize(this.#fixed('width') ?? this.#pixels.width, this.#fixed('height') ?? this.#pixels.height);
  }

  #resize(width: number, height: number): void {
    if (width === this.#pixels.width && height === this.#pixels.height) return;
    const pixels = emptyPixels(width, height);
    copyPixels(this.#pixels, pixels, (x, y) => [x, y]);
    this.#replace(pixels);
  }

  #paint(block: readonly (readonly Rgb[])[], area: Rectangle): void {
    const [rows, columns] = [block.length, block[0]?.length ?? 0];
    const right = Math.min(area.right, this.#limit('width'));
    const bottom = Math.min(area.bottom, this.#limit('height'));
    if (rows === 0 || columns === 0 || right <= area.left || bottom <= area.top) return;
    this.#grow(right, bottom);
    const { data, width } = this.#pixels;
    for (let y = area.top; y < bottom; y++) {
      for (let x = area.left; x < right; x++) {
        const colour = block[(y - area.top) % rows]?.[(x - area.left) % columns] ?? [0, 0, 0];
        data.set([...colour, OPAQUE], (y * width + x) * BYTES_PER_PIXEL);
      }
    }
    this.#listeners.tell({ kind: 'image' });
  }

  /** The size that the options fix; a negative one keeps what is there, as in Tk. null leaves it to the picture. */
  #fixed(name: 'width' | 'height'): number | null {
    const size = Number(this.#options.get(name));
    if (size === 0) return null;
    return size > 0 ? size : this.#pixels[name];
  }

  /** Where painting ends: a fixed size is never passed, and a negative one lets nothing be painted. */
  #limit(name: 'width' | 'height'): number {
    return Number(this.#options.get(name)) || Infinity;
  }

  #grow(right: number, bottom: number): void {
    const { width, height } = this.#pixels;
    this.#resize(
      this.#fixed('width') ?? Math.max(width, right),
      this.#fixed('height') ?? Math.max(height, bottom),
    );
  }

  /** A new image whose pixels come from places of this one. */
  #derive(width: number, height: number, source: (x: number, y: number) => [number, number]): PhotoImage {
    const image = new PhotoImage();
    const pixels = emptyPixels(width, height);
    copyPixels(this.#pixels, pixels, source);
    image.#replace(pixels);
    return image;
  }
}

function copyPixels(from: Pixels, to: Pixels, source: (x: number, y: number) => [number, number]): void {
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const [fromX, fromY] = source(x, y);
      if (fromX >= from.width || fromY >= from.height) continue;
      const at = (fromY * from.width + fromX) * BYTES_PER_PIXEL;
      to.data.set(from.data.subarray(at, at + BYTES_PER_PIXEL), (y * to.width + x) * BYTES_PER_PIXEL);
    }
  }
}

/** A part of a picture; right and bottom are not in it. */
interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The area of a put: missing corners follow from the data, a lone number stands for both of its corner, and corners may be swapped. */
function rectangle(area: readonly number[], rows: readonly (readonly string[])[]): Rectangle {
  const [x1 = 0, y1 = x1] = area;
  const x2 = area[2] ?? x1 + (rows[0]?.length ?? 0);
  const y2 = area[3] ?? area[2] ?? y1 + rows.length;
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

function sampled(size: number, step: number): number {
  return step === 0 ? 0 : Math.ceil(size / Math.abs(step));
}

function optionName(given: string): OptionName {
  const found = NAMES.filter((name) => name.startsWith(given));
  const name = found[0];
  if (found.length !== 1 || !name) throw new TclError(`unknown option "-${given}"`);
  return name;
}

function checkOption(name: OptionName, value: string | number | Uint8Array): string {
  if (value instanceof Uint8Array) return '';
  const text = String(value);
  if (name === 'format' && text !== '' && !FORMATS.includes(text.split(' ')[0]?.toLowerCase() ?? ''))
    throw new TclError(`image file format "${text}" is not supported`);
  if (name === 'width' || name === 'height') return String(tclInteger(text));
  if (name !== 'gamma') return text;
  const gamma = tclDouble(text);
  return Number.isInteger(gamma) ? gamma.toFixed(1) : String(gamma);
}

/** Splits a Tcl list of rows; a row of one colour needs no braces. */
function colourRows(text: string): string[][] {
  const rows = [...text.matchAll(/\{([^{}]*)\}|(\S+)/gu)].map((match) =>
    (match[1] ?? match[2] ?? '').split(/\s+/u).filter(Boolean),
  );
  if (rows.some((row) => row.length !== rows[0]?.length))
    throw new TclError('all elements of color list must have the same number of elements');
  return rows;
}

function putColour(text: string): Rgb {
  try {
    return parseColour(text);
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    throw new TclError(`can't parse color "${text}"`);
  }
}
