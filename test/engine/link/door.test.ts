import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { LINK_CLOSE } from '../../../extensions/protocol/commands.js';
import { closeCode, knock, Page, startEngine } from '../support/engine-bench.js';

/** The HTTP status of an upgrade that is refused. */
async function refusedWith(port: number, headers: Record<string, string>): Promise<number | undefined> {
  const socket = knock(port, headers);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  return response.statusCode;
}

/** What comes back for bytes sent as they are. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(request);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

async function openSocket(context: TestContext, helloMs?: number) {
  const bench = await startEngine(context, { helloMs });
  const socket = knock(bench.engine.port);
  await once(socket, 'open');
  return { ...bench, socket };
}

const HELLO = (pass: object) =>
  JSON.stringify({ id: 1, command: { type: 'hello', language: 'fr', ...pass } });

describe('the door of the link', () => {
  it('takes loopback pages of any port and no other origin', async (context) => {
    const { engine } = await startEngine(context);
    for (const origin of ['http://127.0.0.1:1', 'http://localhost:65535', 'http://localhost']) {
      const socket = knock(engine.port, { Origin: origin });
      await once(socket, 'open');
      socket.terminate();
    }
    for (const origin of [
      'http://evil.example',
      'null',
      'https://127.0.0.1',
      'http://127.0.0.1.evil.example',
      'file://',
    ]) {
      assert.equal(await refusedWith(engine.port, { Origin: origin }), 403, origin);
    }
  });

  it('refuses a knock without an origin', async (context) => {
    const { engine } = await startEngine(context);
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    const request = `GET /link HTTP/1.1\r\nHost: 127.0.0.1:${engine.port}\r\n${upgrade}${key}`;
    assert.match(await raw(engine.port, request), /^HTTP\/1\.1 403 /);
  });

  it('answers to its own name only', async (context) => {
    const { engine } = await startEngine(context);
    assert.equal(await refusedWith(engine.port, { Host: `evil.example:${engine.port}` }), 421);
    assert.equal(await refusedWith(engine.port, { Host: '127.0.0.1:1' }), 421);
    const page = await raw(engine.port, 'GET /index.html HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    assert.match(page, /^HTTP\/1\.1 421 /);
  });

  it('takes a ticket once', async (context) => {
    const { engine } = await startEngine(context);
    const ticket = engine.serverTicket();
    await Page.open(engine.port, { ticket });
    await assert.rejects(Page.open(engine.port, { ticket }), new RegExp(String(LINK_CLOSE.unauthorised)));
  });

  it('refuses a made-up ticket or key, and a hello with neither', async (context) => {
    const { engine } = await startEngine(context);
    const refused = new RegExp(String(LINK_CLOSE.unauthorised));
    await assert.rejects(Page.open(engine.port, { ticket: 'made-up' }), refused);
    await assert.rejects(Page.open(engine.port, { key: 'made-up' }), refused);
    await assert.rejects(Page.open(engine.port, {}), refused);
  });

  it('lets a reload in by its key and refuses a second live page', async (context) => {
    const { engine, openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const { key } = page.welcome;
    await assert.rejects(Page.open(engine.port, { key }), new RegExp(String(LINK_CLOSE.duplicate)));
    await page.close();
    const reloaded = await Page.open(engine.port, { key });
    assert.equal(reloaded.welcome.key, key);
  });

  it('lets a reload take over from a page that goes while it waits', async (context) => {
    const { engine, openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const reload = Page.open(engine.port, { key: page.welcome.key });
    await once(page.socket, 'ping');
    page.socket.terminate();
    assert.equal((await reload).welcome.kind, 'server');
  });

  it('lets a reload take over from a page that no longer answers', async (context) => {
    const { engine, openServerPage } = await startEngine(context);
    const page = await openServerPage();
    page.socket.pause();
    const reloaded = await Page.open(engine.port, { key: page.welcome.key });
    assert.equal(reloaded.welcome.kind, 'server');
    page.socket.terminate();
  });

  it('closes a socket that says nothing', async (context) => {
    const { socket } = await openSocket(context, 50);
    assert.equal(await closeCode(socket), LINK_CLOSE.silent);
  });

  it('closes a socket that asks before it is let in, without an answer', async (context) => {
    const { socket } = await openSocket(context);
    let frames = 0;
    socket.on('message', () => frames++);
    socket.send(JSON.stringify({ id: 1, command: { type: 'event.data', seq: 1 } }));
    assert.equal(await closeCode(socket), LINK_CLOSE.unauthorised);
    assert.equal(frames, 0);
  });

  it('cuts a stranger who sends more than a hello', async (context) => {
    const { socket } = await openSocket(context);
    socket.send(`${' '.repeat(20_000)}${HELLO({ ticket: 'a' })}`);
    assert.equal(await closeCode(socket), 1006);
  });

  it('bounds the sockets that wait to be let in', async (context) => {
    const { engine } = await startEngine(context);
    const waiting = Array.from({ length: 32 }, () => knock(engine.port));
    await Promise.all(waiting.map((socket) => once(socket, 'open')));
    assert.equal(await refusedWith(engine.port, {}), 503);
    const closed = once(waiting[0]!, 'close');
    waiting[0]?.close();
    await closed;
    const next = knock(engine.port);
    await once(next, 'open');
    for (const socket of [...waiting, next]) socket.terminate();
  });

  it('answers malformed frames, goes on, and closes a flood of them', async (context) => {
    const { openServerPage } = await startEngine(context);
    const page = await openServerPage();
    page.socket.send('{');
    page.socket.send(Buffer.from([1, 2, 3]));
    page.socket.send(JSON.stringify({ id: 77, command: { type: 'server.fly' } }));
    await page.until(() => page.heard.filter((message) => message.type === 'error').length === 3);
    const last = page.heard.at(-1);
    assert.ok(last?.type === 'error' && last.id === 77 && last.failure.code === 'command-invalid');
    await page.ask({ type: 'settings.set', patch: { zoom: 110 } });
    const closed = closeCode(page.socket);
    for (let count = 0; count < 30; count++) page.socket.send('nonsense');
    assert.equal(await closed, LINK_CLOSE.malformed);
  });

  it('refuses a peer that the check does not take for our user', async (context) => {
    const { engine } = await startEngine(context, { isOurUser: () => Promise.resolve(false) });
    const ticket = engine.serverTicket();
    await assert.rejects(Page.open(engine.port, { ticket }), new RegExp(String(LINK_CLOSE.unauthorised)));
  });

  const asRoot = process.platform === 'linux' && process.geteuid?.() === 0;
  it(
    'refuses another user of the machine',
    { skip: !asRoot && 'only root can become another user' },
    async (context) => {
      const { engine } = await startEngine(context);
      const script = `
      const socket = new (require('ws'))('ws://127.0.0.1:${engine.port}/link', { origin: 'http://localhost' });
      socket.on('open', () => socket.send(${JSON.stringify(HELLO({ ticket: engine.serverTicket() }))}));
      socket.on('close', (code) => console.log(code));`;
      const other = spawn(process.execPath, ['-e', script], {
        uid: 65_534,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      for await (const chunk of other.stdout) printed += String(chunk);
      assert.equal(printed.trim(), String(LINK_CLOSE.unauthorised));
    },
  );
});
