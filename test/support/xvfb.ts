/** A virtual display of one's own, for what opens real windows: WebKitGTK, Tkinter, the native shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A running Xvfb. Whoever starts it stops it. */
export interface VirtualDisplay {
  /** The value for a child's DISPLAY, such as ":99". */
  readonly name: string;
  /** Ends the display and resolves when its process is gone. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts Xvfb on a free display number, 24 bits deep and without a TCP port.
 *
 * @param size the screen's size in pixels
 * @returns the display, ready for clients; rejects when Xvfb is not installed or does not start
 */
export async function startDisplay(size = '1280x1024'): Promise<VirtualDisplay> {
  // With -displayfd the server picks a free number itself and writes it when it is ready: no race, no waiting.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const gone = once(server, 'exit').then(
    () => undefined,
    () => undefined,
  );
  const lines = createInterface({ input: server.stdio[3] as Readable });
  const number = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(server, 'error').then(([error]) => Promise.reject(error as Error)),
    gone.then(() => Promise.reject(new Error('Xvfb ended before it was ready'))),
  ]);
  const stop = async (): Promise<void> => {
    server.kill();
    await gone;
  };
  // A test runner that dies must not leave its display behind.
  process.once('exit', () => server.kill());
  return { name: `:${number.trim()}`, stop };
}
