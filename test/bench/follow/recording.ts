/** What a following window was sent, so that the same can be painted again by another program. */

/** The frames of one round, as JSON texts in the order they came. */
export interface Recording {
  /** Before the load began: sent at once when the page has said hello. The first is the answer to it. */
  readonly before: readonly string[];
  /** From then on. */
  readonly after: readonly { readonly ms: number; readonly text: string }[];
}

/** Characters of all frames of a recording that came under load. */
export function charactersOf({ after }: Recording): number {
  return after.reduce((sum, { text }) => sum + text.length, 0);
}
