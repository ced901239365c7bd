import type { Size } from '../../models/configured-model.js';
import {
  defaultPacking,
  PACK_OPTIONS,
  packBoxes,
  packRequest,
  setPacking,
  type PackedChild,
} from '../../models/pack.js';
import { placeBox, readPlacement, type Box, type Container, type PlaceOptions } from '../../models/place.js';
import { TclError } from '../../models/tcl-error.js';
import type { Manager } from '../base/geometry-attributes.js';

/** A child that a manager lays out: what was asked for it, and the size it asks for itself. */
export interface ManagedChild {
  readonly manager: Manager;
  readonly options: PlaceOptions;
  readonly requested: Size;
}

/**
 * The boxes of a container's children, in their order; null for one that has no room and is not shown. Children under
 * different managers don't see each other. @throws {TclError} for a bad option
 */
export function arrange(children: readonly ManagedChild[], container: Container): (Box | null)[] {
  const packed = children.filter((child) => child.manager === 'pack');
  const packedBoxes = packBoxes(packed.map(packedChild), container);
  return children.map((child) => {
    if (child.manager === 'place') return placeBox(readPlacement(child.options), container, child.requested);
    return packedBoxes[packed.indexOf(child)] ?? null;
  });
}

/**
 * The size that packed and gridded children ask of their container; null when there are none, for placed ones ask
 * nothing. @throws {TclError} for a bad option
 */
export function requestOf(children: readonly ManagedChild[], inset: number): Size | null {
  const packed = children.filter((child) => child.manager === 'pack');
  return packed.length === 0 ? null : packRequest(packed.map(packedChild), inset);
}

function packedChild({ options, requested }: ManagedChild): PackedChild {
  const packing = defaultPacking();
  for (const [name, value] of Object.entries(options)) setPacking(packing, packOption(name), String(value));
  return { packing, requested };
}

function packOption(name: string): (typeof PACK_OPTIONS)[number] {
  const found = PACK_OPTIONS.find((option) => option === `-${name}`);
  if (!found) throw new TclError(`bad option "-${name}": must be ${PACK_OPTIONS.join(', ')}`);
  return found;
}
