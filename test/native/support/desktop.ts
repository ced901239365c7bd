/**
 * A desktop for real windows: a virtual display with a window manager, and hands and eyes on it. Windows are known by the
 * manager's own list; hands are xdotool, eyes are xprop, xwininfo and ImageMagick's import.
 */

import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay, type VirtualDisplay } from '../../support/xvfb.js';
import { until } from './until.js';

const run = promisify(execFile);

/** Programs without which there is no desktop, and Debian's packages that bring them. */
const PROGRAMS = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  xprop: 'x11-utils',
  xwininfo: 'x11-utils',
  import: 'imagemagick',
} as const;

/** Wide enough for the main window and a column of client windows beside it. */
const SCREEN = '2000x1300';

/** Milliseconds a window may take to come, go or take the keyboard on a busy machine. */
const WINDOW_MS = 15_000;

/** Bytes of one pixel, and of the largest picture of the screen. */
const PIXEL_BYTES = 3;
const MAX_PICTURE_BYTES = 32 * 1024 * 1024;

/** One window, as the manager knows it. */
export interface ShownWindow {
  readonly id: string;
  readonly title: string;
  /** The process that opened it. */
  readonly pid: number;
  /** The content's place on the screen and its size, in px. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place within a window, in px. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels of one colour. */
export interface FoundColour {
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

/** The names of what is missing on this machine; undefined when a desktop can be made. */
export function missingPrograms(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = Object.entries(PROGRAMS).filter(
    ([program]) => !folders.some((folder) => existsSync(join(folder, program))),
  );
  return missing.length === 0 ? undefined : `not installed: ${missing.map(([, name]) => name).join(', ')}`;
}

/** See the head of the file. `stop` ends it. */
export class Desktop {
  readonly #display: VirtualDisplay;
  readonly #manager: ChildProcess;

  private constructor(display: VirtualDisplay, manager: ChildProcess) {
    this.#display = display;
    this.#manager = manager;
  }

  /** Starts a display and its manager, and resolves when windows can be opened. */
  static async start(): Promise<Desktop> {
    const display = await startDisplay(SCREEN);
    const manager = spawn('openbox', { env: { ...process.env, DISPLAY: display.name }, stdio: 'ignore' });
    process.once('exit', () => manager.kill());
    const desktop = new Desktop(display, manager);
    await until('the window manager', WINDOW_MS, async () => {
      const told = await desktop.#ask('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK']);
      return told.includes('window id') ? true : undefined;
    });
    return desktop;
  }

  /** The display's name, for the environment of who opens windows. */
  get display(): string {
    return this.#display.name;
  }

  /** Ends the manager and the display. */
  async stop(): Promise<void> {
    if (this.#manager.exitCode === null) {
      const gone = once(this.#manager, 'exit');
      this.#manager.kill();
      await gone;
    }
    await this.#display.stop();
  }

  /** All windows there are now, oldest first. */
  async windows(): Promise<readonly ShownWindow[]> {
    const list = await this.#ask('xprop', ['-root', '_NET_CLIENT_LIST']);
    const ids = list.match(/0x[0-9a-f]+/g) ?? [];
    const windows = await Promise.all(ids.map((id) => this.#look(id)));
    return windows.filter((window) => window !== undefined);
  }

  /** The window of this title, awaited. */
  async window(title: string): Promise<ShownWindow> {
    return until(`a window «${title}»`, WINDOW_MS, async () =>
      (await this.windows()).find((window) => window.title === title),
    );
  }

  /** Waits until the window of this title has a size, in px, and tells where it stands then. */
  async sized(title: string, width: number, height: number): Promise<ShownWindow> {
    let seen: ShownWindow | undefined;
    return until(
      () => `«${title}» of ${width} x ${height}; it is ${seen?.width} x ${seen?.height}`,
      WINDOW_MS,
      async () => {
        seen = (await this.windows()).find((window) => window.title === title);
        return seen?.width === width && seen.height === height ? seen : undefined;
      },
    );
  }

  /** Resolves when the titles of all windows are these, in whatever order. */
  async shows(titles: readonly string[]): Promise<void> {
    let seen: readonly string[] = [];
    const wanted = JSON.stringify([...titles].sort());
    await until(
      () => `windows ${wanted}, there are ${JSON.stringify(seen)}`,
      WINDOW_MS,
      async () => {
        seen = (await this.windows()).map(({ title }) => title).sort();
        return JSON.stringify(seen) === wanted ? true : undefined;
      },
    );
  }

  /** Puts a window above the others with the keyboard in it. */
  async raise({ id }: ShownWindow): Promise<void> {
    await this.#ask('xdotool', ['windowactivate', id]);
    await until(`window ${id} in front`, WINDOW_MS, async () => {
      const active = await this.#ask('xdotool', ['getactivewindow']);
      return Number(active) === Number(id) ? true : undefined;
    });
  }

  /** Moves a window's frame to a place in px. */
  async move({ id }: ShownWindow, x: number, y: number): Promise<void> {
    await this.#ask('xdotool', ['windowmove', '--sync', id, String(x), String(y)]);
  }

  /** Clicks at a place of a window's content; button 3 is the right one. */
  async click(window: ShownWindow, { x, y }: Place, button = 1): Promise<void> {
    await this.raise(window);
    const place = [window.id, String(x), String(y)];
    await this.#ask('xdotool', ['mousemove', '--window', ...place, 'click', String(button)]);
  }

  /** Presses keys wherever the keyboard is now, in a menu for one. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#ask('xdotool', ['key', key]);
  }

  /** Types text, then presses keys («Return», «alt+F4»), where the keyboard of a window is. */
  async type(window: ShownWindow, text: string, ...keys: readonly string[]): Promise<void> {
    await this.raise(window);
    if (text !== '') await this.#ask('xdotool', ['type', text]);
    await this.press(...keys);
  }

  /** Closes a window as a person does with the manager's button, and waits until it is gone. */
  async close(window: ShownWindow): Promise<void> {
    await this.type(window, '', 'alt+F4');
    await this.gone(window);
  }

  /** Resolves when a window is not there any more. */
  async gone({ id, title }: ShownWindow): Promise<void> {
    await until(`the end of «${title}»`, WINDOW_MS, async () =>
      (await this.windows()).some((window) => window.id === id) ? undefined : true,
    );
  }

  /** The pixels of a window's content, three bytes each, row by row. It has to be in sight. */
  async pixels({ id }: ShownWindow): Promise<Buffer> {
    const options = { encoding: 'buffer', maxBuffer: MAX_PICTURE_BYTES, env: this.#environment } as const;
    const { stdout } = await run('import', ['-window', id, '-depth', '8', 'rgb:-'], options);
    return stdout;
  }

  /**
   * Where pixels of a colour («#4169e1») are within a window: how many, and the middle of the box around them.
   *
   * @param rows how many rows from the top to look at
   */
  async find(window: ShownWindow, colour: string, rows = Infinity): Promise<FoundColour> {
    const wanted = Buffer.from(colour.slice(1), 'hex');
    const picture = await this.pixels(window);
    const pixels = picture.subarray(0, Math.min(picture.length, rows * window.width * PIXEL_BYTES));
    let [count, left, right, top, bottom] = [0, Infinity, 0, Infinity, 0];
    for (let at = 0; at < pixels.length; at += PIXEL_BYTES) {
      if (pixels.compare(wanted, 0, PIXEL_BYTES, at, at + PIXEL_BYTES) !== 0) continue;
      const [x, y] = [(at / PIXEL_BYTES) % window.width, Math.floor(at / PIXEL_BYTES / window.width)];
      count += 1;
      [left, right, top, bottom] = [
        Math.min(left, x),
        Math.max(right, x),
        Math.min(top, y),
        Math.max(bottom, y),
      ];
    }
    return { count, x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };
  }

  /** Writes a picture of the whole screen, for a person who wants to see what failed. */
  async picture(path: string): Promise<void> {
    await this.#ask('import', ['-window', 'root', path]);
  }

  async #look(id: string): Promise<ShownWindow | undefined> {
    const [properties, place] = await Promise.all([
      this.#ask('xprop', ['-id', id, '-notype', '_NET_WM_NAME', 'WM_NAME', '_NET_WM_PID']),
      this.#ask('xwininfo', ['-id', id]),
    ]);
    const title = /(?:_NET_)?WM_NAME = "(.*)"/.exec(properties)?.[1];
    const number = (pattern: RegExp): number => Number(pattern.exec(place)?.[1] ?? Number.NaN);
    const width = number(/Width: (\d+)/);
    // A window that goes while we look at it has neither.
    if (title === undefined || Number.isNaN(width)) return undefined;
    return {
      ...{ id, title, width, height: number(/Height: (\d+)/) },
      pid: Number(/_NET_WM_PID = (\d+)/.exec(properties)?.[1] ?? 0),
      ...{ x: number(/Absolute upper-left X:\s+(-?\d+)/), y: number(/Absolute upper-left Y:\s+(-?\d+)/) },
    };
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: this.display, LC_ALL: 'C.UTF-8' };
  }

  /** What a program prints; nothing when it fails, because a window may be gone by the time it is asked about. */
  async #ask(program: string, words: readonly string[]): Promise<string> {
    try {
      return (await run(program, words, { env: this.#environment })).stdout;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
      return '';
    }
  }
}
