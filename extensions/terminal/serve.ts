/** `serve`: a server in this terminal. The screen follows the dialogue; lines typed are commands and replies. */

import type { Phrases } from '../phrases/phrases.js';
import type { JournalEvent } from '../protocol/events.js';
import { FailureError } from '../protocol/failures.js';
import { Dialogue } from '../protocol/projections/dialogue.js';
import { Counters } from '../sockets/counters.js';
import { Journal } from '../sockets/journal/journal.js';
import { TcpServer } from '../sockets/server/server.js';
import type { ServeArguments } from './arguments.js';
import { entryLine } from './dialogue-lines.js';
import { printDictionary } from './dictionary.js';
import { EXIT } from './exit-codes.js';
import { failureLines } from './failure-lines.js';
import { Follower } from './follower.js';
import type { Screen } from './screen.js';
import { SessionRecorder } from './session-recorder.js';

/** The only server of this process. */
const SERVER_ID = 1;

/** Events looked through for the messages of the dictionary when no dialogue was kept (`--quiet`). */
const DICTIONARY_EVENTS = 20_000;

/** «@2 text» and «@* text». */
const ADDRESSED = /^@(\d+|\*) ?([^]*)$/;

/** One run of `serve`. */
export class ServeCommand {
  readonly #arguments: ServeArguments;
  readonly #phrases: Phrases;
  readonly #screen: Screen;
  readonly #journal = new Journal();
  readonly #server: TcpServer;
  readonly #dialogue = new Dialogue();
  readonly #follower: Follower | null;
  /** The dialogue is drawn up to this event. */
  #drawn = 0;
  /** Who wrote last: a line without an address answers it. */
  #lastSpeaker: number | null = null;

  constructor(args: ServeArguments, phrases: Phrases, screen: Screen) {
    this.#arguments = args;
    this.#phrases = phrases;
    this.#screen = screen;
    this.#server = new TcpServer({ id: SERVER_ID, sink: this.#journal, counters: new Counters() });
    // A quiet server follows nothing: the bytes go their way and the journal alone remembers them.
    this.#follower = args.quiet && !args.json ? null : this.#follow();
  }

  /** Serves until `stopped` is aborted. Resolves with the exit code. */
  async run(stopped: AbortSignal): Promise<number> {
    const session = await this.#openSession();
    if (session === 'failed') return EXIT.usage;
    try {
      const { maxClients } = await this.#server.start({
        ...this.#arguments.options,
        peerName: this.#phrases.dialogue.peerName,
        fullText: this.#phrases.dialogue.serverFull,
      });
      this.#welcome(maxClients);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      await this.#follower?.finish();
      this.#screen.complain(failureLines(error.failure, this.#phrases));
      return EXIT.usage;
    }
    this.#screen.read({
      line: (text) => this.#line(text),
      // The end of standard input does not stop a server: it may run behind a script.
      end: () => undefined,
    });
    await aborted(stopped);
    await this.#server.stop();
    await this.#follower?.finish();
    await session?.finish();
    return EXIT.ok;
  }

  async #openSession(): Promise<SessionRecorder | 'failed' | null> {
    const path = this.#arguments.session;
    const { terminal } = this.#phrases;
    if (path === null) return null;
    try {
      return await SessionRecorder.open(path, this.#journal, (why) =>
        this.#screen.complain(why === 'full' ? terminal.sessionFull : terminal.sessionFailed({ path })),
      );
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#screen.complain(failureLines(error.failure, this.#phrases));
      return 'failed';
    }
  }

  #welcome(maxClients: number): void {
    const { terminal } = this.#phrases;
    const { options } = this.#arguments;
    if (maxClients < options.maxClients) this.#screen.complain(terminal.limited({ n: maxClients }));
  }

  #follow(): Follower {
    return new Follower(this.#journal, {
      event: this.#arguments.json ? (event) => this.#printJson(event) : (event) => this.#draw(event),
      missed: (n) => this.#screen.complain(this.#phrases.dialogue.dropped({ n })),
      ready: () => this.#screen.drained(),
    });
  }

  #printJson(event: JournalEvent): void {
    this.#screen.print(JSON.stringify(event));
    this.#dialogue.apply(event);
    this.#remember(event);
  }

  #draw(event: JournalEvent): void {
    this.#dialogue.apply(event);
    this.#remember(event);
    // Failures to listen are told with their card, not as a line of the dialogue.
    if (event.type === 'server.failed') return;
    for (const entry of this.#dialogue.after(this.#drawn)) {
      const line = entryLine(entry, this.#phrases);
      if (line !== null) this.#screen.print(line);
    }
    this.#drawn = event.seq;
    if (event.type === 'server.started') this.#hint();
  }

  /** What a person can do now. */
  #hint(): void {
    const { terminal } = this.#phrases;
    this.#screen.complain(terminal.started);
    if (this.#arguments.options.reply.kind === 'manual') this.#screen.complain(terminal.manualHint);
  }

  #remember(event: JournalEvent): void {
    if (event.type === 'connection.received' && event.messages > 0) this.#lastSpeaker = event.connection;
  }

  #line(text: string): void {
    const { terminal } = this.#phrases;
    if (text === '/clients') this.#screen.print(printDictionary(this.#server.snapshot(), this.#recent()));
    else if (text === '/clear') this.#screen.clear();
    else if (this.#arguments.options.reply.kind !== 'manual') {
      if (text !== '') this.#screen.complain(terminal.notManual);
    } else this.#answer(text);
  }

  #answer(text: string): void {
    const { terminal } = this.#phrases;
    const [, target, addressed] = ADDRESSED.exec(text) ?? [];
    if (target === undefined && this.#lastSpeaker === null) {
      this.#screen.complain(terminal.nobody);
      return;
    }
    const connection = this.#connectionOf(target);
    if (connection === undefined) {
      this.#screen.complain(terminal.noClient({ name: target ?? '' }));
      return;
    }
    try {
      const reached = this.#server.send(connection, addressed ?? text);
      if (reached === 0) this.#screen.complain(terminal.nobody);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#screen.complain(failureLines(error.failure, this.#phrases));
    }
  }

  /** Null means all; undefined, that nobody has that number. */
  #connectionOf(target: string | undefined): number | null | undefined {
    if (target === '*') return null;
    if (target === undefined) return this.#lastSpeaker;
    const records = Object.values(this.#server.snapshot());
    return records.find((record) => record.number === Number(target))?.connection;
  }

  /** The dialogue so far; a quiet server makes it now, from the end of the journal. */
  #recent(): Dialogue {
    if (this.#follower !== null) return this.#dialogue;
    const dialogue = new Dialogue();
    const from = Math.max(this.#journal.firstSeq, this.#journal.lastSeq - DICTIONARY_EVENTS + 1);
    for (const event of this.#journal.read(from, DICTIONARY_EVENTS)) dialogue.apply(event);
    return dialogue;
  }
}

/** Resolves when the signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
