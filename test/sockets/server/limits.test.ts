/** The server's limits: each holds, says so, and harms nobody else. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import {
  MAX_MESSAGE_BYTES,
  MAX_UNREAD_BYTES,
  RESERVED_DESCRIPTORS,
} from '../../../extensions/protocol/limits.js';
import { descriptorLimit } from '../../../extensions/sockets/descriptors.js';
import { Hall } from '../support/hall.js';
import type { Peer } from '../support/peer.js';

const bytesOf = (hall: Hall, peer: Peer): number =>
  hall.server.snapshot()[`127.0.0.1:${peer.port}`]?.bytes.received ?? 0;

test('a full server accepts, says so in its framing, ends, and takes the next when there is room', async (context) => {
  const hall = await Hall.open(context, {
    maxClients: 1,
    framing: 'line',
    encoding: 'latin1',
    fullText: 'complété {n}/{max}',
  });
  const first = await hall.peer();
  const second = await hall.peer();
  await second.hears(Buffer.from('complété 1/1\n', 'latin1'));
  await second.until(() => second.ended);
  second.end();
  const refused = await hall.event((event) => event.type === 'connection.refused');
  ok(refused.type === 'connection.refused');
  deepEqual(refused.failure, { code: 'server-full', action: 'accept', details: { n: 1, max: 1 } });
  equal(refused.remote.port, second.port);
  first.end();
  await hall.happens('connection.closed', first);
  const third = await hall.peer();
  third.send('bonjour\n');
  await third.hears('bonjour\n');
});

test('a refused client that spoke first still reads why', async (context) => {
  const hall = await Hall.open(context, { maxClients: 1 });
  await hall.peer();
  const second = await hall.peer();
  second.send('bonjour ?');
  await second.hears('Complet (1/1)');
  await second.until(() => second.ended);
  second.send('pourquoi ?');
  // Until the server has given it up: bytes it had not read would reach the peer as a reset.
  while (hall.counters.open > 1) await setTimeout(10);
  second.send('');
  await setTimeout(10);
  equal(second.error, null);
});

test('a refused client that closes is gone at once', async (context) => {
  const hall = await Hall.open(context, { maxClients: 1 });
  await hall.peer();
  const second = await hall.peer();
  second.send('bonjour ?');
  await second.until(() => second.ended);
  const began = performance.now();
  second.end();
  while (hall.counters.open > 1) await setTimeout(5);
  ok(performance.now() - began < 1000);
});

test('hundreds who come at once to a full server are all refused and none stays', async (context) => {
  const hall = await Hall.open(context, { maxClients: 1 });
  const first = await hall.peer();
  const crowd = await Promise.all(Array.from({ length: 300 }, () => hall.peer()));
  ok(hall.counters.open < 40, `${hall.counters.open} sockets are open`);
  for (const peer of crowd) peer.destroy();
  await Promise.all(crowd.map((peer) => peer.until(() => peer.closed)));
  first.send('toujours là');
  await first.hears('toujours là');
  first.destroy();
  await hall.server.stop();
  equal(hall.counters.open, 0);
});

test('takes no more clients than the descriptors of the process allow, and tells how many', async (context) => {
  const hall = await Hall.open(context, { maxClients: 10_000_000 });
  const limit = descriptorLimit() - RESERVED_DESCRIPTORS;
  equal(hall.maxClients, Math.min(10_000_000, limit));
  const started = hall.journal.event(1);
  equal(started?.type === 'server.started' && started.maxClients, hall.maxClients);
});

test('a message that is too long ends its connection and says how long it was', async (context) => {
  const hall = await Hall.open(context, { framing: 'length' });
  const other = await hall.peer();
  const peer = await hall.peer();
  peer.send(Buffer.from('40000000', 'hex'));
  const failed = await hall.happens('connection.failed', peer);
  deepEqual(failed.failure, {
    code: 'message-too-long',
    action: 'receive',
    details: { n: 2 ** 30, max: MAX_MESSAGE_BYTES },
  });
  await peer.until(() => peer.ended);
  peer.end();
  equal((await hall.happens('connection.closed', peer)).reason, 'too-long');
  const hello = Buffer.from('0000000161', 'hex');
  other.send(hello);
  await other.hears(hello);
});

test('a message of exactly the greatest length is answered', async (context) => {
  const hall = await Hall.open(context, { framing: 'line' });
  const peer = await hall.peer();
  const line = Buffer.alloc(MAX_MESSAGE_BYTES + 1, 'x');
  line[MAX_MESSAGE_BYTES] = 10;
  peer.send(line);
  await peer.hears(line);
});

test('stops reading from a peer that does not read, serves the others, and loses nothing when it reads again', async (context) => {
  const hall = await Hall.open(context);
  const slow = await hall.peer();
  const quick = await hall.peer();
  slow.stopReading();
  const part = Buffer.alloc(64 * 1024, 'x');
  const parts = 512;
  for (let count = 0; count < parts; count++) slow.send(part);
  // 32 MiB were offered; what the systems of both ends buffer passes, and a megabyte more.
  await hall.event(() => bytesOf(hall, slow) > MAX_UNREAD_BYTES);
  quick.send('et moi ?');
  await quick.hears('et moi ?');
  ok(slow.unsent > 0);
  ok(bytesOf(hall, slow) < (parts * part.length) / 2, `${bytesOf(hall, slow)} bytes were taken in`);
  slow.readOn();
  await slow.until(() => slow.heardBytes === parts * part.length);
});

test('many short messages with long answers do not fill the memory before the peer reads', async (context) => {
  const hall = await Hall.open(context, {
    framing: 'line',
    reply: { kind: 'template', template: 'y'.repeat(1000) },
  });
  const peer = await hall.peer();
  peer.stopReading();
  const count = 40_000;
  peer.send('a\n'.repeat(count));
  await hall.happens('connection.sent', peer);
  const other = await hall.peer();
  other.send('b\n');
  await other.hears(`${'y'.repeat(1000)}\n`);
  const sent = hall.server.snapshot()[`127.0.0.1:${peer.port}`]?.bytes.sent ?? 0;
  ok(sent < 20_000_000, `${sent} bytes of replies were made`);
  peer.readOn();
  await peer.until(() => peer.heardBytes === count * 1001);
});

test('a client that says nothing is disconnected after the time that was set, never before', async (context) => {
  const hall = await Hall.open(context, { idleSeconds: 0.2 });
  const peer = await hall.peer();
  peer.send('je parle');
  await peer.hears('je parle');
  await peer.until(() => peer.ended);
  peer.end();
  const closed = await hall.happens('connection.closed', peer);
  deepEqual([closed.reason, closed.seconds], ['idle', 0.2]);
  const spoke = await hall.happens('connection.received', peer);
  const ended = await hall.happens('connection.half-closed', peer);
  ok(ended.at - spoke.at >= 200e6, `${(ended.at - spoke.at) / 1e6} ms`);
});

test('a client that speaks now and then is not idle', async (context) => {
  const hall = await Hall.open(context, { idleSeconds: 1 });
  const peer = await hall.peer();
  // The passing of time is what is tested: four times nearly half of what is allowed.
  for (let turn = 0; turn < 4; turn++) {
    await setTimeout(400);
    peer.send('encore là');
    await peer.hears('encore là');
  }
  equal(peer.ended, false);
});

test('nobody is idle while his message is served or while he waits for his turn', async (context) => {
  const work = { kind: 'wait', ms: 250 } as const;
  const hall = await Hall.open(context, { idleSeconds: 0.1, strategy: 'sequential', work });
  const peer = await hall.peer();
  const waiting = await hall.peer();
  peer.send('du travail');
  await peer.hears('du travail');
  equal(hall.story(waiting).includes('connection.half-closed'), false);
  peer.destroy();
  await waiting.until(() => waiting.ended);
  waiting.end();
  equal((await hall.happens('connection.closed', waiting)).reason, 'idle');
});

test('the idle time can be changed while the server runs', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  hall.server.change({ idleSeconds: 0.05 });
  await peer.until(() => peer.ended);
  const changed = await hall.event((event) => event.type === 'server.changed');
  equal(changed.type === 'server.changed' && changed.idleSeconds, 0.05);
});

test('what follows «fin» in the same chunk does not change why the dialogue ended', async (context) => {
  const hall = await Hall.open(context, { framing: 'length' });
  const peer = await hall.peer();
  peer.send(Buffer.from('0000000366696e40000000', 'hex'));
  await peer.until(() => peer.ended);
  peer.end();
  equal((await hall.happens('connection.closed', peer)).reason, 'fin-word');
  equal(hall.story(peer).includes('connection.failed'), false);
});

test('a flooder that is kicked while it is not read can still close in good order', async (context) => {
  const hall = await Hall.open(context, { framing: 'line', strategy: 'sequential' });
  await hall.peer();
  const flooder = await hall.peer();
  flooder.send(`${'x'.repeat(1023)}\n`.repeat(8 * 1024));
  await hall.event(() => bytesOf(hall, flooder) > 64 * 1024);
  hall.server.kick(hall.idOf(flooder));
  await flooder.until(() => flooder.ended);
  flooder.end();
  equal((await hall.happens('connection.closed', flooder)).reason, 'kicked');
  await flooder.until(() => flooder.closed);
  equal(flooder.error, null);
  ok(hall.story(flooder).includes('connection.fin'));
});
