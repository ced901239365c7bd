/**
 * Finds the framework's own program, to open further windows with. What a page says never chooses it: it is our parent
 * process where the system tells, else a known name in a known place.
 */

import { accessSync, constants, existsSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The program and what it has to be told besides the window. */
export interface FrameworkProgram {
  readonly path: string;
  readonly args: readonly string[];
}

/** A parent that is a shell has a parent worth looking at; more than this many shells are none of the framework's. */
const MAX_SHELLS = 3;

const SHELLS = /^(?:sh|bash|dash|zsh|busybox|ash|fish)$/;
const FRAMEWORK = /^(?:neutralino|atelier-tcp)/i;

/** `root`: the folder of the installation or the clone, which holds `extensions`. Undefined when there is no program. */
export function findFrameworkProgram(root: string): FrameworkProgram | undefined {
  const path = parentProgram() ?? knownPlaces(root).find(isProgram);
  return path === undefined ? undefined : { path, args: developmentArguments(root) };
}

/** In a clone the pages lie in folders; packaged, in one file that the program finds by itself. */
function developmentArguments(root: string): readonly string[] {
  return existsSync(join(root, 'resources.neu')) ? [] : ['--load-dir-res', `--path=${root}`];
}

function parentProgram(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  let pid = process.ppid;
  for (let shells = 0; shells <= MAX_SHELLS; shells++) {
    const path = programOf(pid);
    if (path === undefined) return undefined;
    if (FRAMEWORK.test(basename(path))) return path;
    if (!SHELLS.test(basename(path))) return undefined;
    pid = parentOf(pid);
  }
  return undefined;
}

function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    // Gone already, or another user's.
    return undefined;
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    // Process 0 has no program: the search ends.
    return 0;
  }
}

function knownPlaces(root: string): readonly string[] {
  const system =
    { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform as string] ?? process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const kind = `${system}_${process.arch}${suffix}`;
  return [
    join(root, `atelier-tcp-${kind}`),
    join(root, `atelier-tcp-${system}_universal`),
    join(root, `atelier-tcp${suffix}`),
    join(root, 'bin', `neutralino-${kind}`),
    join(root, 'bin', `neutralino-${system}_universal`),
  ];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Not there: the next place.
    return false;
  }
}
