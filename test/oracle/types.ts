/** The records of a replay: one sequence of operations in, one list of results out, both a line of JSON. */

/** Anything JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An operation: its name, then its arguments. */
export type Operation = readonly [name: string, ...args: Json[]];

/** The operations on one fresh widget. */
export interface Sequence {
  readonly id: string;
  readonly area?: string;
  readonly widget: string;
  readonly options?: Readonly<Record<string, Json>>;
  /** Images made before the widget, by the name that options refer to as "@name". */
  readonly images?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly ops: readonly Operation[];
}

/** What came of a sequence: one result for each operation. A failed operation gives {error: Tk's message}. */
export interface Replay {
  readonly id: string;
  readonly results: readonly Json[];
  readonly create_error?: string;
}
