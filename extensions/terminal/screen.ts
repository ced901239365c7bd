/** The terminal as a place to write lines to while a person types: results left, errors right, the prompt below. */

import { createInterface, clearLine, cursorTo, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type MaybeTerminal<T> = T & { readonly isTTY?: boolean };

/** The three standard streams. */
export interface StandardStreams {
  readonly stdin: MaybeTerminal<Readable>;
  readonly stdout: MaybeTerminal<Writable>;
  readonly stderr: MaybeTerminal<Writable>;
}

/** Erases the screen and what has scrolled out of it, then puts the cursor at the top: what `clear` does. */
const ERASE_SCREEN = '\u001b[H\u001b[2J\u001b[3J';

/** What a screen tells its owner. */
export interface ScreenEvents {
  readonly line: (text: string) => void;
  /** The end of standard input (Ctrl+D, or the end of a pipe). */
  readonly end: () => void;
}

/** One screen a process. Ends with {@link close}. */
export class Screen {
  readonly #streams: StandardStreams;
  #lines: Interface | null = null;
  #broken = false;

  /** `onBroken` is called once when nobody reads our output any more (`| head`): time to leave quietly. */
  constructor(streams: StandardStreams, onBroken: () => void) {
    this.#streams = streams;
    for (const stream of [streams.stdout, streams.stderr]) {
      stream.on('error', () => {
        // EPIPE: there is nobody left to tell, and nothing to do but end.
        if (!this.#broken) onBroken();
        this.#broken = true;
      });
    }
  }

  /** Whether a person sits in front of it: then the terminal itself shows what is typed. */
  get interactive(): boolean {
    return this.#streams.stdin.isTTY === true && this.#streams.stdout.isTTY === true;
  }

  /** Starts reading lines. Ctrl+C in a terminal goes to the process as SIGINT. */
  read(events: ScreenEvents): void {
    const { stdin, stdout } = this.#streams;
    const lines = createInterface({
      input: stdin,
      ...(this.interactive ? { output: stdout, prompt: '' } : {}),
      terminal: this.interactive,
      crlfDelay: Infinity,
    });
    this.#lines = lines;
    lines.on('line', events.line);
    lines.on('close', events.end);
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  }

  /** Writes a result on a line of its own. False when the stream is full: wait for {@link drained}. */
  print(text: string): boolean {
    return this.#write(this.#streams.stdout, text);
  }

  /** Writes an error or a hint on a line of its own. */
  complain(text: string): void {
    this.#write(this.#streams.stderr, text);
  }

  /** Resolves when standard output takes more. */
  drained(): Promise<void> {
    if (this.#broken || !this.#streams.stdout.writableNeedDrain) return Promise.resolve();
    return new Promise((resolve) =>
      this.#streams.stdout.once('drain', resolve).once('error', () => resolve()),
    );
  }

  /** Empties the screen, where there is one. */
  clear(): void {
    if (this.#streams.stdout.isTTY === true) this.#streams.stdout.write(ERASE_SCREEN);
    this.#lines?.prompt(true);
  }

  /** Stops reading lines. */
  close(): void {
    this.#lines?.removeAllListeners('close');
    this.#lines?.close();
    this.#streams.stdin.destroy();
  }

  #write(stream: Writable, text: string): boolean {
    if (this.#broken) return true;
    if (!this.interactive) return stream.write(`${text}\n`);
    // What is being typed stands on the last line: it is taken away, the line written, and put back.
    cursorTo(this.#streams.stdout, 0);
    clearLine(this.#streams.stdout, 0);
    const taken = stream.write(`${text}\n`);
    this.#lines?.prompt(true);
    return taken;
  }
}
