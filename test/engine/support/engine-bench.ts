/** An engine in this process, and pages that talk to it over real WebSockets. */

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import type {
  Command,
  LinkMessage,
  ResultOf,
  Snapshot,
  Welcome,
} from '../../../extensions/protocol/commands.js';
import { decodeLinkMessage } from '../../../extensions/protocol/decode-link.js';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { LINK_PATH, parseLinkFragment } from '../../../extensions/protocol/link-address.js';
import type { ServerOptions } from '../../../extensions/protocol/nouns.js';
import { Engine, type EngineSetup } from '../../../extensions/engine/engine.js';
import { source } from '../../../extensions/engine/server-worker.source.js';
import { NO_SHELL } from '../../../extensions/engine/shells/shell.js';

/** The program of the server threads: bundled once a process. */
export const workerSource: string = source;

/** A server's options, as a window would send them; port 0. */
export function serverOptions(change: Partial<ServerOptions> = {}): ServerOptions {
  return {
    ...{
      host: '127.0.0.1',
      port: 0,
      strategy: 'event-loop',
      reply: { kind: 'echo' },
      work: { kind: 'wait', ms: 0 },
    },
    ...{ framing: 'raw', encoding: 'utf-8', maxClients: 100, idleSeconds: 0 },
    ...{ peerName: 'Pair {n}', fullText: 'Serveur complet ({n}/{max}).' },
    ...change,
  };
}

/** An engine that ends with the test, and whose bugs fail it. */
export interface EngineBench {
  readonly engine: Engine;
  /** Errors that were no expected failures. */
  readonly bugs: unknown[];
  readonly folder: string;
  /** Lets a server window in. */
  openServerPage(): Promise<Page>;
  /** Opens a client window from another page and lets it in. */
  openClientPage(from: Page, prefill?: { host: string; port: number }): Promise<Page>;
}

/** Starts an engine with a data folder of its own. */
export async function startEngine(
  context: TestContext,
  change: Partial<EngineSetup> = {},
): Promise<EngineBench> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-test-'));
  const bugs: unknown[] = [];
  const engine = new Engine({
    ...{ shell: NO_SHELL, resources: join(folder, 'resources'), workerSource, version: '0', language: 'fr' },
    user: { platform: 'linux', env: { ATELIER_DATA_DIR: join(folder, 'data') }, home: folder },
    trouble: () => undefined,
    bug: (error) => bugs.push(error),
    graceMs: 200,
    ...change,
  });
  await engine.start();
  context.after(async () => {
    await engine.end();
    await rm(folder, { recursive: true, force: true });
    if (bugs.length > 0) throw bugs[0];
  });
  return {
    ...{ engine, bugs, folder },
    openServerPage: async () => Page.open(engine.port, { ticket: engine.serverTicket() }),
    async openClientPage(from, prefill = { host: '127.0.0.1', port: 1 }) {
      const { url = '' } = await from.ask({ type: 'window.open', kind: 'client', ...prefill });
      const address = parseLinkFragment(new URL(url).hash);
      return Page.open(engine.port, { ticket: address?.ticket ?? '' });
    },
  };
}

/** A WebSocket to the link as a page would open it. */
export function knock(port: number, headers: Record<string, string> = {}): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${LINK_PATH}`, {
    headers: { Origin: 'http://127.0.0.1:1234', ...headers },
  });
  socket.on('error', () => undefined);
  return socket;
}

/** The close code that a socket gets. */
export async function closeCode(socket: WebSocket): Promise<number> {
  if (socket.readyState === WebSocket.CLOSED) throw new Error('closed before anybody listened');
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A page: asks, and keeps all it hears. It acknowledges everything at once unless told otherwise. */
export class Page {
  readonly socket: WebSocket;
  readonly heard: LinkMessage[] = [];
  /** Settings, events and the like, as applied. */
  readonly events: JournalEvent[] = [];
  readonly snapshots: Snapshot[] = [];
  acknowledges = true;
  welcome!: Welcome;
  readonly #pending = new Map<number, Pending>();
  readonly #watchers = new Set<() => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.#message(data.toString('utf8')));
  }

  /** Opens a page by a ticket or a key; rejects with the close code when it is not let in. */
  static async open(port: number, pass: { ticket?: string; key?: string }): Promise<Page> {
    const socket = knock(port);
    const page = new Page(socket);
    await once(socket, 'open');
    const hello = page.ask({ type: 'hello', ...pass, language: 'fr' });
    const refused = closeCode(socket).then((code) => {
      throw new Error(`closed ${code}`);
    });
    page.welcome = await Promise.race([hello, refused]);
    refused.catch(() => undefined);
    return page;
  }

  /** Asks and resolves with the result, or rejects with the FailureError. */
  async ask<C extends Command>(command: C): Promise<ResultOf<C['type']>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.socket.send(JSON.stringify({ id, command }));
    return (await answer) as ResultOf<C['type']>;
  }

  /** Acknowledges. */
  acknowledge(seq: number): void {
    this.socket.send(JSON.stringify({ id: 0, command: { type: 'ack', seq } }));
  }

  /** Resolves with the first event, heard or to come, that fits. */
  async event(fits: (event: JournalEvent) => boolean): Promise<JournalEvent> {
    await this.until(() => this.events.some(fits));
    return this.events.find(fits) as JournalEvent;
  }

  /** Resolves once the condition holds; it is looked at after each message. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve) => {
      const watch = () => {
        if (!holds()) return;
        this.#watchers.delete(watch);
        resolve();
      };
      this.#watchers.add(watch);
    });
  }

  /** Closes as a browser does when its window goes. */
  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }

  #message(text: string): void {
    const message = decodeLinkMessage(text);
    if (message === null) throw new Error(`not a link message: ${text.slice(0, 100)}`);
    this.heard.push(message);
    this.#take(message);
    for (const watch of [...this.#watchers]) watch();
  }

  #take(message: LinkMessage): void {
    if (message.type === 'answer') this.#pending.get(message.id)?.resolve(message.result);
    else if (message.type === 'error') {
      if (message.id !== null) this.#pending.get(message.id)?.reject(new FailureError(message.failure));
    } else if (message.type === 'snapshot') this.snapshots.push(message);
    else if (message.type === 'events') this.events.push(...message.events);
    else return;
    if ('seq' in message && this.acknowledges) this.acknowledge(message.seq);
  }
}
