/** Runs the commands that the checks are made of, with their output kept and a limit on their time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './prepare.mjs';

/** How a command is run. */
export interface CommandOptions {
  /** Seconds after which it is ended, with everything it started. */
  readonly limitSeconds: number;
  /** Variables added to this process's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** How a command ended. */
export interface CommandResult {
  /** Its exit code; 1 when it was ended by a signal or could not be started. */
  readonly code: number;
  /** What it wrote on both streams, in the order in which it arrived. */
  readonly output: string;
}

/** A package's program, run by this Node: `npx` without npx's own start. */
export function packageProgram(path: string, args: readonly string[]): readonly string[] {
  return [process.execPath, `${root}/node_modules/${path}`, ...args];
}

/** A script of this folder. */
export function tool(name: string, args: readonly string[] = []): readonly string[] {
  return [process.execPath, '--import', 'tsx', `${root}/extensions/tools/${name}.ts`, ...args];
}

/**
 * Runs a command to its end in the project's folder. Never rejects: what cannot be started is a failed command.
 */
export async function runCommand(
  command: readonly string[],
  { limitSeconds, environment = {} }: CommandOptions,
): Promise<CommandResult> {
  const [program = '', ...args] = command;
  // A group of its own, so that ending it ends the browsers and servers that it started.
  const child = spawn(program, args, {
    cwd: root,
    // Without node's mark of a test's own child: a test runner started from a test would run nothing.
    env: { ...process.env, ...environment, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const endGroup = (): void => {
    killGroup(child.pid);
  };
  process.once('exit', endGroup);
  const timer = setTimeout(() => {
    chunks.push(Buffer.from(`\nended after ${limitSeconds} s, its limit\n`));
    killGroup(child.pid);
  }, limitSeconds * 1000);
  const code = await once(child, 'close').then(
    ([exitCode]) => (typeof exitCode === 'number' ? exitCode : 1),
    (error: unknown) => {
      chunks.push(Buffer.from(String(error)));
      return 1;
    },
  );
  clearTimeout(timer);
  process.off('exit', endGroup);
  return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * Makes the signals that end this process end what it has started, too: groups of their own hear no Ctrl+C.
 */
export function endCommandsWithThisProcess(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Exiting runs the handlers that end each group.
    process.once(signal, () => process.exit(1));
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
