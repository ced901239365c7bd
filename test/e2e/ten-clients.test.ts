/** Ten client windows on one server: each is answered by itself, at once, whatever becomes of the others. */

import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { App, openBrowser } from './support/app.js';
import type { ClientScreen } from './support/client-screen.js';
import { count } from './support/found.js';
import { awaitReply, measured, measureFrames, type Shown } from './support/frames.js';
import { startPeer } from './support/peers.js';

const CLIENTS = 10;

/** Messages measured in each window. */
const ROUNDS = 3;

/** Frames that a reply may take: the one that is due when it arrives. */
const MAX_FRAMES = 1;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

async function tenClients(app: App): Promise<readonly ClientScreen[]> {
  const clients: ClientScreen[] = [];
  while (clients.length < CLIENTS) clients.push(await app.newConnectedClient());
  return clients;
}

/** Each says its own number at the same time, and reads its own reply. */
async function allTalk(clients: readonly ClientScreen[], word: string): Promise<void> {
  await Promise.all(clients.map((client, at) => client.say(`${word}-${at}.`)));
  await Promise.all(clients.map((client, at) => client.shows(`${word.toUpperCase()}-${at}.`)));
}

async function frameOf(client: ClientScreen, message: string): Promise<Shown> {
  // The tab a person looks at: those behind it get hardly any frames, where real windows each have theirs.
  await client.page.bringToFront();
  await awaitReply(client.page, message.toUpperCase());
  await client.say(message);
  return measured(client.page);
}

function tell(context: TestContext, all: readonly Shown[]): void {
  const parts = [1, 2].map((n) => `${all.filter(({ frames }) => frames === n).length} in frame ${n}`);
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  const most = times.at(-1) ?? NaN;
  context.diagnostic(
    `replies shown: ${parts.join(', ')}; median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms`,
  );
}

describe('ten client windows on one server', () => {
  test('are each answered alone, within a frame, while others are killed, reset or deaf', async (context) => {
    const app = await App.open(context, browser);
    await measureFrames(app.desk);
    const port = await app.server.start({ reply: 'Majuscules' });
    const clients = await tenClients(app);
    await app.server.page.getByText('10/10000 clients').waitFor();

    await allTalk(clients, 'ensemble');
    for (const [at, client] of clients.entries()) {
      assert.equal(await count(client.text, '← serveur'), 1, `client ${at + 1}`);
      await app.server.shows(`← ${at === 0 ? 'Client' : `Client ${at + 1}`} ensemble-${at}.`);
    }

    const all: Shown[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const client of clients) all.push(await frameOf(client, `mesure ${round}`));
    }
    tell(context, all);
    assert.ok(
      all.every(({ frames }) => frames <= MAX_FRAMES),
      JSON.stringify(all),
    );

    const talker = startPeer(context, 'talker', port);
    await talker.sees(/answered/);
    talker.signal('SIGKILL');
    await app.server.shows(/Dialogue terminé : chaîne vide \(b''\) ou connexion fermée\./);
    await startPeer(context, 'resetter', port).sees(/reset/);
    await app.server.shows("Connexion coupée brutalement par l'autre programme (RST). (ECONNRESET)");
    await startPeer(context, 'deaf', port).sees(/stuck/);
    await allTalk(clients, 'encore');
    for (const client of clients) {
      await client.is('connected');
      assert.equal(await count(client.text, '← serveur'), 2 + ROUNDS);
    }
    assert.deepEqual(app.complaints, []);
    assert.equal(app.engine.errors, '');
  });
});
