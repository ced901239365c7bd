import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { Feed } from '../../../extensions/engine/feed/feed.js';
import { Follower } from '../../../extensions/engine/feed/follower.js';
import type { Snapshot } from '../../../extensions/protocol/commands.js';
import { decodeLinkMessage } from '../../../extensions/protocol/decode-link.js';
import type { JournalEvent, Notice } from '../../../extensions/protocol/events.js';
import { Servers } from '../../../extensions/protocol/projections/servers.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';
import { Page, serverOptions, startEngine } from '../support/engine-bench.js';

const ONE = { count: 1, ends: null };
const HELLO = Buffer.from('hello');

function started(server: number): Notice {
  return {
    ...{ type: 'server.started', server, host: '127.0.0.1', port: 1, strategy: 'event-loop', framing: 'raw' },
    ...{ encoding: 'utf-8', reply: { kind: 'echo' }, work: { kind: 'wait', ms: 0 }, maxClients: 9 },
  };
}

function opened(server: number | null, connection: number): Notice {
  const end = { address: '127.0.0.1', port: connection };
  return {
    ...{ type: 'connection.opened', server, connection, number: 1, name: `n${connection}` },
    ...{ local: end, remote: end, framing: 'raw', encoding: 'utf-8' },
  };
}

/** A page made of arrays, which acknowledges when told. */
class ArrayPage {
  readonly texts: string[] = [];
  readonly messages: (Snapshot | { type: 'events'; seq: number; events: readonly JournalEvent[] })[] = [];

  sendText(json: string): void {
    this.texts.push(json);
    const message = decodeLinkMessage(json);
    assert.ok(message?.type === 'snapshot' || message?.type === 'events');
    this.messages.push(message);
  }

  get last() {
    return this.messages.at(-1)!;
  }

  /** Messages received by the first connection, as the page would show it now. */
  get messagesIn(): number | undefined {
    let servers = new Servers();
    for (const message of this.messages) {
      if (message.type === 'snapshot') servers = new Servers(message.servers);
      else for (const event of message.events) servers.apply(event);
    }
    return [...servers.connections.values()][0]?.messagesIn;
  }

  get events(): JournalEvent[] {
    return this.messages.flatMap((message) => (message.type === 'events' ? message.events : []));
  }
}

function follow(journal = new Journal()) {
  const feed = new Feed(journal);
  const page = new ArrayPage();
  journal.note(started(1));
  journal.note(opened(1, 1));
  const follower = new Follower(feed, feed.serverRoom, page);
  const say = (count: number, server: number | null = 1, connection = 1) => {
    for (let n = 0; n < count; n++) journal.received({ server, connection }, HELLO, ONE);
  };
  const end = () => {
    follower.stop();
    feed.stop();
  };
  return { journal, feed, page, follower, say, end };
}

describe('a follower', () => {
  it('sends a snapshot, then every event after it, once and in order', () => {
    const { feed, page, follower, say, end } = follow();
    assert.equal(page.last.type, 'snapshot');
    for (let round = 0; round < 20; round++) {
      say(10);
      feed.read();
      follower.acknowledge(page.last.seq);
    }
    const seqs = page.events.map((event) => event.seq);
    assert.deepEqual(
      seqs,
      Array.from({ length: 200 }, (_, index) => index + 3),
    );
    end();
  });

  it('says nothing of other rooms', () => {
    const { journal, feed, page, say, end } = follow();
    const room = feed.openClientRoom();
    room.own(2);
    const clientPage = new ArrayPage();
    const client = new Follower(feed, room.room, clientPage);
    journal.note(opened(null, 2));
    say(1, null, 2);
    say(1);
    say(1, null, 3);
    feed.read();
    assert.deepEqual(
      page.events.map((event) => event.server),
      [1],
    );
    assert.deepEqual(
      clientPage.events.map((event) => 'connection' in event && event.connection),
      [2, 2],
    );
    client.stop();
    end();
  });

  it('keeps at most two batches unacknowledged, of some 64 KiB each', () => {
    const { feed, page, follower, say, end } = follow();
    follower.acknowledge(page.last.seq);
    say(1_500);
    feed.read();
    assert.equal(page.texts.length, 3);
    for (const text of page.texts.slice(1)) assert.ok(text.length < 66_000 && text.length > 60_000);
    follower.acknowledge(page.messages[1]!.seq);
    assert.equal(page.texts.length, 4);
    end();
  });

  it('gives a page that was slow a new snapshot instead of a queue', async () => {
    const { feed, page, follower, say, end } = follow();
    for (let round = 0; round < 100; round++) {
      say(100);
      feed.read();
    }
    assert.ok(page.texts.length <= 3);
    const before = page.messages.filter((message) => message.type === 'snapshot').length;
    assert.equal(before, 1);
    while (!(page.last.type === 'snapshot' && page.last.recent.length === 1_000)) {
      follower.acknowledge(page.last.seq);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(page.last.seq, 10_002);
    assert.equal(page.last.recent.at(-1)?.seq, 10_002);
    assert.equal(page.last.servers.connections[0]?.messagesIn, 10_000);
    say(1);
    feed.read();
    while (page.messagesIn !== 10_001) {
      follower.acknowledge(page.last.seq);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(page.last.seq, 10_003);
    end();
  });

  it('bounds snapshots in a flood to ten a second and brings the whole at its end', async () => {
    const { feed, page, follower, say, end } = follow();
    const begin = performance.now();
    while (performance.now() - begin < 1_000) {
      say(2_000);
      feed.read();
      follower.acknowledge(page.last.seq);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const snapshots = page.messages.filter((message) => message.type === 'snapshot').length;
    assert.ok(snapshots >= 3 && snapshots <= 12, `${snapshots} snapshots`);
    const characters = page.texts.reduce((sum, text) => sum + text.length, 0);
    assert.ok(characters < 3_000_000, `${characters} characters`);
    while (!(page.last.type === 'snapshot' && page.last.recent.length === 1_000)) {
      follower.acknowledge(page.last.seq);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    assert.equal(page.last.seq, feed.seq);
    end();
  });

  it('keeps a quiet dialogue beside a flood that the journal cannot hold', () => {
    const journal = new Journal({ maxEvents: 800_000, maxBytes: 1_000_000_000 });
    const { feed, say, end } = follow(journal);
    const room = feed.openClientRoom();
    room.own(2);
    journal.note(opened(null, 2));
    say(3, null, 2);
    for (let round = 0; round < 10; round++) {
      say(100_000);
      feed.read();
    }
    assert.equal(journal.event(4), undefined);
    const page = new ArrayPage();
    const follower = new Follower(feed, room.room, page);
    assert.ok(page.last.type === 'snapshot');
    assert.deepEqual(
      page.last.recent.map((event) => event.type),
      ['connection.opened', 'connection.received', 'connection.received', 'connection.received'],
    );
    assert.equal(page.last.recent.at(-1)?.type === 'connection.received' && page.last.omitted, 0);
    follower.stop();
    end();
  });

  it('sends the first event after a pause at once', async () => {
    const { feed, page, say, end } = follow();
    await new Promise((resolve) => setTimeout(resolve, 30));
    const sent = once(process, 'atelier-test');
    feed.follow(() => process.emit('atelier-test' as 'exit', 0));
    let isLate = false;
    setTimeout(() => (isLate = true), 8);
    say(1);
    await sent;
    assert.ok(!isLate);
    assert.equal(page.events.length, 1);
    end();
  });
});

/** Writes on a socket and waits until the same amount came back. */
async function exchange(socket: Socket, text: string): Promise<void> {
  socket.write(text);
  let left = text.length;
  while (left > 0) left -= ((await once(socket, 'data')) as [Buffer])[0].length;
}

/** A page's state: its last snapshot and every event since. */
function stateOf(page: Page): { servers: Servers; seqs: number[] } {
  const snapshot = page.snapshots.at(-1);
  const servers = new Servers(snapshot?.servers);
  const since = page.events.filter((event) => event.seq > (snapshot?.seq ?? 0));
  for (const event of since) servers.apply(event);
  return { servers, seqs: since.map((event) => event.seq) };
}

describe('a window across reconnects', () => {
  it('loses no event and gets none twice', async (context) => {
    const { engine, openServerPage } = await startEngine(context);
    let page = await openServerPage();
    const { port } = await page.ask({ type: 'server.start', options: serverOptions() });
    const peer = connect(port, '127.0.0.1');
    let messages = 0;
    for (let round = 0; round < 5; round++) {
      for (let n = 0; n < 20; n++, messages++) await exchange(peer, 'x');
      const { key } = page.welcome;
      await page.close();
      await exchange(peer, 'y');
      messages += 1;
      page = await Page.open(engine.port, { key });
      await exchange(peer, 'z');
      messages += 1;
      await page.until(() => [...stateOf(page).servers.connections.values()][0]?.messagesOut === messages);
      const { servers, seqs } = stateOf(page);
      assert.equal([...servers.connections.values()][0]?.messagesIn, messages);
      assert.equal(new Set(seqs).size, seqs.length);
    }
    peer.destroy();
  });
});
