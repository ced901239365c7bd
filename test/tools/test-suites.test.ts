/** The suites themselves: that an empty or broken run is never taken for a good one. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { filesBelow } from '../../extensions/tools/files.js';
import { root } from '../../extensions/tools/prepare.mjs';
import { runSuite, suiteFiles, suites, type Suite } from '../../extensions/tools/test-suites.js';

let folder = '';

before(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'suites-'));
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('fails when the list of files is empty', async () => {
  const { ok, counts } = await runSuite(suiteNamed('unit'), []);
  assert.equal(ok, false);
  assert.equal(counts.failed, 1);
});

test('counts the tests of a file that passes', async () => {
  const { ok, counts } = await runSuite(suiteNamed('unit'), [
    written('a', "test('a', () => {}); test('b', () => {});"),
  ]);
  assert.deepEqual([ok, counts.passed, counts.failed], [true, 2, 0]);
});

test('fails with a test that fails, and keeps what it said', async () => {
  const { ok, output } = await runSuite(suiteNamed('unit'), [
    written('b', "test('b', () => { throw Error('sad'); });"),
  ]);
  assert.equal(ok, false);
  assert.match(output, /sad/);
});

test('fails with a file that cannot be read as a module', async () => {
  const { ok } = await runSuite(suiteNamed('unit'), [written('c', 'this is no code')]);
  assert.equal(ok, false);
});

test('tells which tests were skipped and why', async () => {
  const file = written('d', "test('x', () => {}); test('needs a moon', { skip: 'no moon' }, () => {});");
  const { counts } = await runSuite(suiteNamed('unit'), [file]);
  assert.deepEqual([counts.skipped, counts.skips], [1, ['needs a moon: no moon']]);
});

test('gives every test file to a suite, and node’s own to one only', () => {
  for (const file of filesBelow('test', (path) => path.endsWith('.test.ts'))) {
    const names = suites.filter((suite) => suiteFiles(suite).includes(file)).map(({ name }) => name);
    const expected = file.endsWith('.wtr.test.ts') ? 2 : 1;
    assert.equal(names.length, expected, `${file} is in ${names.join(', ') || 'no suite'}`);
  }
});

function suiteNamed(name: string): Suite {
  const suite = suites.find((one) => one.name === name);
  assert.ok(suite);
  return suite;
}

function written(name: string, body: string): string {
  const file = join(folder, `${name}.test.ts`);
  writeFileSync(file, `import { test } from 'node:test';\n${body}\n`);
  return file;
}
