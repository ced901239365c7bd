/**
 * A room is what a window may see: every server, or one client window's own connections. It numbers the events that concern
 * it without a gap, so that a follower knows by one index what it has sent, whatever else the journal holds.
 */

import type { JournalEvent } from '../../protocol/events.js';
import type { Servers, ServersState } from '../../protocol/projections/servers.js';
import { Pace } from './pace.js';
import { RecentDialogue, type ReadEvent } from './recent-dialogue.js';

/** Events a room remembers the numbers of: more than any follower may be behind. */
export const ROOM_BACKLOG = 4_096;

/** One room, for as long as its windows live. */
export class Room {
  readonly recent: RecentDialogue;
  /** How fast events come. */
  readonly pace = new Pace();
  readonly #read: ReadEvent;
  readonly #state: (servers: Servers) => ServersState;
  readonly #seqs = new Float64Array(ROOM_BACKLOG);
  #count = 0;

  /** `state`: the part of the projection that belongs in here. */
  constructor(read: ReadEvent, state: (servers: Servers) => ServersState) {
    this.#read = read;
    this.#state = state;
    this.recent = new RecentDialogue(read);
  }

  /** Events that ever concerned the room. */
  get count(): number {
    return this.#count;
  }

  /** Index of the first event that can still be had one by one. */
  get first(): number {
    return Math.max(0, this.#count - ROOM_BACKLOG);
  }

  /** Takes the next event. */
  add(seq: number): void {
    this.#seqs[this.#count % ROOM_BACKLOG] = seq;
    this.#count += 1;
    this.recent.add(seq);
  }

  /** The number in the journal of the event at an index from `first` on. */
  seqAt(index: number): number {
    return this.#seqs[index % ROOM_BACKLOG] ?? 0;
  }

  /** The event at an index from `first` on; undefined when the journal has dropped it. */
  eventAt(index: number): JournalEvent | undefined {
    return this.#read(this.seqAt(index));
  }

  /** The room's part of the state. Its rows are alive: write them out at once. */
  stateOf(servers: Servers): ServersState {
    return this.#state(servers);
  }
}
