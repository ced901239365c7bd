/** What the native window may do, and what its package holds. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../extensions/tools/prepare.mjs';

/** The part of neutralino.config.json that these tests speak of. */
interface Config {
  readonly version: string;
  readonly port: number;
  readonly tokenSecurity: string;
  readonly nativeAllowList: readonly string[];
  readonly nativeBlockList?: unknown;
  readonly logging: { readonly writeToLogFile: boolean };
  readonly modes: { readonly window: Readonly<Record<string, unknown>> };
  readonly extensions: readonly Readonly<Record<string, string>>[];
  readonly cli: Readonly<Record<string, string>>;
}

const config = JSON.parse(readFileSync(join(root, 'neutralino.config.json'), 'utf8')) as Config;

/** The command reads /proc. */
const onLinux = { skip: process.platform !== 'linux' && 'Linux only' };

/** Paths as neu hands them to the patterns: from the project's folder, the roots with their slash. */
const packaged: readonly (readonly [
  pattern: 'resourcesExclude' | 'extensionsExclude',
  path: string,
  kept: boolean,
])[] = [
  ['extensionsExclude', './extensions/', true],
  ['extensionsExclude', 'extensions/bundle', true],
  ['extensionsExclude', 'extensions/bundle/engine.cjs', true],
  ['extensionsExclude', 'extensions\\bundle\\engine.cjs', true],
  ['extensionsExclude', 'extensions/bundle/.stamp', false],
  ['extensionsExclude', 'extensions/engine', false],
  ['extensionsExclude', 'extensions/tools/bundle.ts', false],
  ['extensionsExclude', 'extensions\\sockets\\server.ts', false],
  ['resourcesExclude', './resources/', true],
  ['resourcesExclude', 'resources/index.html', true],
  ['resourcesExclude', 'resources/bundle/server.js', true],
  ['resourcesExclude', 'resources/styles/looks.css', true],
  ['resourcesExclude', 'resources/bundle/server.js.map', false],
  ['resourcesExclude', 'resources/src', false],
  ['resourcesExclude', 'resources\\src\\kit', false],
  ['resourcesExclude', 'resources/docs', false],
  ['resourcesExclude', 'resources\\docs\\windows.png', false],
];

for (const [pattern, path, kept] of packaged) {
  test(`the package ${kept ? 'holds' : 'leaves out'} ${path}`, () => {
    assert.equal(new RegExp(config.cli[pattern] ?? '').test(path), !kept);
  });
}

test('the pages may call no more than the tested minimum, and no block list undoes that', () => {
  assert.deepEqual(config.nativeAllowList, [
    'extensions.*',
    'app.broadcast',
    'app.exit',
    'window.setTitle',
    'window.getSize',
    'window.setSize',
  ]);
  assert.equal(config.nativeBlockList, undefined);
});

test('the framework takes any free port, gives its token once, and writes no log and no window state', () => {
  assert.equal(config.port, 0);
  assert.equal(config.tokenSecurity, 'one-time');
  assert.equal(config.logging.writeToLogFile, false);
  assert.equal(config.modes.window['useSavedState'], false);
});

test('the main window has no least size, which GTK now and then takes for its size', () => {
  const least = Object.keys(config.modes.window).filter((name) => name.startsWith('min'));
  assert.deepEqual(least, []);
});

test('the versions are pinned, and the app has one version everywhere', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  assert.deepEqual([config.cli['binaryVersion'], config.cli['clientVersion']], ['6.9.0', '6.9.0']);
  assert.equal(config.version, version);
});

test('the engine is started from its folder’s own path, in quotes, without a shell in between where there is one', () => {
  const [engine] = config.extensions;
  assert.equal(engine?.['command'], 'node "${NL_PATH}/extensions/bundle/engine.cjs"');
  assert.equal(engine['commandDarwin'], `exec ${engine['command']}`);
  assert.match(engine['commandLinux'] ?? '', /; exec node "\$home\/extensions\/bundle\/engine.cjs"$/);
});

test(
  'on Linux the engine is the one beside the framework, else the one in the clone',
  onLinux,
  async (context) => {
    const folder = await mkdtemp(join(tmpdir(), `neutralino config's `));
    context.after(() => rm(folder, { recursive: true }));
    const command = (config.extensions[0]?.['commandLinux'] ?? '').replace('${NL_PATH}', '/clone');
    // A stand-in for the framework, whose program it is that counts, and one for node.
    await cp('/bin/sh', join(folder, 'framework'), { dereference: true });
    await writeFile(join(folder, 'node'), '#!/bin/sh\necho "$1"\n', { mode: 0o755 });
    const started = () => {
      const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, COMMAND: command };
      // The second command keeps the stand-in from making way for the shell.
      const words = ['-c', 'sh -c "$COMMAND"; true'];
      return spawnSync(join(folder, 'framework'), words, { env, encoding: 'utf8' }).stdout.trim();
    };
    assert.equal(started(), '/clone/extensions/bundle/engine.cjs');
    await mkdir(join(folder, 'extensions'));
    assert.equal(started(), join(folder, 'extensions/bundle/engine.cjs'));
  },
);
