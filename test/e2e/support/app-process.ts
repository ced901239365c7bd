/** The engine as people start it: the built bundle, in a process and a folder of its own. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../support/program.js';

/** The bundle: what ships. */
const ENGINE = `${ROOT}extensions/bundle/engine.cjs`;

/** Milliseconds between two looks at another process, which tells nothing by itself. */
const LOOK_MS = 20;

/** How to start it. */
export interface ProcessOptions {
  readonly language?: 'fr' | 'en';
  /** The shell's option; without a window of its own it prints its address. */
  readonly shell?: '--no-open' | '--browser';
  readonly env?: Readonly<Record<string, string>>;
}

/** A running engine. Whoever starts it ends it. */
export class AppProcess {
  readonly child: ChildProcess;
  /** Its data, its home and its temporary files are in here. */
  readonly folder: string;
  /** Resolves with exit code and signal. */
  readonly exited: Promise<[number | null, NodeJS.Signals | null]>;
  /** What it wrote to stderr: nothing, when all is well. */
  errors = '';
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, folder: string) {
    this.child = child;
    this.folder = folder;
    this.exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    child.stderr?.on('data', (chunk) => (this.errors += String(chunk)));
    if (child.stdout === null) throw new Error('no stdout');
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Starts one with empty settings. */
  static async start({
    language = 'fr',
    shell = '--no-open',
    env = {},
  }: ProcessOptions = {}): Promise<AppProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-e2e-'));
    const child = spawn(process.execPath, [ENGINE, shell, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ATELIER_DATA_DIR: join(folder, 'data'),
        HOME: folder,
        TMPDIR: folder,
        LC_ALL: '',
        LANG: language === 'fr' ? 'fr_FR.UTF-8' : 'en_GB.UTF-8',
        ...env,
      },
    });
    return new AppProcess(child, folder);
  }

  /** The address it prints, with a ticket that works once. */
  async url(): Promise<string> {
    const next = await this.#lines.next();
    if (next.done === true) throw new Error(`the engine ended: ${this.errors}`);
    return (JSON.parse(next.value) as { readonly url: string }).url;
  }

  /** Ends it for sure and removes its folder. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await this.exited;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Resolves once something holds in another process, which sends no event; rejects after `ms`. */
export async function eventually(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Whether nobody listens on a port of this machine. */
export async function isFree(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const free = await Promise.race([
    once(socket, 'connect').then(() => false),
    once(socket, 'error').then(() => true),
  ]).catch(() => true);
  socket.destroy();
  return free;
}
