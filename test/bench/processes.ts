/** The processes of a measurement: servers and load generators, each whole and each ended by who started it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What the load generator answers. */
export interface Outcome {
  readonly open: number;
  readonly lost: number;
  readonly trips: number;
  readonly seconds: number;
}

/** A child process that speaks in lines. `end` may be called twice. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: readonly string[]) {
    const [file = '', ...args] = command;
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    if (this.#child.stdout === null) throw new Error('a child without stdout');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line of its stdout. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('the program ended early');
    return next.value;
  }

  /** Sends a command and reads the answer. */
  async ask(command: string): Promise<Outcome> {
    this.#child.stdin?.write(`${command}\n`);
    return JSON.parse(await this.line()) as Outcome; // Our own load generator: see load.ts.
  }

  /** Seconds of processor time it has used, all threads. */
  get cpuSeconds(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  }

  /** Bytes of memory that are its own and resident. */
  get residentBytes(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024;
  }

  /** Kills it and waits until it is gone. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }
}

/** Ticks a second in /proc/PID/stat, on every Linux that Node runs on. */
const CLOCK_TICKS = 100;
