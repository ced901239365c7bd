/** SKELETON of the TCP client: the signatures stand, the bodies are being written. */
import type { ClientOptions, CloseReason, Endpoint } from '../protocol/nouns.js';
import type { Counters } from './counters.js';
import type { JournalSink } from './journal/sink.js';

/** What a client works with. */
export interface ClientSetup {
  /** The window's name, as it stands in connection.opened. */
  readonly name: string;
  readonly sink: JournalSink;
  readonly counters: Counters;
  /** Called for each complete message, after it was journalled. Copy what you keep. */
  readonly onMessage?: (payload: Uint8Array) => void;
  /** Called once a connection, when it is over. Not after a failed connect. */
  readonly onClosed?: (reason: CloseReason) => void;
}

/** A connection that stands. */
export interface ClientConnection {
  readonly connection: number;
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/** One client window's socket; after the end of a connection it may connect again (with a new connection id). */
export declare class TcpClient {
  constructor(setup: ClientSetup);
  readonly state: 'idle' | 'connecting' | 'connected' | 'ending';
  /** Rejects with FailureError (journalled as connection.failed): ECONNREFUSED, ETIMEDOUT, cancelled, already-connected (not journalled)… */
  connect(options: ClientOptions, signal?: AbortSignal): Promise<ClientConnection>;
  /**
   * Sends one message; a string is encoded and gets the line ending. In raw framing an empty message half-closes.
   * Throws FailureError: not-connected, not-encodable, message-too-long, EPIPE. Returns false while the peer reads too slowly.
   */
  send(message: Uint8Array | string): boolean;
  /** Sends our FIN; what the peer still says arrives. */
  halfClose(): void;
  /** Ends the connection (reason `local`) or cancels the attempt; resolves when the descriptor is free, 2 s at the latest. May be called twice. */
  disconnect(): Promise<void>;
}
