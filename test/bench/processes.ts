/** The processes of a measurement: each whole, on a processor of its own where that can be, and ended by who started it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

/** What the load generator answers. */
export interface Outcome {
  readonly open: number;
  readonly lost: number;
  readonly trips: number;
  readonly seconds: number;
  /** The part of the time in which the generator used a processor: below 1 it was not what limited. */
  readonly busy: number;
}

/** How a program is started. */
export interface ProgramOptions {
  /** The processor it stays on, where the machine has two and `taskset`; absent: wherever the system puts it. */
  readonly core?: 0 | 1;
  /** Joins the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Keeps a process on a processor; Linux distributions have it, other systems do not. */
const TASKSET = 'taskset';

const canPin = availableParallelism() >= 2 && spawnSync(TASKSET, ['-V']).status === 0;

/** A child process that speaks in lines. `end` may be called twice. */
export class Program {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(command: readonly string[], { core, env = {} }: ProgramOptions = {}) {
    // taskset becomes the program: the process that is measured is the program's own.
    const pinned = core !== undefined && canPin ? [TASKSET, '-c', String(core), ...command] : command;
    const [file = '', ...args] = pinned;
    this.#child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
    if (this.#child.stdout === null) throw new Error('a child without stdout');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The next line of its stdout. */
  async line(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error('the program ended early');
    return next.value;
  }

  /** Sends a command that is not answered. */
  tell(command: string): void {
    this.#child.stdin?.write(`${command}\n`);
  }

  /** Sends a command to a load generator and reads the answer. */
  async ask(command: string): Promise<Outcome> {
    this.tell(command);
    return JSON.parse(await this.line()) as Outcome; // Our own load generator: see load.py.
  }

  /** Seconds of processor time it has used, all threads. */
  get cpuSeconds(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  }

  /** Bytes of its memory that are resident. */
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
