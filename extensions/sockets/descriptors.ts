/** How many descriptors the system grants this process. */

import { readFileSync } from 'node:fs';

/** The row of /proc/self/limits; its first number is the soft limit, which Node raises to the hard one as it starts. */
const OPEN_FILES = /^Max open files\s+(\d+)/m;

/** The limit on open descriptors, or Infinity where the system has none or does not tell (no /proc: macOS, Windows). */
export function descriptorLimit(): number {
  try {
    const found = OPEN_FILES.exec(readFileSync('/proc/self/limits', 'utf8'));
    return found === null ? Infinity : Number(found[1]);
  } catch {
    // No /proc is no failure: the limit is simply not known.
    return Infinity;
  }
}
