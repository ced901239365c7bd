/** The dialogue of the practical, in real windows: a server, its clients, and a person at each. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { App, openBrowser } from './support/app.js';
import { count } from './support/found.js';

/** Lines of one exchange: connected; what was sent and what came back, each under its head. */
const SAID_LINES = 5;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** What stands behind a piece of the Text: its own colour, or its line's. Runs in the page. */
function backgroundOf(element: Element): string {
  const line = element.closest('.cm-line') ?? element;
  const parts = [element, ...line.querySelectorAll('*'), line];
  const colours = parts.map((part) => getComputedStyle(part).backgroundColor);
  return colours.find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? 'none';
}

describe('a dialogue in windows', () => {
  test('goes from a Text to the server and back to its sender alone', async (context) => {
    const app = await App.open(context, browser);
    const port = await app.server.start();
    const first = await app.newClient();
    const second = await app.newClient();
    assert.equal(await first.port.inputValue(), String(port));
    assert.deepEqual([await first.page.title(), await second.page.title()], ['Client', 'Client 2']);
    await first.connect();
    await second.connect();
    await first.say('Bonjour é');
    await first.shows(/→ moi [\d:.]+ Bonjour é ← serveur [\d:.]+ Bonjour é/);
    await second.say('Salut');
    await second.shows(/→ moi [\d:.]+ Salut ← serveur [\d:.]+ Salut/);
    assert.equal(await count(second.text, 'Bonjour'), 0);
    assert.equal(await count(first.text, 'Salut'), 0);
    await app.server.shows(/← Client Bonjour é .*→ Client Bonjour é .*← Client 2 Salut .*→ Client 2 Salut/);
    await app.server.client('Client').waitFor();
    await app.server.client('Client 2').waitFor();
    assert.deepEqual(app.complaints, []);
    assert.equal(app.engine.errors, '');
  });

  test('styles what was received as the practical does, with its tag', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start({ reply: 'Majuscules' });
    const client = await app.newConnectedClient();
    await client.say('bonjour');
    await client.shows('BONJOUR');
    const [received, sent] = await Promise.all(
      ['BONJOUR', 'bonjour'].map((words) =>
        client.page.getByText(words, { exact: true }).evaluate(backgroundOf),
      ),
    );
    // lightsteelblue, and nothing behind what one wrote oneself.
    assert.equal(received, 'rgb(176, 196, 222)');
    assert.equal(sent, 'none');
  });

  test('keeps what was said from being edited', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start();
    const client = await app.newConnectedClient();
    await client.say('intouchable');
    await client.shows(/← serveur [\d:.]+ intouchable/);
    const before = await client.lines();
    await client.page.keyboard.press('Control+Home');
    for (const key of ['Delete', 'Backspace']) await client.page.keyboard.press(key);
    await client.page.getByText('intouchable', { exact: true }).first().dblclick();
    await client.page.keyboard.press('Delete');
    await client.page.keyboard.type('suite');
    // What is typed elsewhere goes to the end of the draft.
    await client.shows(/intouchable suite$/);
    assert.deepEqual((await client.lines()).slice(0, SAID_LINES), before.slice(0, SAID_LINES));
    await client.page.keyboard.press('Enter');
    await app.server.shows(/← Client suite/);
  });

  test('inserts what arrives above the draft and leaves the caret where one writes', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start({ reply: 'Diffusion' });
    const writer = await app.newConnectedClient();
    const other = await app.newConnectedClient();
    await writer.write('abef');
    for (const key of ['ArrowLeft', 'ArrowLeft']) await writer.page.keyboard.press(key);
    await other.say('coupure');
    await writer.shows(/coupure abef$/);
    await writer.page.keyboard.type('cd');
    await writer.shows(/coupure abcdef$/);
    await writer.page.keyboard.press('Enter');
    await other.shows(/← serveur [\d:.]+ abcdef/);
  });

  test('sends by the button, keeps lines together with Shift and Enter, and brings back what was said', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start();
    const client = await app.newConnectedClient();
    const placeholder = 'Écrivez ici, Entrée pour envoyer';
    await client.shows(placeholder);
    await client.write('une');
    assert.equal(await count(client.text, placeholder), 0);
    await client.page.keyboard.press('Shift+Enter');
    await client.page.keyboard.type('deux');
    await client.button('Envoyer').click();
    await client.shows(/← serveur [\d:.]+ une\\n ?deux/);
    await client.say('trois');
    await client.shows(/← serveur [\d:.]+ trois/);
    await client.page.keyboard.press('ArrowUp');
    await client.shows(/trois trois$/);
    await client.page.keyboard.press('ArrowUp');
    await client.shows(/trois une deux$/);
    await client.page.keyboard.press('ArrowDown');
    await client.page.keyboard.press('Enter');
    await client.shows(/(← serveur [\d:.]+ trois .*){2}/);
  });

  for (const word of ['fin', 'FIN']) {
    test(`ends by «${word}»`, async (context) => {
      const app = await App.open(context, browser);
      await app.server.start();
      const client = await app.newConnectedClient();
      await client.say(word);
      await client.is('disconnected');
      await app.server.shows('Dialogue terminé : « fin » reçu de Client.');
      await app.server.page.getByText('Aucun client connecté').waitFor();
      await client.connect();
      await client.say('encore');
      await client.shows(/← serveur [\d:.]+ encore/);
    });
  }

  test('ends by a kick, which asks once', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start();
    const kicked = await app.newConnectedClient();
    const other = await app.newConnectedClient();
    await app.server.client('Client').click();
    await app.server.button('Déconnecter Client').click();
    await app.server.button('Vraiment déconnecter Client ?').waitFor();
    await kicked.is('connected');
    await app.server.button('Vraiment déconnecter Client ?').click();
    await app.server.shows('Client a été déconnecté.');
    await kicked.shows('Le serveur a fermé la connexion.');
    await kicked.is('disconnected');
    await other.say('toujours là');
    await other.shows(/← serveur [\d:.]+ toujours là/);
  });

  test('is answered by hand, to one and to all', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start({ reply: 'Réponse manuelle' });
    const first = await app.newConnectedClient();
    const second = await app.newConnectedClient();
    await first.say('une question');
    await app.server.shows(/← Client une question/);
    const reply = app.server.field('Message');
    await app.server.combobox('À').selectOption({ label: 'Client' });
    await reply.fill('une réponse');
    await reply.press('Enter');
    await first.shows(/← serveur [\d:.]+ une réponse/);
    await app.server.combobox('À').selectOption({ label: 'tous' });
    await reply.fill('à chacun');
    await app.server.button('Envoyer').click();
    await Promise.all([first, second].map((client) => client.shows(/← serveur [\d:.]+ à chacun/)));
    assert.equal(await count(second.text, 'une réponse'), 0);
    // «Répondre à» chooses the client too.
    await app.server.client('Client 2').click();
    await app.server.button('Répondre à Client 2').click();
    await app.server.page.keyboard.type('pour vous');
    await app.server.page.keyboard.press('Enter');
    await second.shows(/← serveur [\d:.]+ pour vous/);
    assert.equal(await count(first.text, 'pour vous'), 0);
  });

  test('is broadcast to the others', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start({ reply: 'Diffusion' });
    const speaker = await app.newConnectedClient();
    const others = [await app.newConnectedClient(), await app.newConnectedClient()];
    await speaker.say('à tout le monde');
    await Promise.all(others.map((client) => client.shows(/← serveur [\d:.]+ à tout le monde/)));
    assert.equal(await count(speaker.text, '← serveur'), 0);
  });
});
