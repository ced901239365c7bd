/** The settings in the user's data folder: read once, written soon after each change, never fatal. */

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, decodeSettings, mergeSettings } from '../protocol/decode-settings.js';
import type { Settings, SettingsPatch } from '../protocol/settings.js';

const FILE = 'settings.json';

/** Changes within this time are written together. */
const WRITE_AFTER_MS = 300;

/** Bytes read at most: ours are under 2 MB with the longest history. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** What may go wrong with the file; nobody is stopped by it. */
export type SettingsTrouble =
  /** The file was no settings; it is kept under `kept`. */
  | { readonly type: 'corrupted'; readonly path: string; readonly kept: string }
  | { readonly type: 'unwritable'; readonly path: string; readonly error: unknown };

/** The one copy of the settings. `flush` before the process ends. */
export class SettingsFile {
  readonly #folder: string;
  readonly #path: string;
  readonly #trouble: (trouble: SettingsTrouble) => void;
  #settings: Settings = DEFAULT_SETTINGS;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #isUnwritable = false;

  /** `folder` is made when something is written. */
  constructor(folder: string, trouble: (trouble: SettingsTrouble) => void) {
    this.#folder = folder;
    this.#path = join(folder, FILE);
    this.#trouble = trouble;
  }

  /** As they are now; the defaults before `load`. */
  get current(): Settings {
    return this.#settings;
  }

  /** Reads the file. A corrupted one is kept aside and told; a missing one is no trouble. */
  async load(): Promise<Settings> {
    const text = await this.#read();
    if (text === undefined) return this.#settings;
    const settings = decodeSettings(parse(text));
    if (settings === null) await this.#keepAside();
    this.#settings = settings ?? DEFAULT_SETTINGS;
    return this.#settings;
  }

  /** Changes some; the file follows within a moment. */
  change(patch: SettingsPatch): Settings {
    this.#settings = mergeSettings(this.#settings, patch);
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS);
    return this.#settings;
  }

  /** Writes what is not written yet. Never rejects. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#writing = this.#writing.then(() => this.#write());
    }
    await this.#writing;
  }

  async #read(): Promise<string | undefined> {
    try {
      const text = await readFile(this.#path, 'utf8');
      return text.length > MAX_FILE_BYTES ? '' : text;
    } catch {
      // Missing at the first run; unreadable is as good as missing, and will be told when it can't be written.
      return undefined;
    }
  }

  async #keepAside(): Promise<void> {
    const kept = join(this.#folder, `settings.corrupted-${Date.now()}.json`);
    try {
      await rename(this.#path, kept);
    } catch {
      // A folder that can't be written: nothing of ours will overwrite the file either.
      return;
    }
    this.#trouble({ type: 'corrupted', path: this.#path, kept });
  }

  /** Whole or not at all: a new file takes the old one's place in one step. */
  async #write(): Promise<void> {
    const temporary = join(this.#folder, `.${FILE}.${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await chmod(this.#folder, 0o700);
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(`${JSON.stringify(this.#settings, null, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      // Told once: a read-only home would otherwise tell at every keystroke.
      if (!this.#isUnwritable) this.#trouble({ type: 'unwritable', path: this.#path, error });
      this.#isUnwritable = true;
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no settings: decodeSettings says so.
    return null;
  }
}
