/** How everything ends: windows closed, browsers and engines killed, pages loaded again. Nothing stays behind. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { eventually, isFree } from './support/app-process.js';
import { App, openBrowser, openBrowserToKill } from './support/app.js';
import { noAppWindow, openAppWindow, windowFolders } from './support/app-window.js';
import { ClientScreen } from './support/client-screen.js';
import { count, shows } from './support/found.js';
import { alive, descendants } from './support/process-tree.js';

/** Milliseconds after which nothing may be left, and every window has said so. */
const SOON_MS = 2_000;

/** Milliseconds more that a busy machine may take to end a browser that was told to. */
const BROWSER_MS = 1_000;

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** The engine's end and free ports, within the time allowed. */
async function endsSoon(app: App, ports: readonly number[]): Promise<number> {
  const began = performance.now();
  await app.engine.exited;
  const took = performance.now() - began;
  assert.ok(took < SOON_MS, `${took} ms`);
  for (const port of ports) assert.ok(await isFree(port), `port ${port}`);
  return took;
}

/** Resolves once a window has an alert. Looked for in the page: the driver's own looks are half a second apart. */
async function alerted(page: Page): Promise<void> {
  const hasAlert = (): boolean => {
    const shown = document.querySelector('server-window, client-window')?.shadowRoot;
    return (shown?.querySelector('[role="alert"]') ?? null) !== null;
  };
  await page.waitForFunction(hasAlert, undefined, { polling: 25 });
}

function linkPort(app: App): number {
  return Number(new URL(app.server.page.url()).port);
}

describe('the end of the app', () => {
  test('comes with its last window, and frees its ports', async (context) => {
    const app = await App.open(context, browser);
    const ports = [await app.server.start(), linkPort(app)];
    const client = await app.newConnectedClient();
    await app.server.page.close();
    await client.say('toujours là');
    await client.page.close();
    const took = await endsSoon(app, ports);
    context.diagnostic(`the engine ended ${took.toFixed(0)} ms after its last window`);
    assert.equal(app.engine.child.exitCode, 0);
    assert.deepEqual(
      descendants(process.pid).filter(({ command }) => command.includes('engine.cjs')),
      [],
    );
  });

  test('comes when the browser is killed', async (context) => {
    const { browser: own, pid } = await openBrowserToKill();
    const app = await App.open(context, own);
    const ports = [await app.server.start(), linkPort(app)];
    await app.newConnectedClient();
    process.kill(pid, 'SIGKILL');
    await endsSoon(app, ports);
  });

  test('is said by every window within two seconds when the engine is killed', async (context) => {
    const app = await App.open(context, browser);
    const ports = [await app.server.start(), linkPort(app)];
    const clients = [await app.newConnectedClient(), await app.newConnectedClient()];
    const pages = [app.server.page, ...clients.map(({ page }) => page)];
    const began = performance.now();
    app.engine.child.kill('SIGKILL');
    await Promise.all(pages.map((page) => alerted(page)));
    const took = performance.now() - began;
    context.diagnostic(`every window said so after ${took.toFixed(0)} ms`);
    assert.ok(took < SOON_MS, `${took} ms`);
    for (const page of pages) await shows(page.getByRole('alert'), "Le moteur réseau s'est arrêté.");
    for (const client of clients) await client.is('disconnected');
    await app.server.says('Arrêté');
    for (const port of ports) assert.ok(await isFree(port));
  });
});

describe('a page', () => {
  test('that is loaded again is the same window, with its dialogue', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start();
    const client = await app.newConnectedClient();
    await client.say('avant');
    await client.shows(/← serveur [\d:.]+ avant/);
    await client.page.reload();
    await client.shows(/→ moi [\d:.]+ avant ← serveur [\d:.]+ avant/);
    await client.is('connected');
    await client.say('après');
    await client.shows(/← serveur [\d:.]+ après/);
    await app.server.page.reload();
    await app.server.shows(/← Client avant .*← Client après/);
    await app.server.listeningPort();
    assert.equal(await count(app.server.dialogue, '← Client'), 2);
    assert.equal(await client.page.title(), 'Client');
  });

  test('cannot use a ticket twice, nor the key of a window that is there', async (context) => {
    const app = await App.open(context, browser);
    const refusal = "Cette fenêtre n'est pas autorisée";
    const ticketUrl = app.server.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          window.open = (url) => {
            resolve(String(url));
            return window;
          };
        }),
    );
    await app.server.button('Nouveau client').click();
    const url = await ticketUrl;
    const first = await app.desk.newPage();
    await first.goto(url);
    await new ClientScreen(first, 'fr').ready();
    const again = await app.desk.newPage();
    await again.goto(url);
    await shows(again.getByRole('alert'), refusal);
    // A duplicated tab begins with a copy of the first one's session.
    const kept = await first.evaluate(() => JSON.stringify(sessionStorage));
    const copy = await app.desk.newPage();
    await copy.addInitScript((items) => {
      for (const [name, value] of Object.entries(JSON.parse(items) as Record<string, string>)) {
        sessionStorage.setItem(name, value);
      }
    }, kept);
    await copy.goto(first.url());
    await shows(copy.getByRole('alert'), refusal);
    assert.equal(await first.getByRole('alert').count(), 0);
  });
});

describe('an app window of the browser', { skip: noAppWindow() }, () => {
  test('ends the engine when it is closed, and leaves neither process nor folder', async (context) => {
    const { engine, processes, browser: pid } = await openAppWindow(context);
    const began = performance.now();
    process.kill(pid, 'SIGTERM');
    assert.deepEqual(await engine.exited, [0, null]);
    const took = performance.now() - began;
    context.diagnostic(`the engine ended ${took.toFixed(0)} ms after its window was told to close`);
    assert.ok(took < SOON_MS + BROWSER_MS, `${took} ms`);
    await eventually(() => alive(processes).length === 0);
    assert.deepEqual(windowFolders(engine), []);
    assert.equal(engine.errors, '');
  });

  test('stays when the engine is killed, to say so, and leaves no process once it is closed', async (context) => {
    const { engine, processes, browser: pid } = await openAppWindow(context);
    engine.child.kill('SIGKILL');
    await engine.exited;
    assert.ok(alive(processes).includes(pid));
    process.kill(pid, 'SIGTERM');
    await eventually(() => alive(processes).length === 0);
  });
});
