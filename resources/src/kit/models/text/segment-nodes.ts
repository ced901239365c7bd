/**
 * The tree beneath `SegmentTree`: leaves hold items with offsets relative to the leaf, branches hold sums. A change
 * of text moves only one leaf's items and the sizes above it, whatever the length of the text.
 */

/**
 * A thing of no width between two characters: a mark, or a point where a tag begins or ends. `key` groups items that
 * are looked for together (all marks, or both ends of one tag). An item that leans left stays before text inserted
 * at its place. `leaf` is kept only for items that must be found again from themselves; others are shared objects
 * that stand in many places at once.
 */
export interface SegmentItem {
  readonly key: object;
  leansLeft: boolean;
  leaf?: Leaf | undefined;
}

/** Items a leaf holds before it is split: large enough to keep the tree flat, small enough to shift cheaply. */
export const LEAF_CAPACITY = 64;

/** Children a branch holds before it is split. */
export const BRANCH_CAPACITY = 32;

/** What leaves and branches share: the span of text they cover and how many items of each key they hold. */
export abstract class TreeNode {
  parent: Branch | null = null;
  /** UTF-16 units covered. */
  size = 0;
  readonly counts = new Map<object, number>();

  /** Adds `amount` to the count of a key in this node only; keys that reach zero are dropped. */
  addCount(key: object, amount: number): void {
    const count = (this.counts.get(key) ?? 0) + amount;
    if (count === 0) this.counts.delete(key);
    else this.counts.set(key, count);
  }
}

/** A stretch of text and the items in it, in order. */
export class Leaf extends TreeNode {
  readonly items: SegmentItem[] = [];
  /** For each item its offset from the start of the leaf; never decreasing, at most `size`. */
  readonly at: number[] = [];
  next: Leaf | null = null;
  previous: Leaf | null = null;
}

/** A node above others. */
export class Branch extends TreeNode {
  readonly children: TreeNode[] = [];
}

/** Where the text of a node begins. */
export function startOf(node: TreeNode): number {
  let start = 0;
  for (let below = node, branch = node.parent; branch !== null; below = branch, branch = branch.parent) {
    for (const child of branch.children) {
      if (child === below) break;
      start += child.size;
    }
  }
  return start;
}

/** Changes the size of a leaf and of everything above it. */
export function resize(leaf: Leaf, amount: number): void {
  for (let node: TreeNode | null = leaf; node !== null; node = node.parent) node.size += amount;
}

/** Changes the count of a key in a leaf and in everything above it. */
export function recount(leaf: Leaf, key: object, amount: number): void {
  for (let node: TreeNode | null = leaf; node !== null; node = node.parent) node.addCount(key, amount);
}

/** Moves the upper half of a full leaf into a new one after it; returns the root, which may be new. */
export function splitLeaf(leaf: Leaf, root: TreeNode): TreeNode {
  const half = leaf.items.length >> 1;
  const border = leaf.at[half]!;
  const right = new Leaf();
  for (let i = half; i < leaf.items.length; i++) {
    const item = leaf.items[i]!;
    right.items.push(item);
    right.at.push(leaf.at[i]! - border);
    if (item.leaf !== undefined) item.leaf = right;
    right.addCount(item.key, 1);
    leaf.addCount(item.key, -1);
  }
  leaf.items.length = half;
  leaf.at.length = half;
  right.size = leaf.size - border;
  leaf.size = border;
  right.next = leaf.next;
  if (right.next) right.next.previous = right;
  right.previous = leaf;
  leaf.next = right;
  return placeAfter(leaf, right, root);
}

/** Takes an empty leaf out; its text, if any, goes to a neighbour. The last leaf of a tree stays. */
export function dropLeaf(leaf: Leaf, root: TreeNode): TreeNode {
  const heir = leaf.previous ?? leaf.next;
  if (heir === null) return root;
  const { size } = leaf;
  if (size > 0 && heir === leaf.next) for (let i = 0; i < heir.at.length; i++) heir.at[i]! += size;
  resize(leaf, -size);
  resize(heir, size);
  if (leaf.previous) leaf.previous.next = leaf.next;
  if (leaf.next) leaf.next.previous = leaf.previous;
  let node: TreeNode = leaf;
  for (let branch = node.parent; branch !== null; node = branch, branch = branch.parent) {
    branch.children.splice(branch.children.indexOf(node), 1);
    if (branch.children.length > 0) break;
  }
  return lowerRoot(root);
}

function lowerRoot(root: TreeNode): TreeNode {
  let top = root;
  while (top instanceof Branch && top.children.length === 1) {
    top = top.children[0]!;
    top.parent = null;
  }
  return top;
}

/** Puts `right`, split off `left`, into the branch above; splits branches as far up as needed. */
function placeAfter(left: TreeNode, right: TreeNode, root: TreeNode): TreeNode {
  let branch = left.parent;
  if (branch === null) {
    branch = new Branch();
    adopt(branch, [left, right]);
    return branch;
  }
  branch.children.splice(branch.children.indexOf(left) + 1, 0, right);
  right.parent = branch;
  if (branch.children.length <= BRANCH_CAPACITY) return root;
  const upper = new Branch();
  const moved = branch.children.splice(branch.children.length >> 1);
  adopt(upper, moved);
  branch.size -= upper.size;
  for (const [key, count] of upper.counts) branch.addCount(key, -count);
  return placeAfter(branch, upper, root);
}

function adopt(branch: Branch, children: readonly TreeNode[]): void {
  for (const child of children) {
    branch.children.push(child);
    child.parent = branch;
    branch.size += child.size;
    for (const [key, count] of child.counts) branch.addCount(key, count);
  }
}
