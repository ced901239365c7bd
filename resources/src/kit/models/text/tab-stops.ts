/** Tk's lists of tab stops: distances, each followed by how text aligns there, if not to the left. */
import { nameFromPrefix, TclError } from '../tcl-error.js';
import { pixels } from '../units.js';
import { splitTclList } from './tcl-list.js';

const ALIGNMENTS = ['left', 'right', 'center', 'numeric'] as const;

/** One tab stop. */
export interface TabStop {
  /** Pixels from the left edge of the text. */
  readonly at: number;
  readonly align: (typeof ALIGNMENTS)[number];
}

/**
 * Reads a list of tab stops.
 * @throws {TclError} for a distance that is none or not positive, and for an unknown alignment
 */
export function readTabStops(list: string): TabStop[] {
  const words = splitTclList(list);
  const stops: TabStop[] = [];
  for (let i = 0; i < words.length; i++) {
    const at = pixels(words[i]!);
    if (at <= 0) throw new TclError(`tab stop "${words[i]!}" is not at a positive distance`);
    const next = words[i + 1];
    const isAligned = next !== undefined && /^\p{L}/u.test(next);
    if (isAligned) i++;
    stops.push({ at, align: isAligned ? nameFromPrefix(next, ALIGNMENTS, 'tab alignment') : 'left' });
  }
  return stops;
}
