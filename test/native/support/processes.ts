/** The processes of one run of the app, all of them: each inherits a mark in its environment. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** The name of the mark. */
export const MARK = 'ATELIER_NATIVE_RUN';

/** One process of a run. */
export interface RunProcess {
  readonly pid: number;
  /** The program's name, such as «node» or «WebKitWebProcess». */
  readonly program: string;
  readonly words: readonly string[];
}

/** All processes of the run `mark`, WebKit's included. Ended ones that nobody has waited for do not count. */
export function processesOf(mark: string): readonly RunProcess[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).flatMap((pid) => look(pid, mark));
}

/** Whether a process is there. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // ESRCH: gone. Another user's it can't be.
    return false;
  }
}

function look(pid: number, mark: string): readonly RunProcess[] {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    if (!environment.includes(`${MARK}=${mark}`)) return [];
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return [{ pid, program: basename(readlinkSync(`/proc/${pid}/exe`)), words }];
  } catch {
    // Gone while we looked, or another user's.
    return [];
  }
}
