/** The packaged app, started from awkward places and in awkward ways. */

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Desktop } from './support/desktop.js';
import { MAIN, NativeApp, nativeSkip, type LaunchOptions } from './support/native-app.js';
import { packageApp, type AppPackage } from './support/package.js';

/** Bytes that the portable zip may have: a classroom downloads it thirty times. */
const MAX_ZIP_BYTES = 3 * 1024 * 1024;

/** A folder's name that a shell, a script and a URL would each read as something else. */
const ODD = `l'été à  l'école (copie) & "deux" $HOME;%20`;

describe('the packaged app', { skip: nativeSkip() }, () => {
  let desktop: Desktop;
  let made: AppPackage;
  let base: string;
  before(async () => {
    [desktop, made] = [await Desktop.start(), await packageApp()];
    base = await mkdtemp(join(tmpdir(), 'atelier-places-'));
    await cp(made.folder, join(base, 'plain'), { recursive: true });
    await cp(made.folder, join(base, ODD), { recursive: true });
    await mkdir(join(base, 'links'));
    await symlink(join(base, ODD, 'atelier-tcp.sh'), join(base, 'links', 'atelier'));
  });
  after(async () => {
    await desktop.stop();
    await made.remove();
    await rm(base, { recursive: true, force: true });
  });

  const ways: Readonly<Record<string, () => LaunchOptions>> = {
    'from a folder of its own': () => ({ command: [join(base, 'plain', made.program)] }),
    'from a folder with an odd name': () => ({ command: [join(base, ODD, made.program)] }),
    'by a relative path': () => ({ command: [`./${made.program}`], cwd: join(base, ODD) }),
    'with another working directory': () => ({
      command: [join(base, 'plain', made.program)],
      cwd: join(base, ODD),
    }),
    'through a symbolic link': () => ({ command: [join(base, 'links', 'atelier')] }),
    'through PATH': () => ({
      command: ['atelier-tcp.sh'],
      env: { PATH: `${join(base, 'plain')}:${process.env['PATH'] ?? ''}` },
    }),
  };

  for (const [way, options] of Object.entries(ways)) {
    it(`runs ${way}, and writes nothing beside itself`, async (context) => {
      const app = await NativeApp.launch(context, desktop, options());
      const [client] = await app.openClients(1, await app.startServer());
      if (client === undefined) throw new Error('no client');
      for (const window of [client, await desktop.window(MAIN)]) await desktop.close(window);
      await app.leavesNothing();
      for (const folder of ['plain', ODD]) {
        assert.deepEqual(await readdir(join(base, folder)), await readdir(made.folder));
      }
    });
  }

  it('is small, and holds neither a source nor a test', async () => {
    assert.ok((await stat(made.zip)).size <= MAX_ZIP_BYTES);
    assert.deepEqual(
      (await readdir(made.folder, { recursive: true })).sort(),
      [
        'atelier-tcp.sh',
        made.program,
        'extensions',
        join('extensions', 'bundle'),
        join('extensions', 'bundle', 'atelier-tcp.cjs'),
        join('extensions', 'bundle', 'engine.cjs'),
        'resources.neu',
      ].sort(),
    );
  });
});
