/** A peer of the tests: a bare socket that remembers what it heard and lets a test wait for it. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';

/** Speaks bytes and knows no framing. `destroy` ends it. */
export class Peer {
  readonly #socket: Socket;
  /** Its own port; the socket forgets it when it closes. */
  readonly port: number;
  #heard: Buffer[] = [];
  #heardBytes = 0;
  /** The peer's FIN was seen. */
  ended = false;
  /** The socket is gone. */
  closed = false;
  /** The error that ended it, if one did. */
  error: Error | null = null;
  readonly #watchers = new Set<() => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.port = socket.localPort ?? 0;
    socket.on('data', (chunk: Buffer) => {
      this.#heard.push(chunk);
      this.#heardBytes += chunk.length;
      this.#look();
    });
    socket.on('end', () => {
      this.ended = true;
      this.#look();
    });
    socket.on('error', (error) => (this.error = error));
    socket.on('close', () => {
      this.closed = true;
      this.#look();
    });
  }

  /** Connects to a port of 127.0.0.1. It stays half-open when the server ends, until `end` or `destroy`. */
  static async to(port: number): Promise<Peer> {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true, noDelay: true });
    await once(socket, 'connect');
    return new Peer(socket);
  }

  get heard(): Buffer {
    return Buffer.concat(this.#heard);
  }

  get heardBytes(): number {
    return this.#heardBytes;
  }

  /** Bytes this peer could not hand to the system yet. */
  get unsent(): number {
    return this.#socket.writableLength;
  }

  /** True while the system takes more. */
  send(bytes: string | Uint8Array): boolean {
    return this.#socket.write(bytes);
  }

  /** Resolves when the system has taken all. */
  async drained(): Promise<void> {
    if (this.#socket.writableLength > 0) await once(this.#socket, 'drain');
  }

  /** Our FIN; hearing goes on. */
  end(): void {
    this.#socket.end();
  }

  reset(): void {
    this.#socket.resetAndDestroy();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  /** Waits until the condition holds, asked again after each thing heard. */
  async until(condition: (peer: Peer) => boolean): Promise<void> {
    if (condition(this)) return;
    await new Promise<void>((resolve) => {
      const watcher = (): void => {
        if (!condition(this)) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
    });
  }

  /** Waits until exactly this was heard; fails as soon as something else was. */
  async hears(expected: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(expected as Uint8Array);
    await this.until((peer) => peer.heardBytes >= bytes.length || peer.closed);
    const heard = this.heard.subarray(0, bytes.length);
    if (!heard.equals(bytes))
      throw new Error(`heard ${heard.toString('latin1')} instead of ${bytes.toString('latin1')}`);
    const rest = this.heard.subarray(bytes.length);
    this.#heard = [rest];
    this.#heardBytes = rest.length;
  }

  #look(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
