/** Requests that wait for their answer. */

import { FailureError, type Failure } from '../../../extensions/protocol/failures.js';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: FailureError) => void;
}

/** The failure of everything asked of an engine that is gone. */
export const ENGINE_LOST: Failure = { code: 'engine-lost', action: 'command', details: {} };

/** The dictionary of open requests by their id. */
export class Pending {
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** How many requests wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** Opens a request: its id, and the promise of its answer. Ids count from 1. */
  open(): { readonly id: number; readonly answer: Promise<unknown> } {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    return { id, answer };
  }

  /** Answers a request; an unknown id is ignored (its request was given up). */
  answer(id: number, result: unknown): void {
    this.#take(id)?.resolve(result);
  }

  /** Fails a request; an unknown id is ignored. */
  fail(id: number, failure: Failure): void {
    this.#take(id)?.reject(new FailureError(failure));
  }

  /** Fails everything that waits. */
  failAll(failure: Failure): void {
    for (const id of [...this.#waiting.keys()]) this.fail(id, failure);
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
