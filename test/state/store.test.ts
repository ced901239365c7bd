import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageEntry } from '../../extensions/protocol/projections/dialogue.js';
import { Store } from '../../resources/src/state/store.js';
import { FakeTime } from './support/fake-time.js';
import { SampleJournal, SETTINGS, snapshotAfter, welcomeOf } from './support/samples.js';

interface Stage {
  readonly store: Store;
  readonly time: FakeTime;
  readonly acknowledged: number[];
  readonly shown: () => number;
}

function stage(): Stage {
  const time = new FakeTime();
  const acknowledged: number[] = [];
  const store = new Store({
    after: time.after,
    nextFrame: time.nextFrame,
    acknowledge: (seq) => acknowledged.push(seq),
    language: 'en',
  });
  let shown = 0;
  store.subscribe(() => {
    shown += 1;
  });
  return { store, time, acknowledged, shown: () => shown };
}

function texts(store: Store, server: number | null): string[] {
  return store
    .dialogueOf(server)
    .entries.filter((entry): entry is MessageEntry => entry.kind !== 'notice')
    .map((entry) => `${entry.speaker?.name}: ${new TextDecoder().decode(entry.bytes)}`);
}

test('applies events to servers and to the dialogue of their server', () => {
  const { store } = stage();
  const journal = new SampleJournal();
  const events = [
    journal.started(1),
    journal.started(2, { port: 60_001 }),
    journal.opened(1, 1),
    journal.opened(2, 2),
    journal.bytes('connection.received', 1, 'un'),
    journal.bytesOf({ type: 'connection.received', connection: 2, server: 2 }, 'deux'),
  ];
  store.events(events, journal.seq);
  assert.equal(store.server(1)?.bytesIn, 2);
  assert.deepEqual(texts(store, 1), ['Client 1: un']);
  assert.deepEqual(texts(store, 2), ['Client 2: deux']);
});

test('a snapshot replaces everything', () => {
  const { store } = stage();
  const before = new SampleJournal();
  store.events([before.started(7), before.opened(9, 7)], before.seq);
  const journal = new SampleJournal();
  store.snapshot(snapshotAfter([journal.started(1), journal.opened(1)]));
  assert.equal(store.server(7), undefined);
  assert.equal(store.server(1)?.opened, 1);
});

test('knows after a snapshot who opened long before it', () => {
  const { store } = stage();
  const journal = new SampleJournal();
  const events = [journal.started(), journal.opened(1), journal.bytes('connection.received', 1, 'ici')];
  store.snapshot(snapshotAfter(events, 1));
  assert.deepEqual(texts(store, 1), ['Client 1: ici']);
  assert.equal(store.omittedOf(1), 2);
});

test('says of no dialogue that lines are missing when its whole server is there', () => {
  const { store } = stage();
  const journal = new SampleJournal();
  const busy = [journal.started(1), journal.opened(1), journal.bytes('connection.received', 1, 'x')];
  store.snapshot(snapshotAfter([...busy, journal.started(2, { port: 60_001 })], 1));
  assert.deepEqual([store.omittedOf(1), store.omittedOf(2), store.omittedOf(3)], [3, 0, 0]);
});

test('tells its listeners once a frame, and acknowledges what they have shown', () => {
  const { store, time, acknowledged, shown } = stage();
  const journal = new SampleJournal();
  store.events([journal.started()], 1);
  store.events([journal.opened(1)], 2);
  assert.deepEqual([shown(), acknowledged], [0, []]);
  time.frame();
  assert.deepEqual([shown(), acknowledged], [1, [2]]);
  store.settings({ ...SETTINGS, zoom: 150 });
  time.frame();
  assert.deepEqual([shown(), acknowledged], [2, [2]]);
});

test('acknowledges a second snapshot of the same state too, for the engine waits for it', () => {
  const { store, time, acknowledged } = stage();
  const snapshot = snapshotAfter([new SampleJournal().started()]);
  store.snapshot(snapshot);
  time.frame();
  store.snapshot(snapshot);
  time.frame();
  time.frame();
  assert.deepEqual(acknowledged, [1, 1]);
});

test('in a flood shows ten times a second, and acknowledges no sooner', () => {
  const { store, time, acknowledged, shown } = stage();
  const journal = new SampleJournal();
  store.events([journal.started(), journal.opened(1)], 2);
  const flood = Array.from({ length: 1_500 }, () => journal.bytes('connection.received', 1, 'x'));
  time.frame();
  store.events(flood, journal.seq);
  for (let ms = 0; ms < 96; ms += 16) {
    time.pass(16);
    time.frame();
  }
  assert.deepEqual([shown(), acknowledged], [1, [2]]);
  time.pass(4);
  assert.deepEqual([shown(), acknowledged], [2, [2, 1_502]]);
});

test('shows ten thousand echoed messages a second with each frame', () => {
  const { store, time, acknowledged, shown } = stage();
  const journal = new SampleJournal();
  store.events([journal.started(), journal.opened(1)], 2);
  time.frame();
  for (let frame = 0; frame < 3; frame += 1) {
    const events = Array.from({ length: 334 }, () => journal.bytes('connection.received', 1, 'x'));
    store.events(events, journal.seq);
    time.frame();
  }
  assert.deepEqual([shown(), acknowledged], [4, [2, 336, 670, 1_004]]);
});

test('what a person set is shown with the next frame, even in a flood', () => {
  const { store, time, shown } = stage();
  const journal = new SampleJournal();
  store.events([journal.started(), journal.opened(1)], 2);
  time.frame();
  store.events(
    Array.from({ length: 1_500 }, () => journal.bytes('connection.received', 1, 'x')),
    journal.seq,
  );
  time.frame();
  assert.equal(shown(), 1);
  store.settings({ ...SETTINGS, zoom: 150 });
  time.frame();
  assert.equal(shown(), 2);
  time.pass(250);
  assert.equal(shown(), 2);
});

test('shows without frames too, for a hidden page must not stop the link', () => {
  const { store, time, acknowledged } = stage();
  store.events([new SampleJournal().started()], 1);
  time.pass(250);
  assert.deepEqual(acknowledged, [1]);
});

test('memory stays bounded under a flood', () => {
  const { store } = stage();
  const journal = new SampleJournal();
  store.events([journal.started(), journal.opened(1)], 2);
  for (let batch = 0; batch < 100; batch += 1) {
    const events = Array.from({ length: 500 }, () => journal.bytes('connection.received', 1, 'x'));
    store.events(events, journal.seq);
  }
  assert.equal(store.dialogueOf(1).entries.length, 2_000);
  assert.equal(store.dialogueOf(1).dropped, 48_002);
  assert.equal(store.server(1)?.bytesIn, 50_000);
});

test('what a person cleared does not come back with a snapshot', () => {
  const { store } = stage();
  const journal = new SampleJournal();
  const events = [journal.started(), journal.opened(1), journal.bytes('connection.received', 1, 'avant')];
  store.events(events, journal.seq);
  store.clearDialogue(1);
  const later = [...events, journal.bytes('connection.received', 1, 'après')];
  store.snapshot(snapshotAfter(later));
  assert.deepEqual(texts(store, 1), ['Client 1: après']);
});

test('speaks the language set, else the system’s, else the page’s', () => {
  const { store } = stage();
  assert.equal(store.language, 'en');
  store.welcome(welcomeOf('server', { settings: { ...SETTINGS, language: null }, systemLanguage: 'fr' }));
  assert.equal(store.language, 'fr');
  store.settings({ ...SETTINGS, language: 'en' });
  assert.equal(store.language, 'en');
});

test('a lost engine is told at once', () => {
  const { store, shown } = stage();
  store.status('lost');
  assert.equal(shown(), 1);
  assert.equal(store.linkStatus, 'lost');
});
