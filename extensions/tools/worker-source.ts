/**
 * Worker threads are embedded in the bundles as text, so that the one file that ships needs no neighbour.
 *
 * How a room uses it. Beside the worker's entry `server-worker.ts` stands `server-worker.source.ts`:
 *
 * ```ts
 * import { bundleWorker } from '../tools/worker-source.js';
 *
 * // The server worker as one CommonJS text, for `new Worker(source, { eval: true })`.
 * export const source = await bundleWorker('./server-worker.ts', import.meta.url);
 * ```
 *
 * Under tsx (tests, benches) that module bundles the worker when it is first imported, in about 30 ms. In the
 * build a plugin replaces every `*.source.ts` by the finished text: no bundle ever contains esbuild, this
 * file or a top-level await. A worker may itself import another `*.source.ts` (a thread of a thread).
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** What every bundle of the Node side shares: cjs, because esbuild's ESM output of ws dies on a dynamic require. */
export const nodeBundleOptions: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'silent',
  legalComments: 'none',
  // ws's optional native helpers; it falls back to its own code when they cannot be required.
  external: ['bufferutil', 'utf-8-validate'],
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

// Under eval there is no file: a worker that asks for import.meta.url gets a name that says so.
const workerBanner = "const importMetaUrl = 'file:///worker';";

/** Finds the entry in `export const source = await bundleWorker('./x.ts', import.meta.url)`. */
const entryPattern = /bundleWorker\(\s*'([^']+)'\s*,\s*import\.meta\.url\s*\)/;

/** Replaces each `*.source.ts` by a module whose `source` is the bundled worker. Used by the build. */
export function embedWorkers(): Plugin {
  return {
    name: 'embed-workers',
    setup(pluginBuild) {
      pluginBuild.onLoad({ filter: /\.source\.ts$/ }, async ({ path }) => {
        const entry = entryPattern.exec(await readFile(path, 'utf8'))?.[1];
        if (entry === undefined) {
          return { errors: [{ text: "expected one call bundleWorker('./entry.ts', import.meta.url)" }] };
        }
        const worker = await bundleEntry(resolve(dirname(path), entry));
        const contents = `export const source = ${JSON.stringify(worker.text)};`;
        return { contents, loader: 'js', watchFiles: worker.inputs };
      });
    },
  };
}

/**
 * Bundles a worker's entry into one CommonJS text.
 *
 * @param entry path of the entry, relative to the calling module
 * @param from the caller's `import.meta.url`
 * @returns the text, ready for `new Worker(text, { eval: true })`; rejects with esbuild's messages when it cannot
 */
export async function bundleWorker(entry: string, from: string): Promise<string> {
  const { text } = await bundleEntry(resolve(dirname(fileURLToPath(from)), entry));
  return text;
}

async function bundleEntry(path: string): Promise<{ text: string; inputs: string[] }> {
  const result = await build({
    ...nodeBundleOptions,
    entryPoints: [path],
    banner: { js: workerBanner },
    plugins: [embedWorkers()],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(result.metafile.inputs).map((input) => resolve(input));
  return { text: result.outputFiles[0]?.text ?? '', inputs };
}
