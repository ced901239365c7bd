/** Decides what is missing or stale. Plain Node: it runs on a clone where nothing is installed yet. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that works: module hooks of tsx and node:test as the tests use them. */
export const OLDEST_NODE = '20.11';

/**
 * Whether a Node version is new enough.
 *
 * @param {string} version as in `process.versions.node`
 */
export function isNodeNewEnough(version, oldest = OLDEST_NODE) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * Whether node_modules lacks something that the lock file names, or holds another version of it.
 *
 * Compares contents, not times: a checkout renews the lock file's time without changing a byte of it. npm writes
 * its own list (`node_modules/.package-lock.json`) last, so an interrupted installation counts as stale. Packages
 * marked optional belong to other platforms and may be absent.
 *
 * @param {string} root the project's folder
 */
export function isInstallStale(root) {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) return false;
  if (installed === undefined) return true;
  return Object.entries(wanted).some(([path, entry]) => {
    if (path === '') return false;
    const found = installed[path];
    if (found === undefined) return !(entry.optional || entry.devOptional || entry.peer);
    return found.version !== entry.version;
  });
}

/**
 * A fingerprint of the sources under some folders: any edit, rename, addition or removal changes it.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} places files and folders below it; missing ones count as empty
 */
export function fingerprint(root, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of filesUnder(root, place)) {
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> | undefined}
 */
function readPackages(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    // A lock file that cannot be read is as good as none: npm itself will say what is wrong with it.
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(root, place) {
  const path = join(root, place);
  if (!existsSync(path)) return [];
  const entries = readdirSafely(path);
  if (entries === undefined) return [place];
  return entries
    .filter((entry) => entry.name !== 'bundle' && entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(root, `${place}/${entry.name}`));
}

/** @param {string} path */
function readdirSafely(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * The `code` of a Node error; undefined for anything else.
 *
 * @param {unknown} error
 * @returns {unknown}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
