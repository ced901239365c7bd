/** The dictionary of connections: its verbs, and that it says what the journal says. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import { Registry, type RegistryRecord } from '../../../extensions/sockets/server/registry.js';
import { Hall } from '../support/hall.js';
import type { Peer } from '../support/peer.js';

function entry(connection: number, port: number) {
  const record = (): RegistryRecord => ({
    connection,
    number: connection,
    name: `Pair ${connection}`,
    address: '127.0.0.1',
    port,
    state: 'served',
    since: 0,
    messages: 0,
    bytes: { received: 0, sent: 0 },
  });
  return { connection, address: '127.0.0.1', port, record };
}

test('a connection is found by its address and port, and by its id, until it is closed', () => {
  const registry = new Registry<ReturnType<typeof entry>>();
  const one = entry(1, 4000);
  registry.open(one);
  equal(registry.find('127.0.0.1:4000'), one);
  equal(registry.find(1), one);
  registry.close(one);
  registry.close(one);
  equal(registry.find('127.0.0.1:4000'), undefined);
  equal(registry.find(1), undefined);
  equal(registry.size, 0);
});

test('a port that is used again before its last owner is gone belongs to the new one', () => {
  const registry = new Registry<ReturnType<typeof entry>>();
  const [old, young] = [entry(1, 4000), entry(2, 4000)];
  registry.open(old);
  registry.open(young);
  registry.close(old);
  equal(registry.find('127.0.0.1:4000'), young);
  deepEqual(Object.keys(registry.snapshot()), ['127.0.0.1:4000']);
});

test('the dictionary is nested plain data, as the sheet has it', async (context) => {
  const hall = await Hall.open(context, { framing: 'line' });
  const peer = await hall.peer();
  peer.send('bonjour\n');
  await peer.hears('bonjour\n');
  const snapshot = hall.server.snapshot();
  const record = snapshot[`127.0.0.1:${peer.port}`];
  deepEqual(JSON.parse(JSON.stringify(snapshot)), {
    [`127.0.0.1:${peer.port}`]: {
      connection: hall.idOf(peer),
      number: 1,
      name: 'Pair 1',
      address: '127.0.0.1',
      port: peer.port,
      state: 'served',
      since: record?.since,
      messages: 1,
      bytes: { received: 8, sent: 8 },
    },
  });
});

test('a client gets the name it was given, in the dictionary and in the journal', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  equal(hall.server.rename(hall.idOf(peer), 'Mohamed'), true);
  equal(hall.server.snapshot()[`127.0.0.1:${peer.port}`]?.name, 'Mohamed');
  equal((await hall.happens('connection.named', peer)).name, 'Mohamed');
  equal(hall.server.rename(999, 'personne'), false);
});

/** The dictionary as the journal tells it. */
function told(events: readonly JournalEvent[]): Record<string, Omit<RegistryRecord, 'since'>> {
  const records = new Map<
    number,
    { -readonly [K in keyof Omit<RegistryRecord, 'since'>]: RegistryRecord[K] }
  >();
  for (const event of events) {
    if (!('connection' in event)) continue;
    const record = records.get(event.connection);
    if (event.type === 'connection.opened') {
      const { connection, number, name, remote } = event;
      const bytes = { received: 0, sent: 0 };
      records.set(connection, { connection, number, name, ...remote, state: 'waiting', messages: 0, bytes });
    } else if (record !== undefined) follow(record, event);
    if (event.type === 'connection.closed') records.delete(event.connection);
  }
  return Object.fromEntries(
    [...records.values()].map((record) => [`${record.address}:${record.port}`, record]),
  );
}

function follow(
  record: { -readonly [K in keyof Omit<RegistryRecord, 'since'>]: RegistryRecord[K] },
  event: JournalEvent,
): void {
  if (event.type === 'connection.served') record.state = 'served';
  if (event.type === 'connection.named') record.name = event.name;
  if (event.type === 'connection.sent') {
    record.bytes = { ...record.bytes, sent: record.bytes.sent + event.size };
  }
  if (event.type !== 'connection.received') return;
  record.messages += event.messages;
  record.bytes = { ...record.bytes, received: record.bytes.received + event.size };
}

function remembered(hall: Hall): Record<string, Omit<RegistryRecord, 'since'>> {
  const records = Object.entries(hall.server.snapshot());
  return Object.fromEntries(
    records.map(([key, { since, ...record }]) => {
      equal(Math.abs(since - Date.now()) < 60_000, true);
      return [key, record];
    }),
  );
}

/** A step of a lesson: who does what. */
const STEPS = fc.array(
  fc.tuple(fc.nat(5), fc.constantFrom('come', 'say', 'fin', 'reset', 'close', 'rename')),
  {
    minLength: 5,
    maxLength: 25,
  },
);

for (const strategy of ['event-loop', 'sequential'] as const) {
  test(`${strategy}: whatever peers do, the dictionary is what the journal says`, async (context) => {
    const hall = await Hall.open(context, { strategy, framing: 'line' });
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        const peers = new Map<number, Peer>();
        for (const [who, what] of steps) await play(hall, { peers, who, what });
        // An ending client is not in the journal's words: what decides it is our own FIN, which follows.
        const events = hall.journal.read(1, Infinity);
        const states = Object.values(hall.server.snapshot()).some((record) => record.state === 'ending');
        if (!states) deepEqual(remembered(hall), told(events));
        for (const peer of peers.values()) peer.destroy();
        await hall.event(() => Object.keys(hall.server.snapshot()).length === 0);
      }),
      { numRuns: 30 },
    );
  });
}

async function play(
  hall: Hall,
  step: { peers: Map<number, Peer>; who: number; what: string },
): Promise<void> {
  const { peers, who, what } = step;
  const peer = peers.get(who);
  if (peer === undefined || peer.closed) {
    peers.set(who, await hall.peer());
    return;
  }
  if (what === 'say') peer.send('bonjour\nencore');
  if (what === 'fin') peer.send('\nfin\n');
  if (what === 'reset') peer.reset();
  if (what === 'close') peer.destroy();
  if (what === 'rename') hall.server.rename(hall.idOf(peer), `Nom ${who}`);
}
