/** The shapes that tables of phrases share. */

/** A number that a phrase agrees with. */
export interface Counted {
  readonly n: number;
}

/** A peer: its name and «address:port» (absent where the phrase names the peer only). */
export interface Named {
  readonly name: string;
  readonly address?: string;
}

/** The keys and functions of an English table, with any string as value. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Translated<T[K]>;
};
