/** The grid: options of its children, its rows and columns, and the boxes that come of them. */
import type { Size } from './configured-model.js';
import { fitSlots, emptySlot, resolveSlots, type Slot } from './grid-track.js';
import { tclInteger } from './numbers.js';
import { NO_PAD, padText, padTotal, readInnerPad, readPad, type Pad } from './padding.js';
import type { Box, Container } from './place.js';
import { nameFromPrefix, TclError } from './tcl-error.js';
import { pixels } from './units.js';
import type { Anchor } from './values.js';

/** How `grid` treats one child. A row or column of null is not chosen yet. */
export interface Gridding {
  row: number | null;
  column: number | null;
  rowspan: number;
  columnspan: number;
  sticky: string;
  padx: Pad;
  pady: Pad;
  ipadx: number;
  ipady: number;
}

/** A child as the grid sees it. */
export interface GriddedChild {
  readonly gridding: Readonly<Gridding>;
  readonly requested: Size;
}

/** The options of grid in the order of Tk's messages. */
export const GRID_OPTIONS = [
  '-column',
  '-columnspan',
  '-in',
  '-ipadx',
  '-ipady',
  '-padx',
  '-pady',
  '-row',
  '-rowspan',
  '-sticky',
] as const;
const SLOT_OPTIONS = ['-minsize', '-pad', '-uniform', '-weight'] as const;

/** What grid does with a child about which nothing is said. */
export function defaultGridding(): Gridding {
  return {
    row: null,
    column: null,
    rowspan: 1,
    columnspan: 1,
    sticky: '',
    padx: NO_PAD,
    pady: NO_PAD,
    ipadx: 0,
    ipady: 0,
  };
}

/** Sets one option of a gridding; `in` is the container's. @throws {TclError} for a bad value */
export function setGridding(gridding: Gridding, name: (typeof GRID_OPTIONS)[number], value: string): void {
  if (name === '-column') gridding.column = count(value, { name: 'column', least: 0 });
  else if (name === '-row') gridding.row = count(value, { name: 'row', least: 0 });
  else if (name === '-columnspan') gridding.columnspan = count(value, { name: 'columnspan', least: 1 });
  else if (name === '-rowspan') gridding.rowspan = count(value, { name: 'rowspan', least: 1 });
  else if (name === '-sticky') gridding.sticky = readSticky(value);
  else if (name === '-ipadx') gridding.ipadx = readInnerPad(value, 'ipadx');
  else if (name === '-ipady') gridding.ipady = readInnerPad(value, 'ipady');
  else if (name === '-padx') gridding.padx = readPad(value);
  else if (name === '-pady') gridding.pady = readPad(value);
}

/** A gridding as `grid info` shows it, without the container. */
export function gridInfo(gridding: Readonly<Gridding>): Record<string, string> {
  return {
    column: String(gridding.column ?? 0),
    row: String(gridding.row ?? 0),
    columnspan: String(gridding.columnspan),
    rowspan: String(gridding.rowspan),
    ipadx: String(gridding.ipadx),
    ipady: String(gridding.ipady),
    padx: padText(gridding.padx),
    pady: padText(gridding.pady),
    sticky: gridding.sticky,
  };
}

/** Reads a row number for the check that Tk makes before anything else. @throws {TclError} unless it is 0 or more */
export function checkRow(value: string): void {
  count(value, { name: 'row', least: 0 });
}

function count(value: string, { name, least }: { name: string; least: 0 | 1 }): number {
  let number = -1;
  try {
    number = tclInteger(value);
  } catch (error) {
    if (!(error instanceof TclError)) throw error; // what is no number gets the same message as a number too small
  }
  if (number < least)
    throw new TclError(
      `bad ${name} value "${value}": must be a ${least === 0 ? 'non-negative' : 'positive'} integer`,
    );
  return number;
}

function readSticky(value: string): string {
  const letters = value.toLowerCase();
  if (/[^nesw ,\t\r\n]/u.test(letters))
    throw new TclError(`bad stickyness value "${value}": must be a string containing n, e, s, and/or w`);
  return ['n', 'e', 's', 'w'].filter((side) => letters.includes(side)).join('');
}

/** The rows and columns of one container, with what was configured of them and where the last layout put them. */
export class GridTracks {
  readonly #columns: Slot[] = [];
  readonly #rows: Slot[] = [];
  /** How many slots from the first were configured: trailing ones that say nothing don't count. */
  #configured = { columns: 0, rows: 0 };
  #start = { x: 0, y: 0 };
  anchor: Anchor = 'nw';

  /** Configures one row or column. @throws {TclError} for a bad option or value; what came before it stays, as in Tk */
  configure(which: 'columns' | 'rows', at: number, options: Readonly<Record<string, string>>): void {
    if (at < 0) throw new TclError(`"${at}" is out of range`);
    const slots = this.#grown(which, at + 1);
    const slot = slots[at] ?? emptySlot();
    this.#configured[which] = Math.max(this.#configured[which], at + 1);
    for (const [name, value] of Object.entries(options))
      setSlot(slot, nameFromPrefix(`-${name}`, SLOT_OPTIONS, 'option'), value);
    while (this.#configured[which] > 0 && isPlain(slots[this.#configured[which] - 1]))
      this.#configured[which] -= 1;
  }

  /** How many columns and rows there are, occupied or configured. */
  size(children: readonly GriddedChild[]): [columns: number, rows: number] {
    const end = occupied(children);
    return [Math.max(end.columns, this.#configured.columns), Math.max(end.rows, this.#configured.rows)];
  }

  /** Finds the natural sizes and returns what the container needs, border included. */
  request(children: readonly GriddedChild[], inset: number): Size {
    const [columns, rows] = this.size(children);
    const across = children.map((child) => ({
      first: child.gridding.column ?? 0,
      span: child.gridding.columnspan,
      size: outerSize(child).width,
    }));
    const down = children.map((child) => ({
      first: child.gridding.row ?? 0,
      span: child.gridding.rowspan,
      size: outerSize(child).height,
    }));
    const width = resolveSlots(
      this.#grown('columns', columns).slice(0, columns),
      this.#configured.columns,
      across,
    );
    const height = resolveSlots(this.#grown('rows', rows).slice(0, rows), this.#configured.rows, down);
    return { width: width + 2 * inset, height: height + 2 * inset };
  }

  /** Where the grid puts the children, after `request`; null stands for a child without room. */
  boxes(children: readonly GriddedChild[], container: Container): (Box | null)[] {
    const [columns, rows] = this.size(children);
    const room = {
      width: container.width - 2 * container.inset,
      height: container.height - 2 * container.inset,
    };
    const used = {
      width: fitSlots(this.#columns.slice(0, columns), room.width),
      height: fitSlots(this.#rows.slice(0, rows), room.height),
    };
    this.#start = {
      x: container.inset + spareBefore(room.width - used.width, this.anchor, ['w', 'e']),
      y: container.inset + spareBefore(room.height - used.height, this.anchor, ['n', 's']),
    };
    return children.map((child) => this.#boxOf(child));
  }

  /** The box of a cell, of all cells between two, or of the whole grid, as the last layout left it. */
  bbox(children: readonly GriddedChild[], cells: readonly number[] = []): Box {
    const [columns, rows] = this.size(children);
    if (columns === 0 || rows === 0) return { x: 0, y: 0, width: 0, height: 0 };
    const [column = 0, row = 0, column2 = cells.length ? column : columns, row2 = cells.length ? row : rows] =
      cells;
    const across = stretch(this.#grown('columns', columns).slice(0, columns), column, column2);
    const down = stretch(this.#grown('rows', rows).slice(0, rows), row, row2);
    return {
      x: across.at + this.#start.x,
      y: down.at + this.#start.y,
      width: across.size,
      height: down.size,
    };
  }

  /** Which cell stands at a point: -1 before the first, the number of columns or rows past the last. */
  location(children: readonly GriddedChild[], x: number, y: number): [column: number, row: number] {
    const [columns, rows] = this.size(children);
    const slots = { columns: this.#grown('columns', columns), rows: this.#grown('rows', rows) };
    return [
      slotAt(slots.columns.slice(0, columns), x - this.#start.x),
      slotAt(slots.rows.slice(0, rows), y - this.#start.y),
    ];
  }

  #boxOf({ gridding, requested }: GriddedChild): Box | null {
    const across = cell(this.#columns, gridding.column ?? 0, gridding.columnspan);
    const down = cell(this.#rows, gridding.row ?? 0, gridding.rowspan);
    const [x, width] = stick(across, {
      pad: gridding.padx,
      size: requested.width + 2 * gridding.ipadx,
      near: gridding.sticky.includes('w'),
      far: gridding.sticky.includes('e'),
    });
    const [y, height] = stick(down, {
      pad: gridding.pady,
      size: requested.height + 2 * gridding.ipady,
      near: gridding.sticky.includes('n'),
      far: gridding.sticky.includes('s'),
    });
    return width <= 0 || height <= 0 ? null : { x: x + this.#start.x, y: y + this.#start.y, width, height };
  }

  #grown(which: 'columns' | 'rows', length: number): Slot[] {
    const slots = which === 'columns' ? this.#columns : this.#rows;
    while (slots.length < length) slots.push(emptySlot());
    return slots;
  }
}

function setSlot(slot: Slot, name: (typeof SLOT_OPTIONS)[number], value: string): void {
  const nonNegative = (number: number): number => {
    if (number < 0) throw new TclError(`invalid arg "${name}": should be non-negative`);
    return number;
  };
  if (name === '-minsize') slot.minsize = pixels(value);
  else if (name === '-pad') slot.pad = nonNegative(pixels(value));
  else if (name === '-weight') slot.weight = nonNegative(tclInteger(value));
  else slot.uniform = value;
}

function isPlain(slot: Slot | undefined): boolean {
  return (
    slot === undefined || (slot.weight === 0 && slot.pad === 0 && slot.minsize === 0 && slot.uniform === '')
  );
}

function occupied(children: readonly GriddedChild[]): { columns: number; rows: number } {
  return {
    columns: Math.max(0, ...children.map(({ gridding }) => (gridding.column ?? 0) + gridding.columnspan)),
    rows: Math.max(0, ...children.map(({ gridding }) => (gridding.row ?? 0) + gridding.rowspan)),
  };
}

function outerSize({ gridding, requested }: GriddedChild): Size {
  return {
    width: requested.width + padTotal(gridding.padx) + 2 * gridding.ipadx,
    height: requested.height + padTotal(gridding.pady) + 2 * gridding.ipady,
  };
}

/** The room of a child in one direction: from the edge before its first slot to that of its last. */
function cell(slots: readonly Slot[], first: number, span: number): { at: number; size: number } {
  const at = first > 0 ? (slots[first - 1]?.offset ?? 0) : 0;
  return { at, size: (slots[first + span - 1]?.offset ?? 0) - at };
}

/** The child's place in its cell: both sides stuck stretch it, one draws it there, none centres it. */
function stick(
  cellSpan: { at: number; size: number },
  child: { pad: Pad; size: number; near: boolean; far: boolean },
): [at: number, size: number] {
  const room = cellSpan.size - padTotal(child.pad);
  const spare = Math.max(0, room - child.size);
  const size = child.near && child.far ? room : room - spare;
  const shift = child.near ? 0 : child.far ? spare : Math.trunc(spare / 2);
  return [cellSpan.at + child.pad.before + shift, size];
}

function spareBefore(spare: number, anchor: Anchor, [near, far]: readonly [string, string]): number {
  if (anchor !== 'center' && anchor.includes(near)) return 0;
  if (anchor !== 'center' && anchor.includes(far)) return spare;
  return Math.trunc(spare / 2);
}

/** The room between two slots, whichever comes first; past the end the last edge counts. */
function stretch(slots: readonly Slot[], one: number, other: number): { at: number; size: number } {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const end = (slot: number): number => slots[Math.min(slot, slots.length - 1)]?.offset ?? 0;
  const at = from > 0 ? end(Math.min(from - 1, slots.length - 1)) : 0;
  return { at, size: to < 0 ? 0 : end(to) - at };
}

/** The slot that a position falls into. */
function slotAt(slots: readonly Slot[], position: number): number {
  if (position < 0) return -1;
  const found = slots.findIndex((slot) => slot.offset >= position);
  return found < 0 ? slots.length : found;
}
