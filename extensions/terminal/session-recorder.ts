/** `--session FILE`: the journal as JSON lines, written each second, never beyond its bound. */

import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { FailureError } from '../protocol/failures.js';
import type { Journal } from '../sockets/journal/journal.js';

/** Bytes a session file takes at most: a disk is not to be filled by a lesson. */
export const MAX_SESSION_BYTES = 1024 * 1024 * 1024;

/** Milliseconds between two writes: at most so much is lost when the process is killed. */
const WRITE_EVERY_MS = 1000;

/** Events turned into text at a time, so that a write never holds up the sockets for long. */
const EVENTS_AT_ONCE = 2000;

/** Hears that nothing more is written: the bound is reached, or the system refuses (a full disk). */
export type SessionEnd = (why: 'full' | 'failed') => void;

/** One file of one session. Readable by its owner only. Ends with {@link finish}. */
export class SessionRecorder {
  readonly #file: FileHandle;
  readonly #journal: Journal;
  readonly #onEnd: SessionEnd;
  readonly #timer: NodeJS.Timeout;
  #next = 1;
  #bytes = 0;
  #ended = false;
  #writing: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, journal: Journal, onEnd: SessionEnd) {
    this.#file = file;
    this.#journal = journal;
    this.#onEnd = onEnd;
    this.#timer = setInterval(() => this.#schedule(), WRITE_EVERY_MS);
  }

  /** Creates the file; an existing one is not overwritten. Throws the failure `file`. `onEnd` is called at most once. */
  static async open(path: string, journal: Journal, onEnd: SessionEnd): Promise<SessionRecorder> {
    try {
      return new SessionRecorder(await open(path, 'wx', 0o600), journal, onEnd);
    } catch (error) {
      throw new FailureError({ code: 'file', action: 'write-file', details: { path } }, error);
    }
  }

  /** Writes what is left and closes the file. */
  async finish(): Promise<void> {
    clearInterval(this.#timer);
    this.#schedule();
    await this.#writing;
    await this.#file.close();
  }

  #schedule(): void {
    this.#writing = this.#writing.then(() => this.#write()).catch(() => this.#stop('failed'));
  }

  async #write(): Promise<void> {
    while (!this.#ended && this.#next <= this.#journal.lastSeq) {
      const events = this.#journal.read(this.#next, EVENTS_AT_ONCE);
      const last = events.at(-1);
      if (last === undefined) return;
      const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      const bytes = Buffer.byteLength(text);
      if (this.#bytes + bytes > MAX_SESSION_BYTES) {
        this.#stop('full');
        return;
      }
      await this.#file.writeFile(text);
      this.#bytes += bytes;
      this.#next = last.seq + 1;
    }
  }

  #stop(why: 'full' | 'failed'): void {
    if (!this.#ended) this.#onEnd(why);
    this.#ended = true;
  }
}
