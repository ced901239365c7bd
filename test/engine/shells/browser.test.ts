import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { WindowFolder } from '../../../extensions/engine/shells/window-folder.js';
import { eventually, startProcess } from '../support/engine-process.js';

/** What the fake browser tells of how it was started. */
interface Report {
  readonly pid: number;
  readonly args: readonly string[];
  readonly fileMode: number;
  readonly folderMode: number;
  readonly ticket: string;
}

const WS = createRequire(import.meta.url).resolve('ws');

/**
 * A browser made of Node: it follows the redirect, lets its page in, writes a report, asks for `clients` more windows and
 * stays, until it is killed.
 */
const fakeBrowser = (folder: string, clients: number) => `#!${process.execPath}
const fs = require('node:fs'), path = require('node:path');
const WebSocket = require(${JSON.stringify(WS)});
const file = new URL(process.argv.find((arg) => arg.startsWith('--app=')).slice(6)).pathname;
const url = new URL(/url=([^"]+)/.exec(fs.readFileSync(file, 'utf8'))[1]);
const ticket = new URLSearchParams(url.hash.slice(1)).get('ticket');
const report = {
  pid: process.pid, args: process.argv, ticket,
  fileMode: fs.statSync(file).mode & 0o777, folderMode: fs.statSync(path.dirname(file)).mode & 0o777,
};
const socket = new WebSocket('ws://' + url.host + '/link', { origin: url.origin });
const tell = (name) => fs.writeFileSync(path.join(${JSON.stringify(folder)}, name + '.json'), JSON.stringify(report));
const ask = (id, command) => socket.send(JSON.stringify({ id, command }));
socket.on('open', () => ask(1, { type: 'hello', ticket, language: 'en' }));
socket.on('close', () => tell('lost'));
socket.on('message', (data) => {
  const message = JSON.parse(data);
  if (message.type === 'answer' && message.id === 1) {
    tell(message.result.kind + message.result.number);
    if (message.result.kind === 'server') for (let n = 0; n < ${clients}; n++) ask(10 + n, { type: 'window.open', kind: 'client' });
  }
});
`;

async function withBrowser(context: TestContext, program: (folder: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-fake-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const browser = join(folder, 'browser.cjs');
  await writeFile(browser, program(folder));
  await chmod(browser, 0o755);
  const env = { CHROME_PATH: browser, DISPLAY: ':none', PATH: folder };
  const engine = await startProcess(context, ['--browser', '--json'], { env });
  const report = async (name: string): Promise<Report> => {
    const path = join(folder, `${name}.json`);
    await eventually(() => existsSync(path));
    await eventually(async () => (await readFile(path, 'utf8')).endsWith('}'));
    return JSON.parse(await readFile(path, 'utf8')) as Report;
  };
  /** Folders of windows that are there now. */
  const folders = async () =>
    (await readdir(engine.folder)).filter((name) => name.startsWith('atelier-tcp-'));
  return { engine, report, folders };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the browser shell', () => {
  it('hands the ticket over in a file of its owner only, never on a command line', async (context) => {
    const { engine, report } = await withBrowser(context, (folder) => fakeBrowser(folder, 0));
    const { args, ticket, fileMode, folderMode, pid } = await report('server0');
    assert.ok(!args.join(' ').includes(ticket));
    assert.deepEqual([fileMode, folderMode], [0o600, 0o700]);
    process.kill(pid, 'SIGKILL');
    await engine.exited;
  });

  it('opens a browser for each window and leaves neither process nor folder behind', async (context) => {
    const { engine, report, folders } = await withBrowser(context, (folder) => fakeBrowser(folder, 2));
    const windows = await Promise.all(['server0', 'client1', 'client2'].map(report));
    assert.equal(new Set(windows.map(({ pid }) => pid)).size, 3);
    assert.equal((await folders()).length, 3);
    for (const { pid } of windows) process.kill(pid, 'SIGKILL');
    const begin = performance.now();
    assert.deepEqual(await engine.exited, [0, null]);
    assert.ok(performance.now() - begin < 2_000);
    assert.deepEqual(await folders(), []);
    assert.deepEqual(
      windows.filter(({ pid }) => isRunning(pid)),
      [],
    );
  });

  it('lets each window live to see that the engine was killed', async (context) => {
    const { engine, report } = await withBrowser(context, (folder) => fakeBrowser(folder, 0));
    const { pid } = await report('server0');
    engine.child.kill('SIGKILL');
    assert.equal((await report('lost')).pid, pid);
    await eventually(() => !isRunning(pid));
  });

  it('prints the address when the browser does not start', async (context) => {
    const { engine } = await withBrowser(context, () => `#!${process.execPath}\nprocess.exit(1);\n`);
    const { url } = JSON.parse(await engine.line()) as { url: string };
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/index\.html#port=\d+&ticket=/);
    assert.equal(engine.errors(), 'No window can be opened from here.\n');
  });
});

describe('WindowFolder', () => {
  it('sweeps what a killed engine left, and nothing that is in use or another’s', async (context) => {
    const parent = await mkdtemp(join(tmpdir(), 'atelier-fake-'));
    context.after(() => rm(parent, { recursive: true, force: true }));
    const make = async (name: string, users: string | undefined) => {
      await mkdir(join(parent, name));
      if (users !== undefined) await writeFile(join(parent, name, 'users'), users);
    };
    await make('atelier-tcp-dead00', '999999999\n');
    await make('atelier-tcp-alive0', `999999999\n${process.pid}\n`);
    await make('atelier-tcp-other0', undefined);
    await make('something-else', '999999999\n');
    const folder = await WindowFolder.create(parent, 'http://127.0.0.1:1/');
    const names = await readdir(parent);
    assert.deepEqual(names.filter((name) => !folder.profile.includes(name)).sort(), [
      'atelier-tcp-alive0',
      'atelier-tcp-other0',
      'something-else',
    ]);
    await folder.remove();
    await folder.remove();
    assert.equal((await readdir(parent)).length, 3);
  });
});
