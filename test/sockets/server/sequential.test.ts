/** One dialogue at a time: who waits, what happens to them meanwhile, and in which order their turn comes. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { Service } from '../../../extensions/sockets/server/service.js';
import { type Admitted, strategyOf } from '../../../extensions/sockets/server/strategy.js';
import { Hall } from '../support/hall.js';
import { Peer } from '../support/peer.js';

const OPTIONS = { strategy: 'sequential', framing: 'line' } as const;

test('serves clients in the order of their arrival, each when the one before has ended', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const peers = [await hall.peer(), await hall.peer(), await hall.peer()];
  for (const [index, peer] of peers.entries()) peer.send(`client ${index}\nfin\n`);
  for (const [index, peer] of peers.entries()) {
    await peer.hears(`client ${index}\n`);
    await peer.until(() => peer.ended);
    peer.end();
  }
  const served = hall.journal.read(1, Infinity, { filter: { types: ['connection.served'] } });
  deepEqual(
    served.map((event) => 'connection' in event && event.connection),
    peers.map((peer) => hall.idOf(peer)),
  );
});

test('takes the time of all services before it: 4 clients of 40 ms end after 40, 80, 120 and 160 ms', async (context) => {
  const hall = await Hall.open(context, { ...OPTIONS, work: { kind: 'wait', ms: 40 } });
  const peers = [await hall.peer(), await hall.peer(), await hall.peer(), await hall.peer()];
  for (const peer of peers) peer.send('bonjour\nfin\n');
  // From the first message on: on a busy machine the others may be read a little later.
  const begin = await hall.event((event) => event.type === 'connection.received');
  for (const [index, peer] of peers.entries()) {
    const sent = await hall.happens('connection.sent', peer);
    const ms = (sent.at - begin.at) / 1e6;
    // A timer may be a millisecond early.
    ok(ms > 39 * (index + 1) - 1, `reply ${index} after ${ms} ms`);
  }
});

test('an event loop answers all of them after one waiting service, and one after another when it computes', async (context) => {
  for (const [kind, together] of [
    ['wait', true],
    ['cpu', false],
  ] as const) {
    const hall = await Hall.open(context, { framing: 'line', work: { kind, ms: 50 } });
    const peers = [await hall.peer(), await hall.peer(), await hall.peer(), await hall.peer()];
    for (const peer of peers) peer.send('bonjour\n');
    const sent = await Promise.all(peers.map((peer) => hall.happens('connection.sent', peer)));
    const spread = Math.max(...sent.map((event) => event.at)) - Math.min(...sent.map((event) => event.at));
    equal(spread < 140e6, together, `${kind}: ${spread / 1e6} ms between the first reply and the last`);
  }
});

test('shows what a waiting client says when it comes, and loses none of it', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const first = await hall.peer();
  const second = await hall.peer();
  await hall.happens('connection.waiting', second);
  second.send('a\nb\n');
  await hall.happens('connection.received', second);
  equal(second.heardBytes, 0);
  first.send('fin\n');
  await second.hears('a\nb\n');
  first.end();
});

test('sees a waiting client reset, and serves the next one in its place', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const [first, rude, third] = [await hall.peer(), await hall.peer(), await hall.peer()];
  rude.send('jamais lu\n');
  await hall.happens('connection.received', rude);
  rude.reset();
  equal((await hall.happens('connection.closed', rude)).reason, 'reset');
  first.send('fin\n');
  third.send('à moi\n');
  await third.hears('à moi\n');
  first.end();
});

test('lets a waiting client go at once when it closes without a word', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  await hall.peer();
  const shy = await hall.peer();
  shy.end();
  equal((await hall.happens('connection.closed', shy)).reason, 'peer');
  equal(hall.story(shy).includes('connection.served'), false);
});

test('answers, when its turn comes, a client that spoke and half-closed while it waited', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const first = await hall.peer();
  const patient = await hall.peer();
  patient.send('une question\n');
  patient.end();
  await hall.happens('connection.fin', patient);
  equal(hall.server.snapshot()[`127.0.0.1:${patient.port}`]?.state, 'waiting');
  first.send('fin\n');
  await patient.hears('une question\n');
  equal((await hall.happens('connection.closed', patient)).reason, 'peer');
  first.end();
});

test('does not hold more than a system would for a client that floods while it waits', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const first = await hall.peer();
  const flooder = await hall.peer();
  const line = `${'x'.repeat(1023)}\n`;
  const flood = line.repeat(16 * 1024);
  flooder.send(flood);
  await hall.event(
    () => (hall.server.snapshot()[`127.0.0.1:${flooder.port}`]?.bytes.received ?? 0) > 64 * 1024,
  );
  // Time enough to take it all in, if that were what happens.
  for (let turn = 0; turn < 500; turn++) {
    first.send('un tour\n');
    await first.hears('un tour\n');
  }
  const held = hall.server.snapshot()[`127.0.0.1:${flooder.port}`]?.bytes.received ?? 0;
  ok(held < 512 * 1024, `${held} bytes were taken in`);
  first.send('fin\n');
  await flooder.hears(flood);
  first.end();
});

test('a stop serves nobody in the place of another', async (context) => {
  const hall = await Hall.open(context, OPTIONS);
  const [first, second] = [await hall.peer(), await hall.peer()];
  second.send('bonjour\n');
  await hall.happens('connection.received', second);
  const stopped = hall.server.stop();
  for (const peer of [first, second]) {
    await peer.until(() => peer.ended);
    peer.end();
  }
  await stopped;
  equal(second.heardBytes, 0);
  equal(hall.story(second).includes('connection.served'), false);
});

test('hundreds of clients that are over before their turn come and go', async (context) => {
  const hall = await Hall.open(context, { ...OPTIONS, maxClients: 2000 });
  const first = await hall.peer();
  const others = await Promise.all(Array.from({ length: 300 }, () => Peer.to(hall.port)));
  for (const peer of others) {
    peer.send('fin\n');
    peer.end();
  }
  let ended = 0;
  await hall.event((event) => event.type === 'connection.fin' && ++ended === others.length);
  first.send('fin\n');
  await Promise.all(others.map((peer) => peer.until(() => peer.closed)));
  first.end();
  await hall.event(() => Object.keys(hall.server.snapshot()).length === 0);
});

test('clients that are over as soon as they are served do not pile up, be they a hundred thousand', async () => {
  const service: Service = { serve: () => 0, cancel: () => 0, change: () => 0, instant: true };
  const strategy = strategyOf('sequential', service);
  const order: number[] = [];
  const clients = Array.from({ length: 100_000 }, (_, index): Admitted => {
    const client: Admitted = {
      wait: () => undefined,
      serve: () => {
        order.push(index);
        if (index > 0) strategy.leave(client);
      },
    };
    return client;
  });
  for (const client of clients) strategy.admit(client);
  for (const client of clients.slice(0, 1)) strategy.leave(client);
  deepEqual([order.length, order.at(-1)], [100_000, 99_999]);
  await strategy.stop();
});
