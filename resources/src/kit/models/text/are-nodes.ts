/** The tree of a Tcl regular expression. */
import type { CharSet } from './char-set.js';

/** Which of several matches from one place is wanted; null leaves it to what is around. */
export type Preference = 'longest' | 'shortest' | null;

/** Conditions that consume nothing. */
export type Condition =
  | 'line-start'
  | 'line-end'
  | 'text-start'
  | 'text-end'
  | 'word-start'
  | 'word-end'
  | 'word-edge'
  | 'no-word-edge';

/** Repeats without an upper bound. */
export const UNBOUNDED = Infinity;

/** A node of the tree. */
export type AreNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly AreNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly AreNode[] }
  | { readonly kind: 'group'; readonly body: AreNode; readonly number: number | null }
  | {
      readonly kind: 'repeat';
      readonly body: AreNode;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
    }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'look'; readonly body: AreNode; readonly isNegative: boolean }
  | { readonly kind: 'back'; readonly number: number };

/** What a whole match prefers: the first part that prefers anything decides, and a choice prefers the longest. */
export function preferenceOf(node: AreNode): Preference {
  switch (node.kind) {
    case 'sequence':
      for (const part of node.parts) {
        const preference = preferenceOf(part);
        if (preference) return preference;
      }
      return null;
    case 'choice':
      return 'longest';
    case 'group':
      return preferenceOf(node.body);
    case 'repeat':
      if (node.min === node.max) return preferenceOf(node.body);
      return node.isLazy ? 'shortest' : 'longest';
    case 'set':
    case 'condition':
    case 'look':
    case 'back':
      return null;
    default:
      return node satisfies never;
  }
}

/** Whether any node of the tree fulfils a test. */
export function some(node: AreNode, test: (node: AreNode) => boolean): boolean {
  if (test(node)) return true;
  switch (node.kind) {
    case 'sequence':
      return node.parts.some((part) => some(part, test));
    case 'choice':
      return node.branches.some((branch) => some(branch, test));
    case 'group':
    case 'repeat':
    case 'look':
      return some(node.body, test);
    case 'set':
    case 'condition':
    case 'back':
      return false;
    default:
      return node satisfies never;
  }
}
