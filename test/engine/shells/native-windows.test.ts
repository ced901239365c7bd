/** The arguments a further native window is started with; a program of ours stands in for the framework's. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { NeutralinoShell } from '../../../extensions/engine/shells/neutralino.js';
import type { NewWindow } from '../../../extensions/engine/shells/shell.js';

const ADDRESS = { port: 4321, ticket: 'a&b;$(c)' };

/** Writes down its arguments in one step, and stays, as a window would. */
const PROGRAM = `
const { writeFileSync, renameSync } = require('node:fs');
const [file, ...words] = process.argv.slice(2);
writeFileSync(file + '.part', JSON.stringify({ pid: process.pid, words }));
renameSync(file + '.part', file);
setTimeout(() => {}, 20_000);
`;

interface Started {
  readonly pid: number;
  readonly words: readonly string[];
}

/** A shell on the stand-in, and what it was started with. */
async function startShell(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'native windows-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'program.cjs');
  const file = join(folder, 'arguments.json');
  await writeFile(program, PROGRAM);
  const shell = new NeutralinoShell({ path: process.execPath, args: [program, file] });
  const started = async (): Promise<Started> => {
    for await (const change of watch(folder, { signal: AbortSignal.timeout(10_000) })) {
      if (change.filename === 'arguments.json') break;
    }
    const read = JSON.parse(await readFile(file, 'utf8')) as Started;
    context.after(() => process.kill(read.pid));
    return read;
  };
  return { shell, started };
}

function clientWindow(arrived: Promise<void>, place = 0): NewWindow {
  return { kind: 'client', title: 'Client 2', address: ADDRESS, place, arrived };
}

describe('a native window', () => {
  it('has the size of the course and may not be smaller, whatever the main window may', async (context) => {
    const { shell, started } = await startShell(context);
    const words = started();
    const opened = shell.open(clientWindow(words.then(() => undefined)));
    const { words: given } = await words;
    assert.equal(await opened, true);
    for (const word of ['width=370', 'height=400', 'min-width=370', 'min-height=400', 'title=Client 2']) {
      assert.ok(given.includes(`--window-${word}`), word);
    }
  });

  it('is a process of its own on a page with a ticket, without a second engine', async (context) => {
    const { shell, started } = await startShell(context);
    const words = started();
    const opened = shell.open(clientWindow(words.then(() => undefined)));
    const { words: given } = await words;
    assert.equal(await opened, true);
    assert.ok(given.includes('--enable-extensions=false'));
    assert.ok(given.includes('--port=0'));
    assert.match(given.find((word) => word.startsWith('--url=')) ?? '', /^--url=\/client\.html#/);
  });

  it('stands a little beside the one before', async (context) => {
    const places = await Promise.all(
      [0, 1].map(async (place) => {
        const { shell, started } = await startShell(context);
        const words = started();
        await shell.open(
          clientWindow(
            words.then(() => undefined),
            place,
          ),
        );
        return (await words).words.filter((word) => /^--window-[xy]=/.test(word));
      }),
    );
    assert.notDeepEqual(places[0], places[1]);
  });

  it('that ends before its page has come was not opened', async () => {
    const shell = new NeutralinoShell({ path: process.execPath, args: ['-e', '0', '--'] });
    assert.equal(await shell.open(clientWindow(new Promise(() => undefined))), false);
    const missing = new NeutralinoShell({ path: '/nowhere/framework', args: [] });
    assert.equal(await missing.open(clientWindow(new Promise(() => undefined))), false);
    assert.equal(new NeutralinoShell(undefined).canOpenWindows, false);
  });
});
