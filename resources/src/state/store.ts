/**
 * What a page knows: the servers and their clients, each server's dialogue, the settings, the state of the link.
 * It changes only by what the link brings, through the projections of protocol/; views read it and are told once a
 * frame that it may have changed.
 */

import type { Snapshot, Welcome } from '../../../extensions/protocol/commands.js';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import { Dialogue } from '../../../extensions/protocol/projections/dialogue.js';
import {
  Servers,
  type ConnectionRow,
  type ServerRow,
} from '../../../extensions/protocol/projections/servers.js';
import type { Language, Settings } from '../../../extensions/protocol/settings.js';
import { engineOffset } from './engine-clock.js';
import type { LinkListener, LinkStatus } from './link-client.js';
import { Pacing, type PacingEnvironment } from './pacing.js';

/** What the store needs from outside. */
export interface StoreEnvironment extends PacingEnvironment {
  /** Tells the engine that everything up to `seq` is shown. */
  acknowledge(seq: number): void;
  /** The page's language until the engine has said which one is set. */
  readonly language: Language;
}

/** Which dialogue: a server's by its id, or null for the client window's own. */
export type DialogueKey = number | null;

/** The one store of a page. */
export class Store implements LinkListener {
  readonly #environment: StoreEnvironment;
  readonly #pacing: Pacing;
  readonly #listeners = new Set<() => void>();
  readonly #dialogues = new Map<DialogueKey, Dialogue>();
  /** Up to which event a person has cleared a dialogue: a snapshot must not bring it back. */
  readonly #clearedTo = new Map<DialogueKey, number>();
  #servers = new Servers();
  #status: LinkStatus = 'connecting';
  #welcome: Welcome | null = null;
  #settings: Settings | null = null;
  readonly #omitted = new Map<DialogueKey, number>();
  #seq = 0;
  /** Whether something came that the engine waits to have acknowledged. */
  #owes = false;
  #renames = 0;
  #clockOffset = 0;

  constructor(environment: StoreEnvironment) {
    this.#environment = environment;
    this.#pacing = new Pacing(environment, () => {
      this.#show();
    });
  }

  /** Where the link stands. */
  get linkStatus(): LinkStatus {
    return this.#status;
  }

  /** What the engine said when it let the page in; null before. */
  get welcomed(): Welcome | null {
    return this.#welcome;
  }

  /** The settings; null before the page is let in. */
  get currentSettings(): Settings | null {
    return this.#settings;
  }

  /** The language to speak: as set, else the system's, else the page's. */
  get language(): Language {
    return this.#settings?.language ?? this.#welcome?.systemLanguage ?? this.#environment.language;
  }

  /** The projection of servers and connections; replaced by a snapshot, so do not keep it. */
  get servers(): Servers {
    return this.#servers;
  }

  /** Dialogue events the engine no longer sends. It counts them for all servers together. */
  omittedOf(key: DialogueKey): number {
    return this.#omitted.get(key) ?? 0;
  }

  /** Grows with every rename: what was drawn with the old name is out of date. */
  get renames(): number {
    return this.#renames;
  }

  /** The last event taken in. */
  get seq(): number {
    return this.#seq;
  }

  /** Milliseconds to add to an event's `at` (in ms) to get the wall clock of this machine. */
  get clockOffset(): number {
    return this.#clockOffset;
  }

  /** One server; undefined when it is not known (any more). */
  server(id: number): Readonly<ServerRow> | undefined {
    return this.#servers.servers.get(id);
  }

  /** The client window's own connection; null when there is none. */
  ownConnection(): Readonly<ConnectionRow> | null {
    for (const row of this.#servers.connections.values()) if (row.server === null) return row;
    return null;
  }

  /** A dialogue; empty where nothing was said. A snapshot replaces it: compare identities to notice. */
  dialogueOf(key: DialogueKey): Dialogue {
    const known = this.#dialogues.get(key);
    if (known !== undefined) return known;
    const fresh = new Dialogue();
    this.#dialogues.set(key, fresh);
    return fresh;
  }

  /** Empties one dialogue's screen. The journal keeps what was said. */
  clearDialogue(key: DialogueKey): void {
    this.#clearedTo.set(key, this.#seq);
    const dialogue = this.dialogueOf(key);
    dialogue.clear();
    this.#omitted.delete(key);
    this.#pacing.touch(0);
  }

  /** Calls `listener` after changes, at most once a frame, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  // ---- what the link brings

  /** See {@link LinkListener}. */
  welcome(welcome: Welcome): void {
    this.#welcome = welcome;
    this.#settings = welcome.settings;
    this.#pacing.touch(0);
  }

  /** Everything the page held is replaced. */
  snapshot(snapshot: Snapshot): void {
    this.#servers = new Servers(snapshot.servers);
    this.#countOmitted(snapshot);
    this.#dialogues.clear();
    for (const event of snapshot.recent) this.#intoDialogue(event);
    this.#clockOffset =
      engineOffset(snapshot.recent.at(-1), snapshot.servers.connections) ?? this.#clockOffset;
    this.#seq = snapshot.seq;
    this.#owes = true;
    this.#pacing.touch(snapshot.recent.length);
  }

  /** Applies events in order. */
  events(events: readonly JournalEvent[], seq: number): void {
    for (const event of events) {
      this.#servers.apply(event);
      this.#intoDialogue(event);
    }
    this.#clockOffset = engineOffset(events.at(-1), []) ?? this.#clockOffset;
    this.#seq = Math.max(this.#seq, seq);
    this.#owes = true;
    this.#pacing.touch(events.length);
  }

  /** See {@link LinkListener}. */
  settings(settings: Settings): void {
    this.#settings = settings;
    this.#pacing.touch(0);
  }

  /** See {@link LinkListener}. */
  status(status: LinkStatus): void {
    this.#status = status;
    this.#pacing.touch(0);
    // A lost engine is said at once, whatever the pace was.
    if (status === 'lost' || status === 'refused' || status === 'absent') this.#pacing.flush();
  }

  /** Nothing is missing of a dialogue whose server's start is among the events that came, or that a person cleared. */
  #countOmitted({ omitted, recent, servers }: Snapshot): void {
    const whole = new Set(recent.map((event) => (event.type === 'server.started' ? event.server : null)));
    this.#omitted.clear();
    this.#omitted.set(null, omitted);
    for (const { server } of servers.servers) if (!whole.has(server)) this.#omitted.set(server, omitted);
    for (const cleared of this.#clearedTo.keys()) this.#omitted.delete(cleared);
  }

  #intoDialogue(event: JournalEvent): void {
    const key = event.server;
    if (event.type === 'connection.named') this.#renames += 1;
    if (event.seq <= (this.#clearedTo.get(key) ?? 0)) return;
    const dialogue = this.dialogueOf(key);
    if ('connection' in event && !dialogue.knows(event.connection)) this.#introduce(dialogue, event);
    dialogue.apply(event);
  }

  /** A snapshot's events may speak of connections that opened long before: its rows know who they are. */
  #introduce(dialogue: Dialogue, event: JournalEvent & { readonly connection: number }): void {
    const row = this.#servers.connections.get(event.connection);
    if (row !== undefined && event.type !== 'connection.opened') dialogue.introduce(row);
  }

  #show(): void {
    for (const listener of [...this.#listeners]) listener();
    // Also when the number is an old one: a second snapshot of the same state waits for its answer like any other.
    if (!this.#owes) return;
    this.#owes = false;
    this.#environment.acknowledge(this.#seq);
  }
}
