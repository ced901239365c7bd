/**
 * What crosses the link between a window and the engine, as JSON text frames.
 *
 * The page speaks first with `hello`; nothing else is answered before it. Every request carries an `id` of the
 * page's choice and gets exactly one answer with that id; events come on their own. A page is in one room: the
 * server window sees every server; a client window sees its own client only.
 */

import type { Failure } from './failures.js';
import type { JournalEvent } from './events.js';
import type { ClientOptions, ServerChange, ServerOptions } from './nouns.js';
import type { ServersState } from './projections/servers.js';
import type { Language, Settings, SettingsPatch } from './settings.js';

/** The kinds of window. `lab` joins them later. */
export const WINDOW_KINDS = ['server', 'client'] as const;
/** One of {@link WINDOW_KINDS}. */
export type WindowKind = (typeof WINDOW_KINDS)[number];

/** What a page asks of the engine. */
export type Command =
  /** A ticket opens the window for the first time; a key (from the first answer) opens it again after a reload. */
  | { readonly type: 'hello'; readonly ticket?: string; readonly key?: string; readonly language: Language }
  /**
   * Everything up to `seq` has been shown. The engine sends at most two unacknowledged batches, a snapshot counting as one.
   * The one request without an answer: its id may be any.
   */
  | { readonly type: 'ack'; readonly seq: number }
  | { readonly type: 'server.start'; readonly options: ServerOptions }
  | { readonly type: 'server.stop'; readonly server: number }
  | { readonly type: 'server.change'; readonly server: number; readonly change: ServerChange }
  | { readonly type: 'server.kick'; readonly server: number; readonly connection: number }
  | {
      readonly type: 'server.rename';
      readonly server: number;
      readonly connection: number;
      readonly name: string;
    }
  /** `connection: null` sends to all. */
  | {
      readonly type: 'server.send';
      readonly server: number;
      readonly connection: number | null;
      readonly message: Message;
    }
  /** Answers when connected, or with the failure. */
  | { readonly type: 'client.connect'; readonly options: ClientOptions }
  | { readonly type: 'client.cancel' }
  | { readonly type: 'client.send'; readonly message: Message }
  | { readonly type: 'client.half-close' }
  | { readonly type: 'client.disconnect' }
  /** Opens another window; a client window starts with this host and port filled in. */
  | {
      readonly type: 'window.open';
      readonly kind: WindowKind;
      readonly host?: string;
      readonly port?: number;
    }
  | { readonly type: 'settings.set'; readonly patch: SettingsPatch }
  /** Writes a file into the downloads folder; a taken name gets a number. `base64` holds the content. */
  | { readonly type: 'export'; readonly name: string; readonly base64: string }
  /** All bytes of one event. */
  | { readonly type: 'event.data'; readonly seq: number };

/** Text (encoded by the connection's encoding; escapes read as bytes when asked) or bytes in hex. */
export type Message = { readonly text: string; readonly escapes?: boolean } | { readonly hex: string };

/** The types of command. */
export type CommandType = Command['type'];

/** One command by its type. */
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** What an answered command gives back. Commands not named here give `null`. */
export interface Results {
  readonly hello: Welcome;
  readonly 'server.start': { readonly server: number; readonly host: string; readonly port: number };
  readonly 'client.connect': { readonly connection: number };
  /** Bytes handed to the connection, framing included. */
  readonly 'client.send': { readonly bytes: number };
  readonly 'server.send': { readonly clients: number };
  readonly export: { readonly path: string };
  readonly 'event.data': { readonly base64: string };
  /** The number of the window, or null where a browser has to be opened by hand: then `url` is set. */
  readonly 'window.open': { readonly opened: boolean; readonly url?: string };
}

/** The result type of a command. */
export type ResultOf<T extends CommandType> = T extends keyof Results ? Results[T] : null;

/** A request frame: a command and the page's number for it, 0 to 2^53-1. */
export interface Request {
  readonly id: number;
  readonly command: Command;
}

/** What a page learns when it is let in. */
export interface Welcome {
  /** For `hello` after a reload; to be kept in sessionStorage. */
  readonly key: string;
  readonly kind: WindowKind;
  /** 1 for the first client window, 2 for the next: «Client», «Client 2». 0 for the server window. */
  readonly number: number;
  readonly settings: Settings;
  /** The system's language, when settings.language is null. */
  readonly systemLanguage: Language;
  /** Host and port to fill in, for a client window that was opened from a server. */
  readonly prefill?: { readonly host: string; readonly port: number };
  /** `process.platform` of the engine: which line Python would print. */
  readonly platform: string;
  readonly version: string;
  /** Addresses of this machine's interfaces (IPv4 first), for a class on the local network. */
  readonly addresses: readonly string[];
  /** Clients a server can hold here: the descriptor limit minus a reserve. */
  readonly maxClients: number;
  /** Whether the engine can open windows by itself (native, or a Chromium app window). */
  readonly canOpenWindows: boolean;
}

/** A new whole truth: replaces everything the page held. */
export interface Snapshot {
  readonly type: 'snapshot';
  /** The state after this event; the next batch starts at the first later one that concerns the page. */
  readonly seq: number;
  readonly servers: ServersState;
  /** The last events of the dialogue that concern the page, oldest first; at most 1,000. */
  readonly recent: readonly JournalEvent[];
  /** Dialogue events before those, which are no longer sent. */
  readonly omitted: number;
}

/** What the engine sends on its own or in answer. */
export type LinkMessage =
  | { readonly type: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number | null; readonly failure: Failure }
  | Snapshot
  /** Events that concern the page, ascending. `seq`: everything up to here was considered; to be acknowledged. */
  | { readonly type: 'events'; readonly seq: number; readonly events: readonly JournalEvent[] }
  | { readonly type: 'settings'; readonly settings: Settings }
  /** The engine is about to end; the page says so. */
  | { readonly type: 'ending' };

/** WebSocket close codes of ours, from the range for applications. */
export const LINK_CLOSE = {
  /** The ticket or key is unknown, used, or too old. */
  unauthorised: 4401,
  /** No `hello` within five seconds. */
  silent: 4408,
  /** A second live use of a key. */
  duplicate: 4409,
  /** A frame over the limit, or a flood of malformed ones. */
  malformed: 4413,
} as const;

/** Bytes of one frame from a page: an export of a long dialogue in base64 must fit. */
export const MAX_COMMAND_BYTES = 64 * 1024 * 1024;
