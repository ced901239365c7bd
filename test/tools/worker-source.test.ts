/** Worker threads embedded as text, in both of their lives: built at once under tsx, and by the build. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { root } from '../../extensions/tools/prepare.mjs';
import { bundleWorker, embedWorkers, nodeBundleOptions } from '../../extensions/tools/worker-source.js';

let folder = '';

before(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'worker-'));
  const tools = pathToFileURL(join(root, 'extensions/tools/worker-source.ts')).href;
  const source = (entry: string): string => `import { bundleWorker } from '${tools}';
    export const source = await bundleWorker('./${entry}.ts', import.meta.url);`;
  write(
    'inner.ts',
    "import { parentPort } from 'node:worker_threads'; parentPort?.postMessage('inner' as string);",
  );
  write('inner.source.ts', source('inner'));
  write('outer.source.ts', source('outer'));
  write('outer.ts', relay('inner', 'parentPort?.postMessage(`outer of ${String(message)}`)'));
  write('main.ts', relay('outer', 'console.log(message)'));
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('bundles a worker that starts another worker, for use under tsx', async () => {
  const source = await bundleWorker('./outer.ts', pathToFileURL(join(folder, 'caller.ts')).href);
  assert.deepEqual(await answerOf(source), ['outer of inner']);
});

test('replaces worker sources in a bundle, which then contains no esbuild', async () => {
  const outfile = join(folder, 'main.cjs');
  await build({
    ...nodeBundleOptions,
    entryPoints: [join(folder, 'main.ts')],
    outfile,
    plugins: [embedWorkers()],
  });
  const text = readFileSync(outfile, 'utf8');
  assert.match(text, /outer of/);
  assert.doesNotMatch(text, /esbuild/);
});

test('refuses a worker source without the one call it is for', async () => {
  write('wrong.source.ts', "export const source = 'made by hand';");
  const entry = write('uses-wrong.ts', "import { source } from './wrong.source.js'; console.log(source);");
  const bundled = build({
    ...nodeBundleOptions,
    entryPoints: [entry],
    write: false,
    plugins: [embedWorkers()],
  });
  await assert.rejects(bundled, /expected one call bundleWorker/);
});

async function answerOf(source: string): Promise<unknown[]> {
  const worker = new Worker(source, { eval: true });
  const answer: unknown[] = await once(worker, 'message');
  await worker.terminate();
  return answer;
}

/** A module that starts a worker and does something with its first message. */
function relay(worker: string, action: string): string {
  return `import { Worker, parentPort } from 'node:worker_threads';
    import { source } from './${worker}.source.js';
    void parentPort;
    new Worker(source, { eval: true }).once('message', (message: unknown) => ${action});`;
}

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
