import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { SettingsFile, type SettingsTrouble } from '../../extensions/engine/settings.js';
import { DEFAULT_SETTINGS } from '../../extensions/protocol/decode-settings.js';
import { startEngine } from './support/engine-bench.js';

async function newFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-test-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

function never(trouble: SettingsTrouble): void {
  assert.fail(JSON.stringify(trouble));
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe('SettingsFile', () => {
  it('starts with the defaults where there is no file', async (context) => {
    assert.deepEqual(await new SettingsFile(await newFolder(context), never).load(), DEFAULT_SETTINGS);
  });

  it('is read back by the next run, and by its owner only', async (context) => {
    const folder = await newFolder(context);
    const file = new SettingsFile(folder, never);
    file.change({ language: 'en', server: { port: 4000 } });
    file.change({ server: { host: 'localhost' } });
    await file.flush();
    const read = await new SettingsFile(folder, never).load();
    assert.deepEqual([read.language, read.server.port, read.server.host], ['en', 4000, 'localhost']);
    assert.deepEqual(await readdir(folder), ['settings.json']);
    assert.equal(await modeOf(folder), 0o700);
    assert.equal(await modeOf(join(folder, 'settings.json')), 0o600);
  });

  it('keeps a corrupted file aside, tells it, and goes on', async (context) => {
    const folder = await newFolder(context);
    await mkdir(folder);
    for (const text of ['{"language":', '[]', '']) {
      await writeFile(join(folder, 'settings.json'), text);
      const troubles: SettingsTrouble[] = [];
      const file = new SettingsFile(folder, (trouble) => troubles.push(trouble));
      assert.deepEqual(await file.load(), DEFAULT_SETTINGS);
      const [trouble] = troubles;
      assert.ok(trouble?.type === 'corrupted');
      assert.equal(await readFile(trouble.kept, 'utf8'), text);
    }
  });

  it('tells once that it cannot be written, and goes on', async (context) => {
    const folder = await newFolder(context);
    await writeFile(folder, 'a file where the folder should be');
    const troubles: string[] = [];
    const file = new SettingsFile(folder, (trouble) => troubles.push(trouble.type));
    file.change({ zoom: 120 });
    await file.flush();
    file.change({ zoom: 130 });
    await file.flush();
    assert.deepEqual(troubles, ['unwritable']);
    assert.equal(file.current.zoom, 130);
  });
});

describe('settings.set', () => {
  it('reaches every window and the disk', async (context) => {
    const { engine, folder, openServerPage } = await startEngine(context);
    const [one, two] = [await openServerPage(), await openServerPage()];
    await one.ask({ type: 'settings.set', patch: { look: 'classic' } });
    await two.until(() => two.heard.some((message) => message.type === 'settings'));
    const told = two.heard.find((message) => message.type === 'settings');
    assert.equal(told?.settings.look, 'classic');
    await engine.end();
    const text = await readFile(join(folder, 'data', 'settings.json'), 'utf8');
    assert.equal((JSON.parse(text) as { look: string }).look, 'classic');
  });
});
