/** Finds files by their names. Node 20 has no glob of its own. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

// Made by the build, fetched by npm, or deliberately wrong.
const passedOver = new Set(['node_modules', 'bundle', 'fixtures', '.cache', '.git', 'bin', 'dist']);

/**
 * The files below a folder whose path matches, sorted, so that every run takes them in the same order.
 *
 * @param folder relative to the project; one that does not exist holds no files
 * @returns paths relative to the project, with forward slashes
 */
export function filesBelow(folder: string, matches: (path: string) => boolean): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !passedOver.has(entry.name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(path, matches);
      return matches(path) ? [path] : [];
    })
    .sort();
}
