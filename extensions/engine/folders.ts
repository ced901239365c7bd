/** The user's folders, as each system lays them out. Nothing is created here. */

import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The parts of a process that say where its user keeps things. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** This process's. */
export function thisUser(): UserPlace {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/** The folder's name below the user's data folder. */
const NAME = 'atelier-tcp';

/** Where settings are kept. `ATELIER_DATA_DIR` overrides it: for tests, and for who wants them elsewhere. */
export function dataFolder({ platform, env, home }: UserPlace): string {
  const chosen = env['ATELIER_DATA_DIR'];
  if (chosen !== undefined && isAbsolute(chosen)) return chosen;
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  const data = env['XDG_DATA_HOME'];
  // The specification says that a relative path is to be ignored.
  return join(data !== undefined && isAbsolute(data) ? data : join(home, '.local', 'share'), NAME);
}

/** Folders where an export may go, best first; the data folder is the last resort. */
export async function downloadFolders(user: UserPlace): Promise<readonly string[]> {
  const named = user.platform === 'linux' ? await xdgDownloads(user) : undefined;
  const folders = [named, join(user.home, 'Downloads'), dataFolder(user)];
  return folders.filter((folder) => folder !== undefined);
}

const DOWNLOADS_LINE = /^\s*XDG_DOWNLOAD_DIR="((?:[^"\\]|\\.)*)"/m;

/** What xdg-user-dirs wrote; `$HOME/` may begin the path, and a backslash protects a character. */
async function xdgDownloads({ env, home }: UserPlace): Promise<string | undefined> {
  const config = env['XDG_CONFIG_HOME'];
  const folder = config !== undefined && isAbsolute(config) ? config : join(home, '.config');
  try {
    const text = await readFile(join(folder, 'user-dirs.dirs'), 'utf8');
    const path = DOWNLOADS_LINE.exec(text)?.[1]
      ?.replace(/\\(.)/g, '$1')
      .replace(/^\$HOME(?=\/|$)/, home);
    return path !== undefined && isAbsolute(path) ? path : undefined;
  } catch {
    // No desktop wrote one: the next best folder serves.
    return undefined;
  }
}
