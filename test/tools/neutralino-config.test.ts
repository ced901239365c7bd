/** What the native window may do, and what its package holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
  assert.equal(engine['commandLinux'], `exec ${engine['command']}`);
  assert.equal(engine['commandDarwin'], `exec ${engine['command']}`);
});
