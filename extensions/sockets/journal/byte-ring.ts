/** A ring of bytes that grows as it fills: positions only ascend, and a position tells whether its bytes are left. */

/** Bytes set aside at once. Small enough that an idle server costs little, large enough that writes rarely cross. */
const BLOCK_BYTES = 256 * 1024;

/** Holds the last `maxBytes` bytes written, rounded down to whole blocks (but to one at least). */
export class ByteRing {
  readonly #blockBytes: number;
  readonly #maxBlocks: number;
  readonly #blocks: Uint8Array[] = [];
  #current: Uint8Array = new Uint8Array(0);
  /** Where in `#current` the next byte goes. */
  #offset = 0;
  /** The position of the next byte. */
  #head = 0;

  constructor(maxBytes: number) {
    this.#blockBytes = Math.max(1, Math.min(BLOCK_BYTES, maxBytes));
    this.#maxBlocks = Math.max(1, Math.floor(maxBytes / this.#blockBytes));
  }

  /** The position that the next byte will have. */
  get head(): number {
    return this.#head;
  }

  /** Copies the bytes in and returns the position of the first. What is longer than the ring loses its beginning. */
  write(data: Uint8Array): number {
    const position = this.#head;
    if (this.#offset + data.length <= this.#current.length) {
      this.#current.set(data, this.#offset);
      this.#offset += data.length;
      this.#head = position + data.length;
      return position;
    }
    this.#writeAcross(data);
    return position;
  }

  /** A copy of `length` bytes from `position` on; undefined when any of them is gone. */
  read(position: number, length: number): Uint8Array | undefined {
    if (position < 0 || !this.holds(position)) return undefined;
    const copy = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const at = position + done;
      const block = this.#blocks[Math.floor(at / this.#blockBytes) % this.#maxBlocks];
      if (block === undefined) return undefined;
      const from = at % this.#blockBytes;
      const part = block.subarray(from, Math.min(block.length, from + length - done));
      copy.set(part, done);
      done += part.length;
    }
    return copy;
  }

  /** Whether the byte at that position is left, and with it all that were written later. */
  holds(position: number): boolean {
    return position >= this.#head - this.#maxBlocks * this.#blockBytes;
  }

  #writeAcross(data: Uint8Array): void {
    let done = 0;
    while (done < data.length) {
      if (this.#offset === this.#current.length) this.#nextBlock();
      const part = data.subarray(done, done + this.#current.length - this.#offset);
      this.#current.set(part, this.#offset);
      this.#offset += part.length;
      this.#head += part.length;
      done += part.length;
    }
  }

  #nextBlock(): void {
    const index = (this.#head / this.#blockBytes) % this.#maxBlocks;
    this.#current = this.#blocks[index] ?? new Uint8Array(this.#blockBytes);
    this.#blocks[index] = this.#current;
    this.#offset = 0;
  }
}
