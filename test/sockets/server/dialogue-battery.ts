/** What every strategy must do, in every framing. A new strategy is one more row in strategies.test.ts. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { framingOf } from '../../../extensions/protocol/framing.js';
import {
  type FramingName,
  FRAMINGS,
  type ServerOptions,
  type Strategy,
} from '../../../extensions/protocol/nouns.js';
import { Hall } from '../support/hall.js';

/** A hall of that strategy and framing, with the words of the framing. */
async function open(context: TestContext, options: Partial<ServerOptions> & { framing: FramingName }) {
  const framing = framingOf(options.framing);
  const say = (text: string): Uint8Array => framing.encode(Buffer.from(text));
  return { hall: await Hall.open(context, options), say };
}

/** Runs all scenarios for one strategy. */
export function dialogueBattery(strategy: Strategy): void {
  for (const framing of FRAMINGS) {
    answering(strategy, framing);
    endings(strategy, framing);
    leaving(strategy, framing);
  }
}

function answering(strategy: Strategy, framing: FramingName): void {
  const title = `${strategy}, ${framing}:`;

  test(`${title} answers each message to who sent it`, async (context) => {
    const { hall, say } = await open(context, { strategy, framing });
    for (const word of ['un', 'deux']) {
      const peer = await hall.peer();
      for (let turn = 0; turn < 3; turn++) {
        peer.send(say(`${word} ${turn}`));
        await peer.hears(say(`${word} ${turn}`));
      }
      peer.send(say('fin'));
      await peer.until(() => peer.ended);
      equal(peer.heardBytes, 0);
      peer.end();
    }
  });

  test(`${title} answers two thousand messages in their order, however they are cut`, async (context) => {
    const { hall, say } = await open(context, { strategy, framing, reply: { kind: 'upper' } });
    const peer = await hall.peer();
    const words = Array.from({ length: 2000 }, (_, index) => `mot ${index}`);
    peer.send(Buffer.concat(words.map(say)));
    await peer.hears(Buffer.concat(words.map((word) => say(word.toUpperCase()))));
  });

  test(`${title} sends nothing after it has decided to end`, async (context) => {
    const { hall, say } = await open(context, { strategy, framing, reply: { kind: 'broadcast' } });
    const peer = await hall.peer();
    peer.send(say('fin'));
    await hall.happens('connection.half-closed', peer);
    equal(hall.server.send(hall.idOf(peer), 'trop tard'), 0);
    equal(hall.server.send(null, 'trop tard'), 0);
    peer.end();
    await hall.happens('connection.closed', peer);
    equal(hall.story(peer).includes('connection.sent'), false);
  });
}

function endings(strategy: Strategy, framing: FramingName): void {
  const title = `${strategy}, ${framing}:`;
  const words = framing === 'line' ? ['fin', 'FIN', 'Fin\r'] : ['fin', 'FIN', 'fin\n', 'fin\r\n'];

  for (const word of words) {
    test(`${title} ends at ${JSON.stringify(word)} without an answer`, async (context) => {
      const { hall, say } = await open(context, { strategy, framing });
      const peer = await hall.peer();
      peer.send(say(word));
      await peer.until(() => peer.ended);
      peer.end();
      equal((await hall.happens('connection.closed', peer)).reason, 'fin-word');
      equal(peer.heardBytes, 0);
      deepEqual(hall.story(peer).slice(0, 4), [
        'connection.opened',
        'connection.served',
        'connection.received',
        'connection.half-closed',
      ]);
    });
  }

  test(`${title} ends at the empty message${framing === 'raw' ? ', which is the end of the stream' : ''}`, async (context) => {
    const { hall, say } = await open(context, { strategy, framing });
    const peer = await hall.peer();
    if (framing === 'raw') peer.end();
    else peer.send(say(''));
    await peer.until(() => peer.ended);
    peer.end();
    equal((await hall.happens('connection.closed', peer)).reason, 'empty');
  });

  test(`${title} answers what came before a half-close, then ends`, async (context) => {
    const work = { kind: 'wait', ms: 20 } as const;
    const { hall, say } = await open(context, { strategy, framing, work });
    const peer = await hall.peer();
    peer.send(say('dernier mot'));
    peer.end();
    await peer.until(() => peer.ended);
    await peer.hears(say('dernier mot'));
    equal((await hall.happens('connection.closed', peer)).reason, framing === 'raw' ? 'empty' : 'peer');
    const story = hall.story(peer);
    ok(story.indexOf('connection.fin') < story.indexOf('connection.sent'));
  });

  test(`${title} tells a reset from a close and serves the others on`, async (context) => {
    const { hall, say } = await open(context, { strategy, framing });
    const rude = await hall.peer();
    rude.send(say('je pars'));
    await rude.hears(say('je pars'));
    rude.reset();
    equal((await hall.happens('connection.closed', rude)).reason, 'reset');
    ok(hall.story(rude).includes('connection.reset'));
    const other = await hall.peer();
    other.send(say('encore'));
    await other.hears(say('encore'));
  });
}

function leaving(strategy: Strategy, framing: FramingName): void {
  const title = `${strategy}, ${framing}:`;

  test(`${title} ends a kicked client, once`, async (context) => {
    const { hall } = await open(context, { strategy, framing });
    const peer = await hall.peer();
    const id = hall.idOf(peer);
    equal(hall.server.kick(id), true);
    await peer.until(() => peer.ended);
    peer.end();
    equal((await hall.happens('connection.closed', peer)).reason, 'kicked');
    equal(hall.server.kick(id), false);
  });

  test(`${title} stops with all its clients, those that wait too`, async (context) => {
    const { hall } = await open(context, { strategy, framing });
    const peers = [await hall.peer(), await hall.peer(), await hall.peer()];
    const stopped = hall.server.stop();
    await Promise.all(peers.map((peer) => peer.until(() => peer.ended)));
    for (const peer of peers) peer.end();
    await stopped;
    for (const peer of peers) equal((await hall.happens('connection.closed', peer)).reason, 'stopped');
    deepEqual(hall.server.snapshot(), {});
    equal(hall.counters.open, 0);
    equal(hall.journal.event(hall.journal.lastSeq)?.type, 'server.stopped');
  });
}
