/** Which processes descend from one, by Linux's /proc: what a window's end must leave none of. */

import { readdirSync, readFileSync } from 'node:fs';

/** A process as /proc tells it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** Its command line, words separated by spaces. */
  readonly command: string;
}

/** Every process that can be seen; one that ends meanwhile is left out, and so are those that only wait to be reaped. */
function processes(): readonly ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name in brackets may hold anything; what follows the last bracket is "state parent …".
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z') return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return [];
      }
    });
}

/** The processes that a process started, and theirs; without itself. */
export function descendants(pid: number): readonly ProcessEntry[] {
  const all = processes();
  const found: ProcessEntry[] = [];
  const parents = [pid];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    const children = all.filter((entry) => entry.parent === parent);
    found.push(...children);
    parents.push(...children.map((child) => child.pid));
  }
  return found;
}

/** The ids of those of some processes that still run. */
export function alive(some: readonly ProcessEntry[]): readonly number[] {
  const running = new Set(processes().map(({ pid }) => pid));
  return some.map(({ pid }) => pid).filter((pid) => running.has(pid));
}
