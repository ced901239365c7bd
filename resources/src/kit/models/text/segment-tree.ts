/**
 * The items between the characters of a text - marks and the ends of tags - in the very order Tk would keep them:
 * at one place those that lean left come first, oldest first, then those that lean right, newest first. Every
 * operation takes time logarithmic in the number of items.
 */
import {
  Branch,
  dropLeaf,
  Leaf,
  LEAF_CAPACITY,
  recount,
  resize,
  splitLeaf,
  startOf,
  type SegmentItem,
  type TreeNode,
} from './segment-nodes.js';

/** A gap between items: before item `i` of `leaf`, whose text begins at `base`. Any change of the tree spoils it. */
export interface Spot {
  readonly leaf: Leaf;
  readonly i: number;
  readonly base: number;
}

/** An item met while looking, with its offset in the text. */
export interface FoundItem extends Spot {
  readonly item: SegmentItem;
  readonly offset: number;
}

/** Which gap is meant when several items share a place: before all, between left and right leaning ones, after all. */
type Edge = 'before' | 'middle' | 'after';

/** The ordered items of one text. */
export class SegmentTree {
  #root: TreeNode = new Leaf();

  /** @param size UTF-16 units of text at the start */
  constructor(size: number) {
    this.#root.size = size;
  }

  /** How many items of a key there are. */
  count(key: object): number {
    return this.#root.counts.get(key) ?? 0;
  }

  /** The gap before all items at `offset`. */
  before(offset: number): Spot {
    return this.#spot(offset, 'before');
  }

  /** The gap after all items at `offset`. */
  after(offset: number): Spot {
    return this.#spot(offset, 'after');
  }

  /** Whether any item stands at `offset`. */
  isAnyAt(offset: number): boolean {
    let isAny = false;
    this.walk(this.before(offset), (_item, at) => {
      isAny = at === offset;
      return false;
    });
    return isAny;
  }

  /** Where an item with a leaf of its own stands. */
  offsetOf(item: SegmentItem): number {
    const leaf = item.leaf!;
    return startOf(leaf) + leaf.at[leaf.items.indexOf(item)]!;
  }

  /** The gap before an item with a leaf of its own. */
  spotOf(item: SegmentItem): Spot {
    const leaf = item.leaf!;
    return { leaf, i: leaf.items.indexOf(item), base: startOf(leaf) };
  }

  /** Puts an item at `offset`: after those there that lean left, before those that lean right. */
  insert(offset: number, item: SegmentItem, findable = false): void {
    const { leaf, i, base } = this.#spot(offset, 'middle');
    leaf.items.splice(i, 0, item);
    leaf.at.splice(i, 0, offset - base);
    if (findable) item.leaf = leaf;
    recount(leaf, item.key, 1);
    if (leaf.items.length > LEAF_CAPACITY) this.#root = splitLeaf(leaf, this.#root);
  }

  /**
   * Puts two items of one key into an empty stretch, with the one descent that found the gap.
   * @param gap the gap after all items at `from`
   * @returns false, with nothing done, when an item stands within `from..to` or the stretch reaches another leaf
   */
  insertPair(
    gap: Spot,
    [from, to]: readonly [number, number],
    [first, second]: readonly SegmentItem[],
  ): boolean {
    const { leaf, i, base } = gap;
    const [start, end] = [from - base, to - base];
    if (!first || !second || start <= 0 || end >= leaf.size) return false;
    if ((i > 0 && leaf.at[i - 1]! >= start) || (i < leaf.at.length && leaf.at[i]! <= end)) return false;
    leaf.items.splice(i, 0, first, second);
    leaf.at.splice(i, 0, start, end);
    recount(leaf, first.key, 2);
    if (leaf.items.length > LEAF_CAPACITY) this.#root = splitLeaf(leaf, this.#root);
    return true;
  }

  /** Takes the item after a gap out. */
  removeAt({ leaf, i }: Spot): void {
    const item = leaf.items[i]!;
    leaf.items.splice(i, 1);
    leaf.at.splice(i, 1);
    if (item.leaf !== undefined) item.leaf = undefined;
    recount(leaf, item.key, -1);
    if (leaf.items.length === 0) this.#root = dropLeaf(leaf, this.#root);
  }

  /** Takes an item with a leaf of its own out. */
  remove(item: SegmentItem): void {
    this.removeAt({ leaf: item.leaf!, i: item.leaf!.items.indexOf(item), base: 0 });
  }

  /** Makes room for `length` units of text inserted at `offset`. */
  grow(offset: number, length: number): void {
    const { leaf, i } = this.#spot(offset, 'middle');
    for (let k = i; k < leaf.at.length; k++) leaf.at[k]! += length;
    resize(leaf, length);
  }

  /**
   * Forgets the text `from..to`. Items between survive at `from`, in the order Tk leaves them: those that lean left
   * keep theirs, those that lean right are turned round, and none of these passes what stood there already.
   */
  shrink(from: number, to: number): void {
    const survivors = this.#takeBetween(from, to);
    let left = to - from;
    while (left > 0) {
      const { leaf, base } = this.#spot(from, 'after');
      let here = leaf;
      let start = from - base;
      // Leaves without text, left by earlier deletions, are stepped over.
      while (start >= here.size) {
        start -= here.size;
        here = here.next!;
      }
      const taken = Math.min(left, here.size - start);
      for (let k = 0; k < here.at.length; k++) if (here.at[k]! > start) here.at[k]! -= taken;
      resize(here, -taken);
      left -= taken;
    }
    for (const item of survivors) this.insert(from, item, item.leaf !== undefined);
  }

  /** The items from a gap on, in order; stops when `visit` answers false. The tree must not change meanwhile. */
  walk(spot: Spot, visit: (item: SegmentItem, offset: number) => boolean): void {
    let { leaf, i, base }: { leaf: Leaf | null; i: number; base: number } = spot;
    while (leaf !== null) {
      for (; i < leaf.items.length; i++) if (!visit(leaf.items[i]!, base + leaf.at[i]!)) return;
      base += leaf.size;
      leaf = leaf.next;
      i = 0;
    }
  }

  /** The first item of a key after a gap. */
  next(key: object, spot: Spot): FoundItem | null {
    const here = inLeaf(key, spot, spot.i);
    if (here) return here;
    let base = spot.base + spot.leaf.size;
    let below: TreeNode = spot.leaf;
    for (let branch = below.parent; branch !== null; below = branch, branch = branch.parent) {
      for (let k = branch.children.indexOf(below) + 1; k < branch.children.length; k++) {
        const child = branch.children[k]!;
        if (child.counts.has(key)) return firstIn(child, key, base);
        base += child.size;
      }
    }
    return null;
  }

  /** The last item of a key before a gap. */
  previous(key: object, spot: Spot): FoundItem | null {
    for (let i = spot.i - 1; i >= 0; i--)
      if (spot.leaf.items[i]!.key === key) return found(spot.leaf, i, spot.base);
    let { base } = spot;
    let below: TreeNode = spot.leaf;
    for (let branch = below.parent; branch !== null; below = branch, branch = branch.parent) {
      for (let k = branch.children.indexOf(below) - 1; k >= 0; k--) {
        const child = branch.children[k]!;
        base -= child.size;
        if (child.counts.has(key)) return lastIn(child, key, base);
      }
    }
    return null;
  }

  #spot(offset: number, edge: Edge): Spot {
    let node = this.#root;
    let base = 0;
    while (node instanceof Branch) {
      const { children }: { children: readonly TreeNode[] } = node;
      let k = 0;
      while (k < children.length - 1 && offset - base > children[k]!.size) base += children[k++]!.size;
      node = children[k]!;
    }
    let leaf = node as Leaf;
    let i = gapIn(leaf, offset - base, edge);
    if (edge === 'before') return { leaf, i, base };
    // Items at the border of two leaves may stand in either: go on while the next leaf begins with some of ours.
    while (i === leaf.items.length && leaf.next !== null && offset - base === leaf.size) {
      const nextIndex = gapIn(leaf.next, 0, edge);
      if (nextIndex === 0 && leaf.next.size > 0) break;
      base += leaf.size;
      leaf = leaf.next;
      i = nextIndex;
    }
    return { leaf, i, base };
  }

  #takeBetween(from: number, to: number): SegmentItem[] {
    const taken: SegmentItem[] = [];
    for (;;) {
      let { leaf, i, base }: { leaf: Leaf | null; i: number; base: number } = this.#spot(from, 'middle');
      while (leaf !== null && i >= leaf.items.length) {
        base += leaf.size;
        leaf = leaf.next;
        i = 0;
      }
      if (leaf === null) return taken;
      const item = leaf.items[i]!;
      const offset = base + leaf.at[i]!;
      if (offset > to || (offset === to && !item.leansLeft)) return taken;
      const keptLeaf = item.leaf;
      this.removeAt({ leaf, i, base });
      // The mark of a findable item is that its leaf is set; it is set anew on insertion.
      if (keptLeaf !== undefined) item.leaf = keptLeaf;
      taken.push(item);
    }
  }
}

function gapIn(leaf: Leaf, relative: number, edge: Edge): number {
  const { at, items } = leaf;
  let low = 0;
  let high = at.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    const isBefore =
      at[mid]! < relative ||
      (at[mid] === relative && (edge === 'after' || (edge === 'middle' && items[mid]!.leansLeft)));
    if (isBefore) low = mid + 1;
    else high = mid;
  }
  return low;
}

function found(leaf: Leaf, i: number, base: number): FoundItem {
  return { leaf, i, base, item: leaf.items[i]!, offset: base + leaf.at[i]! };
}

function inLeaf(key: object, { leaf, base }: Spot, from: number): FoundItem | null {
  if (!leaf.counts.has(key)) return null;
  for (let i = from; i < leaf.items.length; i++) if (leaf.items[i]!.key === key) return found(leaf, i, base);
  return null;
}

function firstIn(node: TreeNode, key: object, base: number): FoundItem {
  let at = base;
  let here = node;
  while (here instanceof Branch) {
    let k = 0;
    while (!here.children[k]!.counts.has(key)) at += here.children[k++]!.size;
    here = here.children[k]!;
  }
  return inLeaf(key, { leaf: here as Leaf, i: 0, base: at }, 0)!;
}

function lastIn(node: TreeNode, key: object, base: number): FoundItem {
  let at = base + node.size;
  let here = node;
  while (here instanceof Branch) {
    let k = here.children.length - 1;
    while (!here.children[k]!.counts.has(key)) at -= here.children[k--]!.size;
    here = here.children[k]!;
  }
  const leaf = here as Leaf;
  let i = leaf.items.length - 1;
  while (leaf.items[i]!.key !== key) i--;
  return found(leaf, i, at - leaf.size);
}
