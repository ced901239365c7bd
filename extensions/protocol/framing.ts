/**
 * Framings: how a byte stream is cut into messages, and how a message becomes bytes. Pure, and in protocol rather
 * than in sockets because pages re-read recorded bytes with the very code that cut them on the wire.
 * A codec knows bytes and messages, never sockets.
 */

import { MAX_MESSAGE_BYTES } from './limits.js';
import type { FramingName } from './nouns.js';

/** How some bytes fall into messages. Read it before the next call to any codec: raw framing has one answer for all. */
export interface Cut {
  /** Complete messages that end in the bytes. */
  readonly count: number;
  /** Offsets just after each of them, ascending; null in raw framing, where the bytes are one message. */
  readonly ends: readonly number[] | null;
}

/** What `push` found: besides the cut, the payload of each complete message, without its framing. */
export interface Messages extends Cut {
  /** Views, into the chunk where the message lies whole in it. Nobody changes their bytes. */
  readonly payloads: readonly Uint8Array[];
}

/** Cuts one direction of one connection. It holds the part of a message that has not ended yet. */
export interface Codec {
  readonly name: FramingName;
  /**
   * Size of the message that is too long (as announced, or as far as it came); 0 while all is well.
   * Once it is set, `push` finds nothing more: where the next message starts is not known.
   */
  readonly excess: number;
  /** Takes the next bytes of the stream, cut anywhere. An empty chunk holds nothing. */
  push(chunk: Uint8Array): Messages;
}

/** The framing of outgoing messages, and the reading of bytes known to hold whole ones. Holds no state. */
export interface Framing {
  readonly name: FramingName;
  /** A new codec for the incoming direction. */
  codec(): Codec;
  /** The bytes that carry one message. In line framing a payload with an LF in it arrives as two messages. */
  encode(payload: Uint8Array): Uint8Array;
  /** The payload of one whole message as it stands on the wire. A missing line end is tolerated. */
  payloadOf(frame: Uint8Array): Uint8Array;
  /** How whole messages, one after another, are cut: for what we send. */
  cutOf(frames: Uint8Array): Cut;
}

const LF = 10;
const CR = 13;

/** Bytes of the length in front of each message in length framing; big-endian, unsigned. */
const LENGTH_BYTES = 4;

const EMPTY = new Uint8Array(0);
const NOTHING: Messages = { count: 0, ends: [], payloads: [] };
const NOTHING_RAW: Messages = { count: 0, ends: null, payloads: [] };
const ONE_RAW: Cut = { count: 1, ends: null };

/**
 * A chunk is a message: nothing is copied, and nothing is kept of it. One codec and one answer serve all connections:
 * with an answer each, every connection would keep its last chunk alive until the next one comes.
 */
class RawCodec implements Codec {
  readonly name = 'raw';
  readonly excess = 0;
  readonly #payloads: Uint8Array[] = [EMPTY];
  readonly #one: Messages = { count: 1, ends: null, payloads: this.#payloads };

  push(chunk: Uint8Array): Messages {
    if (chunk.length === 0) return NOTHING_RAW;
    this.#payloads[0] = chunk;
    return this.#one;
  }
}

/** Bytes of a message that has begun in an earlier chunk. Doubles, so that a byte at a time costs a byte at a time. */
class Partial {
  #bytes = EMPTY;
  length = 0;

  append(part: Uint8Array): void {
    const length = this.length + part.length;
    if (length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#bytes.length, FIRST_PARTIAL_BYTES));
      grown.set(this.#bytes.subarray(0, this.length));
      this.#bytes = grown;
    }
    this.#bytes.set(part, this.length);
    this.length = length;
  }

  /** Hands the bytes over and starts anew. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.length);
    this.drop();
    return taken;
  }

  drop(): void {
    this.#bytes = EMPTY;
    this.length = 0;
  }
}

/** Room for the first part of a message: a typed line fits. */
const FIRST_PARTIAL_BYTES = 128;

/** An LF ends a message and is not part of it. A CR before it is: what came is echoed as it came. */
class LineCodec implements Codec {
  readonly name = 'line';
  excess = 0;
  readonly #partial = new Partial();

  push(chunk: Uint8Array): Messages {
    if (this.excess > 0) return NOTHING;
    const payloads: Uint8Array[] = [];
    const ends: number[] = [];
    let start = 0;
    for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, start)) {
      if (this.#tooLong(at - start)) return { count: ends.length, ends, payloads };
      payloads.push(this.#finish(chunk.subarray(start, at)));
      start = at + 1;
      ends.push(start);
    }
    if (start < chunk.length && !this.#tooLong(chunk.length - start)) {
      this.#partial.append(start === 0 ? chunk : chunk.subarray(start));
    }
    return { count: ends.length, ends, payloads };
  }

  #finish(rest: Uint8Array): Uint8Array {
    if (this.#partial.length === 0) return rest;
    this.#partial.append(rest);
    return this.#partial.take();
  }

  #tooLong(more: number): boolean {
    const size = this.#partial.length + more;
    if (size <= MAX_MESSAGE_BYTES) return false;
    this.excess = size;
    this.#partial.drop();
    return true;
  }
}

/** Four bytes tell the length of what follows. An absurd length is refused before a byte is set aside for it. */
class LengthCodec implements Codec {
  readonly name = 'length';
  excess = 0;
  #headBytes = 0;
  #length = 0;
  readonly #partial = new Partial();

  push(chunk: Uint8Array): Messages {
    const payloads: Uint8Array[] = [];
    const ends: number[] = [];
    let at = 0;
    while (this.excess === 0) {
      at = this.#readHead(chunk, at);
      if (!this.#headKnown) break;
      const missing = this.#length - this.#partial.length;
      if (chunk.length - at < missing) {
        if (at < chunk.length) this.#partial.append(chunk.subarray(at));
        break;
      }
      payloads.push(this.#finish(chunk.subarray(at, at + missing)));
      at += missing;
      ends.push(at);
    }
    return { count: ends.length, ends, payloads };
  }

  get #headKnown(): boolean {
    return this.#headBytes === LENGTH_BYTES && this.excess === 0;
  }

  #readHead(chunk: Uint8Array, from: number): number {
    let at = from;
    while (this.#headBytes < LENGTH_BYTES && at < chunk.length) {
      // Not a shift: the first byte would reach the sign bit.
      this.#length = this.#length * 256 + (chunk[at] ?? 0);
      this.#headBytes++;
      at++;
    }
    if (this.#headBytes === LENGTH_BYTES && this.#length > MAX_MESSAGE_BYTES) this.excess = this.#length;
    return at;
  }

  #finish(rest: Uint8Array): Uint8Array {
    this.#headBytes = 0;
    this.#length = 0;
    if (this.#partial.length === 0) return rest;
    this.#partial.append(rest);
    return this.#partial.take();
  }
}

const RAW_CODEC = new RawCodec();

const raw: Framing = {
  name: 'raw',
  codec: () => RAW_CODEC,
  encode: (payload) => payload,
  payloadOf: (frame) => frame,
  cutOf: () => ONE_RAW,
};

const line: Framing = {
  name: 'line',
  codec: () => new LineCodec(),
  encode(payload) {
    const frame = new Uint8Array(payload.length + 1);
    frame.set(payload);
    frame[payload.length] = LF;
    return frame;
  },
  payloadOf: (frame) => (frame.at(-1) === LF ? frame.subarray(0, -1) : frame),
  cutOf(frames) {
    const ends: number[] = [];
    for (let at = frames.indexOf(LF); at !== -1; at = frames.indexOf(LF, at + 1)) ends.push(at + 1);
    return { count: ends.length, ends };
  },
};

const length: Framing = {
  name: 'length',
  codec: () => new LengthCodec(),
  encode(payload) {
    const frame = new Uint8Array(LENGTH_BYTES + payload.length);
    new DataView(frame.buffer).setUint32(0, payload.length);
    frame.set(payload, LENGTH_BYTES);
    return frame;
  },
  payloadOf: (frame) => frame.subarray(LENGTH_BYTES),
  cutOf(frames) {
    const view = new DataView(frames.buffer, frames.byteOffset, frames.byteLength);
    const ends: number[] = [];
    let at = 0;
    while (at + LENGTH_BYTES <= frames.length) {
      at += LENGTH_BYTES + view.getUint32(at);
      if (at <= frames.length) ends.push(at);
    }
    return { count: ends.length, ends };
  },
};

const FRAMING: Readonly<Record<FramingName, Framing>> = { raw, line, length };

/** The framing of that name. */
export function framingOf(name: FramingName): Framing {
  return FRAMING[name];
}

/**
 * Whether a payload is the empty message that ends a dialogue. A line is empty too when only the CR of a CR LF is
 * in it (telnet, `ncat -C`). Raw framing has no empty message: there, only the end of the stream says it.
 */
export function isEmptyMessage(payload: Uint8Array, framing: FramingName): boolean {
  if (framing === 'raw') return false;
  return payload.length === 0 || (framing === 'line' && payload.length === 1 && payload[0] === CR);
}
