/** The app in a Chromium window of its own, as a person without Neutralino sees it, on a display that nobody sees. */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { findBrowser } from '../../../extensions/engine/shells/find-browser.js';
import { startDisplay } from '../../support/xvfb.js';
import { AppProcess, eventually } from './app-process.js';
import type { Ending } from './peers.js';
import { descendants, type ProcessEntry } from './process-tree.js';

/** Milliseconds a browser may take to show its first page. */
const ARRIVE_MS = 20_000;

/** Why this machine can show no such window; false when it can. A browser that was fetched has none. */
export function noAppWindow(): string | false {
  if (findBrowser() === undefined) return 'no Chromium installed';
  return spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined ? false : 'Xvfb not installed';
}

/** An engine and its first window. */
export interface AppWindow {
  readonly engine: AppProcess;
  /** The engine's process and everything it started. */
  readonly processes: readonly ProcessEntry[];
  /** The browser's own process, which a person's closing the window ends. */
  readonly browser: number;
}

/** Opens it; everything ends with the test. */
export async function openAppWindow(test: Ending): Promise<AppWindow> {
  const display = await startDisplay();
  test.after(() => display.stop());
  const env = { DISPLAY: display.name, WAYLAND_DISPLAY: '' };
  const engine = await AppProcess.start({ shell: '--browser', env });
  test.after(() => engine.kill());
  await eventually(() => windowFolders(engine).some((folder) => isArrived(folder)), ARRIVE_MS);
  const pid = engine.child.pid ?? 0;
  const started = descendants(pid);
  const browser = started.find(({ command }) => command.includes('--app=') && !command.includes('--type='));
  if (browser === undefined) throw new Error('no browser was started');
  const own = { pid, parent: process.pid, command: engine.child.spawnargs.join(' ') };
  return { engine, processes: [own, ...started], browser: browser.pid };
}

/** The folders of the engine's windows, each with a browser's profile. */
export function windowFolders(engine: AppProcess): readonly string[] {
  const names = readdirSync(engine.folder).filter((name) => name.startsWith('atelier-tcp-'));
  return names.map((name) => `${engine.folder}/${name}`);
}

/** The file with the ticket goes when its window has arrived. */
function isArrived(folder: string): boolean {
  const names = readdirSync(folder);
  return names.includes('profile') && !names.includes('open.html');
}
