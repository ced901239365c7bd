/** One run of the app in its native windows, with a home, settings and temporary folder of its own. */

import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { DEFAULT_SETTINGS } from '../../../extensions/protocol/decode-settings.js';
import { WINDOW_SIZES } from '../../../extensions/engine/shells/shell.js';
import type { Look } from '../../../extensions/protocol/settings.js';
import config from '../../../neutralino.config.json' with { type: 'json' };
import { nativeBinaryName } from '../../../extensions/tools/native.mjs';
import { freePort, ROOT } from '../../support/program.js';
import { missingPrograms, type Desktop, type Place, type ShownWindow } from './desktop.js';
import { MARK, processesOf, type RunProcess } from './processes.js';
import { listeningPorts, peerPorts } from './tcp-table.js';
import { until } from './until.js';

/** The light look's colours: of the start button and the icons, of the bands that say «wait» and «the engine is gone». */
const ACCENT = '#4169e1';
const WARNING_SURFACE = '#fdf2e0';
const DANGER_SURFACE = '#fdeceb';

/** Pixels that only the band has: its text and other marks are far fewer. */
const BAND_PIXELS = 2_000;

/** Pixels of the send button's icon, at least. */
const ICON_PIXELS = 50;

/** The rows of the main window that hold its controls; below them the accent is used for other things. */
const CONTROL_ROWS = 100;

/** From the right edge of the main window to the middle of «Nouveau client», in px. */
const NEW_CLIENT_FROM_RIGHT = 80;

/** Within a client window: the middle of «connect», and a place in the dialogue, in px. The course's own layout. */
export const CONNECT = { x: 330, y: 20 };
export const TEXT = { x: 100, y: 200 };

/** Milliseconds for the engine to come, or to listen. */
const ENGINE_MS = 15_000;

/** Milliseconds after the last window within which no process may be left. */
const END_MS = 2_000;

/** Title of the main window. */
export const MAIN = 'Atelier TCP';

/** The binary that the suite runs; undefined when there is none. ATELIER_NATIVE_BINARY names another than the one in bin/. */
export function nativeBinary(): string | undefined {
  const chosen = process.env['ATELIER_NATIVE_BINARY'];
  const name = nativeBinaryName(process.platform, process.arch);
  const binary = chosen ?? (name === undefined ? undefined : join(ROOT, 'bin', name));
  return binary !== undefined && existsSync(binary) ? binary : undefined;
}

/** Why the suite cannot run here; false when it can. */
export function nativeSkip(): string | false {
  if (process.platform !== 'linux') return 'the native windows are driven on Linux only';
  return nativeBinary() === undefined ? 'no Neutralino binary in bin/' : (missingPrograms() ?? false);
}

/** How to start the app. */
export interface LaunchOptions {
  /** The program and its arguments; by default the binary on the clone's own pages. */
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly look?: Look;
  readonly language?: 'fr' | 'en';
  readonly cwd?: string;
}

/**
 * See the head of the file. What is left of it ends with the test; ATELIER_NATIVE_PICTURES names a folder for a picture of
 * the screen at that moment, which shows why a test failed.
 */
export class NativeApp {
  readonly desktop: Desktop;
  /** The port that the server of this run takes. */
  readonly port: number;
  /** A folder for everything this run writes. */
  readonly folder: string;
  readonly child: ChildProcess;
  readonly #mark: string;
  #errors = '';

  private constructor(desktop: Desktop, { port, folder, mark, child }: Started) {
    this.desktop = desktop;
    this.port = port;
    this.folder = folder;
    this.child = child;
    this.#mark = mark;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
  }

  /** Starts the app on a desktop; its window comes later. */
  static async launch(
    context: TestContext,
    desktop: Desktop,
    options: LaunchOptions = {},
  ): Promise<NativeApp> {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-native-'));
    const port = await freePort();
    const mark = randomUUID();
    await writeSettings(folder, port, options);
    const { command = [nativeBinary() ?? '', '--load-dir-res', `--path=${ROOT.replace(/\/$/, '')}`] } =
      options;
    const [program = '', ...words] = command;
    const env = { ...environment(folder, desktop.display), ...options.env, [MARK]: mark };
    const child = spawn(program, words, {
      env,
      cwd: options.cwd ?? folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const app = new NativeApp(desktop, { port, folder, mark, child });
    context.after(() => app.#remove(context.name));
    return app;
  }

  /** What the app wrote to its standard error. */
  get errors(): string {
    return this.#errors;
  }

  /** Every process of this run that is there now. */
  get processes(): readonly RunProcess[] {
    return processesOf(this.#mark);
  }

  /** The engine's process, awaited. */
  async engine(): Promise<number> {
    return until(
      'the engine',
      ENGINE_MS,
      () => this.processes.find(({ words }) => words.some((word) => word.endsWith('engine.cjs')))?.pid,
    );
  }

  /** Loads a window's page again, by the menu over an empty `place`, and waits until the new page has a link. */
  async reload(window: ShownWindow, place: Place): Promise<void> {
    const engine = await this.engine();
    const link = listeningPorts(engine).find((port) => port !== this.port) ?? 0;
    const before = new Set(peerPorts(link));
    await this.desktop.click(window, place, 3);
    // Back, forward and stop can't be chosen: the first that can is «reload».
    await this.desktop.press('Down', 'Return');
    await until(
      'a new link',
      ENGINE_MS,
      () => peerPorts(link).some((port) => !before.has(port)) || undefined,
    );
  }

  /** Clicks the start button and waits until the server listens. Returns where «Nouveau client» is. */
  async startServer(): Promise<Place> {
    const { desktop } = this;
    // A window is mapped before it has its size.
    const main = await desktop.sized(MAIN, config.modes.window.width, config.modes.window.height);
    const button = await until('the start button', ENGINE_MS, async () => {
      const found = await desktop.find(main, ACCENT, CONTROL_ROWS);
      return found.count > BAND_PIXELS ? found : undefined;
    });
    await desktop.click(main, button);
    await until('the server', ENGINE_MS, async () => (await this.listens()) || undefined);
    return { x: main.width - NEW_CLIENT_FROM_RIGHT, y: button.y };
  }

  /** Opens client windows by the button of the main one, and waits for each to have the course's size. */
  async openClients(count: number, button: Place, first = 1): Promise<ShownWindow[]> {
    const clients: ShownWindow[] = [];
    for (let number = first; number < first + count; number++) {
      await this.desktop.click(await this.desktop.window(MAIN), button);
      const title = number === 1 ? 'Client' : `Client ${number}`;
      const client = await this.desktop.sized(title, WINDOW_SIZES.client.width, WINDOW_SIZES.client.height);
      await this.#isLetIn(client);
      clients.push(client);
    }
    return clients;
  }

  /** Whether anybody accepts connections on the server's port. */
  async listens(): Promise<boolean> {
    return accepts(this.port);
  }

  /** Whether a window says that the engine is gone. It has to be in sight. */
  async saysEngineGone(window: ShownWindow): Promise<boolean> {
    return (await this.desktop.find(window, DANGER_SURFACE)).count > BAND_PIXELS;
  }

  /** Rejects unless every process is gone, the server's port is free and nothing is left on the disk. */
  async leavesNothing(): Promise<void> {
    let left: readonly string[] = [];
    await until(
      () => `the end of ${left.join(', ')}`,
      END_MS,
      () => {
        left = this.processes.map(({ pid, program }) => `${program} ${pid}`);
        return left.length === 0 ? true : undefined;
      },
    );
    if (await this.listens()) throw new Error(`Port ${this.port} is still taken.`);
    const files = readdirSync(join(this.folder, 'tmp'));
    if (files.length > 0) throw new Error(`Left in the temporary folder: ${files.join(', ')}`);
    const data = (await readdir(join(this.folder, 'data'))).filter((file) => file !== 'settings.json');
    if (data.length > 0) throw new Error(`Left in the data folder: ${data.join(', ')}`);
  }

  /** Resolves when a window's page stands on the screen and waits for the engine no more. */
  async #isLetIn(window: ShownWindow): Promise<void> {
    await until(`«${window.title}» to be let in`, ENGINE_MS, async () => {
      const painted = (await this.desktop.find(window, ACCENT)).count > ICON_PIXELS;
      const waits = (await this.desktop.find(window, WARNING_SURFACE)).count > BAND_PIXELS;
      return (painted && !waits) || undefined;
    });
  }

  async #remove(test: string): Promise<void> {
    const pictures = process.env['ATELIER_NATIVE_PICTURES'];
    if (pictures !== undefined)
      await this.desktop.picture(join(pictures, `${test.replace(/\W+/g, '-')}.png`));
    for (const { pid } of this.processes) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It was just ending by itself.
      }
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

interface Started {
  readonly port: number;
  readonly folder: string;
  readonly mark: string;
  readonly child: ChildProcess;
}

async function writeSettings(folder: string, port: number, { look, language }: LaunchOptions): Promise<void> {
  const { server, client } = DEFAULT_SETTINGS;
  const settings = {
    ...DEFAULT_SETTINGS,
    ...{ look: look ?? 'light', language: language ?? 'fr' },
    // Every message also goes to the others: so a test's own connection hears what is typed in a window.
    server: { ...server, port, reply: { kind: 'broadcast' } },
    client: { ...client, port },
  };
  for (const name of ['data', 'tmp', 'home', 'run']) await mkdir(join(folder, name), { mode: 0o700 });
  await writeFile(join(folder, 'data', 'settings.json'), JSON.stringify(settings), { mode: 0o600 });
}

function environment(folder: string, display: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    DISPLAY: display,
    LANG: 'C.UTF-8',
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    XDG_RUNTIME_DIR: join(folder, 'run'),
    ATELIER_DATA_DIR: join(folder, 'data'),
    // No desktop services of the machine: they would outlive the run.
    GIO_USE_VFS: 'local',
    NO_AT_BRIDGE: '1',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
  };
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => finish(true)).once('error', () => finish(false));
  });
}
