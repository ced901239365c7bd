/** `connect`: a client in this terminal, for one message (Exercise 1) or a dialogue (Exercise 2). */

import type { Phrases } from '../phrases/phrases.js';
import type { JournalEvent } from '../protocol/events.js';
import { FailureError } from '../protocol/failures.js';
import type { CloseReason } from '../protocol/nouns.js';
import { Dialogue, type DialogueEntry } from '../protocol/projections/dialogue.js';
import { isFinWord, printable, textDecoding, type TextDecoding } from '../protocol/text.js';
import { TcpClient } from '../sockets/client.js';
import { Counters } from '../sockets/counters.js';
import { Journal } from '../sockets/journal/journal.js';
import type { ConnectArguments } from './arguments.js';
import { entryLine } from './dialogue-lines.js';
import { EXIT } from './exit-codes.js';
import { failureLines } from './failure-lines.js';
import { Follower } from './follower.js';
import { Moment } from './moment.js';
import type { Screen } from './screen.js';

/** Milliseconds in a second. */
const SECOND = 1000;

/** Reasons that mean the network failed; the others end a dialogue as intended. */
const BROKEN: readonly CloseReason[] = ['reset', 'error', 'too-long'];

/** One run of `connect`. */
export class ConnectCommand {
  readonly #arguments: ConnectArguments;
  readonly #phrases: Phrases;
  readonly #screen: Screen;
  readonly #journal = new Journal();
  readonly #client: TcpClient;
  readonly #dialogue = new Dialogue();
  readonly #follower: Follower;
  readonly #closed = new Moment<CloseReason>();
  readonly #replied = new Moment<'reply'>();
  readonly #typedAll = new Moment<'late'>();
  readonly #reply: TextDecoding;
  #drawn = 0;
  #replyText = '';
  /** A line that ends the dialogue was sent: nothing typed after it goes out. */
  #ended = false;

  constructor(args: ConnectArguments, phrases: Phrases, screen: Screen) {
    this.#arguments = args;
    this.#phrases = phrases;
    this.#screen = screen;
    this.#reply = textDecoding(args.options.encoding);
    this.#client = new TcpClient({
      name: 'Client',
      sink: this.#journal,
      counters: new Counters(),
      onMessage: (payload) => this.#message(payload),
      onClosed: (reason) => this.#closed.resolve(reason),
    });
    this.#follower = new Follower(this.#journal, {
      event: (event) => this.#event(event),
      missed: (n) => this.#screen.complain(this.#phrases.dialogue.dropped({ n })),
      ready: () => this.#screen.drained(),
    });
  }

  /** Runs until the dialogue is over or `stopped` is aborted. Resolves with the exit code. */
  async run(stopped: AbortSignal): Promise<number> {
    const { message, options } = this.#arguments;
    try {
      await this.#client.connect(options, stopped);
      const code = message === null ? await this.#converse(stopped) : await this.#ask(message, stopped);
      await this.#client.disconnect();
      await this.#follower.finish();
      return code;
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      await this.#client.disconnect();
      await this.#follower.finish();
      if (error.failure.code === 'cancelled') return EXIT.ok;
      this.#screen.complain(failureLines(error.failure, this.#phrases));
      return EXIT.network;
    }
  }

  /** Sends one message, prints the first complete reply, and leaves. */
  async #ask(message: string, stopped: AbortSignal): Promise<number> {
    const { timeoutSeconds } = this.#arguments.options;
    this.#client.send(message);
    const outcome = await this.#outcome([this.#replied.promise], stopped, timeoutSeconds);
    if (outcome === 'late') {
      this.#screen.complain(this.#phrases.terminal.noReply({ n: timeoutSeconds }));
      return EXIT.network;
    }
    if (outcome === 'reply' && !this.#arguments.json)
      this.#screen.print(this.#replyText.replace(/\r?\n$/, ''));
    return this.#codeOf(outcome);
  }

  /** Each line typed is a message, until either side ends. */
  async #converse(stopped: AbortSignal): Promise<number> {
    this.#screen.read({
      line: (text) => this.#line(text),
      end: () => {
        this.#client.halfClose();
        // Answers to what was sent may still come, but not for ever.
        setTimeout(
          () => this.#typedAll.resolve('late'),
          this.#arguments.options.timeoutSeconds * SECOND,
        ).unref();
      },
    });
    return this.#codeOf(await this.#outcome([this.#typedAll.promise], stopped));
  }

  #line(text: string): void {
    if (text === '/clear') {
      this.#screen.clear();
      return;
    }
    if (this.#ended) return;
    try {
      this.#client.send(text);
      this.#ended = text === '' || isFinWord(Buffer.from(text));
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#screen.complain(failureLines(error.failure, this.#phrases));
    }
  }

  /** What comes first: the end of the connection, an interruption, one of `others`, or the time limit. */
  async #outcome<T extends string>(
    others: readonly Promise<T>[],
    stopped: AbortSignal,
    seconds = 0,
  ): Promise<CloseReason | 'late' | 'stopped' | T> {
    const races: Promise<CloseReason | 'late' | 'stopped' | T>[] = [this.#closed.promise, ...others];
    races.push(new Promise((resolve) => stopped.addEventListener('abort', () => resolve('stopped'))));
    let timer: NodeJS.Timeout | undefined;
    if (seconds > 0)
      races.push(new Promise((resolve) => (timer = setTimeout(resolve, seconds * SECOND, 'late'))));
    const outcome = await Promise.race(races);
    clearTimeout(timer);
    return outcome;
  }

  #codeOf(outcome: string): number {
    return BROKEN.some((reason) => reason === outcome) ? EXIT.network : EXIT.ok;
  }

  /** A reply is complete when no character is left half: in raw framing an «é» may come in two chunks. */
  #message(payload: Uint8Array): void {
    const { message } = this.#arguments;
    if (message === null) return;
    this.#replyText += printable(this.#reply.push(payload), '\n\t');
    if (!this.#reply.pending) this.#replied.resolve('reply');
  }

  #event(event: JournalEvent): void {
    if (this.#arguments.json) {
      this.#screen.print(JSON.stringify(event));
      return;
    }
    this.#dialogue.apply(event);
    for (const entry of this.#dialogue.after(this.#drawn)) this.#draw(entry);
    this.#drawn = event.seq;
  }

  #draw(entry: DialogueEntry): void {
    // A failure is told with its card; what a person types, the terminal shows already.
    if (entry.kind === 'notice' && entry.notice.type === 'connection.failed') return;
    if (entry.kind === 'sent' && this.#screen.interactive) return;
    const line = entryLine(entry, this.#phrases);
    if (line === null) return;
    if (this.#arguments.message === null && entry.kind !== 'notice') this.#screen.print(line);
    else if (entry.kind === 'notice') this.#tell(entry.notice.type, line);
  }

  /** News goes to standard error, so that results can be piped; one message has no use for «connected». */
  #tell(type: string, line: string): void {
    if (this.#arguments.message === null || type !== 'connection.opened') this.#screen.complain(line);
  }
}
