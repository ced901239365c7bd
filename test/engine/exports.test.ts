import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { safeName, writeExport } from '../../extensions/engine/exports.js';
import { dataFolder, downloadFolders } from '../../extensions/engine/folders.js';
import type { FailureError } from '../../extensions/protocol/failures.js';
import { startEngine } from './support/engine-bench.js';

async function newFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-test-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const CONTENT = Buffer.from('bonjour');

describe('writeExport', () => {
  it('gives a taken name a number and overwrites nothing, links included', async (context) => {
    const folder = await newFolder(context);
    const victim = join(folder, 'victim');
    await writeFile(victim, 'old');
    await symlink(victim, join(folder, 'name.txt'));
    assert.equal(await writeExport([folder], 'name.txt', CONTENT), join(folder, 'name (2).txt'));
    assert.equal(await writeExport([folder], 'name.txt', CONTENT), join(folder, 'name (3).txt'));
    assert.equal(await readFile(victim, 'utf8'), 'old');
    assert.equal((await stat(join(folder, 'name (2).txt'))).mode & 0o777, 0o600);
  });

  it('takes the next folder when the first cannot be written', async (context) => {
    const folder = await newFolder(context);
    await writeFile(join(folder, 'file'), '');
    const next = join(folder, 'made', 'for', 'it');
    assert.equal(await writeExport([join(folder, 'file'), next], 'a.txt', CONTENT), join(next, 'a.txt'));
  });

  it('says which file could not be written', async (context) => {
    const folder = await newFolder(context);
    await writeFile(join(folder, 'file'), '');
    await assert.rejects(writeExport([join(folder, 'file')], 'a.txt', CONTENT), (error) => {
      const failure = (error as FailureError).failure;
      return failure.code === 'file' && failure.details.path === join(folder, 'file', 'a.txt');
    });
  });
});

describe('safeName', () => {
  it('keeps a plain name and makes a harmless one of any other', () => {
    for (const [name, safe] of [
      ['dialogue.txt', 'dialogue.txt'],
      ['é à.txt', 'é à.txt'],
      ['../../.bashrc', 'bashrc'],
      ['/etc/passwd', 'passwd'],
      ['C:\\autoexec.bat', 'autoexec.bat'],
      ['a\u0000b\n.txt', 'a_b_.txt'],
      ['exe\u202etxt.', 'exe_txt'],
      ['con.txt', '_con.txt'],
      ['..', 'atelier-tcp.txt'],
      ['', 'atelier-tcp.txt'],
    ] as const) {
      assert.equal(safeName(name), safe);
    }
    assert.ok(Buffer.byteLength(safeName(`${'é'.repeat(500)}.txt`)) <= 200);
    assert.match(safeName(`${'é'.repeat(500)}.txt`), /é\.txt$/);
  });
});

describe('the user’s folders', () => {
  it('are where each system has them', () => {
    const home = '/home/a';
    assert.equal(dataFolder({ platform: 'linux', env: {}, home }), '/home/a/.local/share/atelier-tcp');
    assert.equal(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/d' }, home }), '/d/atelier-tcp');
    const relative = { XDG_DATA_HOME: 'd', ATELIER_DATA_DIR: 'e' };
    assert.equal(dataFolder({ platform: 'linux', env: relative, home }), '/home/a/.local/share/atelier-tcp');
    assert.match(
      dataFolder({ platform: 'darwin', env: {}, home }),
      /Library\/Application Support\/atelier-tcp$/,
    );
    assert.equal(dataFolder({ platform: 'win32', env: { APPDATA: '/r' }, home }), '/r/atelier-tcp');
    assert.equal(dataFolder({ platform: 'win32', env: { ATELIER_DATA_DIR: '/t' }, home }), '/t');
  });

  it('have the downloads where xdg-user-dirs says', async (context) => {
    const home = await newFolder(context);
    const user = { platform: 'linux' as const, env: {}, home };
    assert.equal((await downloadFolders(user))[0], join(home, 'Downloads'));
    await mkdir(join(home, '.config'));
    const file = join(home, '.config', 'user-dirs.dirs');
    await writeFile(file, 'XDG_DESKTOP_DIR="$HOME/Bureau"\nXDG_DOWNLOAD_DIR="$HOME/Télé\\"chargements"\n');
    assert.equal((await downloadFolders(user))[0], join(home, 'Télé"chargements'));
    await writeFile(file, 'XDG_DOWNLOAD_DIR="elsewhere"\n');
    assert.equal((await downloadFolders(user))[0], join(home, 'Downloads'));
  });
});

describe('export', () => {
  it('writes into the downloads folder and answers with the full path', async (context) => {
    const { folder, openServerPage } = await startEngine(context);
    const page = await openServerPage();
    const base64 = CONTENT.toString('base64');
    const { path } = await page.ask({ type: 'export', name: '../dialogue.txt', base64 });
    assert.equal(path, join(folder, 'Downloads', 'dialogue.txt'));
    assert.deepEqual(await readFile(path), CONTENT);
  });
});
