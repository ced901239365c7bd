/** The engine as a process of its own, as a person or a framework starts it. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../extensions/engine/main.ts', import.meta.url));

/** A process under test and what it prints. */
export interface EngineProcess {
  readonly child: ChildProcess;
  /** A folder of the test's own: the engine's data, home and temporary files are in it. */
  readonly folder: string;
  /** The next line of stdout; rejects when it ends first. */
  line(): Promise<string>;
  /** Resolves with exit code and signal. */
  readonly exited: Promise<[number | null, NodeJS.Signals | null]>;
  readonly errors: () => string;
}

/** Starts the engine. `input` is written to its stdin, which is then closed; without, stdin is empty. */
export async function startProcess(
  context: TestContext,
  args: readonly string[],
  { input, env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<EngineProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-test-'));
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ATELIER_DATA_DIR: join(folder, 'data'),
      HOME: folder,
      TMPDIR: folder,
      LANG: 'en_GB.UTF-8',
      LC_ALL: '',
      ...env,
    },
  });
  child.stdin?.end(input);
  const exited = once(child, 'exit') as EngineProcess['exited'];
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  context.after(async () => {
    child.kill('SIGKILL');
    await exited;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    ...{ child, folder, exited },
    errors: () => errors,
    async line() {
      const next = await lines.next();
      if (next.done === true) throw new Error(`the engine ended: ${errors}`);
      return next.value;
    },
  };
}

/** Resolves once the condition holds; across processes there is no event to wait for. Rejects after `ms`. */
export async function eventually(holds: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
