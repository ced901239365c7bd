/** The TCP client of one client window: its socket, and the way from what was typed to bytes. */

import type { Message } from '../../protocol/commands.js';
import { parseHex } from '../../protocol/bytes.js';
import { FailureError } from '../../protocol/failures.js';
import type { ClientOptions, EncodingName } from '../../protocol/nouns.js';
import { parseEscapes } from '../../protocol/text.js';
import { TcpClient, type ClientConnection } from '../../sockets/client.js';
import type { Counters } from '../../sockets/counters.js';
import type { Journal } from '../../sockets/journal/journal.js';
import type { ConnectionRef, JournalSink } from '../../sockets/journal/sink.js';
import type { ClientRoom } from '../feed/feed.js';

/** What a window's client works with. */
export interface WindowClientSetup {
  /** The window's name. */
  readonly name: string;
  readonly journal: Journal;
  readonly counters: Counters;
  readonly clientRoom: ClientRoom;
}

/** `close` when the window is gone. */
export class WindowClient {
  readonly #client: TcpClient;
  readonly #sink: OwningSink;
  #encoding: EncodingName = 'utf-8';
  #attempt: AbortController | undefined;

  constructor({ name, journal, counters, clientRoom }: WindowClientSetup) {
    this.#sink = new OwningSink(journal, clientRoom);
    this.#client = new TcpClient({ name, sink: this.#sink, counters });
  }

  /** Connects, or rejects with the failure. */
  async connect(options: ClientOptions): Promise<ClientConnection> {
    const attempt = new AbortController();
    this.#attempt ??= attempt;
    try {
      const connection = await this.#client.connect(options, attempt.signal);
      this.#encoding = options.encoding;
      return connection;
    } finally {
      if (this.#attempt === attempt) this.#attempt = undefined;
    }
  }

  /** Gives up an attempt under way; nothing happens without one. */
  cancel(): void {
    this.#attempt?.abort();
  }

  /** Sends one message and returns the bytes that were handed over, framing included. Throws the failure. */
  send(message: Message): number {
    const before = this.#sink.bytesSent;
    this.#client.send(payloadOf(message, this.#encoding));
    return this.#sink.bytesSent - before;
  }

  /** Sends our FIN. */
  halfClose(): void {
    if (this.#client.state !== 'connected') {
      throw new FailureError({ code: 'not-connected', action: 'send', details: {} });
    }
    this.#client.halfClose();
  }

  /** Ends the connection; resolves when its descriptor is free. */
  async close(): Promise<void> {
    this.cancel();
    await this.#client.disconnect();
  }
}

/** What goes to sockets for a message: text that it encodes itself, or bytes. Throws `hex-invalid` or `escape-invalid`. */
export function payloadOf(message: Message, encoding: EncodingName): Uint8Array | string {
  if ('hex' in message) return parseHex(message.hex);
  return message.escapes === true ? parseEscapes(message.text, encoding) : message.text;
}

/** The journal, with a note of whose connections these are before their first event is in it. */
class OwningSink implements JournalSink {
  readonly #journal: Journal;
  readonly #room: ClientRoom;
  /** Of all connections together. */
  bytesSent = 0;

  constructor(journal: Journal, room: ClientRoom) {
    this.#journal = journal;
    this.#room = room;
  }

  received(...[about, data, cut]: Parameters<JournalSink['received']>): void {
    this.#journal.received(about, data, cut);
  }

  sent(...[about, data, cut]: Parameters<JournalSink['sent']>): void {
    this.bytesSent += data.length;
    this.#journal.sent(about, data, cut);
  }

  note(notice: Parameters<JournalSink['note']>[0]): void {
    if (isAboutConnection(notice)) this.#room.own(notice.connection);
    this.#journal.note(notice);
  }

  flush(): void {
    this.#journal.flush();
  }
}

function isAboutConnection<T extends object>(notice: T): notice is T & ConnectionRef {
  return 'connection' in notice;
}
