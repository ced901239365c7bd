/** What a full server does with those who come: it says so, in the encoding and framing of its clients, and ends. */

import type { Socket } from 'node:net';
import { framingOf } from '../../protocol/framing.js';
import type { ServerOptions } from '../../protocol/nouns.js';
import type { Counters } from '../counters.js';
import type { JournalSink } from '../journal/sink.js';
import { LINGER_MS } from '../wire.js';
import { encodeOrMark } from './replies.js';

/** Refused peers that may take their time to close. They use the descriptors set aside; beyond them nobody is told. */
const MAX_LINGERING = 32;

/** How many are here, and how many may be. */
interface Fullness {
  readonly n: number;
  readonly max: number;
}

/** What refusing takes. */
interface RefusalSetup {
  readonly server: number;
  readonly sink: JournalSink;
  readonly counters: Counters;
  readonly options: ServerOptions;
}

/** See the head of the file. Its sockets are never clients. */
export class Refusals {
  readonly #setup: RefusalSetup;
  readonly #lingering = new Set<Socket>();

  constructor(setup: RefusalSetup) {
    this.#setup = setup;
  }

  /** Tells a peer that the server is full and ends the connection. */
  refuse(socket: Socket, fullness: Fullness): void {
    const { server, sink, counters } = this.#setup;
    const remote = { address: socket.remoteAddress ?? '', port: socket.remotePort ?? 0 };
    const failure = { code: 'server-full', action: 'accept', details: { ...fullness } } as const;
    sink.note({ type: 'connection.refused', server, connection: counters.nextConnection(), remote, failure });
    const linger = setTimeout(() => socket.destroy(), LINGER_MS);
    this.#lingering.add(socket);
    socket.on('close', () => {
      clearTimeout(linger);
      this.#lingering.delete(socket);
      counters.closed();
    });
    // Silence is right: we were ending it anyway, and `close` follows.
    socket.on('error', () => undefined);
    if (this.#lingering.size > MAX_LINGERING) socket.destroy();
    else socket.resume().end(this.#words(fullness));
  }

  /** Ends those that are still here. */
  stop(): void {
    for (const socket of this.#lingering) socket.destroy();
  }

  #words(fullness: Fullness): Uint8Array {
    const { fullText, encoding, framing } = this.#setup.options;
    const text = fullText.replaceAll('{n}', String(fullness.n)).replaceAll('{max}', String(fullness.max));
    return framingOf(framing).encode(encodeOrMark(text, encoding));
  }
}
