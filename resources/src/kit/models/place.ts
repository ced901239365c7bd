/** The placer: where a child stands that is given coordinates and sizes, absolute, relative or both. */
import type { Size } from './configured-model.js';
import { tclDouble } from './numbers.js';
import { nameFromPrefix, TclError } from './tcl-error.js';
import { pixels, roundAwayFromZero } from './units.js';
import { ANCHORS, type Anchor } from './values.js';

/** Where a child stands in its container, in pixels from the container's outer edge, border included. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A container as the geometry managers see it: its outer size, and its border (and focus ring) on each side. */
export interface Container extends Size {
  readonly inset: number;
}

/** How `place` puts one child. A size of null is left to the child. */
export interface Placement {
  readonly x: string;
  readonly y: string;
  readonly relx: number;
  readonly rely: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly relwidth: number | null;
  readonly relheight: number | null;
  readonly anchor: Anchor;
  readonly bordermode: 'inside' | 'outside' | 'ignore';
}

/** What `place` does with a child about which nothing is said. */
export const DEFAULT_PLACEMENT: Placement = {
  x: '0',
  y: '0',
  relx: 0,
  rely: 0,
  width: null,
  height: null,
  relwidth: null,
  relheight: null,
  anchor: 'nw',
  bordermode: 'inside',
};

/** Options of `place` as they are written; "" takes a size back. */
export type PlaceOptions = Readonly<Record<string, string | number | boolean>>;

const NAMES = [
  'anchor',
  'bordermode',
  'height',
  'relheight',
  'relwidth',
  'relx',
  'rely',
  'width',
  'x',
  'y',
] as const;
const BORDER_MODES = ['inside', 'outside', 'ignore'] as const;

/** Reads options of `place` over a former placement. @throws {TclError} for an unknown option or a bad value */
export function readPlacement(options: PlaceOptions, former: Placement = DEFAULT_PLACEMENT): Placement {
  return Object.entries(options).reduce((placement, [given, value]) => {
    const matches = NAMES.filter((option) => option === given || option.startsWith(given));
    const name = NAMES.find((option) => option === given) ?? (matches.length === 1 ? matches[0] : undefined);
    if (!name) throw new TclError(`unknown option "-${given}"`);
    return { ...placement, [name]: readOption(name, String(value)) };
  }, former);
}

function readOption(name: (typeof NAMES)[number], value: string): Placement[keyof Placement] {
  switch (name) {
    case 'anchor':
      return nameFromPrefix(value, ANCHORS, 'anchor');
    case 'bordermode':
      return nameFromPrefix(value, BORDER_MODES, 'bordermode');
    case 'x':
    case 'y':
      placementPixels(value);
      return value;
    case 'width':
    case 'height':
      return value === '' ? null : pixels(value);
    case 'relwidth':
    case 'relheight':
      return value === '' ? null : tclDouble(value);
    default:
      return tclDouble(value);
  }
}

/**
 * Where a placed child stands: its anchor point at x + relx of the container, its size the sum of width and relwidth,
 * or what it asks for. A size that comes out at 0 or less is 1. Nothing is clipped: a child may stand outside.
 */
export function placeBox(placement: Placement, container: Container, requested: Size): Box {
  const area = placeArea(placement.bordermode, container);
  const across = span(
    { at: placement.x, relAt: placement.relx, size: placement.width, relSize: placement.relwidth },
    area.x,
    area.width,
  );
  const down = span(
    { at: placement.y, relAt: placement.rely, size: placement.height, relSize: placement.relheight },
    area.y,
    area.height,
  );
  const width = across.size ?? requested.width;
  const height = down.size ?? requested.height;
  return {
    x: across.at - anchorShift(placement.anchor, ['w', 'e'], width),
    y: down.at - anchorShift(placement.anchor, ['n', 's'], height),
    width: Math.max(1, width),
    height: Math.max(1, height),
  };
}

/** A placement as `place info` shows it, without the container: sizes left to the child are "". */
export function placeInfo(placement: Placement): Record<string, string> {
  const size = (value: number | null): string => (value === null ? '' : fourDigits(value));
  return {
    x: String(placementPixels(placement.x)),
    relx: fourDigits(placement.relx),
    y: String(placementPixels(placement.y)),
    rely: fourDigits(placement.rely),
    width: placement.width === null ? '' : String(placement.width),
    relwidth: size(placement.relwidth),
    height: placement.height === null ? '' : String(placement.height),
    relheight: size(placement.relheight),
    anchor: placement.anchor,
    bordermode: placement.bordermode,
  };
}

function placementPixels(distance: string): number {
  return distance === '' ? 0 : pixels(distance);
}

/** Four significant digits, as C's %.4g writes them. */
function fourDigits(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** The room that relative sizes refer to. */
function placeArea(mode: Placement['bordermode'], container: Container): Box {
  const inset = mode === 'inside' ? container.inset : 0;
  return { x: inset, y: inset, width: container.width - 2 * inset, height: container.height - 2 * inset };
}

interface Span {
  readonly at: string;
  readonly relAt: number;
  readonly size: number | null;
  readonly relSize: number | null;
}

/** One dimension. The far edge of a relative size is rounded by itself, so that neighbours of 1/3 each leave no gap. */
function span(given: Span, origin: number, room: number): { at: number; size: number | null } {
  const exact = placementPixels(given.at) + origin + given.relAt * room;
  const at = roundAwayFromZero(exact);
  if (given.size === null && given.relSize === null) return { at, size: null };
  const relative = given.relSize === null ? 0 : roundAwayFromZero(exact + given.relSize * room) - at;
  return { at, size: (given.size ?? 0) + relative };
}

function anchorShift(anchor: Anchor, [near, far]: readonly [string, string], size: number): number {
  if (anchor !== 'center' && anchor.includes(near)) return 0;
  if (anchor !== 'center' && anchor.includes(far)) return size;
  return Math.trunc(size / 2);
}
