/** A peer of the app's server that is no window: it hears what the windows say, and counts them. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { peerPorts } from './tcp-table.js';
import { until } from './until.js';

/** Milliseconds for a key press to come through page, link, engine and server. */
const TALK_MS = 8_000;

/** See the head of the file. It ends with the test. */
export class Listener {
  readonly #port: number;
  readonly #socket: Socket;
  #heard = '';

  private constructor(port: number, socket: Socket) {
    this.#port = port;
    this.#socket = socket;
    // The server may be killed: that is what some tests do.
    socket.setEncoding('utf8').on('error', () => undefined);
    socket.on('data', (text: string) => (this.#heard += text));
  }

  /** Connects to the server on `port`. */
  static async connect(context: TestContext, port: number): Promise<Listener> {
    const socket = connect(port, '127.0.0.1');
    context.after(() => socket.destroy());
    await once(socket, 'connect');
    return new Listener(port, socket);
  }

  /** Resolves when a text has come. */
  async hears(text: string): Promise<void> {
    await until(
      () => `«${text}»; heard «${this.#heard}»`,
      TALK_MS,
      () => this.#heard.includes(text) || undefined,
    );
  }

  /** Says something to the windows. */
  say(text: string): void {
    this.#socket.write(text);
  }

  /**
   * Resolves when so many clients are connected, this one not counted.
   *
   * @param press asks a window to connect: done again while it has not, because what a window is told before its page
   *   can take it is lost, and one that is connected ignores it
   */
  async counts(clients: number, press?: () => Promise<void>): Promise<void> {
    let count = 0;
    await until(
      () => `${clients} clients, there are ${count}`,
      TALK_MS,
      async () => {
        count = peerPorts(this.#port).length - 1;
        if (count === clients) return true;
        await press?.();
        return undefined;
      },
    );
  }
}
