import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, it, type TestContext } from 'node:test';
import { WebSocketServer, type WebSocket } from 'ws';
import { readFrameworkStart } from '../../../extensions/engine/shells/framework-link.js';
import { Page } from '../support/engine-bench.js';
import { startProcess } from '../support/engine-process.js';

interface Request {
  readonly method: string;
  readonly accessToken: string;
  readonly data: { readonly event: string; readonly data: { port: number; ticket: string } };
}

/** A framework that takes one extension, as the real one's protocol has it. */
async function startFramework(context: TestContext) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const start = {
    nlPort: String(port),
    nlToken: 'token',
    nlConnectToken: 'connect',
    nlExtensionId: 'engine',
  };
  const extension = once(server, 'connection') as Promise<[WebSocket, IncomingMessage]>;
  return { input: JSON.stringify(start), extension };
}

/** The engine as the framework's extension, and what it answers to a page that is ready. */
async function startNative(context: TestContext) {
  const framework = await startFramework(context);
  const engine = await startProcess(context, ['--native'], { input: framework.input });
  const [socket, request] = await framework.extension;
  const ready = async () => {
    socket.send(JSON.stringify({ event: 'atelier.ready', data: {} }));
    const [answer] = (await once(socket, 'message')) as [Buffer];
    return JSON.parse(String(answer)) as Request;
  };
  return { engine, socket, request, ready };
}

describe('the engine as an extension of the framework', () => {
  it('joins with its tokens and tells a page that is ready the way to the link', async (context) => {
    const { request, ready, socket } = await startNative(context);
    assert.equal(request.url, '/?extensionId=engine&connectToken=connect');
    const answer = await ready();
    assert.deepEqual([answer.method, answer.accessToken], ['app.broadcast', 'token']);
    assert.equal(answer.data.event, 'atelier.link');
    const { port, ticket } = answer.data.data;
    const page = await Page.open(port, { ticket });
    assert.equal(page.welcome.kind, 'server');
    const again = await ready();
    assert.notEqual(again.data.data.ticket, ticket);
    socket.close();
  });

  it('ends when the framework goes before any window came', async (context) => {
    const { engine, socket } = await startNative(context);
    const begin = performance.now();
    socket.terminate();
    assert.deepEqual(await engine.exited, [0, null]);
    assert.ok(performance.now() - begin < 2_000);
  });

  it('stays for the windows that are left when the framework goes', async (context) => {
    const { engine, socket, ready } = await startNative(context);
    const { port, ticket } = (await ready()).data.data;
    const page = await Page.open(port, { ticket });
    socket.terminate();
    await page.ask({ type: 'settings.set', patch: { zoom: 110 } });
    assert.equal(engine.child.exitCode, null);
    await page.close();
    assert.deepEqual(await engine.exited, [0, null]);
  });

  it('survives nonsense from the framework', async (context) => {
    const { socket, ready } = await startNative(context);
    socket.send('{');
    socket.send('null');
    socket.send(JSON.stringify({ id: 'x', method: 'app.broadcast', data: { success: true } }));
    assert.equal((await ready()).data.event, 'atelier.link');
    socket.close();
  });

  it('says in one sentence that there is no framework', async (context) => {
    const engine = await startProcess(context, ['--native'], { input: 'nonsense' });
    assert.deepEqual(await engine.exited, [1, null]);
    assert.equal(engine.errors(), 'The native window did not answer.\n');
  });
});

describe('readFrameworkStart', () => {
  const start = '{"nlPort":"4000","nlToken":"a","nlConnectToken":"b","nlExtensionId":"c"}';

  it('reads an object that comes in pieces, without waiting for the end', async () => {
    const input = new PassThrough();
    const read = readFrameworkStart(input, 10_000);
    for (const character of start) input.write(character);
    assert.equal((await read)?.port, 4000);
  });

  it('gives up when nothing comes in time, or too much', async () => {
    assert.equal(await readFrameworkStart(new PassThrough(), 10), undefined);
    const input = new PassThrough();
    const read = readFrameworkStart(input, 10_000);
    input.write(' '.repeat(70_000));
    assert.equal(await read, undefined);
  });
});
