/** The engine as it ships, with one server started through the link by a page in Node that then follows nothing. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Command, LinkMessage, ResultOf } from '../../../extensions/protocol/commands.js';
import { LINK_PATH, parseLinkFragment } from '../../../extensions/protocol/link-address.js';
import type { ServerOptions } from '../../../extensions/protocol/nouns.js';
import { Program } from '../processes.js';

const ENGINE = fileURLToPath(new URL('../../../extensions/bundle/engine.cjs', import.meta.url));

const SERVER: ServerOptions = {
  ...{ host: '127.0.0.1', port: 0, strategy: 'event-loop', framing: 'raw', encoding: 'utf-8' },
  ...{ reply: { kind: 'echo' }, work: { kind: 'wait', ms: 0 }, maxClients: 10_000, idleSeconds: 0 },
  ...{ peerName: 'Client {n}', fullText: 'Full ({n}/{max}).' },
};

/** Whoever starts it ends it. */
export class App {
  /** The engine's process. */
  readonly engine: Program;
  /** Where the server listens. */
  port = 0;
  readonly #folder: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #lastId = 0;

  private constructor(engine: Program, folder: string, enginePort: number) {
    this.engine = engine;
    this.#folder = folder;
    const origin = { headers: { Origin: `http://127.0.0.1:${enginePort}` } };
    this.#socket = new WebSocket(`ws://127.0.0.1:${enginePort}${LINK_PATH}`, origin);
    this.#socket.on('message', (data: Buffer) => this.#message(data.toString('utf8')));
  }

  /** Starts the engine without a window, and the server. */
  static async start(): Promise<App> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-'));
    const command = [process.execPath, ENGINE, '--no-open', '--json', '--lang', 'en'];
    const engine = new Program(command, { env: { ATELIER_DATA_DIR: folder } });
    const { url } = JSON.parse(await engine.line()) as { url: string }; // The engine's own line.
    const address = parseLinkFragment(new URL(url).hash);
    if (address === null) throw new Error(`no address in ${url}`);
    const app = new App(engine, folder, address.port);
    await once(app.#socket, 'open');
    await app.#ask({ type: 'hello', ticket: address.ticket, language: 'en' });
    // What it is sent is never acknowledged: after two messages the engine sends this page no more.
    app.port = (await app.#ask({ type: 'server.start', options: SERVER })).port;
    return app;
  }

  /** The address of a further server window, for one use. */
  async windowUrl(): Promise<string> {
    const { url } = await this.#ask({ type: 'window.open', kind: 'server' });
    if (url === undefined) throw new Error('the engine opened a window by itself');
    return url;
  }

  /** Ends the engine and removes its data. */
  async end(): Promise<void> {
    this.#socket.terminate();
    await this.engine.end();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #ask<C extends Command>(command: C): Promise<ResultOf<C['type']>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, command }));
    // The engine answers a command with its own result.
    return answer as Promise<ResultOf<C['type']>>;
  }

  #message(text: string): void {
    const message = JSON.parse(text) as LinkMessage; // The engine under test wrote it.
    if (message.type === 'answer') this.#waiting.get(message.id)?.(message.result);
    else if (message.type === 'error') throw new Error(`the engine refused: ${text}`);
  }
}
