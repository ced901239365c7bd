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

/** Builds everything; resolves to the entries that were missing. Rejects when esbuild refuses a source. */
export async function buildAll(): Promise<readonly string[]> {
  // Taken before reading the sources: an edit made during the build must count as newer than it.
  const stamp = fingerprint(root, builtFrom);
  const missing = [...absent(nodeEntries), ...absent(pageEntries)];
  const [node, pages] = await Promise.all([
    bundle(present(nodeEntries), {
      ...nodeBundleOptions,
      outdir: nodeFolder,
      outExtension: { '.js': '.cjs' },
      plugins: [embedWorkers()],
    }),
    bundle(present(pageEntries), {
      bundle: true,
      format: 'esm',
      platform: 'browser',
      // WebKitGTK of Debian 12 and the Chromium of two years ago.
      target: ['safari16', 'chrome115'],
      splitting: true,
      chunkNames: 'shared-[hash]',
      minify: true,
      sourcemap: 'linked',
      legalComments: 'none',
      loader: { '.png': 'dataurl', '.svg': 'dataurl', '.gif': 'dataurl' },
      outdir: pagesFolder,
    }),
  ]);
  await sweep(nodeFolder, node);
  await sweep(pagesFolder, pages);
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
async function sweep(folder: string, result: BuildResult): Promise<void> {
  const kept = new Set(Object.keys(result.metafile?.outputs ?? {}).map((file) => basename(file)));
  const path = join(root, folder);
  if (!existsSync(path)) return;
  const old = (await readdir(path)).filter((file) => !kept.has(file) && file !== basename(stampFile));
  await Promise.all(old.map((file) => rm(join(path, file), { recursive: true })));
}

// npm makes a bin executable when it links it; a person who runs the file by its path needs the same.
async function makeRunnable(): Promise<void> {
  const file = join(root, nodeFolder, 'atelier-tcp.cjs');
  if (!existsSync(file)) return;
  const text = await readFile(file, 'utf8');
  if (!text.startsWith('#!')) await writeFile(file, `#!/usr/bin/env node\n${text}`);
  await chmod(file, 0o755);
}

/** Prints esbuild's messages and returns 1; anything else is a bug and keeps its stack. */
async function explain(error: unknown): Promise<number> {
  if (!(error instanceof Error) || !('errors' in error)) throw error;
  const lines = await formatMessages(error.errors as Message[], { kind: 'error' });
  console.error(lines.join('').trim());
  return 1;
}

async function main(): Promise<number> {
  const missing = await buildAll();
  for (const entry of missing) console.error(`not built, because it is not there: ${entry}`);
  return missing.length > 0 && process.env['ATELIER_REQUIRE_ALL'] === '1' ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main().catch(explain);
