/**
 * The folder of one browser window: the file that leads to its address, and the browser's profile. Only its owner can read
 * it, and it goes with the window; what a killed engine left is removed by the next.
 */

import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The beginning of our folders' names. */
const FOLDER = 'atelier-tcp-';

const REDIRECT = 'open.html';

/** Holds the ids of the processes that use the folder: the engine's, then the browser's. */
const USERS = 'users';

/** Made by {@link WindowFolder.create}; `remove` ends it. */
export class WindowFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Makes a folder below `parent` whose redirect leads to `url`, which must hold nothing that HTML would read. */
  static async create(parent: string, url: string): Promise<WindowFolder> {
    await mkdir(parent, { recursive: true });
    await sweep(parent);
    // mkdtemp makes it for its owner only.
    const path = await mkdtemp(join(parent, FOLDER));
    await writeFile(join(path, USERS), `${process.pid}\n`, { mode: 0o600 });
    await writeFile(join(path, REDIRECT), redirectTo(url), { mode: 0o600 });
    return new WindowFolder(path);
  }

  /** The path of the file that leads to the address. */
  get redirect(): string {
    return join(this.#path, REDIRECT);
  }

  /** The same as a URL. */
  get redirectUrl(): string {
    return pathToFileURL(this.redirect).href;
  }

  /** Where the browser may keep its profile. */
  get profile(): string {
    return join(this.#path, 'profile');
  }

  /** Notes a process that uses the folder, so that no other engine removes it meanwhile. */
  async usedBy(pid: number | undefined): Promise<void> {
    if (pid !== undefined) await appendFile(join(this.#path, USERS), `${pid}\n`);
  }

  /** Removes the redirect: its ticket is used. */
  async forgetRedirect(): Promise<void> {
    await rm(this.redirect, { force: true });
  }

  /** Removes everything. Never rejects. */
  async remove(): Promise<void> {
    await removeFolder(this.#path);
  }
}

function redirectTo(url: string): string {
  const refresh = `<meta http-equiv="refresh" content="0;url=${url}">`;
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">${refresh}<title>Atelier TCP</title>\n`;
}

async function sweep(parent: string): Promise<void> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(FOLDER));
  await Promise.all(
    names.map(async (name) => {
      const folder = join(parent, name);
      if (await isAbandoned(folder)) await removeFolder(folder);
    }),
  );
}

/** Whether it is a folder of ours whose processes are all gone. One that is being made has no list yet. */
async function isAbandoned(folder: string): Promise<boolean> {
  try {
    const pids = (await readFile(join(folder, USERS), 'utf8')).trim().split('\n').map(Number);
    return pids.every((pid) => Number.isInteger(pid) && pid > 0 && !isRunning(pid));
  } catch {
    // Another user's, or not ours at all.
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeFolder(path: string): Promise<void> {
  // A browser's helpers may still write for a moment after it has ended; what stays then is swept by the next engine.
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 40 }).catch(() => undefined);
}
