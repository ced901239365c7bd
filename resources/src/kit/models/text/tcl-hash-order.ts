/**
 * The order in which Tcl walks its hash tables of names. It shows: when text is deleted Tk takes tags off in this
 * order, and with it come the ends of tags into the text.
 */
import { toByteString } from './characters.js';

const FIRST_BUCKETS = 4;
/** Tcl makes a table larger when it holds this many names a bucket. */
const NAMES_PER_BUCKET = 3;
/** And then by this factor. */
const GROWTH = 4;

/** A set of names that iterates as Tcl's own hash table of the same history would. */
export class TclHashOrder {
  #buckets: string[][] = emptyBuckets(FIRST_BUCKETS);
  #size = 0;

  /** Adds a name that is not there yet. */
  add(name: string): void {
    this.#bucket(name).unshift(name);
    this.#size++;
    if (this.#size >= this.#buckets.length * NAMES_PER_BUCKET) this.#rebuild();
  }

  /** Takes a name out. */
  delete(name: string): void {
    const bucket = this.#bucket(name);
    bucket.splice(bucket.indexOf(name), 1);
    this.#size--;
  }

  /** The names, bucket by bucket, the newest of each first. */
  names(): string[] {
    return this.#buckets.flat();
  }

  #bucket(name: string): string[] {
    return this.#buckets[(hash(name) & (this.#buckets.length - 1)) >>> 0]!;
  }

  #rebuild(): void {
    const names = this.names();
    this.#buckets = emptyBuckets(this.#buckets.length * GROWTH);
    for (const name of names) this.#bucket(name).unshift(name);
  }
}

function emptyBuckets(count: number): string[][] {
  return Array.from({ length: count }, () => []);
}

/** Tcl's hash of a string key: each byte added to nine times what came before. */
function hash(name: string): number {
  let result = 0;
  for (const byte of toByteString(name)) result = (Math.imul(result, 9) + byte.charCodeAt(0)) | 0;
  return result;
}
