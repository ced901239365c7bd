/**
 * Sends one page what concerns it: a snapshot, then every event after it. A page that is slow, was away, or stands before a
 * flood gets a new snapshot instead; nothing is queued, because what is to be sent is read when it can be sent.
 */

import type { JournalEvent } from '../../protocol/events.js';
import type { LinkMessage } from '../../protocol/commands.js';
import type { Feed } from './feed.js';
import { RECENT_EVENTS } from './recent-dialogue.js';
import type { Room } from './room.js';

/** Characters of JSON in one batch, as near as whole events come. */
const BATCH_CHARACTERS = 64 * 1024;

/** Batches (a snapshot counts as one) that may be unacknowledged. */
const UNACKNOWLEDGED = 2;

/** A page this many events behind gets a snapshot: it could not show them one by one anyway. */
const MAX_BEHIND = 2_000;

/** At most ten snapshots and some 1 MB of them a second. */
const SNAPSHOT_MS = 100;
const SNAPSHOT_CHARACTERS_PER_MS = 1_000;

/** How much of the recent dialogue a snapshot brings. */
interface Extent {
  readonly events: number;
  /** Of JSON, about. */
  readonly characters: number;
}

/** Usually all there is; a dialogue of large messages is cut, or one snapshot would take seconds of the budget. */
const WHOLE: Extent = { events: RECENT_EVENTS, characters: 1_000_000 };

/** During a flood a tall window's worth. The snapshot after it brings the rest. */
const SKETCH: Extent = { events: 200, characters: 64 * 1024 };

/** How soon after a flood's snapshot the next look at whether it is over. */
const SETTLE_MS = 250;

/** Where a follower sends. */
export interface FollowerPage {
  sendText(json: string): void;
}

/** What follows a room for a page; `stop` when the page is gone. */
export class Follower {
  readonly #feed: Feed;
  readonly #room: Room;
  readonly #page: FollowerPage;
  readonly #unfollow: () => void;
  /** The `seq` of each message not acknowledged yet. */
  #unacknowledged: number[] = [];
  /** Index in the room of the next event to send. */
  #index = 0;
  #nextSnapshotAt = 0;
  /** The last snapshot was a flood's: a whole one must follow. */
  #isSketch = false;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** Sends a first snapshot at once. */
  constructor(feed: Feed, room: Room, page: FollowerPage) {
    this.#feed = feed;
    this.#room = room;
    this.#page = page;
    feed.read();
    this.#snapshot(WHOLE);
    this.#unfollow = feed.follow(() => this.#pump());
  }

  /** The page has shown everything up to `seq`. */
  acknowledge(seq: number): void {
    this.#unacknowledged = this.#unacknowledged.filter((sent) => sent > seq);
    this.#pump();
  }

  /** Sends nothing more. */
  stop(): void {
    this.#unfollow();
    clearTimeout(this.#timer);
    this.#isStopped = true;
  }

  #pump(): void {
    while (!this.#isStopped && this.#unacknowledged.length < UNACKNOWLEDGED) {
      const isFlood = this.#room.pace.isFlooding(performance.now());
      if (isFlood || this.#isSketch || this.#isTooFarBehind()) {
        if (this.#index < this.#room.count || this.#isSketch) this.#snapshotWhenDue(isFlood);
        return;
      }
      if (this.#index >= this.#room.count) return;
      this.#batch();
    }
  }

  #isTooFarBehind(): boolean {
    return this.#index < this.#room.first || this.#room.count - this.#index > MAX_BEHIND;
  }

  #batch(): void {
    const parts: string[] = [];
    let characters = 0;
    let index = this.#index;
    while (index < this.#room.count && characters < BATCH_CHARACTERS) {
      const event = this.#room.eventAt(index);
      if (event === undefined) {
        // The journal has dropped it: the page is further behind than the journal is long.
        this.#isSketch = true;
        return;
      }
      const json = JSON.stringify(event);
      parts.push(json);
      characters += json.length + 1;
      index += 1;
    }
    const seq = index === this.#room.count ? this.#feed.seq : this.#room.seqAt(index - 1);
    this.#index = index;
    this.#sent(seq, `{"type":"events","seq":${seq},"events":[${parts.join(',')}]}`);
  }

  #snapshotWhenDue(isFlood: boolean): void {
    const now = performance.now();
    const wait = this.#nextSnapshotAt - now;
    if (wait > 0) {
      this.#lookAgainIn(wait);
      return;
    }
    this.#snapshot(isFlood ? SKETCH : WHOLE);
    this.#isSketch = isFlood;
    if (isFlood) this.#lookAgainIn(SETTLE_MS);
  }

  #snapshot(extent: Extent): void {
    const recent: readonly JournalEvent[] = this.#room.recent.last(extent.events, extent.characters);
    const message: LinkMessage = {
      type: 'snapshot',
      seq: this.#feed.seq,
      servers: this.#room.stateOf(this.#feed.servers),
      recent,
      omitted: this.#room.recent.count - recent.length,
    };
    const json = JSON.stringify(message);
    this.#index = this.#room.count;
    this.#isSketch = false;
    this.#nextSnapshotAt =
      performance.now() + Math.max(SNAPSHOT_MS, json.length / SNAPSHOT_CHARACTERS_PER_MS);
    this.#sent(this.#feed.seq, json);
  }

  #lookAgainIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pump(), ms);
  }

  #sent(seq: number, json: string): void {
    this.#unacknowledged.push(seq);
    this.#page.sendText(json);
  }
}
