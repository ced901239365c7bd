/** What a real browser lets other pages do to the app, and what ours lets a peer do to a page: nothing. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../extensions/tools/browser.js';
import { App, openBrowser } from './support/app.js';
import { noAppWindow, openAppWindow } from './support/app-window.js';
import type { Ending } from './support/peers.js';

/** Of this machine, so that the browser itself minds nothing, and not the address the app calls itself by. */
const OTHER_HOST = '127.0.0.2';

let browser: Browser;

before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Serves an empty page at an address of this machine and resolves with its URL. */
async function emptyPage(test: Ending, host: string): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>Other</title>');
  }).listen(0, host);
  await once(server, 'listening');
  test.after(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://${host}:${address.port}/`;
}

/** What a page gets when it tries each way in: `in` or `out`. */
async function tryAllWaysIn(page: Page, engine: string): Promise<Record<string, string>> {
  return page.evaluate(async (address) => {
    const script = document.createElement('script');
    script.src = `${address}bundle/server.js`;
    const socket = new WebSocket(`${address.replace('http', 'ws')}link`);
    const attempts = {
      link: new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
      fetch: fetch(address),
      opaque: fetch(address, { mode: 'no-cors' }),
      script: new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      }),
    };
    const outcomes = await Promise.allSettled(Object.values(attempts));
    return Object.fromEntries(
      Object.keys(attempts).map((name, at) => [name, outcomes[at]?.status === 'fulfilled' ? 'in' : 'out']),
    );
  }, engine);
}

describe('a page of somebody else', () => {
  test('opens neither the link nor any file', async (context) => {
    const app = await App.open(context, browser);
    const engine = `http://127.0.0.1:${new URL(app.server.page.url()).port}/`;
    const page = await app.desk.newPage();
    await page.goto(await emptyPage(context, OTHER_HOST));
    const shut = { link: 'out', fetch: 'out', opaque: 'out', script: 'out' };
    assert.deepEqual(await tryAllWaysIn(page, engine), shut);
    // The same attempts work where they may: it is the origin that is refused.
    assert.deepEqual(await app.server.page.evaluate(() => fetch('/').then(({ status }) => status)), 200);
    await page.goto(await emptyPage(context, '127.0.0.1'));
    const loopback = await tryAllWaysIn(page, engine);
    assert.equal(loopback['link'], 'in');
    assert.equal(loopback['fetch'], 'out');
  });

  test('cannot show ours in a frame', async (context) => {
    const app = await App.open(context, browser);
    const page = await app.desk.newPage();
    await page.goto(await emptyPage(context, '127.0.0.1'));
    const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, app.server.page.url());
    await refused;
  });

  test('reaches nothing by a name that is bound to this machine', async (context) => {
    const app = await App.open(context, browser);
    const bound = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: [...quietFlags, `--host-resolver-rules=MAP rebound.example 127.0.0.1`],
    });
    context.after(() => bound.close());
    const page = await bound.newPage();
    const { port } = new URL(app.server.page.url());
    const answer = await page.goto(`http://rebound.example:${port}/`);
    assert.equal(answer?.status(), 421);
    assert.equal(await answer.text(), '421\n');
  });
});

describe('a ticket', () => {
  test('is in no address once its page is there, nor in its history', async (context) => {
    const app = await App.open(context, browser);
    const client = await app.newClient();
    for (const { page } of [app.server, client]) {
      assert.equal(new URL(page.url()).hash, '');
      const { entries } = await (await app.desk.newCDPSession(page)).send('Page.getNavigationHistory');
      for (const { url } of entries) assert.doesNotMatch(url, /ticket/);
      const kept = await page.evaluate(() => JSON.stringify(localStorage) + document.cookie);
      assert.equal(kept, '{}');
    }
  });

  test('is in no command line that others can read', { skip: noAppWindow() }, async (context) => {
    const { engine, processes } = await openAppWindow(context);
    const lines = processes.map(({ command }) => command);
    assert.ok(lines.some((line) => line.includes('--app=file:')));
    for (const line of lines) assert.doesNotMatch(line, /ticket|127\.0\.0\.1|localhost/);
    assert.equal(engine.errors, '');
  });
});

describe('a page of ours', () => {
  test('runs no script but its own files', async (context) => {
    const app = await App.open(context, browser);
    const blocked = await app.server.page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.intruder = true';
      document.body.append(script);
      const attribute = document.createElement('img');
      attribute.setAttribute('onerror', 'globalThis.intruder = true');
      attribute.src = 'data:,';
      document.body.append(attribute);
      await new Promise((resolve) => attribute.addEventListener('error', resolve));
      return { directive: await violation, intruder: 'intruder' in globalThis };
    });
    assert.deepEqual(blocked, { directive: 'script-src-elem', intruder: false });
  });

  test('shows what a peer sends as text, whatever it is', async (context) => {
    const app = await App.open(context, browser);
    await app.server.start();
    const client = await app.newConnectedClient();
    const markup = '<img src=x onerror="globalThis.intruder=1"><script>globalThis.intruder=1</script>';
    await client.say(markup);
    await client.shows(`← serveur`);
    await app.server.shows(`← Client ${markup}`);
    for (const { page } of [app.server, client]) {
      assert.equal(await page.evaluate(() => 'intruder' in globalThis), false);
      assert.equal(await page.getByRole('img').and(page.locator('[src=x]')).count(), 0);
    }
    assert.deepEqual(app.complaints, []);
  });
});
