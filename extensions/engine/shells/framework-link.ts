/** The engine's end of the framework's WebSocket: it hears the native page and speaks to it. Windows talk to the link. */

import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { WebSocket, type RawData } from 'ws';
import { decodeFrameworkStart, type FrameworkStart } from '../../protocol/decode.js';

/** Bytes of the object that the framework writes; its tokens are a few hundred. */
const MAX_START_BYTES = 64 * 1024;

/** How long the framework may take to take us. */
const CONNECT_MS = 5_000;

/** Reads what the framework writes to our standard input; undefined when nothing of the kind comes within `ms`. */
export async function readFrameworkStart(input: Readable, ms: number): Promise<FrameworkStart | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const finish = (start: FrameworkStart | undefined) => {
      clearTimeout(timer);
      input.off('data', onData).off('end', onEnd).off('error', onEnd);
      input.pause();
      resolve(start);
    };
    const onData = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const start = parseStart(text);
      if (start !== undefined || text.length > MAX_START_BYTES) finish(start);
    };
    const onEnd = () => finish(parseStart(text));
    const timer = setTimeout(onEnd, ms);
    input.on('data', onData).on('end', onEnd).on('error', onEnd);
  });
}

/** What the link to the framework tells. */
export interface FrameworkListener {
  /** The native page says `atelier.ready`, also after each reload. */
  ready(framework: FrameworkLink): void;
  /** The framework is gone: its window was closed, or it was killed. Once. */
  gone(): void;
}

/** A connection to the framework; it lives as long as the framework. */
export class FrameworkLink {
  readonly #socket: WebSocket;
  readonly #accessToken: string;

  private constructor(socket: WebSocket, accessToken: string) {
    this.#socket = socket;
    this.#accessToken = accessToken;
  }

  /** Connects as the extension that `start` names. Rejects when the framework does not take us. */
  static async connect(start: FrameworkStart, listener: FrameworkListener): Promise<FrameworkLink> {
    const query = new URLSearchParams({ extensionId: start.extensionId, connectToken: start.connectToken });
    const socket = new WebSocket(`ws://127.0.0.1:${start.port}?${query.toString()}`, {
      handshakeTimeout: CONNECT_MS,
      perMessageDeflate: false,
    });
    const link = new FrameworkLink(socket, start.accessToken);
    socket.on('message', (data) => {
      if (eventOf(data) === 'atelier.ready') listener.ready(link);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => socket.terminate());
    socket.once('close', () => listener.gone());
    return link;
  }

  /** Sends an event to every page of the framework's process. */
  broadcast(event: string, data: unknown): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const request = {
      id: randomUUID(),
      method: 'app.broadcast',
      accessToken: this.#accessToken,
      data: { event, data },
    };
    this.#socket.send(JSON.stringify(request));
  }

  /** Lets go. */
  close(): void {
    this.#socket.terminate();
  }
}

function parseStart(text: string): FrameworkStart | undefined {
  try {
    const decoded = decodeFrameworkStart(JSON.parse(text));
    return 'value' in decoded ? decoded.value : undefined;
  } catch {
    // Not all of it has come yet, or it is something else.
    return undefined;
  }
}

function eventOf(data: RawData): unknown {
  try {
    const message: unknown = JSON.parse((data as Buffer).toString('utf8'));
    return typeof message === 'object' && message !== null && 'event' in message ? message.event : undefined;
  } catch {
    // The framework sends JSON only; anything else is nothing to us.
    return undefined;
  }
}
