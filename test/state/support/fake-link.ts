/** A link whose other end is the test. */

import type { Welcome } from '../../../extensions/protocol/commands.js';
import { LinkClient, type LinkListener, type LinkSocket } from '../../../resources/src/state/link-client.js';
import { FakeTime } from './fake-time.js';

/** A socket that a test opens, closes and speaks through. */
export class FakeSocket implements LinkSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  readonly url: string;
  readonly sent: { id: number; command: Record<string, unknown> }[] = [];
  closed = false;

  constructor(url: string) {
    this.url = url;
  }

  send(frame: string): void {
    this.sent.push(JSON.parse(frame) as { id: number; command: Record<string, unknown> });
  }

  close(): void {
    this.closed = true;
  }

  /** The engine speaks. */
  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** The engine accepts the connection and the page's hello. */
  async letsIn(welcome: Welcome): Promise<void> {
    this.onopen?.();
    this.says({ type: 'answer', id: this.sent.at(-1)?.id, result: welcome });
    await Promise.resolve();
    await Promise.resolve();
  }
}

/** A link client with everything around it in the test's hand. */
export interface LinkStage {
  readonly link: LinkClient;
  readonly time: FakeTime;
  readonly sockets: FakeSocket[];
  readonly kept: ({ port: number; key: string } | null)[];
  readonly heard: string[];
  /** The newest socket. */
  readonly socket: () => FakeSocket;
}

/** Sets the stage. */
export function linkStage(): LinkStage {
  const time = new FakeTime();
  const sockets: FakeSocket[] = [];
  const kept: ({ port: number; key: string } | null)[] = [];
  const heard: string[] = [];
  const listener: LinkListener = {
    welcome: ({ number }) => heard.push(`welcome ${number}`),
    snapshot: ({ seq }) => heard.push(`snapshot ${seq}`),
    events: (events, seq) => heard.push(`events ${events.length} up to ${seq}`),
    settings: ({ zoom }) => heard.push(`settings ${zoom}`),
    status: (status) => heard.push(status),
  };
  const link = new LinkClient(
    {
      open: (url) => {
        const socket = new FakeSocket(url);
        sockets.push(socket);
        return socket;
      },
      after: time.after,
      now: time.now,
      keepKey: (door) => kept.push(door),
      language: 'fr',
    },
    listener,
  );
  const socket = (): FakeSocket => {
    const last = sockets.at(-1);
    if (last === undefined) throw new Error('No socket was opened');
    return last;
  };
  return { link, time, sockets, kept, heard, socket };
}
