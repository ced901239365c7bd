import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { serverOptions, startEngine, workerSource, type Page } from '../support/engine-bench.js';

/** A server that computes for a minute at the first message. */
const COMPUTING = serverOptions({ work: { kind: 'cpu', ms: 60_000 } });

async function startComputing(page: Page) {
  const started = await page.ask({ type: 'server.start', options: COMPUTING });
  const peer = connect(started.port, '127.0.0.1');
  peer.on('error', () => undefined);
  peer.write('go');
  await page.event((event) => event.type === 'connection.received');
  return { ...started, peer };
}

async function isFree(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const [error] = (await Promise.race([once(socket, 'error'), once(socket, 'connect')])) as [
    { code?: string }?,
  ];
  socket.destroy();
  return error?.code === 'ECONNREFUSED';
}

describe('a server in its thread', () => {
  it('is stopped within two seconds while it computes, and its port is free', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { server, port, peer } = await startComputing(page);
    const begin = performance.now();
    await page.ask({ type: 'server.stop', server });
    assert.ok(performance.now() - begin < 2_000);
    assert.ok(await isFree(port));
    await page.event((event) => event.type === 'server.stopped' && event.server === server);
    peer.destroy();
  });

  it('does not hinder another server or the link while it computes', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { peer } = await startComputing(page);
    const begin = performance.now();
    const other = await page.ask({ type: 'server.start', options: serverOptions() });
    const quick = connect(other.port, '127.0.0.1');
    quick.write('a');
    const [echo] = (await once(quick, 'data')) as [Buffer];
    assert.equal(String(echo), 'a');
    assert.ok(performance.now() - begin < 1_000);
    peer.destroy();
    quick.destroy();
  });

  it('that crashes is told as failed, with its port free, and harms no other', async (context) => {
    // The thread dies at its first rename, as if by a bug.
    const source = `require('node:worker_threads').parentPort.on('message', ({ call }) => {
      if (call.method === 'rename') throw new Error('a bug');
    });${workerSource}`;
    const { engine, bugs, openServerPage } = await startEngine(context, { workerSource: source });
    const page = await openServerPage();
    const doomed = await page.ask({ type: 'server.start', options: serverOptions() });
    const other = await page.ask({ type: 'server.start', options: serverOptions() });
    const peer = connect(doomed.port, '127.0.0.1');
    peer.on('error', () => undefined);
    const { server } = doomed;
    const opened = await page.event((event) => event.type === 'connection.opened');
    const connection = 'connection' in opened ? opened.connection : 0;
    await assert.rejects(
      page.ask({ type: 'server.rename', server, connection, name: 'x' }),
      (error) => error instanceof FailureError && error.failure.code === 'server-gone',
    );
    const failed = await page.event((event) => event.type === 'server.failed');
    assert.ok(failed.type === 'server.failed' && failed.failure.details.detail === 'a bug');
    assert.ok(await isFree(doomed.port));
    const alive = connect(other.port, '127.0.0.1');
    alive.write('b');
    assert.equal(String(((await once(alive, 'data')) as [Buffer])[0]), 'b');
    assert.equal(bugs.length, 1);
    bugs.length = 0;
    await page.ask({ type: 'server.stop', server });
    assert.ok(engine.hasWindows);
    alive.destroy();
  });

  it('that is stopped twice, or unknown, answers all the same', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { server } = await page.ask({ type: 'server.start', options: serverOptions() });
    await Promise.all([page.ask({ type: 'server.stop', server }), page.ask({ type: 'server.stop', server })]);
    assert.equal(await page.ask({ type: 'server.stop', server: 99 }), null);
    const next = await page.ask({ type: 'server.start', options: serverOptions() });
    await page.event((event) => event.type === 'server.started' && event.server === next.server);
    const stops = page.events.filter((event) => event.type === 'server.stopped');
    assert.equal(stops.length, 1);
  });

  it('gives no connection an id that another server gave', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const servers = await Promise.all(
      [1, 2, 3].map(() => page.ask({ type: 'server.start', options: serverOptions() })),
    );
    const peers = servers.flatMap(({ port }) => [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]);
    const ids = () =>
      page.events.filter((event) => event.type === 'connection.opened').map((event) => event.connection);
    await page.until(() => ids().length === peers.length);
    assert.equal(new Set(ids()).size, peers.length);
    for (const peer of peers) peer.destroy();
  });
});
