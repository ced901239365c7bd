/**
 * What a window may ask of the engine. Views and windows know this interface only, so that a test can hand them a
 * gateway that writes down what was asked.
 */

import type { Command, ResultOf } from '../../../extensions/protocol/commands.js';

/** One command a window may send: letting in and acknowledging are the link's own business. */
export type Askable = Exclude<Command, { readonly type: 'hello' | 'ack' }>;

/** The way to the engine. */
export interface Gateway {
  /**
   * Sends a command and resolves with its result. Rejects with a `FailureError`: the engine's own refusal, or
   * `engine-lost` when the link broke before the answer came (the command may then have been carried out).
   */
  ask<C extends Askable>(command: C): Promise<ResultOf<C['type']>>;
}
