import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LINK_CLOSE } from '../../extensions/protocol/commands.js';
import { FailureError } from '../../extensions/protocol/failures.js';
import { SETTINGS, welcomeOf } from './support/samples.js';
import { linkStage, type LinkStage } from './support/fake-link.js';

const DOOR = { port: 4321, ticket: 'ticket', key: null };
const STOP = { type: 'server.stop', server: 1 } as const;

async function openStage(): Promise<LinkStage> {
  const stage = linkStage();
  stage.link.connect(DOOR);
  await stage.socket().letsIn(welcomeOf('server'));
  return stage;
}

async function codeOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return 'no failure';
  } catch (error) {
    assert.ok(error instanceof FailureError);
    return error.failure.code;
  }
}

test('hands in its ticket, and keeps the key for a reload', async () => {
  const { sockets, kept, heard } = await openStage();
  assert.equal(sockets[0]?.url, 'ws://127.0.0.1:4321/link');
  assert.deepEqual(sockets[0].sent[0]?.command, { type: 'hello', ticket: 'ticket', language: 'fr' });
  assert.deepEqual(kept, [{ port: 4321, key: 'key' }]);
  assert.deepEqual(heard, ['welcome 0', 'open']);
});

test('says that no engine has started, and still takes a door that comes late', async () => {
  const stage = linkStage();
  stage.link.miss();
  assert.equal(stage.link.status, 'absent');
  stage.link.connect(DOOR);
  await stage.socket().letsIn(welcomeOf('server'));
  assert.deepEqual(stage.heard, ['absent', 'connecting', 'welcome 0', 'open']);
});

test('an engine that is there is never called absent', async () => {
  const { link } = await openStage();
  link.miss();
  assert.equal(link.status, 'open');
});

test('answers each request by its id, whatever the order', async () => {
  const { link, socket } = await openStage();
  const first = link.ask({ type: 'window.open', kind: 'client' });
  const second = link.ask({ type: 'export', name: 'a.txt', base64: '' });
  const [, one, two] = socket().sent;
  socket().says({ type: 'answer', id: two?.id, result: { path: '/x/a.txt' } });
  socket().says({ type: 'answer', id: one?.id, result: { opened: true } });
  assert.deepEqual(await second, { path: '/x/a.txt' });
  assert.deepEqual(await first, { opened: true });
});

test('a refusal of the engine rejects with its failure', async () => {
  const { link, socket } = await openStage();
  const asked = codeOf(link.ask(STOP));
  const failure = { code: 'server-gone', action: 'command', details: {} };
  socket().says({ type: 'error', id: socket().sent.at(-1)?.id, failure });
  assert.equal(await asked, 'server-gone');
});

test('what is asked before the page is let in is sent afterwards, in order', async () => {
  const stage = linkStage();
  stage.link.connect(DOOR);
  void stage.link.ask(STOP);
  void stage.link.ask({ type: 'client.cancel' });
  await stage.socket().letsIn(welcomeOf('server'));
  assert.deepEqual(
    stage.socket().sent.map(({ command }) => command['type']),
    ['hello', 'server.stop', 'client.cancel'],
  );
});

test('passes on snapshots, events and settings', async () => {
  const { heard, socket } = await openStage();
  socket().says({
    type: 'snapshot',
    seq: 5,
    servers: { servers: [], connections: [] },
    recent: [],
    omitted: 0,
  });
  socket().says({ type: 'events', seq: 9, events: [] });
  socket().says({ type: 'settings', settings: { ...SETTINGS, zoom: 150 } });
  socket().onmessage?.({ data: 'not JSON' });
  assert.deepEqual(heard.slice(2), ['snapshot 5', 'events 0 up to 9', 'settings 150']);
});

test('comes back with its key after a break', async () => {
  const { heard, socket, sockets, time } = await openStage();
  socket().onclose?.({ code: 1006 });
  time.pass(40);
  assert.equal(sockets.length, 2);
  socket().onopen?.();
  assert.deepEqual(socket().sent[0]?.command, { type: 'hello', key: 'key', language: 'fr' });
  await socket().letsIn(welcomeOf('server'));
  assert.deepEqual(heard, ['welcome 0', 'open', 'broken', 'welcome 0', 'open']);
});

test('says within two seconds that the engine is lost', async () => {
  const { heard, socket, sockets, time, link } = await openStage();
  const asked = codeOf(link.ask(STOP));
  socket().onclose?.({ code: 1006 });
  assert.equal(await asked, 'engine-lost');
  for (let tried = sockets.length; time.now() < 2_000 && !heard.includes('lost');) {
    time.pass(10);
    // Nobody listens on the port any more: every new attempt is refused at once.
    for (; tried < sockets.length; tried += 1) {
      sockets[tried]?.onclose?.({ code: 1006 });
    }
  }
  assert.equal(heard.at(-1), 'lost');
  assert.ok(time.now() < 2_000, `lost after ${time.now()} ms`);
  assert.equal(await codeOf(link.ask(STOP)), 'engine-lost');
});

test('a page that was never let in says as soon that the engine is lost', async () => {
  const { heard, link, socket, sockets, time } = linkStage();
  link.connect(DOOR);
  time.pass(3_000);
  assert.equal(heard.length, 0, 'a first attempt may hang for a while');
  socket().onclose?.({ code: 1006 });
  const refused = time.now();
  for (let tried = sockets.length; time.now() < refused + 2_000 && !heard.includes('lost');) {
    time.pass(10);
    for (; tried < sockets.length; tried += 1) {
      sockets[tried]?.onclose?.({ code: 1006 });
    }
  }
  assert.equal(heard.at(-1), 'lost');
});

test('an attempt that hangs does not keep the engine alive', async () => {
  const { heard, socket, time } = await openStage();
  socket().onclose?.({ code: 1006 });
  time.pass(1_999);
  assert.equal(heard.at(-1), 'lost');
});

test('says at once what an ending engine says', async () => {
  const { heard, socket } = await openStage();
  socket().says({ type: 'ending' });
  assert.equal(heard.at(-1), 'lost');
});

test('a second use of its key refuses the page for good', async () => {
  const { heard, socket, sockets, time } = await openStage();
  socket().onclose?.({ code: LINK_CLOSE.duplicate });
  time.pass(5_000);
  assert.equal(heard.at(-1), 'refused');
  assert.equal(sockets.length, 1);
});

test('an unknown key is forgotten', async () => {
  const { kept, socket } = await openStage();
  socket().onclose?.({ code: LINK_CLOSE.unauthorised });
  assert.equal(kept.at(-1), null);
});

test('acknowledges only while the link is open', async () => {
  const { link, socket } = await openStage();
  link.acknowledge(7);
  assert.deepEqual(socket().sent.at(-1)?.command, { type: 'ack', seq: 7 });
  const before = socket();
  before.onclose?.({ code: 1006 });
  const count = before.sent.length;
  link.acknowledge(8);
  assert.equal(before.sent.length, count);
});
