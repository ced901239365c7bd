/**
 * The service of a message: simulated work, then a reply. Where it runs is a strategy's affair: here it runs on the
 * server's own thread; a thread per client would be another `Service`, whose messages go there and come back.
 */

import type { EncodingName, ReplyPolicy, ServerChange, Work } from '../../protocol/nouns.js';
import { type Replier, replierOf } from './replies.js';

/** The client whose message is served, as the service sees it. */
export interface ServedClient {
  readonly name: string;
  /** Which of this client's messages is served, from 1. */
  readonly messageNumber: number;
  /** Ends the service of the message; null means that nothing is answered. Called once a message, unless cancelled. */
  answered(reply: Uint8Array | null): void;
  /** Hands the message to every other client that is being served. */
  broadcast(message: Uint8Array): void;
}

/** Serves messages, one at a time for each client. */
export interface Service {
  /** Serves one message and calls `client.answered`: before it returns when the work takes no waiting. */
  serve(message: Uint8Array, client: ServedClient): void;
  /** The client goes: `answered` is not called for it any more. Harmless when nothing is under way. */
  cancel(client: ServedClient): void;
  /** Serves the messages that come from now on in another way. */
  change(change: ServerChange): void;
  /** Whether answers come without any work: replies to one chunk may then leave together. */
  readonly instant: boolean;
}

/** How a service begins. */
export interface ServiceSetup {
  readonly reply: ReplyPolicy;
  readonly work: Work;
  readonly encoding: EncodingName;
  /** Called before the thread computes for long: what is known so far should be shown meanwhile. */
  readonly beforeComputing: () => void;
}

/** Serves on the thread it is called on. */
export class LocalService implements Service {
  readonly #encoding: EncodingName;
  readonly #beforeComputing: () => void;
  readonly #waiting = new Map<ServedClient, NodeJS.Timeout>();
  #policy: ReplyPolicy;
  #reply: Replier;
  #work: Work;

  constructor(setup: ServiceSetup) {
    this.#encoding = setup.encoding;
    this.#beforeComputing = setup.beforeComputing;
    this.#policy = setup.reply;
    this.#reply = replierOf(setup.reply, setup.encoding);
    this.#work = setup.work;
  }

  get instant(): boolean {
    return this.#work.ms === 0;
  }

  serve(message: Uint8Array, client: ServedClient): void {
    if (this.#work.ms === 0) this.#answer(message, client);
    else if (this.#work.kind === 'wait') this.#waitThenAnswer(message, client);
    else {
      this.#beforeComputing();
      compute(this.#work.ms);
      this.#answer(message, client);
    }
  }

  cancel(client: ServedClient): void {
    clearTimeout(this.#waiting.get(client));
    this.#waiting.delete(client);
  }

  change(change: ServerChange): void {
    this.#work = change.work ?? this.#work;
    if (change.reply === undefined) return;
    this.#policy = change.reply;
    this.#reply = replierOf(change.reply, this.#encoding);
  }

  #answer(message: Uint8Array, client: ServedClient): void {
    if (this.#policy.kind === 'broadcast') client.broadcast(message);
    client.answered(this.#reply(message, client));
  }

  #waitThenAnswer(message: Uint8Array, client: ServedClient): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(client);
      this.#answer(message, client);
    }, this.#work.ms);
    this.#waiting.set(client, timer);
  }
}

/** Keeps this thread busy for so many milliseconds, as a computing service would. */
function compute(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
