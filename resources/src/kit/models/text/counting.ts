/** Tk's compare and count, and the question whether text is hidden. */
import { TclError } from '../tcl-error.js';
import { tclBoolean } from '../numbers.js';
import type { TextCore } from './text-core.js';

/** What can be counted, as Tk's message lists it; the display and pixel kinds need a screen. */
const KINDS = [
  'chars',
  'displaychars',
  'displayindices',
  'displaylines',
  'indices',
  'lines',
  'update',
  'xpixels',
  'ypixels',
] as const;
type Kind = (typeof KINDS)[number];

/** Shorter beginnings of the display kinds are refused, as they would not say which. */
const SHORTEST_DISPLAY = 'display'.length + 1;

/** Whether the character at an offset is hidden: the highest tag that says anything about it decides. */
export function isElided(core: TextCore, offset: number): boolean {
  const tags = core.tags.byPriority();
  for (let i = tags.length - 1; i >= 0; i--) {
    const tag = tags[i]!;
    const value = tag.options.get('elide');
    if (value !== undefined && core.ranges.has(tag, offset)) return isTrue(value);
  }
  return false;
}

/** What may stand between two indices, and when it holds for how far the first is past the second. */
const OPERATORS: Readonly<Record<string, (difference: number) => boolean>> = {
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '==': (difference) => difference === 0,
  '>=': (difference) => difference >= 0,
  '>': (difference) => difference > 0,
  '!=': (difference) => difference !== 0,
};

/** Whether a comparison holds. @throws {TclError} for an unknown operator */
export function holds(operator: string, difference: number): boolean {
  const test = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (test) return test(difference);
  throw new TclError(`bad comparison operator "${operator}": must be <, <=, ==, >=, >, or !=`);
}

/** Counts everything asked for, indices when nothing is; `update` asks for no number. */
export function countAll(
  core: TextCore,
  range: readonly [number, number],
  what: readonly string[],
): number[] {
  const kinds = what.map(kindOf).filter((kind) => kind !== 'update');
  return (kinds.length === 0 ? (['indices'] as const) : kinds).map((kind) => count(core, range, kind));
}

/** Counts between two offsets, negative when the second comes first. */
function count(core: TextCore, [from, to]: readonly [number, number], kind: Kind): number {
  if (kind === 'lines' || kind === 'displaylines')
    return core.content.lineAt(to).number - core.content.lineAt(from).number;
  if (kind === 'chars' || kind === 'indices') return to - from;
  if (kind === 'displaychars' || kind === 'displayindices') return visible(core, from, to);
  return 0;
}

function kindOf(what: string): Kind {
  const kind = what === '' ? undefined : KINDS.find((name) => name.startsWith(what));
  if (kind && !(kind.startsWith('display') && what.length < SHORTEST_DISPLAY)) return kind;
  const names = KINDS.map((name) => `-${name}`);
  throw new TclError(
    `bad option "-${what}" must be ${names.slice(0, -1).join(', ')}, or ${names[names.length - 1]!}`,
  );
}

function visible(core: TextCore, from: number, to: number): number {
  if (from > to) return -visible(core, to, from);
  let total = 0;
  for (let offset = from; offset < to; offset++) if (!isElided(core, offset)) total++;
  return total;
}

function isTrue(value: string): boolean {
  try {
    return tclBoolean(value);
  } catch {
    // Tk keeps a bad value but goes on with what it understood before, which is nothing.
    return false;
  }
}
