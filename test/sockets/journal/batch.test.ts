/** Batches: what a worker thread packs arrives in the journal as if it had been reported there. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import fc from 'fast-check';
import type { Clock, ClockOrigin } from '../../../extensions/sockets/clock.js';
import { BatchSink, type EventBatch } from '../../../extensions/sockets/journal/batch.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';
import type { JournalSink } from '../../../extensions/sockets/journal/sink.js';

/** Counts nanoseconds by itself, so that two of them stamp alike. */
class CountingClock implements Clock {
  readonly origin: ClockOrigin = { seconds: 0, nanoseconds: 0 };
  #now = 0;
  at(): number {
    return (this.#now += 1000);
  }
  wall(at: number): number {
    return at + 5;
  }
}

const ONE = { count: 1, ends: null };

/** Reports something to a sink. */
type Report = (sink: JournalSink) => void;

const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((data): Report => {
  const ends = [...data.keys()].filter((at) => (data[at] ?? 0) % 3 === 0).map((at) => at + 1);
  return (sink) => sink.received({ server: 1, connection: data.length }, data, { count: ends.length, ends });
});
const echo = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((data): Report => (sink) => {
  sink.received({ server: 2, connection: 9 }, data, ONE);
  sink.sent({ server: 2, connection: 9 }, data, ONE);
});
const lateEcho = fc.uint8Array({ minLength: 1, maxLength: 20 }).map((data): Report => (sink) => {
  sink.received({ server: 2, connection: 9 }, data, ONE);
  sink.flush();
  sink.note({ type: 'connection.closed', server: null, connection: 1, reason: 'peer' });
  sink.received({ server: 2, connection: 8 }, Uint8Array.of(data.length), ONE);
  sink.flush();
  sink.sent({ server: 2, connection: 9 }, data, ONE);
  sink.flush();
  sink.sent({ server: 2, connection: 9 }, data, ONE);
});
const notice = fc.nat(50).map((connection): Report => (sink) => {
  sink.note({ type: 'connection.closed', server: null, connection, reason: 'peer' });
});
const flush = fc.constant<Report>((sink) => sink.flush());

test('a journal of batches equals a journal that was told directly, wherever batches are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(chunk, echo, lateEcho, notice, flush)), (reports) => {
      const direct = new Journal({ clock: new CountingClock() });
      const merged = new Journal({ clock: new CountingClock() });
      const sink = new BatchSink(merged.origin, (batch) => merged.appendBatch(batch), new CountingClock());
      for (const report of reports) {
        report(direct);
        report(sink);
      }
      sink.flush();
      deepEqual(merged.read(1, Infinity), direct.read(1, Infinity));
    }),
    { numRuns: 300 },
  );
});

test('batches keep the journal to its bounds', () => {
  const journal = new Journal({ maxEvents: 100, maxBytes: 1000 });
  const sink = new BatchSink(journal.origin, (batch) => journal.appendBatch(batch));
  for (let count = 0; count < 10_000; count++) {
    sink.received({ server: 1, connection: 1 }, Buffer.from(String(count).padStart(10)), ONE);
  }
  sink.flush();
  deepEqual([journal.lastSeq, journal.firstSeq], [10_000, 9901]);
  equal(Buffer.from(journal.data(10_000) ?? []).toString(), '      9999');
});

test('a batch survives the way through a message port, its buffers moved', async () => {
  const journal = new Journal();
  const { port1, port2 } = new MessageChannel();
  const sink = new BatchSink(journal.origin, (batch, transfer) => port1.postMessage(batch, transfer));
  sink.received({ server: 1, connection: 3 }, Buffer.from('bonjour'), { count: 1, ends: [7] });
  sink.note({ type: 'server.stopped', server: 1 });
  const [batch] = (await once(port2, 'message')) as [EventBatch]; // What was posted.
  journal.appendBatch(batch);
  port1.close();
  const [received, stopped] = journal.read(1, 10);
  ok(received?.type === 'connection.received');
  equal(Buffer.from(received.data ?? '', 'base64').toString(), 'bonjour');
  deepEqual(received.ends, [7]);
  equal(stopped?.type, 'server.stopped');
});

test('the first event after a quiet spell leaves at the end of the turn, what follows leaves together', async () => {
  const sizes: number[] = [];
  let posted: () => void = () => undefined;
  const sink = new BatchSink({ seconds: 0, nanoseconds: 0 }, (batch) => {
    sizes.push(batch.count);
    posted();
  });
  const next = (): Promise<void> => new Promise((resolve) => (posted = resolve));
  const report = (): void => sink.received({ server: 1, connection: 1 }, Buffer.from('x'), ONE);
  report();
  report();
  await new Promise(setImmediate);
  deepEqual(sizes, [2]);
  const together = next();
  for (let count = 0; count < 5; count++) {
    report();
    await new Promise(setImmediate);
  }
  await together;
  ok(sizes.length <= 3, sizes.join());
});

test('a full batch leaves without waiting', () => {
  const sizes: number[] = [];
  const sink = new BatchSink({ seconds: 0, nanoseconds: 0 }, (batch) => sizes.push(batch.bytes.length));
  for (let count = 0; count < 5; count++) {
    sink.received({ server: 1, connection: 1 }, Buffer.alloc(100 * 1024, count), ONE);
  }
  deepEqual(sizes, [300 * 1024]);
  sink.flush();
});

test('an engine that does not keep up loses data, not events, and gets data again when it has', () => {
  const waiting: EventBatch[] = [];
  const sink = new BatchSink({ seconds: 0, nanoseconds: 0 }, (batch) => waiting.push(batch));
  const journal = new Journal();
  const report = (): void => {
    sink.received({ server: 1, connection: 1 }, Buffer.alloc(1024 * 1024, 1), ONE);
    sink.flush();
  };
  for (let count = 0; count < 40; count++) report();
  const bytes = waiting.reduce((sum, batch) => sum + batch.bytes.length, 0);
  ok(bytes <= 34 * 1024 * 1024, `${bytes} bytes under way`);
  for (const batch of waiting.splice(0)) journal.appendBatch(batch);
  equal(journal.lastSeq, 40);
  ok(journal.data(1) !== undefined && journal.data(40) === undefined);
  report();
  for (const batch of waiting) journal.appendBatch(batch);
  equal(journal.data(41)?.length, 1024 * 1024);
});
