import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { fingerprint, isInstallStale, isNodeNewEnough } from '../../extensions/tools/freshness.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'atelier-freshness-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the age of Node', () => {
  const cases = [
    ['20.11.0', true],
    ['20.10.9', false],
    ['18.20.0', false],
    ['21.0.0', true],
    ['100.0.0', true],
  ] as const;
  for (const [version, expected] of cases) {
    test(`calls ${version} ${expected ? 'new enough' : 'too old'} where 20.11 is the oldest`, () => {
      assert.equal(isNodeNewEnough(version, '20.11'), expected);
    });
  }
});

describe('the freshness of node_modules', () => {
  test('is stale when node_modules is missing', () => {
    writeLock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    assert.equal(isInstallStale(root), true);
  });

  test('is stale when npm was interrupted before it wrote its own list', () => {
    writeLock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    write('node_modules/lit/package.json', '{}');
    assert.equal(isInstallStale(root), true);
  });

  test('is fresh when every package has the version of the lock file', () => {
    writeLock('package-lock.json', { '': { version: '0.1.0' }, 'node_modules/lit': { version: '3.3.3' } });
    writeLock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    assert.equal(isInstallStale(root), false);
  });

  test('is fresh when only the time of the lock file is newer, as after a checkout', () => {
    writeLock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    writeLock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    utimesSync(join(root, 'package-lock.json'), new Date(), new Date(Date.now() + 1e6));
    assert.equal(isInstallStale(root), false);
  });

  test('is stale when a package has another version', () => {
    writeLock('package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    writeLock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.2' } });
    assert.equal(isInstallStale(root), true);
  });

  test('is stale when a package of the lock file is missing', () => {
    writeLock('package-lock.json', {
      'node_modules/lit': { version: '3.3.3' },
      'node_modules/ws': { version: '8.0.0' },
    });
    writeLock('node_modules/.package-lock.json', { 'node_modules/lit': { version: '3.3.3' } });
    assert.equal(isInstallStale(root), true);
  });

  test('is fresh without the binaries of other platforms, which are optional', () => {
    writeLock('package-lock.json', { 'node_modules/@esbuild/aix': { version: '1.0.0', optional: true } });
    writeLock('node_modules/.package-lock.json', {});
    assert.equal(isInstallStale(root), false);
  });
});

describe('the fingerprint of the sources', () => {
  test('stays when nothing but a time changes', () => {
    write('src/a.ts', 'one');
    const before = fingerprint(root, ['src']);
    utimesSync(join(root, 'src/a.ts'), new Date(0), new Date(0));
    assert.equal(fingerprint(root, ['src']), before);
  });

  for (const [change, apply] of [
    ['an edit', () => write('src/a.ts', 'two')],
    ['a new file', () => write('src/b/c.ts', '')],
    ['a removed file', () => rmSync(join(root, 'src/z.ts'))],
  ] as const) {
    test(`changes with ${change}`, () => {
      write('src/a.ts', 'one');
      write('src/z.ts', '');
      const before = fingerprint(root, ['src']);
      apply();
      assert.notEqual(fingerprint(root, ['src']), before);
    });
  }

  test('changes when text moves from one file to the next', () => {
    write('src/a.ts', 'one');
    write('src/b.ts', 'two');
    const before = fingerprint(root, ['src']);
    write('src/a.ts', 'onet');
    write('src/b.ts', 'wo');
    assert.notEqual(fingerprint(root, ['src']), before);
  });

  test('leaves out what the build itself makes', () => {
    write('src/a.ts', 'one');
    const before = fingerprint(root, ['src']);
    write('src/bundle/engine.cjs', 'made');
    assert.equal(fingerprint(root, ['src']), before);
  });
});

function writeLock(file: string, packages: object): void {
  write(file, JSON.stringify({ lockfileVersion: 3, packages }));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
