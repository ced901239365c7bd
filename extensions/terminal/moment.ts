/** Something that happens once and is waited for: a promise with its resolver at hand. */

/** Resolves at the first call of `resolve`; later calls do nothing. */
export class Moment<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;

  constructor() {
    let resolve: (value: T) => void = () => undefined;
    this.promise = new Promise<T>((settle) => {
      resolve = settle;
    });
    this.resolve = resolve;
  }
}
