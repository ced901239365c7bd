/**
 * Windows in a browser: a Chromium `--app` window each, with a profile of its own that goes with it; else a tab of the
 * default browser. The address is handed over in a file that its owner alone can read, because a command line is public.
 */

import { spawn, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { browserFlags, findBrowser } from './find-browser.js';
import { pageUrl, placeOf, WINDOW_SIZES, type NewWindow, type Shell } from './shell.js';
import { WindowFolder } from './window-folder.js';

/** How long a window may take to come: a cold browser on a slow disk. */
const ARRIVE_MS = 15_000;

/** How long the end of the last browser is awaited, to remove its profile. */
const LEAVE_MS = 400;

/** What is asked of the browser shell. */
export interface BrowserSetup {
  /** The Chromium to use; found by itself when absent, none when null. */
  readonly browser?: string | null;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

/** See the head of the file. */
export class BrowserShell implements Shell {
  readonly canOpenWindows: boolean;
  readonly #browser: string | undefined;
  readonly #env: Readonly<Record<string, string | undefined>>;
  readonly #platform: NodeJS.Platform;
  readonly #hasScreen: boolean;
  /** For each browser that runs: resolves when it has left and its folder is removed. */
  readonly #browsers = new Set<Promise<void>>();

  constructor(setup: BrowserSetup = {}) {
    this.#env = setup.env ?? process.env;
    this.#platform = setup.platform ?? process.platform;
    this.#hasScreen =
      this.#platform !== 'linux' || isSet(this.#env['DISPLAY']) || isSet(this.#env['WAYLAND_DISPLAY']);
    this.#browser = setup.browser === undefined ? findBrowser() : (setup.browser ?? undefined);
    this.canOpenWindows = this.#hasScreen && this.#browser !== undefined;
  }

  /** See {@link Shell}. */
  async open(window: NewWindow): Promise<boolean> {
    if (!this.#hasScreen) return false;
    try {
      return (await this.#openApp(window)) || (await this.#openTab(window));
    } catch {
      // No room on the disk, no browser that starts: the caller prints the address instead.
      return false;
    }
  }

  /** Waits a moment for the browsers that are closing, and removes what is theirs. */
  async close(): Promise<void> {
    await Promise.race([Promise.all(this.#browsers), delay(LEAVE_MS, undefined, { ref: false })]);
  }

  async #openApp(window: NewWindow): Promise<boolean> {
    if (this.#browser === undefined) return false;
    const parent = folderFor(this.#browser);
    const folder = await WindowFolder.create(parent, pageUrl(window.kind, window.address));
    const browser = start(this.#browser, appArguments(folder, window), this.#env);
    const left = ended(browser);
    this.#follow(left.then(() => folder.remove()));
    await folder.usedBy(browser.pid);
    const isThere = await arrival(window, left);
    if (!isThere) browser.kill();
    await folder.forgetRedirect();
    return isThere;
  }

  async #openTab(window: NewWindow): Promise<boolean> {
    const folder = await WindowFolder.create(tmpdir(), pageUrl(window.kind, window.address));
    const [program, ...first] = OPENERS[this.#platform] ?? ['xdg-open'];
    const opener = start(program, [...first, folder.redirect], this.#env);
    // An opener that ends well has only passed the address on.
    const failed = ended(opener).then((code) => (code === 0 ? new Promise<never>(() => undefined) : code));
    const isThere = await arrival(window, failed);
    await folder.remove();
    return isThere;
  }

  #follow(left: Promise<void>): void {
    this.#browsers.add(left);
    void left.then(() => this.#browsers.delete(left));
  }
}

/** What opens a file with the default browser. None of them is a shell. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

function appArguments(folder: WindowFolder, { kind, place }: NewWindow): string[] {
  const { width, height } = WINDOW_SIZES[kind];
  const position = placeOf(place);
  return [
    `--app=${folder.redirectUrl}`,
    `--user-data-dir=${folder.profile}`,
    `--window-size=${width},${height + TITLE_BAR}`,
    ...(kind === 'client' ? [`--window-position=${position.x},${position.y}`] : []),
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--disable-features=Translate',
    ...browserFlags(),
  ];
}

/** A browser from a snap sees neither the system's temporary folder nor hidden ones. */
function folderFor(browser: string): string {
  const isSnap = browser.startsWith('/snap/') || realpathSync(browser).endsWith('/snap');
  return isSnap ? join(homedir(), 'snap', 'chromium', 'common') : tmpdir();
}

/** Height of a title bar, about: the browser is told the size of the whole window. */
const TITLE_BAR = 30;

function start(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ChildProcess {
  // Its own group: Ctrl+C in the terminal ends the engine, and the window is left to say so.
  return spawn(program, args, { stdio: 'ignore', detached: true, env: { ...env } });
}

/** The exit code, once; -1 when it could not start or was killed. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1));
    child.once('exit', (code) => resolve(code ?? -1));
  });
}

async function arrival(window: NewWindow, left: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const isThere = await Promise.race([
    window.arrived.then(() => true),
    left.then(() => false),
    delay(ARRIVE_MS, false, { signal: patience.signal }),
  ]);
  patience.abort();
  return isThere;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
