/** The packer: options of a child, the size a container needs, and the boxes of the children, slice by slice. */
import type { Size } from './configured-model.js';
import { tclBoolean } from './numbers.js';
import { NO_PAD, padText, padTotal, readInnerPad, readPad, type Pad } from './padding.js';
import type { Box, Container } from './place.js';
import { listNames, nameFromPrefix, TclError } from './tcl-error.js';
import { ANCHORS, type Anchor } from './values.js';

/** How `pack` treats one child. Inner padding is in pixels on each side. */
export interface Packing {
  side: 'top' | 'bottom' | 'left' | 'right';
  fill: 'none' | 'x' | 'y' | 'both';
  expand: boolean;
  anchor: Anchor;
  padx: Pad;
  pady: Pad;
  ipadx: number;
  ipady: number;
}

/** A child as the packer sees it. */
export interface PackedChild {
  readonly packing: Readonly<Packing>;
  readonly requested: Size;
}

/** The options of pack in the order of Tk's messages. */
export const PACK_OPTIONS = [
  '-after',
  '-anchor',
  '-before',
  '-expand',
  '-fill',
  '-in',
  '-ipadx',
  '-ipady',
  '-padx',
  '-pady',
  '-side',
] as const;
const SIDES = ['top', 'bottom', 'left', 'right'] as const;
const FILLS = ['none', 'x', 'y', 'both'] as const;

/** What pack does with a child about which nothing is said. */
export function defaultPacking(): Packing {
  return {
    side: 'top',
    fill: 'none',
    expand: false,
    anchor: 'center',
    padx: NO_PAD,
    pady: NO_PAD,
    ipadx: 0,
    ipady: 0,
  };
}

/** Sets one option of a packing; after, before and in are the container's. @throws {TclError} for a bad value */
export function setPacking(packing: Packing, name: (typeof PACK_OPTIONS)[number], value: string): void {
  if (name === '-anchor') packing.anchor = nameFromPrefix(value, ANCHORS, 'anchor');
  else if (name === '-expand') packing.expand = tclBoolean(value);
  else if (name === '-fill') packing.fill = exactly(value, FILLS, 'bad fill style');
  else if (name === '-ipadx') packing.ipadx = readInnerPad(value, 'ipadx');
  else if (name === '-ipady') packing.ipady = readInnerPad(value, 'ipady');
  else if (name === '-padx') packing.padx = readPad(value);
  else if (name === '-pady') packing.pady = readPad(value);
  else if (name === '-side') packing.side = exactly(value, SIDES, 'bad side');
}

/** A packing as `pack info` shows it, without the container. */
export function packInfo(packing: Readonly<Packing>): Record<string, string> {
  return {
    anchor: packing.anchor,
    expand: packing.expand ? '1' : '0',
    fill: packing.fill,
    ipadx: String(packing.ipadx),
    ipady: String(packing.ipady),
    padx: padText(packing.padx),
    pady: padText(packing.pady),
    side: packing.side,
  };
}

function exactly<Name extends string>(given: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new TclError(`${what} "${given}": must be ${listNames(names)}`);
  return found;
}

/** The size a container needs for its packed children, border included. */
export function packRequest(children: readonly PackedChild[], inset: number): Size {
  let [width, height] = [2 * inset, 2 * inset];
  let [widest, highest] = [width, height];
  for (const child of children) {
    const outer = outerSize(child);
    if (isVertical(child)) {
      widest = Math.max(widest, outer.width + width);
      height += outer.height;
    } else {
      highest = Math.max(highest, outer.height + height);
      width += outer.width;
    }
  }
  return { width: Math.max(width, widest), height: Math.max(height, highest) };
}

/**
 * Where the packer puts the children of a container. Each takes a slice off one side of the cavity that the ones before
 * it left; null stands for a child that has no room left and is not shown.
 */
export function packBoxes(children: readonly PackedChild[], container: Container): (Box | null)[] {
  const { inset } = container;
  let cavity: Box = {
    x: inset,
    y: inset,
    width: container.width - 2 * inset,
    height: container.height - 2 * inset,
  };
  return children.map((child, at) => {
    const rest = children.slice(at);
    const slice = isVertical(child) ? sliceAcross(child, cavity, rest) : sliceDown(child, cavity, rest);
    cavity = slice.rest;
    return boxIn(slice.parcel, child);
  });
}

interface Slice {
  /** The room of the child. */
  readonly parcel: Box;
  /** What is left for the others. */
  readonly rest: Box;
}

/** A slice over the whole width, off the top or the bottom of the cavity. */
function sliceAcross(child: PackedChild, cavity: Box, rest: readonly PackedChild[]): Slice {
  const wanted =
    outerSize(child).height + (child.packing.expand ? expansion(rest, cavity.height, 'height') : 0);
  const height = Math.min(wanted, cavity.height);
  const left = cavity.height - height;
  const top = child.packing.side === 'top';
  return {
    parcel: { ...cavity, y: top ? cavity.y : cavity.y + left, height },
    rest: { ...cavity, y: top ? cavity.y + height : cavity.y, height: left },
  };
}

/** A slice over the whole height, off the left or the right of the cavity. */
function sliceDown(child: PackedChild, cavity: Box, rest: readonly PackedChild[]): Slice {
  const wanted = outerSize(child).width + (child.packing.expand ? expansion(rest, cavity.width, 'width') : 0);
  const width = Math.min(wanted, cavity.width);
  const left = cavity.width - width;
  const atLeft = child.packing.side === 'left';
  return {
    parcel: { ...cavity, x: atLeft ? cavity.x : cavity.x + left, width },
    rest: { ...cavity, x: atLeft ? cavity.x + width : cavity.x, width: left },
  };
}

/** How much more than it needs an expanding child gets, so that all expanding ones after it get as much. */
function expansion(rest: readonly PackedChild[], room: number, dimension: 'width' | 'height'): number {
  let least = room;
  let left = room;
  let expanding = 0;
  for (const child of rest) {
    const size = outerSize(child)[dimension];
    if (isVertical(child) === (dimension === 'width')) {
      if (expanding > 0) least = Math.min(least, Math.trunc((left - size) / expanding));
    } else {
      left -= size;
      if (child.packing.expand) expanding += 1;
    }
  }
  if (expanding > 0) least = Math.min(least, Math.trunc(left / expanding));
  return Math.max(0, least);
}

/** The child in its parcel: as large as it asks or fills, at its anchor; null without room. */
function boxIn(parcel: Box, { packing, requested }: PackedChild): Box | null {
  const across = along(parcel.width, {
    pad: packing.padx,
    size: requested.width + 2 * packing.ipadx,
    fill: packing.fill === 'x' || packing.fill === 'both',
  });
  const down = along(parcel.height, {
    pad: packing.pady,
    size: requested.height + 2 * packing.ipady,
    fill: packing.fill === 'y' || packing.fill === 'both',
  });
  if (across <= 0 || down <= 0) return null;
  return {
    x: parcel.x + offset(parcel.width - across, packing.padx, [packing.anchor, 'w', 'e']),
    y: parcel.y + offset(parcel.height - down, packing.pady, [packing.anchor, 'n', 's']),
    width: across,
    height: down,
  };
}

function along(room: number, { pad, size, fill }: { pad: Pad; size: number; fill: boolean }): number {
  const most = room - padTotal(pad);
  return fill || size > most ? most : size;
}

function offset(spare: number, pad: Pad, [anchor, near, far]: readonly [Anchor, string, string]): number {
  if (anchor !== 'center' && anchor.includes(near)) return pad.before;
  if (anchor !== 'center' && anchor.includes(far)) return spare - pad.after;
  return Math.trunc((pad.before + spare - pad.after) / 2);
}

/** What a child needs with its padding, inside and out. */
function outerSize({ packing, requested }: PackedChild): Size {
  return {
    width: requested.width + padTotal(packing.padx) + 2 * packing.ipadx,
    height: requested.height + padTotal(packing.pady) + 2 * packing.ipady,
  };
}

function isVertical(child: PackedChild): boolean {
  return child.packing.side === 'top' || child.packing.side === 'bottom';
}
