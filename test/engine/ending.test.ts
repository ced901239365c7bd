import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { parseLinkFragment } from '../../extensions/protocol/link-address.js';
import { Page, serverOptions } from './support/engine-bench.js';
import { startProcess, type EngineProcess } from './support/engine-process.js';

/** Lets a first window in by the address that the engine printed. */
async function firstPage(engine: EngineProcess): Promise<{ page: Page; port: number }> {
  const { url } = JSON.parse(await engine.line()) as { url: string };
  const address = parseLinkFragment(new URL(url).hash);
  assert.ok(address !== null);
  return { page: await Page.open(address.port, { ticket: address.ticket }), port: address.port };
}

async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const [error] = (await Promise.race([once(socket, 'error'), once(socket, 'connect')])) as [
    { code?: string }?,
  ];
  socket.destroy();
  return error?.code === 'ECONNREFUSED';
}

describe('the engine’s process', () => {
  it('ends within two seconds of its last window, with its servers’ ports free', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page, port } = await firstPage(engine);
    const started = await page.ask({ type: 'server.start', options: serverOptions() });
    const begin = performance.now();
    page.socket.terminate();
    assert.deepEqual(await engine.exited, [0, null]);
    assert.ok(performance.now() - begin < 2_000, `${performance.now() - begin} ms`);
    assert.ok(await isRefused(port));
    assert.ok(await isRefused(started.port));
    assert.equal(engine.errors(), '');
  });

  it('ends within two seconds while a server computes', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page } = await firstPage(engine);
    const options = serverOptions({ work: { kind: 'cpu', ms: 60_000 } });
    const { port } = await page.ask({ type: 'server.start', options });
    const peer = connect(port, '127.0.0.1').on('error', () => undefined);
    peer.write('go');
    await page.event((event) => event.type === 'connection.received');
    const begin = performance.now();
    page.socket.terminate();
    assert.deepEqual(await engine.exited, [0, null]);
    assert.ok(performance.now() - begin < 2_000, `${performance.now() - begin} ms`);
    peer.destroy();
  });

  it('survives a reload and the end of one window of two', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page, port } = await firstPage(engine);
    const { url = '' } = await page.ask({ type: 'window.open', kind: 'client' });
    const client = await Page.open(port, parseLinkFragment(new URL(url).hash) ?? {});
    await page.close();
    const reloaded = await Page.open(port, { key: page.welcome.key });
    await client.close();
    // Longer than the grace period of a window that is gone.
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    await reloaded.ask({ type: 'settings.set', patch: { zoom: 120 } });
    await reloaded.close();
    assert.deepEqual(await engine.exited, [0, null]);
  });

  it('waits for a window that is loading its page again', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page, port } = await firstPage(engine);
    await page.close();
    await fetch(`http://127.0.0.1:${port}/index.html`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const reloaded = await Page.open(port, { key: page.welcome.key });
    await reloaded.close();
    assert.deepEqual(await engine.exited, [0, null]);
  });

  it('tells its windows and ends at a signal', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page } = await firstPage(engine);
    engine.child.kill('SIGTERM');
    await page.until(() => page.heard.some((message) => message.type === 'ending'));
    assert.deepEqual(await engine.exited, [0, null]);
  });

  it('leaves its ports free when it is killed', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--json']);
    const { page, port } = await firstPage(engine);
    const started = await page.ask({ type: 'server.start', options: serverOptions() });
    const closed = once(page.socket, 'close');
    engine.child.kill('SIGKILL');
    await Promise.all([engine.exited, closed]);
    assert.ok(await isRefused(port));
    assert.ok(await isRefused(started.port));
  });

  it('prints an address for a person, which keeps until its first use', async (context) => {
    const engine = await startProcess(context, ['--no-open', '--lang', 'fr']);
    const line = await engine.line();
    const url = /http:\S+$/.exec(line)?.[0] ?? '';
    assert.ok(line.startsWith('Ouvrez cette adresse'));
    const address = parseLinkFragment(new URL(url).hash);
    assert.ok(address !== null);
    await Page.open(address.port, { ticket: address.ticket });
    await assert.rejects(Page.open(address.port, { ticket: address.ticket }), /4401/);
  });

  it('refuses an unknown option in one sentence', async (context) => {
    const engine = await startProcess(context, ['--fly']);
    assert.deepEqual(await engine.exited, [2, null]);
    assert.match(engine.errors(), /^Unknown option: --fly\..*\n$/);
  });

  it('prints the address and stays where no window can be opened', async (context) => {
    const env = { DISPLAY: '', WAYLAND_DISPLAY: '' };
    const engine = await startProcess(context, ['--browser', '--json'], { env });
    const { page } = await firstPage(engine);
    assert.equal(page.welcome.canOpenWindows, false);
    assert.equal(engine.errors(), 'No window can be opened from here.\n');
  });
});
