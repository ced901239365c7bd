/** Everything by keyboard alone, and nothing that a screen reader would stumble over. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { phrases } from '../../extensions/phrases/phrases.js';
import { LANGUAGES, LOOKS, type Language, type Look } from '../../extensions/protocol/settings.js';
import { ROOT } from '../support/program.js';
import { App, openBrowser } from './support/app.js';
import { ClientScreen } from './support/client-screen.js';
import { shows } from './support/found.js';

/** Presses of Tab within which everything in a window can be reached. */
const MAX_TABS = 40;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Walks to an element as a person does. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    if (await isFocused(goal)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`not reached by ${MAX_TABS} presses of Tab: ${String(goal)}`);
}

function isFocused(goal: Locator): Promise<boolean> {
  return goal.evaluate((element) => element.matches(':focus'));
}

async function becomesFocused(goal: Locator): Promise<void> {
  await goal.and(goal.page().locator(':focus')).waitFor();
}

async function hasLook(page: Page, look: Look): Promise<void> {
  await page.locator(`html[data-look="${look}"]`).waitFor();
}

describe('by keyboard alone', () => {
  test('a person starts a server, opens a client, talks, ends, and stops', async (context) => {
    const app = await App.open(context, browser);
    const { server } = app;
    const { serverWindow } = server.words;
    const start = server.button(serverWindow.start);
    await becomesFocused(start);
    const port = server.field(serverWindow.port);
    for (let presses = 0; presses < MAX_TABS && !(await isFocused(port)); presses += 1) {
      await server.page.keyboard.press('Shift+Tab');
    }
    await server.page.keyboard.press('Control+a');
    await server.page.keyboard.type('0');
    await tabTo(server.page, start);
    await server.page.keyboard.press('Enter');
    await server.listeningPort();

    const opened = app.desk.waitForEvent('page');
    await server.page.keyboard.press('Alt+n');
    const client = new ClientScreen(await opened, 'fr');
    await client.ready();
    await becomesFocused(client.port);
    await client.page.keyboard.press('Enter');
    await client.is('connected');
    await becomesFocused(client.text);
    await client.page.keyboard.type('Bonjour');
    await client.page.keyboard.press('Enter');
    await client.shows(/← serveur [\d:.]+ Bonjour/);
    await tabTo(client.page, client.button('Envoyer'));
    await client.page.keyboard.press('Escape');
    await becomesFocused(client.text);
    await client.page.keyboard.type('fin');
    await client.page.keyboard.press('Enter');
    await client.is('disconnected');
    await client.page.keyboard.press('Control+k');
    await client.is('connected');

    await server.client('Client').waitFor();
    await server.page.keyboard.press('Control+k');
    const sure = server.page.getByRole('alertdialog').getByRole('button', { name: serverWindow.stop });
    await becomesFocused(sure);
    await server.page.keyboard.press('Enter');
    await client.is('disconnected');
    await becomesFocused(start);
  });

  test('a person switches language and look, in every window at once', async (context) => {
    const app = await App.open(context, browser);
    const { server } = app;
    const client = await app.newClient();
    await server.page.bringToFront();
    await tabTo(server.page, server.button('EN'));
    await server.page.keyboard.press('Enter');
    await server.button('Start server').waitFor();
    await client.button('Send').waitFor();
    await shows(client.page.getByRole('status'), 'Off line');
    assert.equal(await server.page.locator('html').getAttribute('lang'), 'en');
    await tabTo(server.page, server.combobox('Look'));
    await server.page.keyboard.type('Dark');
    await Promise.all([server, client].map(({ page }) => hasLook(page, 'dark')));
    await server.page.keyboard.press('End');
    await Promise.all([server, client].map(({ page }) => hasLook(page, 'classic')));
  });
});

/** What axe found wrong: the rule, and where. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary: string }[];
}

interface Axe {
  run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

const AXE = readFileSync(`${ROOT}node_modules/axe-core/axe.min.js`, 'utf8');

async function violations(page: Page, look: Look): Promise<readonly string[]> {
  await page.evaluate(AXE);
  // The classic look has the practical's own colours, royalblue on lightsteelblue: 2.72:1, as Tk shows it.
  const rules = { 'color-contrast': { enabled: look !== 'classic' } };
  const { violations: found } = await page.evaluate(
    (options) => (globalThis as unknown as { readonly axe: Axe }).axe.run(options),
    { resultTypes: ['violations'], rules },
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`),
  );
}

describe('for a screen reader', () => {
  test('both windows are sound in every look and language, with everything unfolded', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start({ reply: 'Réponse manuelle' });
    await app.server.button('Ouvrir au réseau local').click();
    const client = await app.newConnectedClient();
    await client.say('Bonjour');
    await app.server.shows('← Client Bonjour');
    await app.server.field('Message').fill('Bonjour à tous');
    await app.server.field('Message').press('Enter');
    await client.shows(/← serveur [\d:.]+ Bonjour à tous/);
    await app.server.client('Client').click();
    await client.unfold();
    for (const language of LANGUAGES) {
      await app.server.page.getByRole('button', { name: language.toUpperCase(), exact: true }).click();
      for (const look of LOOKS) await isSound(app, client, { language, look });
    }
  });

  test('the cards of failures are sound too', async (context) => {
    const app = await App.open(context, browser);
    await app.server.field('Hôte').fill('192.0.2.1');
    await app.server.button('Démarrer le serveur').click();
    await app.server.page.getByText('OSError: [Errno 99]').waitFor();
    const client = await app.newClient();
    await client.port.fill('1');
    await client.button('connect').click();
    await client.button('Pourquoi ?').click();
    await client.page.getByText('ConnectionRefusedError').waitFor();
    for (const look of LOOKS) await isSound(app, client, { language: 'fr', look });
  });
});

async function isSound(
  app: App,
  client: ClientScreen,
  { language, look }: { readonly language: Language; readonly look: Look },
): Promise<void> {
  const { views } = phrases(language);
  await app.server.combobox(views.look).selectOption({ label: views.looks[look] });
  for (const { page } of [app.server, client]) {
    await hasLook(page, look);
    await page.locator(`html[lang="${language}"]`).waitFor();
    assert.deepEqual(await violations(page, look), [], `${look}, ${language}`);
  }
}
