/** Real programs beside ours: started without a shell, watched by their output, always ended. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Milliseconds a program gets to say what a test waits for. Only a failing test waits so long. */
const PATIENCE_MS = 20_000;

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The terminal's bundle: what people run. */
export const ATELIER = `${ROOT}extensions/bundle/atelier-tcp.cjs`;

/** Debian's Python: the one that has tkinter. */
export const PYTHON = '/usr/bin/python3';

/** How to start a program. */
export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
}

/** A running program. */
export class Program {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #watchers = new Set<() => void>();
  stdout = '';
  stderr = '';
  /** The exit code, null while it runs or when a signal ended it. */
  code: number | null = null;
  ended = false;

  constructor(command: string, words: readonly string[], { env = {} }: ProgramOptions = {}) {
    this.#process = spawn(command, words, {
      env: { ...process.env, PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8', LANG: 'fr_FR.UTF-8', ...env },
    });
    // A peer may end before it has read what a test writes to it: that is the test's business, not an error.
    this.#process.stdin.on('error', () => undefined);
    this.#process.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
      this.#notify();
    });
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
      this.#notify();
    });
    this.#process.on('close', (code) => {
      this.code = code;
      this.ended = true;
      this.#notify();
    });
    this.#process.on('error', (error) => {
      this.stderr += String(error);
      this.ended = true;
      this.#notify();
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Types text, line end included if it has one. */
  type(text: string): void {
    this.#process.stdin.write(text);
  }

  /** Ends its standard input. */
  endInput(): void {
    this.#process.stdin.end();
  }

  /** Stops reading its standard output, as `| head` does. */
  closeOutput(): void {
    this.#process.stdout.destroy();
  }

  /** Resolves with the first match in what was printed (standard output, then errors); rejects when it ends or stays silent. */
  async sees(pattern: RegExp, where: 'stdout' | 'stderr' = 'stdout'): Promise<RegExpExecArray> {
    let match = pattern.exec(this[where]);
    await this.#until(() => (match = pattern.exec(this[where])) !== null, String(pattern));
    if (match === null) throw new Error('unreachable');
    return match;
  }

  /** Resolves with the exit code. */
  async ends(): Promise<number | null> {
    await this.#until(() => this.ended, 'its end');
    return this.code;
  }

  /** Sends a signal. */
  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }

  /** Ends it for sure. For `after` hooks; may be called on one that has ended. */
  async kill(): Promise<void> {
    if (this.ended) return;
    this.#process.kill('SIGKILL');
    await this.#until(() => this.ended, 'its end');
  }

  #until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (failure: string | null): void => {
        clearTimeout(timer);
        this.#watchers.delete(check);
        if (failure === null) resolve();
        else reject(new Error(`${failure} ${what}.\nstdout: ${this.stdout}\nstderr: ${this.stderr}`));
      };
      const check = (): void => {
        if (holds()) finish(null);
        else if (this.ended) finish('Ended without');
      };
      const timer = setTimeout(() => finish('Waited in vain for'), PATIENCE_MS);
      this.#watchers.add(check);
      check();
    });
  }

  #notify(): void {
    for (const check of [...this.#watchers]) check();
  }
}

/** Our own program with these words. */
export function atelier(...words: readonly string[]): Program {
  return new Program(process.execPath, [ATELIER, ...words]);
}

/** A server of ours on a free port, with `--json`; resolves when it listens. */
export async function serving(...words: readonly string[]): Promise<{ server: Program; port: number }> {
  const server = atelier('serve', '0', '--json', ...words);
  const [, port] = await server.sees(/"type":"server.started".*?"port":(\d+)/);
  return { server, port: Number(port) };
}

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
