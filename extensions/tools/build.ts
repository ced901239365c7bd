/**
 * Bundles the Node side (extensions/bundle, cjs) and the pages (resources/bundle, ESM with shared chunks).
 *
 * Room entries that do not exist are skipped with a notice; with ATELIER_REQUIRE_ALL=1 they are errors.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, formatMessages, type BuildOptions, type BuildResult, type Message } from 'esbuild';
import { fingerprint } from './freshness.mjs';
import { builtFrom, root, stampFile } from './prepare.mjs';
import { embedWorkers, nodeBundleOptions } from './worker-source.js';

/** The Node bundles: output's name, and its entry below the project's folder. */
const nodeEntries: Readonly<Record<string, string>> = {
  engine: 'extensions/engine/main.ts',
  'atelier-tcp': 'extensions/terminal/main.ts',
};

/** The pages' scripts: `resources/bundle/NAME.js` from its entry. Each page is `resources/NAME.html` (server: index). */
const pageEntries: Readonly<Record<string, string>> = {
  server: 'resources/src/windows/server-window/main.ts',
  client: 'resources/src/windows/client-window/main.ts',
  gallery: 'resources/src/gallery/main.ts',
};

const nodeFolder = 'extensions/bundle';
const pagesFolder = 'resources/bundle';

const nodeSide: BuildOptions = {
  ...nodeBundleOptions,
  outdir: nodeFolder,
  outExtension: { '.js': '.cjs' },
  plugins: [embedWorkers()],
};

const pageSide: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  // WebKitGTK of Debian 12 and the Chromium of two years ago.
  target: ['safari16', 'chrome115'],
  // Both windows are made of the same rooms: they share chunks instead of carrying them twice.
  splitting: true,
  chunkNames: 'shared-[hash]',
  minify: true,
  sourcemap: 'linked',
  legalComments: 'none',
  loader: { '.png': 'dataurl', '.svg': 'dataurl', '.gif': 'dataurl' },
  outdir: pagesFolder,
};

/** Builds everything; resolves to the entries that were missing. Rejects when esbuild refuses a source. */
export async function buildAll(): Promise<readonly string[]> {
  // Taken before reading the sources: an edit made during the build must count as newer than it.
  const stamp = fingerprint(root, builtFrom);
  const missing = [...absent(nodeEntries), ...absent(pageEntries)];
  // Each on its own: a window that does not compile yet must not keep the engine from being built.
  const results = await Promise.allSettled([
    ...Object.entries(present(nodeEntries)).map(([name, entry]) => bundle({ [name]: entry }, nodeSide)),
    bundle(present(pageEntries), pageSide),
  ]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  for (const { warnings } of made) await print(warnings, 'warning');
  await sweep(made.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})));
  await makeRunnable();
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
  return missing;
}

async function bundle(entryPoints: Record<string, string>, options: BuildOptions): Promise<BuildResult> {
  return build({
    ...options,
    absWorkingDir: root,
    entryPoints,
    tsconfig: 'tsconfig.json',
    metafile: true,
    // Printed by hand below: esbuild's own process may be ended before its lines are out.
    logLevel: 'silent',
  });
}

function present(entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, entry]) => existsSync(join(root, entry))));
}

function absent(entries: Readonly<Record<string, string>>): string[] {
  return Object.values(entries).filter((entry) => !existsSync(join(root, entry)));
}

// Removed after the new files stand, so that a page loading meanwhile never finds an empty folder.
async function sweep(made: readonly string[]): Promise<void> {
  const kept = new Set([...made, `${nodeFolder}/${basename(stampFile)}`]);
  for (const folder of [nodeFolder, pagesFolder]) {
    const files = existsSync(join(root, folder)) ? await readdir(join(root, folder)) : [];
    const old = files.map((file) => `${folder}/${file}`).filter((file) => !kept.has(file));
    await Promise.all(old.map((file) => rm(join(root, file), { recursive: true })));
  }
}

// npm makes a bin executable when it links it; a person who runs the file by its path needs the same.
async function makeRunnable(): Promise<void> {
  const file = join(root, nodeFolder, 'atelier-tcp.cjs');
  if (!existsSync(file)) return;
  const text = await readFile(file, 'utf8');
  if (!text.startsWith('#!')) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

async function print(messages: readonly Message[], kind: 'error' | 'warning'): Promise<void> {
  if (messages.length === 0) return;
  const lines = await formatMessages([...messages], { kind });
  console.error(lines.join('').trim());
}

/** Prints esbuild's messages and returns 1; anything else is a bug and keeps its stack. */
async function explain(error: unknown): Promise<number> {
  if (!(error instanceof Error) || !('errors' in error)) throw error;
  await print(error.errors as Message[], 'error');
  return 1;
}

async function main(): Promise<number> {
  const missing = await buildAll();
  for (const entry of missing) console.error(`not built, because it is not there: ${entry}`);
  return missing.length > 0 && process.env['ATELIER_REQUIRE_ALL'] === '1' ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main().catch(explain);
