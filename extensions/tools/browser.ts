/**
 * The Chromium that tests drive: an installed one, else on linux-x64 a headless one fetched from the npm registry
 * into the project's cache folder, else a clear error.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { browserFlags, findBrowser } from '../engine/shells/find-browser.js';
import { Foreseen, root } from './prepare.mjs';

/** The package that carries a Chromium needing neither root nor apt: 67 MB to fetch. */
const fetchedPackage = '@sparticuz/chromium@153.0.0';

/** How long fetching it may take: 67 MB at 500 KB/s. */
const fetchTimeoutMs = 140_000;

/** Flags for every test browser: no GPU process, no QUIC, and nothing that calls home in the background. */
export const quietFlags: readonly string[] = [
  ...browserFlags(),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Tests run where nobody looks: a page that is covered or in the background must not be slowed down.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
];

/**
 * A Chromium for tests, to be started with {@link quietFlags}.
 *
 * @returns its absolute path; rejects with a sentence saying what to do when there is none and none can be fetched
 */
export async function ensureBrowser(): Promise<string> {
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  const chosen = process.env['CHROME_PATH'];
  if (chosen) throw new Foreseen(`CHROME_PATH names ${chosen}, which is not there.`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Foreseen('No Chromium or Chrome was found: install one, or set CHROME_PATH to its executable.');
  }
  return fetchBrowser();
}

async function fetchBrowser(): Promise<string> {
  const cache = join(root, '.cache', 'chromium');
  const entry = join(cache, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js');
  await mkdir(cache, { recursive: true });
  if (!existsSync(entry)) {
    console.error('Fetching a headless Chromium from the npm registry (67 MB)…');
    await writeFile(join(cache, 'package.json'), '{"private":true}\n');
    const result = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save', fetchedPackage], {
      cwd: cache,
      timeout: fetchTimeoutMs,
      stdio: 'ignore',
    });
    if (result.status !== 0) {
      throw new Foreseen('No Chromium was found and none could be fetched: install one, or set CHROME_PATH.');
    }
  }
  // Read by the package when it is imported: where it unpacks the browser and its libraries.
  process.env['TMPDIR'] = cache;
  const { default: chromium, inflate } = (await import(pathToFileURL(entry).href)) as FetchedChromium;
  const executable = await chromium.executablePath();
  await useBundledLibraries(cache, inflate);
  return executable;
}

// A bare machine lacks nss and its kin; the package carries them for the platforms it was made for.
async function useBundledLibraries(cache: string, inflate: FetchedChromium['inflate']): Promise<void> {
  const archives = join(cache, 'node_modules', '@sparticuz', 'chromium', 'bin');
  const libraries = await inflate(join(archives, 'al2023.tar.br'));
  const path = [join(libraries, 'lib'), libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  process.env['LD_LIBRARY_PATH'] = path;
}

/** What is used of @sparticuz/chromium 153; it is fetched at run time, so the compiler cannot see its types. */
interface FetchedChromium {
  readonly default: { executablePath(): Promise<string> };
  readonly inflate: (archive: string) => Promise<string>;
}
