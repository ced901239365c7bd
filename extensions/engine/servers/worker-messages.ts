/** What the engine and the worker thread of a server say to each other. Both are ours, so nothing is decoded. */

import type { Failure } from '../../protocol/failures.js';
import type { ServerChange, ServerOptions } from '../../protocol/nouns.js';
import type { ClockOrigin } from '../../sockets/clock.js';
import type { SharedCounters } from '../../sockets/counters.js';
import type { EventBatch } from '../../sockets/journal/batch.js';
import type { StartedServer } from '../../sockets/server/server.js';

/** What a worker is born with. */
export interface WorkerSetup {
  readonly server: number;
  readonly origin: ClockOrigin;
  readonly counters: SharedCounters;
}

/** What a server can be told; the names of its methods. */
export type WorkerCall =
  | { readonly method: 'start'; readonly options: ServerOptions }
  | { readonly method: 'stop' }
  | { readonly method: 'kick'; readonly connection: number }
  | { readonly method: 'rename'; readonly connection: number; readonly name: string }
  | { readonly method: 'change'; readonly change: ServerChange }
  | { readonly method: 'send'; readonly connection: number | null; readonly message: Uint8Array | string };

/** What each method gives back. */
export interface WorkerResults {
  readonly start: StartedServer;
  readonly stop: null;
  readonly kick: boolean;
  readonly rename: boolean;
  readonly change: null;
  readonly send: number;
}

/** To the worker. */
export interface WorkerRequest {
  readonly id: number;
  readonly call: WorkerCall;
}

/** From the worker. An answer comes after every event that came before it. */
export type WorkerMessage =
  | { readonly type: 'batch'; readonly batch: EventBatch }
  | { readonly type: 'result'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure };
