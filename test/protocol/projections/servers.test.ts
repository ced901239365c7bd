import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Occurrence } from '../../../extensions/protocol/events.js';
import { Servers } from '../../../extensions/protocol/projections/servers.js';
import { bytes, opened, started, Story } from './story.js';

function after(...occurrences: readonly Occurrence[]): Servers {
  const story = new Story();
  const servers = new Servers();
  for (const occurrence of occurrences) servers.apply(story.tell(occurrence));
  return servers;
}

describe('Servers', () => {
  test('counts messages and bytes of a client and of its server', () => {
    const servers = after(
      started(1),
      opened(1, 1),
      bytes('connection.received', 'salut', { connection: 1 }),
      bytes('connection.sent', 'SALUT !', { connection: 1 }),
    );
    const expected = { messagesIn: 1, messagesOut: 1, bytesIn: 5, bytesOut: 7 };
    const { messagesIn, messagesOut, bytesIn, bytesOut } = servers.connections.get(1) ?? {};
    assert.deepEqual({ messagesIn, messagesOut, bytesIn, bytesOut }, expected);
    assert.equal(servers.servers.get(1)?.bytesOut, 7);
  });

  test('adds up the time a client waits, and stops when it is served', () => {
    const fact = (type: 'connection.waiting' | 'connection.served'): Occurrence => ({
      ...{ type, server: 1, connection: 1 },
    });
    const ending = { type: 'connection.half-closed', server: 1, connection: 1 } as const;
    const told = [
      started(1),
      opened(1, 1),
      fact('connection.waiting'),
      started(2),
      fact('connection.served'),
      ending,
    ];
    const row = after(...told).connections.get(1);
    assert.equal(row?.state, 'ending');
    assert.equal(row.waited, 3_000_000);
  });

  test('leaves no ghost: closed, and gone with their server', () => {
    const closed = { type: 'connection.closed', server: 1, connection: 1, reason: 'fin-word' } as const;
    assert.equal(after(started(1), opened(1, 1), closed).connections.size, 0);
    assert.equal(after(started(1), opened(1, 1), { type: 'server.stopped', server: 1 }).connections.size, 0);
  });

  test('goes on from a snapshot exactly as the original does', () => {
    const story = new Story();
    const live = new Servers();
    const first = [
      started(1),
      opened(1, 1),
      opened(2, null),
      bytes('connection.received', 'a', { connection: 1 }),
    ];
    const later: readonly Occurrence[] = [
      bytes('connection.sent', 'bc', { connection: 2, server: null }),
      { type: 'server.changed', server: 1, reply: { kind: 'upper' } },
      { type: 'connection.half-closed', server: 1, connection: 1 },
      { type: 'connection.closed', server: null, connection: 2, reason: 'local' },
    ];
    for (const occurrence of first) live.apply(story.tell(occurrence));
    const resumed = new Servers(live.snapshot());
    for (const event of later.map((occurrence) => story.tell(occurrence))) {
      live.apply(event);
      resumed.apply(event);
    }
    assert.deepEqual(resumed.snapshot(), live.snapshot());
    assert.equal(resumed.servers.get(1)?.reply.kind, 'upper');
    assert.equal(resumed.connections.get(1)?.state, 'ending');
  });

  test('ignores what concerns a connection whose opening was dropped', () => {
    const servers = after(bytes('connection.received', 'a', { connection: 9 }), {
      ...{ type: 'connection.fin', server: 1, connection: 9 },
    });
    assert.equal(servers.connections.size, 0);
  });

  test('remembers how a server failed and forgets old ended ones', () => {
    const failure = { code: 'EADDRINUSE', action: 'listen', details: { port: 1 } } as const;
    const failed = after(started(1), { type: 'server.failed', server: 1, failure });
    assert.deepEqual(failed.servers.get(1)?.failure, failure);
    const many = Array.from(
      { length: 50 },
      (_, id) => [started(id + 1), { type: 'server.stopped', server: id + 1 }] as const,
    );
    assert.equal(after(...many.flat()).servers.size, 21);
  });
});
