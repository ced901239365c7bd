/** Tickets and keys: random strings that stand for something, compared in constant time, never kept in the clear. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bytes of a secret: 256 bits cannot be guessed. */
const SECRET_BYTES = 32;

interface Entry<T> {
  readonly digest: Buffer;
  readonly value: T;
  /** On the monotonic clock, ms; Infinity: no end. */
  readonly until: number;
}

/** Secrets that are valid now, each with what it stands for. */
export class Secrets<T> {
  readonly #entries = new Set<Entry<T>>();
  readonly #now: () => number;

  /** `now`: a monotonic clock in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What the secrets that are valid now stand for. */
  get values(): readonly T[] {
    this.#forgetOld();
    return [...this.#entries].map((entry) => entry.value);
  }

  /** Makes a secret for `value`; after `lifetimeMs` it is worth nothing. 43 characters that are safe in a URL. */
  issue(value: T, lifetimeMs = Infinity): string {
    this.#forgetOld();
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    this.#entries.add({ digest: digestOf(secret), value, until: this.#now() + lifetimeMs });
    return secret;
  }

  /** What the secret stands for, or undefined. It stays valid. */
  find(secret: string): T | undefined {
    return this.#find(secret)?.value;
  }

  /** As {@link find}, but the secret is used up. */
  take(secret: string): T | undefined {
    const entry = this.#find(secret);
    if (entry !== undefined) this.#entries.delete(entry);
    return entry?.value;
  }

  /** Makes every secret for this value worthless. */
  revoke(value: T): void {
    for (const entry of this.#entries) if (entry.value === value) this.#entries.delete(entry);
  }

  // Every entry is compared, the found one too, so that the time tells nothing.
  #find(secret: string): Entry<T> | undefined {
    this.#forgetOld();
    const digest = digestOf(secret);
    let found: Entry<T> | undefined;
    for (const entry of this.#entries) if (timingSafeEqual(entry.digest, digest)) found = entry;
    return found;
  }

  #forgetOld(): void {
    const now = this.#now();
    for (const entry of this.#entries) if (entry.until < now) this.#entries.delete(entry);
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
