/** A window without a screen: title, size, place and limits. What stands in it is its GeometryContainer's. */
import { ConfiguredModel, type Size } from './configured-model.js';
import { cursor } from './cursor-names.js';
import { tclBoolean, tclInteger } from './numbers.js';
import { optionTable, type Options } from './options.js';
import type { Container } from './place.js';
import { nameFromPrefix } from './tcl-error.js';
import { anyText, colour, distance, orNone, relief } from './values.js';
import { formatGeometry, parseGeometry, type WindowGeometry } from './window-geometry.js';

/** Toplevel's options with their defaults on X11; those that Tk takes only at creation are left out. */
export const TOPLEVEL_OPTIONS = optionTable([
  ['background', 'background', 'Background', '#d9d9d9', orNone(colour)],
  ['bd', 'borderwidth'],
  ['bg', 'background'],
  ['borderwidth', 'borderWidth', 'BorderWidth', '0', distance],
  ['cursor', 'cursor', 'Cursor', '', orNone(cursor)],
  ['height', 'height', 'Height', '0', distance],
  ['highlightbackground', 'highlightBackground', 'HighlightBackground', '#d9d9d9', colour],
  ['highlightcolor', 'highlightColor', 'HighlightColor', '#000000', colour],
  ['highlightthickness', 'highlightThickness', 'HighlightThickness', '0', distance],
  ['menu', 'menu', 'Menu', '', anyText],
  ['padx', 'padX', 'Pad', '0', distance],
  ['pady', 'padY', 'Pad', '0', distance],
  ['relief', 'relief', 'Relief', 'flat', relief],
  ['takefocus', 'takeFocus', 'TakeFocus', '0', anyText],
  ['width', 'width', 'Width', '0', distance],
]);

/** How a window stands on the screen. */
export type WindowState = 'normal' | 'iconic' | 'withdrawn';

const STATES: readonly WindowState[] = ['normal', 'iconic', 'withdrawn'];
/** What an empty window asks for, in pixels each way. */
const EMPTY_SIZE = 200;
/** The size of a window that was never shown. */
const UNSHOWN: Size = { width: 1, height: 1 };
/** The largest size when the screen is not known: X11 allows no more. */
const LARGEST: Size = { width: 32_767, height: 32_767 };

/** A window: title, geometry and the limits of its size. Sizes take effect at `update`, as Tk's do when it is idle. */
export class ToplevelModel extends ConfiguredModel {
  #title: string;
  #state: WindowState = 'normal';
  #wanted: WindowGeometry = {};
  #position = { x: 0, y: 0, fromRight: false, fromBottom: false };
  /** Whether a geometry was asked for since the last update: then the window moves to where it says. */
  #moving = false;
  #size: Size = UNSHOWN;
  #minimum: Size = UNSHOWN;
  #maximum: Size;
  #resizable: readonly [boolean, boolean] = [true, true];
  #content: Size | null = null;

  /**
   * @param options Tk's options
   * @param screen the largest size a window may take by default
   * @throws {TclError} for an unknown name or a value that does not fit
   */
  constructor(
    options: Options = {},
    { title = 'tk', largest = LARGEST }: { title?: string; largest?: Size } = {},
  ) {
    super(TOPLEVEL_OPTIONS);
    this.#title = title;
    this.#maximum = largest;
    this.configure(options);
  }

  /** The title; with an argument sets it. */
  title(text?: string): string {
    if (text !== undefined && text !== this.#title) {
      this.#title = text;
      this.tell({ kind: 'text' });
    }
    return this.#title;
  }

  /**
   * "WIDTHxHEIGHT+X+Y" as the window is; with an argument asks for another ("" leaves the size to the content again).
   * @throws {TclError} `bad geometry specifier "370X400"`
   */
  geometry(text?: string): string {
    if (text === '') this.#wanted = {};
    else if (text !== undefined) this.#ask(parseGeometry(text));
    return formatGeometry({ ...this.#size, ...this.#position });
  }

  /** The size as it is, in pixels. */
  get size(): Size {
    return this.#size;
  }

  /** The smallest size; with arguments sets it. @throws {TclError} for what is no whole number */
  minsize(width?: string | number, height?: string | number): [number, number] {
    if (width !== undefined && height !== undefined)
      this.#minimum = { width: tclInteger(String(width)), height: tclInteger(String(height)) };
    return [this.#minimum.width, this.#minimum.height];
  }

  /** The largest size; with arguments sets it. @throws {TclError} for what is no whole number */
  maxsize(width?: string | number, height?: string | number): [number, number] {
    if (width !== undefined && height !== undefined)
      this.#maximum = { width: tclInteger(String(width)), height: tclInteger(String(height)) };
    return [this.#maximum.width, this.#maximum.height];
  }

  /** Whether a person may change width and height; with arguments sets it. @throws {TclError} for what is no truth value */
  resizable(
    width?: string | boolean | number,
    height?: string | boolean | number,
  ): readonly [boolean, boolean] {
    if (width !== undefined && height !== undefined)
      this.#resizable = [tclBoolean(String(width)), tclBoolean(String(height))];
    return this.#resizable;
  }

  /** How the window stands; with an argument sets it. @throws {TclError} for another word */
  state(state?: string): WindowState {
    if (state !== undefined) this.#become(nameFromPrefix(state, STATES, 'argument'));
    return this.#state;
  }

  /** Takes the window off the screen. */
  withdraw(): void {
    this.#become('withdrawn');
  }

  /** Puts the window on the screen again. */
  deiconify(): void {
    this.#become('normal');
  }

  /** The window's border on each side, in pixels: its children stand within. */
  get inset(): number {
    return (
      Math.max(0, this.options.number('borderwidth')) + Math.max(0, this.options.number('highlightthickness'))
    );
  }

  /** The window as its geometry managers see it. */
  get container(): Container {
    return { ...this.#size, inset: this.inset };
  }

  /** Says what the packed or gridded children need; null when nothing asks. */
  setContent(content: Size | null): void {
    this.#content = content;
  }

  /** The size asked for: of the children, of the options, or that of an empty window. */
  requestedSize(): Size {
    if (this.#content) return this.#content;
    return {
      width: this.options.number('width') || EMPTY_SIZE,
      height: this.options.number('height') || EMPTY_SIZE,
    };
  }

  /** Gives the window the size it should have, within its limits. */
  update(): void {
    const requested = this.requestedSize();
    const size = {
      width: within(this.#wanted.width ?? requested.width, this.#minimum.width, this.#maximum.width),
      height: within(this.#wanted.height ?? requested.height, this.#minimum.height, this.#maximum.height),
    };
    const [wider, higher] = [size.width - this.#size.width, size.height - this.#size.height];
    if (!this.#moving) this.#stay(wider, higher);
    this.#moving = false;
    if (wider === 0 && higher === 0) return;
    this.#size = size;
    this.tell({ kind: 'size' });
  }

  /** A person or the system gave the window this size: it stays, whatever the children ask. */
  resized(size: Size): void {
    this.#wanted = { ...this.#wanted, ...size };
    this.update();
  }

  /** A window that grows by itself keeps its upper left corner, so that it comes nearer to the far edges. */
  #stay(wider: number, higher: number): void {
    const { x, y, fromRight, fromBottom } = this.#position;
    this.#position = { x: fromRight ? x - wider : x, y: fromBottom ? y - higher : y, fromRight, fromBottom };
  }

  #ask(geometry: WindowGeometry): void {
    this.#moving = true;
    const { width, height, x, y, fromRight, fromBottom } = geometry;
    if (width !== undefined && height !== undefined) this.#wanted = { width, height };
    if (x !== undefined && y !== undefined)
      this.#position = { x, y, fromRight: fromRight ?? false, fromBottom: fromBottom ?? false };
  }

  /** Tells listeners of a real change only. */
  #become(state: WindowState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.tell({ kind: 'options', names: [] });
  }
}

/** A size within its limits; a limit of 0 or less above is none. */
function within(wanted: number, least: number, most: number): number {
  const size = Math.max(1, wanted);
  if (size < least) return least;
  return most > 0 && size > most ? most : size;
}
