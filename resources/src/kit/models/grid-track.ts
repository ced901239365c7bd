/**
 * Sizes of the rows, or of the columns, of a grid: the same arithmetic for both. Whole numbers throughout and rounded as
 * Tk rounds, since a pixel lost here shows in the window.
 */

/** One row or column of a grid: what is asked of it, and where it ends after the last layout. */
export interface Slot {
  minsize: number;
  weight: number;
  pad: number;
  /** Slots of the same group have sizes in proportion to their weights; "" is no group. */
  uniform: string;
  /** The far edge in pixels from the beginning of the grid. */
  offset: number;
}

/** What a child needs of the slots it spans. */
export interface Occupant {
  readonly first: number;
  readonly span: number;
  readonly size: number;
}

/** A slot nobody has said anything about. */
export function emptySlot(): Slot {
  return { minsize: 0, weight: 0, pad: 0, uniform: '', offset: 0 };
}

/** A slot while sizes are being found: its smallest size, and the least and greatest place of its far edge. */
interface Draft {
  minSize: number;
  readonly weight: number;
  minOffset: number;
  maxOffset: number;
  readonly ending: Occupant[];
}

/**
 * Finds the natural sizes of the slots: each at least its minsize and its widest child of one slot; children of several
 * slots stretch those that have weight, in proportion, or all alike. Writes `offset` into each slot.
 * @param configured how many slots, from the first, were configured; the others count as empty
 * @returns the size of all together
 */
export function resolveSlots(
  slots: readonly Slot[],
  configured: number,
  occupants: readonly Occupant[],
): number {
  // One more in front, so that "the edge before the first slot" needs no special case: draft n is slot n - 1.
  const drafts: Draft[] = [
    draftOf(emptySlot()),
    ...slots.map((slot, at) => draftOf(at < configured ? slot : emptySlot())),
  ];
  for (const occupant of occupants) {
    const last = drafts[occupant.first + occupant.span];
    if (!last) continue;
    if (occupant.span > 1) last.ending.unshift(occupant);
    else
      last.minSize = Math.max(
        last.minSize,
        occupant.size + (occupant.first < configured ? (slots[occupant.first]?.pad ?? 0) : 0),
      );
  }
  equalizeGroups(drafts, slots.slice(0, configured));
  const required = leastEdges(drafts);
  greatestEdges(drafts, required);
  for (let start = 1; start < drafts.length;) start = settleRun(drafts, start);
  for (const [at, slot] of slots.entries()) slot.offset = drafts[at + 1]?.minOffset ?? 0;
  return required;
}

function draftOf(slot: Slot): Draft {
  return { minSize: slot.minsize, weight: slot.weight, minOffset: 0, maxOffset: 0, ending: [] };
}

/** Gives the slots of a uniform group sizes in proportion to their weights, enough for the neediest. */
function equalizeGroups(drafts: readonly Draft[], slots: readonly Slot[]): void {
  const shares = new Map<string, number>();
  const members = slots.flatMap((slot, at) => {
    const draft = drafts[at + 1];
    return slot.uniform === '' || !draft
      ? []
      : [{ group: slot.uniform, draft, weight: Math.max(1, slot.weight) }];
  });
  for (const { group, draft, weight } of members) {
    shares.set(group, Math.max(shares.get(group) ?? 0, Math.ceil(draft.minSize / weight)));
  }
  for (const { group, draft, weight } of members) draft.minSize = (shares.get(group) ?? 0) * weight;
}

/** The least place of each far edge, from the front. */
function leastEdges(drafts: readonly Draft[]): number {
  let offset = 0;
  for (const [at, draft] of drafts.entries()) {
    if (at === 0) continue;
    draft.minOffset = offset + draft.minSize;
    for (const { size, span } of draft.ending) {
      draft.minOffset = Math.max(draft.minOffset, size + (drafts[at - span]?.minOffset ?? 0));
    }
    offset = draft.minOffset;
  }
  return offset;
}

/** The greatest place of each far edge that still leaves room for what follows, from the back. */
function greatestEdges(drafts: readonly Draft[], required: number): void {
  for (const [at, draft] of drafts.entries()) if (at > 0) draft.maxOffset = required;
  let offset = required;
  for (let at = drafts.length - 1; at > 1; at--) {
    const draft = drafts[at];
    const before = drafts[at - 1];
    if (!draft || !before) continue;
    for (const { size, span } of draft.ending) {
      const start = at - span >= 1 ? drafts[at - span] : undefined;
      if (start) start.maxOffset = Math.min(start.maxOffset, offset - size);
    }
    offset -= draft.minSize;
    if (before.maxOffset < offset) offset = before.maxOffset;
    else before.maxOffset = offset;
  }
}

/** A run of slots whose edges are not fixed yet, and the room to be shared among them. */
interface Run {
  readonly slots: readonly Draft[];
  /** The fixed edge in front of the run. */
  readonly from: number;
  readonly totalWeight: number;
  readonly equal: boolean;
}

/** Fixes the run of open slots that begins at `start`, if one does; returns where to go on. */
function settleRun(drafts: readonly Draft[], start: number): number {
  const first = drafts[start];
  if (!first || first.minOffset === first.maxOffset) return start + 1;
  let end = start + 1;
  while (end < drafts.length && isOpen(drafts[end])) end++;
  const slots = drafts.slice(start, end + 1);
  const weights = slots.reduce((sum, slot) => sum + slot.weight, 0);
  const run: Run = {
    slots,
    from: drafts[start - 1]?.minOffset ?? 0,
    totalWeight: weights || slots.length,
    equal: weights === 0,
  };
  const need = slots.reduce((sum, slot) => sum + slot.minSize, 0);
  const spare = (slots[slots.length - 1]?.maxOffset ?? 0) - run.from - need;
  grow(run, affordable(run, spare));
  return start;
}

function isOpen(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.minOffset !== draft.maxOffset;
}

/** The part of the spare room that may be shared by weight without pushing an edge past its greatest place. */
function affordable(run: Run, spare: number): number {
  let room = spare;
  for (;;) {
    const less = firstOverrun(run, room);
    if (less === null) return room;
    room = less;
  }
}

/** null when `room` fits; otherwise the smaller amount to try next. */
function firstOverrun(run: Run, room: number): number | null {
  let edge = run.from;
  let [given, weights] = [0, 0];
  for (const slot of run.slots) {
    const weight = run.equal ? 1 : slot.weight;
    weights += weight;
    const share = Math.trunc((room * weights) / run.totalWeight) - given;
    given += share;
    if (weight > 0 && edge + slot.minSize + share > slot.maxOffset) {
      const fits = slot.maxOffset - slot.minSize - edge;
      return nextTry(Math.trunc((fits * run.totalWeight) / weight), room, run.totalWeight);
    }
    edge = Math.max(edge + slot.minSize + share, slot.minOffset);
  }
  return null;
}

/** Prefers whole multiples of the total weight, so that shares come out even; always gets smaller, down to 1. */
function nextTry(wanted: number, room: number, totalWeight: number): number {
  const even = (amount: number): number =>
    amount > totalWeight ? Math.trunc(amount / totalWeight) * totalWeight : amount;
  if (even(wanted) > 0) return even(wanted);
  let less = room - 1;
  if (less > 3 * totalWeight) less = Math.trunc((less * 3) / 4);
  less = even(less);
  return less <= 0 ? 1 : less;
}

/** Shares out the room, and holds the edges apart that were moved. */
function grow(run: Run, room: number): void {
  let [given, weights] = [0, 0];
  let edge = run.from;
  for (const slot of run.slots) {
    weights += run.equal ? 1 : slot.weight;
    const share = Math.trunc((room * weights) / run.totalWeight) - given;
    given += share;
    slot.minSize += share;
    slot.minOffset = Math.max(slot.minOffset, edge + slot.minSize);
    edge = slot.minOffset;
  }
  for (let at = run.slots.length - 1; at > 0; at--) {
    const [slot, before] = [run.slots[at], run.slots[at - 1]];
    if (slot && before) before.maxOffset = Math.min(before.maxOffset, slot.maxOffset - slot.minSize);
  }
}

/**
 * Fits naturally sized slots into the room there is: slots with weight share what is too much or too little.
 * @returns the size the grid takes, which may be less than the room (no weights) or more (minsizes)
 */
export function fitSlots(slots: readonly Slot[], room: number): number {
  const natural = slots[slots.length - 1]?.offset ?? 0;
  const totalWeight = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (room === natural) return room;
  if (totalWeight === 0) return natural;
  if (room > natural) {
    shareOut(slots, { amount: room - natural, totalWeight, weights: slots.map((slot) => slot.weight) });
    return room;
  }
  const least = slots.map((slot, at) => (slot.weight > 0 ? slot.minsize : sizeOf(slots, at)));
  const smallest = least.reduce((sum, size) => sum + size, 0);
  if (room <= smallest) {
    let offset = 0;
    for (const [at, slot] of slots.entries()) slot.offset = offset += least[at] ?? 0;
    return smallest;
  }
  shrink(slots, room - natural);
  return room;
}

/** Takes away by weight, step by step, until a slot meets its minsize and leaves the sharing. */
function shrink(slots: readonly Slot[], amount: number): void {
  let left = amount;
  while (left < 0) {
    const weights = slots.map((slot, at) => (sizeOf(slots, at) > slot.minsize ? slot.weight : 0));
    const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    if (totalWeight === 0) return;
    let step = left;
    for (const [at, slot] of slots.entries()) {
      const weight = weights[at] ?? 0;
      if (weight > 0)
        step = Math.max(step, Math.trunc((totalWeight * (slot.minsize - sizeOf(slots, at))) / weight));
    }
    shareOut(slots, { amount: step, totalWeight, weights });
    left -= step;
  }
}

function shareOut(
  slots: readonly Slot[],
  { amount, totalWeight, weights }: { amount: number; totalWeight: number; weights: readonly number[] },
): void {
  let weight = 0;
  for (const [at, slot] of slots.entries()) {
    weight += weights[at] ?? 0;
    slot.offset += Math.trunc((amount * weight) / totalWeight);
  }
}

function sizeOf(slots: readonly Slot[], at: number): number {
  return (slots[at]?.offset ?? 0) - (at > 0 ? (slots[at - 1]?.offset ?? 0) : 0);
}
