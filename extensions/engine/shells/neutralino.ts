/**
 * Native windows. The main one is the framework's own: it says that it is ready and is told the way to the link. Each
 * further one is a framework process of its own, without our extension, on a page with a ticket.
 */

import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameworkProgram } from './framework-program.js';
import { pagePath, placeOf, WINDOW_SIZES, type NewWindow, type Shell } from './shell.js';

/** How long a window may take to come. */
const ARRIVE_MS = 15_000;

/** See the head of the file. */
export class NeutralinoShell implements Shell {
  readonly #program: FrameworkProgram | undefined;

  /** Without a program, further windows are for the page to open. */
  constructor(program: FrameworkProgram | undefined) {
    this.#program = program;
  }

  get canOpenWindows(): boolean {
    return this.#program !== undefined;
  }

  /** See {@link Shell}. */
  async open(window: NewWindow): Promise<boolean> {
    if (this.#program === undefined) return false;
    const { path, args } = this.#program;
    // No shell in between, and a life of its own: the window outlives the engine to say that it is gone.
    const child = spawn(path, [...args, ...windowArguments(window)], { stdio: 'ignore', detached: true });
    const left = new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(false));
      child.once('exit', () => resolve(false));
    });
    child.unref();
    const patience = new AbortController();
    const isThere = await Promise.race([
      window.arrived.then(() => true),
      left,
      delay(ARRIVE_MS, false, { signal: patience.signal }),
    ]);
    patience.abort();
    if (!isThere) child.kill();
    return isThere;
  }

  /** Nothing of a native window is on the disk. */
  async close(): Promise<void> {
    return Promise.resolve();
  }
}

function windowArguments({ kind, title, address, place }: NewWindow): string[] {
  const { width, height } = WINDOW_SIZES[kind];
  const { x, y } = placeOf(place);
  return [
    '--enable-extensions=false',
    '--window-use-saved-state=false',
    '--port=0',
    `--url=${pagePath(kind, address)}`,
    `--window-title=${title}`,
    `--window-width=${width}`,
    `--window-height=${height}`,
    ...(kind === 'client' ? leastSize(width, height) : []),
    `--window-x=${x}`,
    `--window-y=${y}`,
    '--window-center=false',
  ];
}

/**
 * The course's window may only grow: at its own size nothing has room to spare. A window whose least size is below its
 * size has none, because now and then GTK takes the least size for the size (4 of 14 starts, measured with WebKitGTK).
 */
function leastSize(width: number, height: number): string[] {
  return [`--window-min-width=${width}`, `--window-min-height=${height}`];
}
