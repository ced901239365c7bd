import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { startEngine } from '../support/engine-bench.js';

async function withPages(context: TestContext) {
  const bench = await startEngine(context);
  const resources = join(bench.folder, 'resources');
  await mkdir(join(resources, 'bundle'), { recursive: true });
  await mkdir(join(resources, 'src'));
  await writeFile(join(resources, 'index.html'), '<p>page');
  await writeFile(join(resources, 'bundle', 'server.js'), 'script');
  await writeFile(join(resources, 'src', 'main.js'), 'source');
  await writeFile(join(resources, 'bundle', '.stamp'), 'hidden');
  await writeFile(join(resources, 'bundle', '.hidden.js'), 'hidden');
  await writeFile(join(bench.folder, 'secret.js'), 'secret');
  await symlink(join(bench.folder, 'secret.js'), join(resources, 'bundle', 'link.js'));
  return { ...bench, base: `http://127.0.0.1:${bench.engine.port}` };
}

/** The status for a path that no client library would send. */
async function rawStatus(port: number, path: string): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  assert.ok(!answer.includes('secret'), path);
  return Number(answer.split(' ')[1]);
}

describe('the pages', () => {
  it('are served with their type', async (context) => {
    const { base } = await withPages(context);
    for (const [path, type, body] of [
      ['/', 'text/html; charset=utf-8', '<p>page'],
      ['/index.html?x=1', 'text/html; charset=utf-8', '<p>page'],
      ['/bundle/server.js', 'text/javascript; charset=utf-8', 'script'],
    ] as const) {
      const response = await fetch(base + path);
      assert.equal(response.headers.get('content-type'), type);
      assert.equal(await response.text(), body);
    }
  });

  it('come with a policy that lets nothing foreign in, errors too', async (context) => {
    const { base } = await withPages(context);
    for (const path of ['/index.html', '/missing.html']) {
      const { headers } = await fetch(base + path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
      ]) {
        assert.ok(policy.split('; ').includes(part), part);
      }
      assert.ok(!policy.includes('unsafe'));
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('cache-control'), 'no-store');
    }
  });

  it('are all there is: no climbing, no links out, no sources, no hidden files', async (context) => {
    const { engine } = await withPages(context);
    for (const path of [
      '/../secret.js',
      '/bundle/../../secret.js',
      '/bundle/%2e%2e/%2e%2e/secret.js',
      '/bundle/..%2f..%2fsecret.js',
      '/bundle/..\\..\\secret.js',
      '//etc/passwd',
      '/bundle/link.js',
      '/bundle/.stamp',
      '/bundle/.hidden.js',
      '/bundle/../src/main.js',
      '/bundle/./server.js',
      '/src/main.js',
      '/bundle',
      '/bundle/',
      '/bundle/server.js/',
      '/bundle/server.js%00.html',
      '/secret.js',
    ]) {
      assert.equal(await rawStatus(engine.port, path), 404, path);
    }
  });

  it('can be read and nothing more', async (context) => {
    const { base } = await withPages(context);
    assert.equal((await fetch(`${base}/index.html`, { method: 'HEAD' })).status, 200);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      assert.equal((await fetch(`${base}/index.html`, { method })).status, 405);
    }
  });
});
