/** The engine's end of one server's worker thread: calls and answers, and what happens when the thread dies or hangs. */

import { Worker } from 'node:worker_threads';
import { FailureError } from '../../protocol/failures.js';
import type { EventBatch } from '../../sockets/journal/batch.js';
import type {
  WorkerCall,
  WorkerMessage,
  WorkerRequest,
  WorkerResults,
  WorkerSetup,
} from './worker-messages.js';

/** How long a server may take to stop of itself; then its thread is cut, so that stopping ends within two seconds. */
const STOP_MS = 1_700;

/** What a thread works with. */
export interface ServerThreadSetup extends WorkerSetup {
  /** The worker's program. */
  readonly source: string;
  /** Takes its events. */
  readonly merge: (batch: EventBatch) => void;
  /** Called once when the thread died without being stopped. The error is a bug or the lack of memory. */
  readonly crashed: (error: unknown) => void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs from construction until `stop` has resolved, or until it crashed. */
export class ServerThread {
  readonly #setup: ServerThreadSetup;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #state: 'running' | 'stopping' | 'ended' = 'running';
  #stopped: Promise<'itself' | 'cut'> | undefined;

  constructor(setup: ServerThreadSetup) {
    this.#setup = setup;
    const { server, origin, counters } = setup;
    const workerData: WorkerSetup = { server, origin, counters };
    this.#worker = new Worker(setup.source, { eval: true, workerData, name: `server ${server}` });
    this.#worker.on('message', (message: WorkerMessage) => this.#message(message));
    this.#worker.on('error', (error) => this.#ended(error));
    this.#worker.on('exit', () => this.#ended(new Error('the worker thread ended by itself')));
  }

  /** Calls a method of the server. Rejects with its failure, or with `server-gone` when the thread ends first. */
  async call<C extends WorkerCall>(call: C): Promise<WorkerResults[C['method']]> {
    if (this.#state === 'ended') throw serverGone();
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const request: WorkerRequest = { id, call };
    this.#worker.postMessage(request);
    // The worker answers a method with its own result; both sides share WorkerResults.
    return (await answer) as WorkerResults[C['method']];
  }

  /** Stops the server and ends the thread, within two seconds even when it computes. Tells which of the two it took. */
  stop(): Promise<'itself' | 'cut'> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<'itself' | 'cut'> {
    if (this.#state === 'ended') return 'cut';
    this.#state = 'stopping';
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'cut'>((resolve) => {
      timer = setTimeout(() => resolve('cut'), STOP_MS);
    });
    const itself = this.call({ method: 'stop' }).then(
      () => 'itself' as const,
      () => 'cut' as const,
    );
    const how = await Promise.race([itself, patience]);
    clearTimeout(timer);
    await this.#worker.terminate();
    return how;
  }

  #message(message: WorkerMessage): void {
    if (message.type === 'batch') {
      this.#setup.merge(message.batch);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === 'result') waiting?.resolve(message.result);
    else waiting?.reject(new FailureError(message.failure));
  }

  #ended(error: unknown): void {
    if (this.#state === 'ended') return;
    const isCrash = this.#state === 'running';
    this.#state = 'ended';
    for (const { reject } of this.#waiting.values()) reject(serverGone());
    this.#waiting.clear();
    if (isCrash) this.#setup.crashed(error);
  }
}

/** The failure for a server that is not there (any more). */
export function serverGone(): FailureError {
  return new FailureError({ code: 'server-gone', action: 'command', details: {} });
}
