/**
 * The load generator: opens connections to a port and plays ping-pong on each. It reads into one shared buffer, so
 * that it costs less than any server it measures.
 * Commands on stdin, a line each: `open N`, `run SECONDS BYTES`, `trips COUNT BYTES`; each is answered by a line of
 * JSON. It ends with stdin, and after LIFE_SECONDS whatever happens.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A generator that lost its driver must not run for ever. */
const LIFE_SECONDS = 170;

/** Connections being opened at once: below the backlog of every server measured. */
const OPENING = 100;

/** What a command came to. */
interface Outcome {
  readonly open: number;
  readonly lost: number;
  readonly trips: number;
  readonly seconds: number;
}

/** One connection and what of its echo has not come yet. */
class Peer {
  readonly socket: Socket;
  #missing = 0;

  constructor(port: number, owner: Load) {
    const callback = (bytes: number): boolean => {
      this.#missing -= bytes;
      if (this.#missing === 0) owner.echoed(this);
      return true;
    };
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true, onread: { buffer: SHARED, callback } });
    this.socket.on('error', () => undefined);
  }

  ping(message: Buffer): void {
    this.#missing = message.length;
    this.socket.write(message);
  }
}

const SHARED = Buffer.alloc(64 * 1024);

class Load {
  readonly #port: number;
  readonly #peers: Peer[] = [];
  #lost = 0;
  #trips = 0;
  #message = Buffer.alloc(0);
  #left = 0;
  #finished: () => void = () => undefined;
  /** Connections that have their last echo. */
  #resting = 0;
  #rested: () => void = () => undefined;

  constructor(port: number) {
    this.#port = port;
  }

  async open(count: number): Promise<Outcome> {
    for (let begun = 0; begun < count; begun += OPENING) {
      const some = Math.min(OPENING, count - begun);
      await Promise.all(Array.from({ length: some }, () => this.#openOne()));
    }
    return this.#outcome(0);
  }

  /** Ping-pong on all connections, until the time is over or so many round trips are made. */
  async run(limit: { seconds: number; trips: number }, bytes: number): Promise<Outcome> {
    this.#message = Buffer.alloc(bytes, 'x');
    this.#trips = 0;
    this.#left = limit.trips;
    const began = performance.now();
    const finished = new Promise<void>((resolve) => {
      this.#finished = resolve;
    });
    const timer = setTimeout(this.#finished, limit.seconds * 1000);
    for (const peer of this.#peers) peer.ping(this.#message);
    await finished;
    clearTimeout(timer);
    const seconds = (performance.now() - began) / 1000;
    const outcome = this.#outcome(seconds);
    this.#left = 0;
    await this.#quiet();
    return outcome;
  }

  echoed(peer: Peer): void {
    this.#trips++;
    if (this.#trips < this.#left) peer.ping(this.#message);
    else {
      this.#finished();
      this.#resting++;
      if (this.#resting === this.#peers.length) this.#rested();
    }
  }

  /** Every connection has its echo back: the next run begins clean. */
  #quiet(): Promise<void> {
    if (this.#resting === this.#peers.length) {
      this.#resting = 0;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#rested = () => {
        this.#resting = 0;
        this.#rested = () => undefined;
        resolve();
      };
    });
  }

  #openOne(): Promise<void> {
    return new Promise((resolve) => {
      const peer = new Peer(this.#port, this);
      peer.socket.once('connect', () => {
        this.#peers.push(peer);
        resolve();
      });
      peer.socket.once('close', () => {
        this.#lost++;
        resolve();
      });
    });
  }

  #outcome(seconds: number): Outcome {
    return { open: this.#peers.length, lost: this.#lost, trips: this.#trips, seconds };
  }
}

async function obey(load: Load, words: readonly string[]): Promise<Outcome> {
  const [verb, first = '0', second = '0'] = words;
  if (verb === 'open') return load.open(Number(first));
  const limit =
    verb === 'run'
      ? { seconds: Number(first), trips: Infinity }
      : { seconds: LIFE_SECONDS, trips: Number(first) };
  return load.run(limit, Number(second));
}

async function main(): Promise<void> {
  const load = new Load(Number(process.argv[2]));
  setTimeout(() => process.exit(1), LIFE_SECONDS * 1000).unref();
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await obey(load, line.split(' ')))}\n`);
  }
  process.exit(0);
}

void main();
