/** The dialogue of the practical, in real windows: a server, its clients, and a person at each. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { App, openBrowser } from './support/app.js';
import { count, shows } from './support/found.js';

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

describe('a dialogue in windows', () => {
  test('goes from a Text to the server and back to its sender alone', async (context) => {
    const app = await App.open(context, browser);
    const port = await app.server.start();
    const first = await app.newClient();
    const second = await app.newClient();
    assert.equal(await first.port.inputValue(), String(port));
    assert.deepEqual(
      [await first.page.title(), await second.page.title()],
      ['Client', 'Client 2'],
    );
    await first.connect();
    await second.connect();
    await first.say('Bonjour é');
    await first.shows(/→ moi [\d:.]+ Bonjour é ← serveur [\d:.]+ Bonjour é/);
    await second.say('Salut');
    await second.shows(/→ moi [\d:.]+ Salut ← serveur [\d:.]+ Salut/);
    assert.equal(await count(second.text, 'Bonjour'), 0);
    assert.equal(await count(first.text, 'Salut'), 0);
    await app.server.shows(/← Client Bonjour é/);
    await app.server.shows(/→ Client Bonjour é/);
    await app.server.shows(/← Client 2 Salut/);
    await app.server.client('Client').waitFor();
    await app.server.client('Client 2').waitFor();
    assert.deepEqual(app.complaints, []);
    assert.equal(app.engine.errors, '');
  });
});
