/** Runs the scripts behind npm in a made-up project whose npm is a few lines of shell. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { root } from '../../extensions/tools/prepare.mjs';

let project = '';

/** What a successful `npm ci` leaves behind, and a line for each call. */
const install = `echo "$@" >> npm-calls
mkdir -p node_modules/tsx/dist
cp tsx-loader.mjs node_modules/tsx/dist/loader.mjs
cp package-lock.json node_modules/.package-lock.json`;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'atelier-prepare-'));
  for (const file of ['freshness', 'messages', 'native', 'prepare', 'run', 'start']) {
    cpSync(join(root, `extensions/tools/${file}.mjs`), join(project, `extensions/tools/${file}.mjs`));
  }
  // The real loader, reached from the made-up project.
  write('tsx-loader.mjs', `import ${JSON.stringify(new URL(import.meta.resolve('tsx')).href)};`);
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{"packages":{"node_modules/x":{"version":"1.0.0"}}}');
});

afterEach(() => {
  rmSync(project, { recursive: true, force: true });
});

test('installs with npm ci on a fresh clone, and only once', () => {
  fakeNpm(install);
  assert.equal(runTask().stdout, 'task ran with --x\n');
  assert.equal(runTask().stdout, 'task ran with --x\n');
  const calls = readFileSync(join(project, 'npm-calls'), 'utf8').trim().split('\n');
  assert.equal(calls.length, 1);
  assert.match(calls[0] ?? '', /^ci /);
});

test('installs again when the lock file names another version', () => {
  fakeNpm(install);
  runTask();
  write('package-lock.json', '{"packages":{"node_modules/x":{"version":"2.0.0"}}}');
  runTask();
  assert.equal(readFileSync(join(project, 'npm-calls'), 'utf8').trim().split('\n').length, 2);
});

test('passes on the exit code of the task', () => {
  fakeNpm(install);
  assert.equal(runTask('process.exitCode = 7').status, 7);
});

test('hands a signal on to the task, so that nothing is left behind', async () => {
  fakeNpm(install);
  write(
    'extensions/tools/task.ts',
    "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up');",
  );
  const runner = spawn(process.execPath, [join(project, 'extensions/tools/run.mjs'), 'task'], {
    env: { PATH: `${join(project, 'fake-bin')}:/usr/bin:/bin` },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(runner.stdout, 'data');
  runner.kill('SIGTERM');
  assert.deepEqual(await once(runner, 'exit'), [9, null]);
});

test('says in one sentence that the registry cannot be reached', () => {
  fakeNpm('echo "npm error code ENOTFOUND" >&2; echo "npm error network request failed" >&2; exit 1');
  const { status, stderr } = runTask();
  assert.equal(status, 1);
  assert.match(stderr, /the npm registry cannot be reached/);
  assert.doesNotMatch(stderr, / {4}at /);
});

test('says in one sentence that npm is not there', () => {
  const { status, stderr } = runTask();
  assert.equal(status, 1);
  assert.match(stderr, /npm was not found/);
  assert.doesNotMatch(stderr, / {4}at /);
});

test('passes on npm’s own reason for any other failure', () => {
  fakeNpm('echo "npm error code EUSAGE" >&2; echo "npm error the lock file is out of sync" >&2; exit 1');
  assert.match(runTask().stderr, /could not be installed: the lock file is out of sync/);
});

test('speaks French when the system does, and when its language is unknown', () => {
  for (const language of ['fr_FR.UTF-8', 'de_DE.UTF-8']) {
    assert.match(runTask('', language).stderr, /npm est introuvable/);
  }
});

test('refuses an option of npm start that it does not know, with the ones it knows', () => {
  const { status, stderr } = runScript('start.mjs', ['--brwoser']);
  assert.equal(status, 2);
  assert.match(stderr, /--brwoser.*--browser, --native, --no-open/);
});

test('npm start says that the build made no engine instead of starting nothing', () => {
  fakeNpm(install);
  write('extensions/tools/build.ts', '');
  const { status, stderr } = runScript('start.mjs', ['--no-open']);
  assert.equal(status, 1);
  assert.match(stderr, /made no .*engine\.cjs/);
});

test('npm start builds what is stale and hands its options to the engine', () => {
  fakeNpm(install);
  const engine = 'console.log("engine got", process.argv.slice(2).join(" ")); process.exitCode = 3;';
  write(
    'extensions/tools/build.ts',
    `import { mkdirSync, writeFileSync } from 'node:fs';
    mkdirSync('extensions/bundle', { recursive: true });
    writeFileSync('extensions/bundle/engine.cjs', ${JSON.stringify(engine)});`,
  );
  const { status, stdout } = runScript('start.mjs', ['--browser']);
  assert.equal(stdout, 'engine got --browser\n');
  assert.equal(status, 3);
});

/** Puts an `npm` in the project's own bin folder, the only one in PATH besides the system's. */
function fakeNpm(body: string): void {
  write('fake-bin/npm', `#!/bin/sh\n${body}\n`);
  chmodSync(join(project, 'fake-bin/npm'), 0o755);
}

function runTask(more = '', language = 'en_GB.UTF-8'): SpawnSyncReturns<string> {
  write('extensions/tools/task.ts', `console.log('task ran with', process.argv.slice(2).join(' '));${more}`);
  return runScript('run.mjs', ['task', '--x'], language);
}

function runScript(
  script: string,
  args: readonly string[],
  language = 'en_GB.UTF-8',
): SpawnSyncReturns<string> {
  const path = existsSync(join(project, 'fake-bin'))
    ? `${join(project, 'fake-bin')}:/usr/bin:/bin`
    : '/nowhere';
  return spawnSync(process.execPath, [join(project, 'extensions/tools', script), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: path, LANG: language },
  });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
}
