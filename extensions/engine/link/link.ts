/**
 * The door of the engine: one port of 127.0.0.1 that serves the pages over HTTP and takes their WebSockets. It checks who
 * knocks (Host, Origin, user of the machine) and that a socket says `hello` soon and briefly; whether the ticket or key in
 * it is good is the gate's to say.
 */

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { CommandOf } from '../../protocol/commands.js';
import { LINK_CLOSE, MAX_COMMAND_BYTES } from '../../protocol/commands.js';
import { LINK_PATH } from '../../protocol/link-address.js';
import { isLoopbackOrigin, isOurHost } from './origin.js';
import { PageSocket } from './page-socket.js';
import { Pages, refuse } from './pages.js';
import type { PeerCheck } from './peer-user.js';

/** A page that has not said `hello` by then is closed. */
const HELLO_MS = 5_000;

/** Bytes a socket may send before it is let in: the upgrade and a `hello` are under 2 KiB. */
const STRANGER_BYTES = 16 * 1024;

/** Sockets that may wait to be let in: ten windows reloading at once are far below it. */
const MAX_STRANGERS = 32;

/** HTTP connections at once: some six for each window that loads, and the links themselves. */
const MAX_CONNECTIONS = 1_024;

/** Decides on a `hello`. */
export interface Gate {
  /**
   * Lets the page in (sets its listener and answers request `id`) or closes it with a code of {@link LINK_CLOSE}.
   * May take its time, bounded.
   */
  admit(page: PageSocket, id: number, hello: CommandOf<'hello'>): Promise<void>;
}

/** What the link works with. */
export interface LinkSetup {
  readonly pages: Pages;
  readonly gate: Gate;
  /** Told when a browser asks for a page: a window is coming, or coming back. */
  readonly pageAsked?: () => void;
  readonly isOurUser: PeerCheck;
  /** For tests; five seconds otherwise. */
  readonly helloMs?: number;
}

/** The HTTP and WebSocket server. `listen` once, `close` once. */
export class Link {
  readonly #setup: LinkSetup;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  #port = 0;
  #strangers = 0;

  /** Listens only when told. */
  constructor(setup: LinkSetup) {
    this.#setup = setup;
    this.#http = createServer({ keepAliveTimeout: 2_000, headersTimeout: 5_000, requestTimeout: 10_000 });
    this.#http.maxConnections = MAX_CONNECTIONS;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_COMMAND_BYTES,
      perMessageDeflate: false,
      clientTracking: true,
    });
    this.#http.on('request', (request, response) => {
      if (!isOurHost(request.headers, this.#port)) {
        refuse(response, 421);
        return;
      }
      if (Pages.isPage(request.url)) setup.pageAsked?.();
      void setup.pages.serve(request, response);
    });
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    // A broken request is the business of who sent it.
    this.#http.on('clientError', (_error, socket) => socket.destroy());
  }

  /** The port, once listening. */
  get port(): number {
    return this.#port;
  }

  /** Listens on 127.0.0.1 at a port of the system's choice. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(0, '127.0.0.1', () => resolve());
    });
    this.#port = (this.#http.address() as AddressInfo).port;
    return this.#port;
  }

  /** Cuts every socket and frees the port. */
  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
    this.#http.closeAllConnections();
    await closed;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const status = this.#refusal(request);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#strangers += 1;
    let isStranger = true;
    const known = () => {
      if (isStranger) this.#strangers -= 1;
      isStranger = false;
    };
    socket.once('close', known);
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.#greet(webSocket, request.socket, known);
    });
  }

  #refusal(request: IncomingMessage): string | undefined {
    if (!isOurHost(request.headers, this.#port)) return '421 Misdirected Request';
    if (!isLoopbackOrigin(request.headers)) return '403 Forbidden';
    if (request.url !== LINK_PATH) return '404 Not Found';
    if (this.#strangers >= MAX_STRANGERS) return '503 Service Unavailable';
    return undefined;
  }

  /** Waits for `hello`: it must come first, soon, and alone. */
  #greet(webSocket: WebSocket, socket: Socket, known: () => void): void {
    const page = new PageSocket(webSocket);
    const timer = setTimeout(() => page.close(LINK_CLOSE.silent), this.#setup.helloMs ?? HELLO_MS);
    let bytes = 0;
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > STRANGER_BYTES) page.terminate();
    };
    socket.on('data', count);
    const done = () => {
      clearTimeout(timer);
      socket.off('data', count);
      known();
    };
    webSocket.once('close', done);
    let asked = false;
    page.listen({
      request: ({ id, command }) => {
        if (asked || command.type !== 'hello') {
          page.close(LINK_CLOSE.unauthorised);
          return;
        }
        asked = true;
        void this.#admit({ page, id, hello: command, socket }).finally(done);
      },
      closed: () => undefined,
    });
  }

  async #admit(visitor: {
    page: PageSocket;
    id: number;
    hello: CommandOf<'hello'>;
    socket: Socket;
  }): Promise<void> {
    const { page, id, hello, socket } = visitor;
    const { localPort = 0, remotePort = 0 } = socket;
    if (!(await this.#setup.isOurUser({ localPort, remotePort }))) page.close(LINK_CLOSE.unauthorised);
    else if (page.isOpen) await this.#setup.gate.admit(page, id, hello);
  }
}
