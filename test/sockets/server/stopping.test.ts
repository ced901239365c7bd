/** Starting and stopping: whatever the peers do, the port is free again within two seconds. */
import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { Counters } from '../../../extensions/sockets/counters.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';
import { TcpServer } from '../../../extensions/sockets/server/server.js';
import { DEFAULTS, Hall } from '../support/hall.js';
import { Peer } from '../support/peer.js';

const aServer = (): TcpServer => new TcpServer({ id: 7, sink: new Journal(), counters: new Counters() });

async function secondsToStop(hall: Hall): Promise<number> {
  const began = performance.now();
  await hall.server.stop();
  return (performance.now() - began) / 1000;
}

test('stops within two seconds although a peer never closes', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  ok((await secondsToStop(hall)) < 2);
  equal((await hall.happens('connection.closed', peer)).reason, 'stopped');
});

test('stops within two seconds although a peer never reads what waits for it', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  peer.stopReading();
  peer.send(Buffer.alloc(16 * 1024 * 1024));
  await hall.event(() => (hall.server.snapshot()[`127.0.0.1:${peer.port}`]?.bytes.sent ?? 0) > 2 ** 20);
  ok((await secondsToStop(hall)) < 2);
});

test('stops while a peer floods', async (context) => {
  const hall = await Hall.open(context, { reply: { kind: 'none' } });
  const peer = await hall.peer();
  const part = Buffer.alloc(64 * 1024, 'x');
  const flood = (): void => {
    for (let count = 0; count < 64 && !peer.closed; count++) peer.send(part);
    if (!peer.closed) setImmediate(flood);
  };
  flood();
  await hall.happens('connection.received', peer);
  ok((await secondsToStop(hall)) < 2);
});

test('stops at once while a long service waits, and leaves no timer behind', async (context) => {
  const hall = await Hall.open(context, { work: { kind: 'wait', ms: 60_000 } });
  const peer = await hall.peer();
  peer.send('attends');
  await hall.happens('connection.received', peer);
  const stopped = hall.server.stop();
  await peer.until(() => peer.ended);
  peer.end();
  await stopped;
  equal(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length, 0);
});

test('may be stopped twice, and before it was started', async (context) => {
  const hall = await Hall.open(context);
  await Promise.all([hall.server.stop(), hall.server.stop()]);
  await hall.server.stop();
  equal(hall.journal.read(1, 10, { filter: { types: ['server.stopped'] } }).length, 1);
  const never = aServer();
  await never.stop();
  throws(() => never.start(DEFAULTS), /started twice/);
});

test('frees its port: another server takes it at once', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  const port = hall.port;
  const stopped = hall.server.stop();
  await peer.until(() => peer.ended);
  peer.end();
  await stopped;
  const next = aServer();
  equal((await next.start({ ...DEFAULTS, port })).port, port);
  await next.stop();
});

test('several servers run at once, and one stops without the others', async (context) => {
  const [one, two] = [await Hall.open(context), await Hall.open(context, { reply: { kind: 'upper' } })];
  await one.server.stop();
  const peer = await two.peer();
  peer.send('é');
  await peer.hears('É');
});

test('a taken port is told with a free one, in the journal too', async (context) => {
  const hall = await Hall.open(context);
  const journal = new Journal();
  const second = new TcpServer({ id: 2, sink: journal, counters: hall.counters });
  let free = 0;
  await rejects(second.start({ ...DEFAULTS, port: hall.port }), (error) => {
    ok(error instanceof FailureError);
    const { code, action, details } = error.failure;
    deepEqual([code, action, details.port, details.host], ['EADDRINUSE', 'listen', hall.port, '127.0.0.1']);
    free = details.free ?? 0;
    return true;
  });
  ok(free > 0 && free !== hall.port);
  equal(journal.event(1)?.type, 'server.failed');
  await second.stop();
  equal(journal.lastSeq, 1);
});

for (const [title, change, code] of [
  ['an address of another machine', { host: '192.0.2.1' }, 'EADDRNOTAVAIL'],
  ['a name that no one knows', { host: 'nulle-part.invalid' }, /^(ENOTFOUND|EAI_AGAIN)$/],
  ['a port that is none', { port: 65_536 }, 'port-invalid'],
  ['a port with a fraction', { port: 1.5 }, 'port-invalid'],
  ['no host', { host: ' ' }, 'host-empty'],
] as const) {
  test(`cannot listen on ${title} and says ${String(code)}`, async () => {
    await rejects(aServer().start({ ...DEFAULTS, ...change }), (error) => {
      ok(error instanceof FailureError);
      if (typeof code === 'string') equal(error.failure.code, code);
      else ok(code.test(error.failure.code), error.failure.code);
      return error.failure.action === 'listen';
    });
  });
}

test('a client that comes while the server stops is not served', async (context) => {
  const hall = await Hall.open(context);
  const staying = await hall.peer();
  const stopped = hall.server.stop();
  await rejects(Peer.to(hall.port));
  staying.destroy();
  await stopped;
});
