import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { FailureError } from '../../extensions/protocol/failures.js';
import type { ClientOptions } from '../../extensions/protocol/nouns.js';
import { serverOptions, startEngine } from './support/engine-bench.js';

function clientOptions(port: number): ClientOptions {
  return {
    ...{ host: '127.0.0.1', port, timeoutSeconds: 5, framing: 'raw', encoding: 'utf-8', lineEnding: 'none' },
  };
}

function failureCode(code: string): (error: unknown) => boolean {
  return (error) => error instanceof FailureError && error.failure.code === code;
}

describe('a dialogue through the engine', () => {
  it('echoes what a client window sends and shows each window its side', async (context) => {
    const { openServerPage, openClientPage } = await startEngine(context);
    const server = await openServerPage();
    const started = await server.ask({ type: 'server.start', options: serverOptions() });
    const client = await openClientPage(server, { host: '127.0.0.1', port: started.port });
    assert.deepEqual(client.welcome.prefill, { host: '127.0.0.1', port: started.port });
    const { connection } = await client.ask({ type: 'client.connect', options: clientOptions(started.port) });
    const { bytes } = await client.ask({ type: 'client.send', message: { text: 'é' } });
    assert.equal(bytes, 2);
    const echo = await client.event((event) => event.type === 'connection.received');
    assert.equal(echo.type === 'connection.received' && echo.data, 'w6k=');
    assert.ok(client.events.every((event) => event.server === null && 'connection' in event));
    assert.equal('connection' in echo && echo.connection, connection);
    await server.event((event) => event.type === 'connection.sent');
    assert.ok(server.events.every((event) => event.server === started.server));
  });

  it('gives the server’s row the name of the client window', async (context) => {
    const { openServerPage, openClientPage } = await startEngine(context);
    const server = await openServerPage();
    const { port } = await server.ask({ type: 'server.start', options: serverOptions() });
    const first = await openClientPage(server);
    const second = await openClientPage(server);
    assert.deepEqual([first.welcome.number, second.welcome.number], [1, 2]);
    await second.ask({ type: 'client.connect', options: clientOptions(port) });
    const named = await server.event((event) => event.type === 'connection.named');
    assert.equal(named.type === 'connection.named' && named.name, 'Client 2');
  });

  it('answers a start on a taken port with the failure and a free port', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { port } = await page.ask({ type: 'server.start', options: serverOptions() });
    await assert.rejects(page.ask({ type: 'server.start', options: serverOptions({ port }) }), (error) => {
      assert.ok(failureCode('EADDRINUSE')(error));
      const { free } = (error as FailureError).failure.details;
      return free !== undefined && free !== port;
    });
  });

  it('lets a client window neither stop a server nor read what is not its own', async (context) => {
    const { openServerPage, openClientPage } = await startEngine(context);
    const server = await openServerPage();
    const started = await server.ask({ type: 'server.start', options: serverOptions() });
    const peer = connect(started.port, '127.0.0.1');
    peer.write('secret');
    const received = await server.event((event) => event.type === 'connection.received');
    const client = await openClientPage(server);
    await assert.rejects(
      client.ask({ type: 'server.stop', server: started.server }),
      failureCode('command-invalid'),
    );
    await assert.rejects(
      client.ask({ type: 'event.data', seq: received.seq }),
      failureCode('command-invalid'),
    );
    const { base64 } = await server.ask({ type: 'event.data', seq: received.seq });
    assert.equal(Buffer.from(base64, 'base64').toString(), 'secret');
    peer.destroy();
  });

  it('sends at most 4 KiB of an event and the rest when asked', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { port } = await page.ask({
      type: 'server.start',
      options: serverOptions({ reply: { kind: 'none' } }),
    });
    const peer = connect(port, '127.0.0.1');
    peer.write(Buffer.alloc(20_000, 'a'));
    const event = await page.event((one) => one.type === 'connection.received' && one.size > 4096);
    assert.ok(event.type === 'connection.received');
    assert.equal(Buffer.from(event.data ?? '', 'base64').length, 4096);
    const { base64 } = await page.ask({ type: 'event.data', seq: event.seq });
    assert.equal(Buffer.from(base64, 'base64').length, event.size);
    peer.destroy();
  });

  it('sends from the server as text, escapes and hex, and says what cannot be read', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const options = serverOptions({ reply: { kind: 'manual' } });
    const { server, port } = await page.ask({ type: 'server.start', options });
    const peer = connect(port, '127.0.0.1');
    await page.event((event) => event.type === 'connection.served');
    const send = (message: { text: string; escapes?: boolean } | { hex: string }) =>
      page.ask({ type: 'server.send', server, connection: null, message });
    assert.deepEqual(await send({ text: 'a\\x42', escapes: true }), { clients: 1 });
    assert.deepEqual(await send({ hex: '43 44' }), { clients: 1 });
    await assert.rejects(send({ hex: '4' }), failureCode('hex-invalid'));
    await assert.rejects(send({ text: '\\q', escapes: true }), failureCode('escape-invalid'));
    let heard = '';
    for await (const chunk of peer) {
      heard += String(chunk);
      if (heard.length >= 4) break;
    }
    assert.equal(heard, 'aBCD');
  });

  it('cancels an attempt to connect, and connects again after a failure', async (context) => {
    const { openServerPage, openClientPage } = await startEngine(context);
    const server = await openServerPage();
    const client = await openClientPage(server);
    const { port } = await server.ask({ type: 'server.start', options: serverOptions() });
    await server.ask({ type: 'server.stop', server: 1 });
    await assert.rejects(
      client.ask({ type: 'client.connect', options: clientOptions(port) }),
      failureCode('ECONNREFUSED'),
    );
    await client.event((event) => event.type === 'connection.failed');
    const again = await server.ask({ type: 'server.start', options: serverOptions() });
    await client.ask({ type: 'client.connect', options: clientOptions(again.port) });
    await client.ask({ type: 'client.disconnect' });
    const closed = await client.event((event) => event.type === 'connection.closed');
    assert.equal(closed.type === 'connection.closed' && closed.reason, 'local');
    await assert.rejects(
      client.ask({ type: 'client.send', message: { text: 'a' } }),
      failureCode('not-connected'),
    );
    await assert.rejects(client.ask({ type: 'client.half-close' }), failureCode('not-connected'));
  });

  it('stops the servers of a window that is gone, and its clients see the end', async (context) => {
    const { openServerPage, openClientPage } = await startEngine(context);
    const server = await openServerPage();
    const { port } = await server.ask({ type: 'server.start', options: serverOptions() });
    const client = await openClientPage(server);
    await client.ask({ type: 'client.connect', options: clientOptions(port) });
    await server.close();
    await client.event((event) => event.type === 'connection.closed');
    await assert.rejects(
      client.ask({ type: 'client.connect', options: clientOptions(port) }),
      failureCode('ECONNREFUSED'),
    );
  });
});
