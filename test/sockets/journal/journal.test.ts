import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock, ClockOrigin } from '../../../extensions/sockets/clock.js';
import { ProcessClock } from '../../../extensions/sockets/clock.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';

const ONE = { count: 1, ends: null };
const bytes = (text: string): Buffer => Buffer.from(text);
const who = (connection: number, server: number | null = 1) => ({ server, connection });
const served = (connection: number) => ({ type: 'connection.served', server: 1, connection }) as const;

/** A clock that a test sets. */
class SetClock implements Clock {
  readonly origin: ClockOrigin = { seconds: 0, nanoseconds: 0 };
  now = 0;
  at(): number {
    return this.now;
  }
  wall(): number {
    return 1000;
  }
}

test('numbers events from 1 without a gap and stamps each', () => {
  const clock = new SetClock();
  const journal = new Journal({ clock });
  clock.now = 5;
  journal.note(served(7));
  clock.now = 2 ** 40 + 1;
  journal.received(who(7, null), bytes('é'), ONE);
  deepEqual(journal.event(1), {
    type: 'connection.served',
    server: 1,
    connection: 7,
    seq: 1,
    at: 5,
    wall: 1000,
  });
  deepEqual(journal.event(2), {
    type: 'connection.received',
    server: null,
    connection: 7,
    size: 2,
    data: 'w6k=',
    messages: 1,
    seq: 2,
    at: 2 ** 40 + 1,
    wall: 1000,
  });
  deepEqual([journal.event(0), journal.event(3), journal.event(-1), journal.event(1.5)].filter(Boolean), []);
});

test('keeps where messages end, however many and however far apart', () => {
  const journal = new Journal();
  const ends = [1, 2, 130, 131, 20_000, 65_536];
  const data = Buffer.alloc(65_536, 'x');
  journal.received(who(1), data, { count: ends.length, ends });
  journal.sent(who(1), data, { count: 1, ends: [65_536] });
  journal.received(who(1), bytes('part'), { count: 0, ends: [] });
  journal.received(who(1), bytes('b\nrest'), { count: 1, ends: [2] });
  const found = journal.read(1, 10).map((event) => ('ends' in event ? event.ends : 'none'));
  deepEqual(found, [ends, [65_536], [], [2]]);
  const cut = journal.event(1, { dataBytes: 3, maxEnds: 2 });
  ok(cut?.type === 'connection.received');
  deepEqual([cut.size, cut.data, cut.messages, cut.ends], [65_536, 'eHh4', 6, [1, 2]]);
});

test('drops the oldest events at its bound and counts them', () => {
  const journal = new Journal({ maxEvents: 10 });
  for (let count = 1; count <= 34; count++) {
    if (count % 3 === 0) journal.note(served(count));
    else journal.received(who(count), bytes(String(count)), ONE);
    equal(journal.firstSeq, Math.max(1, count - 9));
  }
  deepEqual([journal.firstSeq, journal.lastSeq, journal.dropped], [25, 34, 24]);
  equal(journal.event(24), undefined);
  const read = journal.read(1, 100);
  deepEqual(
    read.map((event) => event.seq),
    [25, 26, 27, 28, 29, 30, 31, 32, 33, 34],
  );
  for (const event of read) {
    ok('connection' in event);
    equal(event.connection, event.seq);
    equal(event.type, event.seq % 3 === 0 ? 'connection.served' : 'connection.received');
    if (event.type === 'connection.received') equal(event.data, bytes(String(event.seq)).toString('base64'));
  }
});

test('drops the oldest bytes at their bound and keeps their events', () => {
  const journal = new Journal({ maxBytes: 100 });
  for (let count = 1; count <= 13; count++) journal.received(who(count), Buffer.alloc(30, count), ONE);
  for (let seq = 1; seq <= 13; seq++) {
    const event = journal.event(seq);
    ok(event?.type === 'connection.received');
    equal(event.size, 30);
    // The last three fit whole into a hundred bytes.
    equal(event.data, seq > 10 ? Buffer.alloc(30, seq).toString('base64') : undefined);
  }
});

test('a chunk larger than all its room is an event without data', () => {
  const journal = new Journal({ maxBytes: 10 });
  journal.received(who(1), Buffer.alloc(25, 1), ONE);
  const event = journal.event(1);
  ok(event?.type === 'connection.received');
  deepEqual([event.size, event.data], [25, undefined]);
  journal.received(who(1), bytes('abc'), ONE);
  deepEqual(Buffer.from(journal.data(2) ?? []), bytes('abc'));
});

test('stores an echo once, and the same chunk after another twice', () => {
  const journal = new Journal({ maxBytes: 8 });
  const chunk = bytes('abcd');
  journal.received(who(1), chunk, ONE);
  journal.sent(who(1), chunk, ONE);
  journal.received(who(1), bytes('efgh'), ONE);
  const data = [1, 2, 3].map((seq) => Buffer.from(journal.data(seq) ?? []).toString());
  deepEqual(data, ['abcd', 'abcd', 'efgh']);
  journal.sent(who(1), chunk, ONE);
  equal(journal.data(1), undefined);
  deepEqual(Buffer.from(journal.data(4) ?? []), chunk);
});

test('reads what passes a filter, up to a limit', () => {
  const journal = new Journal();
  journal.note({ type: 'server.stopped', server: 2 });
  for (let count = 0; count < 5; count++) {
    journal.received(who(1), bytes('a'), ONE);
    journal.sent(who(2, null), bytes('b'), ONE);
  }
  const seqs = (filter: object, limit = Infinity): number[] =>
    journal.read(1, limit, { filter }).map((event) => event.seq);
  deepEqual(seqs({ server: null }), [3, 5, 7, 9, 11]);
  deepEqual(seqs({ server: 2 }), [1]);
  deepEqual(seqs({ connection: 1 }, 2), [2, 4]);
  deepEqual(seqs({ types: ['server.stopped', 'connection.sent'] }, 2), [1, 3]);
  deepEqual(
    journal.read(10, 100).map((event) => event.seq),
    [10, 11],
  );
});

test('tells its listeners the newest number until they leave', () => {
  const journal = new Journal();
  const heard: number[] = [];
  const leave = journal.subscribe((last) => heard.push(last));
  journal.note(served(1));
  journal.received(who(1), bytes('a'), ONE);
  leave();
  journal.note(served(1));
  deepEqual(heard, [1, 2]);
});

test('takes no memory to speak of before it is used', () => {
  const before = process.memoryUsage().arrayBuffers;
  const journals = Array.from({ length: 20 }, () => new Journal());
  for (const journal of journals) journal.note(served(1));
  ok(process.memoryUsage().arrayBuffers - before < 20 * 2 ** 20);
});

test('numbers blocks after blocks: a hundred thousand events are all there', () => {
  const journal = new Journal({ maxEvents: 50_000 });
  for (let count = 1; count <= 100_000; count++) journal.received(who(count), bytes('x'), ONE);
  equal(journal.firstSeq, 50_001);
  let expected = 50_001;
  for (const event of journal.read(1, Infinity)) {
    ok('connection' in event);
    deepEqual([event.seq, event.connection], [expected, expected]);
    expected++;
  }
  equal(expected, 100_001);
});

test('two clocks with one origin agree to the nanosecond scale, and stamps are whole numbers', () => {
  const one = new ProcessClock();
  const two = new ProcessClock(one.origin);
  const [first, second, third] = [one.at(), two.at(), one.at()];
  ok(first <= second && second <= third, `${first} ${second} ${third}`);
  ok([first, second, third].every(Number.isSafeInteger));
});

test('a clock stays exact when the machine has been up for years', (context) => {
  const years = 3 * 365 * 86_400;
  const clock = new ProcessClock({ seconds: years, nanoseconds: 999_999_999 });
  context.mock.method(process, 'hrtime', () => [years + 5, 1]);
  equal(clock.at(), 4_000_000_002);
});
