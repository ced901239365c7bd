/** One page at the other end of a WebSocket: requests in, messages out, and patience with nonsense up to a point. */

import type { RawData, WebSocket } from 'ws';
import type { LinkMessage, Request } from '../../protocol/commands.js';
import { LINK_CLOSE } from '../../protocol/commands.js';
import { decodeRequest, type DecodedRequest } from '../../protocol/decode.js';
import type { Failure } from '../../protocol/failures.js';

/** Malformed frames that are answered before the page is taken for a flood; one a second is forgiven. */
const MALFORMED_ALLOWED = 20;
const FORGIVEN_EACH_MS = 1_000;

/** How long a closing handshake may take before the socket is cut. */
const CLOSE_MS = 500;

/** What listens to a page. */
export interface PageListener {
  /** Each well-formed request, in order. */
  request(request: Request): void;
  /** Once, when the socket is gone for whatever reason. */
  closed(): void;
}

/** A page's socket after the upgrade. Until a listener is set, frames are kept by nobody: set it at once. */
export class PageSocket {
  readonly #socket: WebSocket;
  #listener: PageListener | undefined;
  #malformed = 0;
  #forgivenAt = performance.now();
  #cutTimer: NodeJS.Timeout | undefined;

  /** Takes the socket over. */
  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data, isBinary) => this.#message(data, isBinary));
    // 'close' follows every error; a frame over the limit comes this way.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(this.#cutTimer);
      this.#listener?.closed();
    });
  }

  /** Whether frames can still be sent. */
  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Bytes handed to the socket that the system has not taken yet. */
  get buffered(): number {
    return this.#socket.bufferedAmount;
  }

  /** Who hears of requests from now on. */
  listen(listener: PageListener): void {
    this.#listener = listener;
  }

  /** Sends a message; on a socket that is closing it is dropped, as the page is going. */
  send(message: LinkMessage): void {
    this.sendText(JSON.stringify(message));
  }

  /** Sends a message that already is JSON. */
  sendText(json: string): void {
    if (this.isOpen) this.#socket.send(json);
  }

  /** Answers a request. */
  answer(id: number, result: unknown): void {
    this.send({ type: 'answer', id, result });
  }

  /** Answers a request with a failure; null when its id could not be read. */
  fail(id: number | null, failure: Failure): void {
    this.send({ type: 'error', id, failure });
  }

  /** Closes with one of {@link LINK_CLOSE}, or normally; a peer that does not answer is cut after half a second. */
  close(code = 1000): void {
    this.#socket.close(code);
    this.#cutTimer ??= setTimeout(() => this.#socket.terminate(), CLOSE_MS);
  }

  /** Cuts the connection now. */
  terminate(): void {
    this.#socket.terminate();
  }

  /**
   * Whether the page is still there: resolves true when it answers a ping and stays, false when it is closed within
   * `withinMs` or has not answered by then.
   */
  async isAlive(withinMs: number): Promise<boolean> {
    if (!this.isOpen) return false;
    return new Promise((resolve) => {
      let answered = false;
      const finish = (alive: boolean) => {
        clearTimeout(timer);
        this.#socket.off('pong', onPong).off('close', onClose);
        resolve(alive);
      };
      const onPong = () => (answered = true);
      const onClose = () => finish(false);
      const timer = setTimeout(() => finish(answered), withinMs);
      this.#socket.on('pong', onPong).on('close', onClose).ping();
    });
  }

  #message(data: RawData, isBinary: boolean): void {
    const decoded = decodeFrame(data, isBinary);
    if ('value' in decoded) {
      this.#listener?.request(decoded.value);
      return;
    }
    this.fail(decoded.id, decoded.failure);
    if (this.#isFlood()) this.close(LINK_CLOSE.malformed);
  }

  #isFlood(): boolean {
    const now = performance.now();
    const forgiven = Math.floor((now - this.#forgivenAt) / FORGIVEN_EACH_MS);
    if (forgiven > 0) {
      this.#malformed = Math.max(0, this.#malformed - forgiven);
      this.#forgivenAt = now;
    }
    this.#malformed += 1;
    return this.#malformed > MALFORMED_ALLOWED;
  }
}

function decodeFrame(data: RawData, isBinary: boolean): DecodedRequest {
  if (isBinary) return notJson();
  try {
    // ws hands text over as one Buffer unless told otherwise.
    return decodeRequest(JSON.parse((data as Buffer).toString('utf8')));
  } catch {
    return notJson();
  }
}

function notJson(): DecodedRequest {
  return { id: null, failure: { code: 'command-invalid', action: 'command', details: { detail: 'JSON' } } };
}
