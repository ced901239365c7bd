/**
 * The nouns of the house: what a server, a strategy, a framing and a connection are called, everywhere.
 * Pure data; every room may import it, it imports nothing.
 */

/** How a server serves its clients. `threads` and `threads-join` join the list when they are built. */
export const STRATEGIES = ['event-loop', 'sequential'] as const;
/** One of {@link STRATEGIES}. */
export type Strategy = (typeof STRATEGIES)[number];

/** How a byte stream is cut into messages: a chunk as it came, a line, or a 4-byte big-endian length before each. */
export const FRAMINGS = ['raw', 'line', 'length'] as const;
/** One of {@link FRAMINGS}. */
export type FramingName = (typeof FRAMINGS)[number];

/** How text becomes bytes. */
export const ENCODINGS = ['utf-8', 'latin1'] as const;
/** One of {@link ENCODINGS}. */
export type EncodingName = (typeof ENCODINGS)[number];

/** What a client appends to a text it sends. Line framing brings its own LF; this comes before it. */
export const LINE_ENDINGS = ['none', 'lf', 'cr', 'crlf'] as const;
/** One of {@link LINE_ENDINGS}. */
export type LineEnding = (typeof LINE_ENDINGS)[number];

/** The kinds of answer a server gives to a message. */
export const REPLY_KINDS = ['echo', 'upper', 'none', 'template', 'manual', 'broadcast'] as const;
/** One of {@link REPLY_KINDS}. */
export type ReplyKind = (typeof REPLY_KINDS)[number];

/**
 * What a server answers. `template` holds {message} {name} {n} {time}; the others carry no text.
 * `manual`: a person answers; `broadcast`: the message goes to every other client.
 */
export type ReplyPolicy =
  | { readonly kind: Exclude<ReplyKind, 'template'> }
  | { readonly kind: 'template'; readonly template: string };

/** Simulated service work: `wait` sleeps without computing (I/O), `cpu` computes. */
export const WORK_KINDS = ['wait', 'cpu'] as const;
/** One of {@link WORK_KINDS}. */
export type WorkKind = (typeof WORK_KINDS)[number];

/** The work done for each message before its reply. `ms` from 0 (no work) to 60,000. */
export interface Work {
  readonly kind: WorkKind;
  readonly ms: number;
}

/** Where a connection stands, seen from the server. `ending`: our FIN is sent, the peer's close is awaited. */
export const CONNECTION_STATES = ['waiting', 'served', 'ending', 'closed'] as const;
/** One of {@link CONNECTION_STATES}. */
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/**
 * Why a connection closed, as far as TCP lets us know.
 * - `fin-word`: a message equal to «fin»; `empty`: an empty message, or in raw framing the end of the stream;
 * - `peer`: the peer closed (line and length framing tell it from an empty message); `reset`: RST seen;
 * - `local`: this client disconnected; `kicked`, `stopped`, `idle`, `full`, `too-long`: the server's own decisions;
 * - `error`: a failed call, told by a `connection.failed` before.
 */
export const CLOSE_REASONS = [
  'fin-word',
  'empty',
  'peer',
  'reset',
  'local',
  'kicked',
  'stopped',
  'idle',
  'full',
  'too-long',
  'error',
] as const;
/** One of {@link CLOSE_REASONS}. */
export type CloseReason = (typeof CLOSE_REASONS)[number];

/** One end of a connection. `port` from 0 to 65,535; `address` as the system prints it, without brackets. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** Where a server listens and how it serves: what a person chooses. Limits: see `limits.ts`. */
export interface ServingOptions {
  readonly host: string;
  /** 0 to 65,535; 0 lets the system choose. */
  readonly port: number;
  readonly strategy: Strategy;
  readonly reply: ReplyPolicy;
  readonly work: Work;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  readonly maxClients: number;
  /** Seconds without a received byte before a client is disconnected; 0 means never. */
  readonly idleSeconds: number;
}

/** Everything that says how a server behaves, as started: what was chosen, and the phrases that it speaks. */
export interface ServerOptions extends ServingOptions {
  /** The name of the nth unnamed peer; holds {n}. The door hands the phrase in: sockets knows no language. */
  readonly peerName: string;
  /** What a full server says before it ends; holds {n} and {max}. */
  readonly fullText: string;
}

/** What may change while a server runs. An absent property stays as it is. */
export interface ServerChange {
  readonly reply?: ReplyPolicy;
  readonly work?: Work;
  readonly idleSeconds?: number;
}

/** How a client turns text into bytes and back. */
export interface StreamOptions {
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  readonly lineEnding: LineEnding;
}

/** Everything a client needs to connect. */
export interface ClientOptions extends StreamOptions {
  readonly host: string;
  /** 1 to 65,535. */
  readonly port: number;
  /** Seconds to wait for the connection; 1 to 600. */
  readonly timeoutSeconds: number;
}
