/**
 * The last dialogue events of one room. They are numbers into the journal while they are young; before the journal could
 * drop them they are made into objects, so that a quiet dialogue beside a flood keeps its transcript.
 */

import type { JournalEvent } from '../../protocol/events.js';

/** Entries kept: what a snapshot may carry. */
export const RECENT_EVENTS = 1_000;

/** Characters of an event's JSON without its data, about. */
const EVENT_CHARACTERS = 180;

/** Reads an event for the link; undefined when the journal has dropped it. */
export type ReadEvent = (seq: number) => JournalEvent | undefined;

/** A ring of dialogue events. */
export class RecentDialogue {
  readonly #read: ReadEvent;
  readonly #seqs = new Float64Array(RECENT_EVENTS);
  readonly #kept: (JournalEvent | undefined)[] = new Array<JournalEvent | undefined>(RECENT_EVENTS);
  #count = 0;
  /** Entries below it are objects already. */
  #keptTo = 0;
  /** Entries below it were there at the last call of {@link age}. */
  #agedTo = 0;

  constructor(read: ReadEvent) {
    this.#read = read;
  }

  /** Dialogue events ever. */
  get count(): number {
    return this.#count;
  }

  /** Takes the number of the newest one. */
  add(seq: number): void {
    const slot = this.#count % RECENT_EVENTS;
    this.#seqs[slot] = seq;
    this.#kept[slot] = undefined;
    this.#count += 1;
  }

  /**
   * Makes objects of the entries that were there at the call before. Called whenever the journal has taken a fraction of
   * its bound, so a flood turns the ring over before anything is made, and each quiet entry is made once.
   */
  age(): void {
    for (let index = Math.max(this.#keptTo, this.#first); index < this.#agedTo; index++) {
      this.#kept[index % RECENT_EVENTS] ??= this.#read(this.#seqAt(index));
    }
    this.#keptTo = Math.max(this.#keptTo, this.#agedTo);
    this.#agedTo = this.#count;
  }

  /** The last events, at most `limit` of them and about `characters` of JSON, oldest first. */
  last(limit: number, characters: number): JournalEvent[] {
    const events: JournalEvent[] = [];
    const first = Math.max(this.#first, this.#count - limit);
    let left = characters;
    for (let index = this.#count - 1; index >= first && left > 0; index--) {
      const event = this.#kept[index % RECENT_EVENTS] ?? this.#read(this.#seqAt(index));
      if (event === undefined) break;
      left -= EVENT_CHARACTERS + ('data' in event ? (event.data?.length ?? 0) : 0);
      events.push(event);
    }
    return events.reverse();
  }

  get #first(): number {
    return Math.max(0, this.#count - RECENT_EVENTS);
  }

  #seqAt(index: number): number {
    return this.#seqs[index % RECENT_EVENTS] ?? 0;
  }
}
