/** `serve --session FILE`: what happened, one journal event a line, for its owner only. */

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ATELIER, atelier, Program, serving } from '../support/program.js';

const programs: Program[] = [];
let folder = '';

describe('a session file', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atelier-session-'));
  });

  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
    await rm(folder, { recursive: true });
  });

  test('holds every event without a gap, bytes included, and is readable by its owner only', async () => {
    const path = join(folder, 'séance.jsonl');
    const { server, port } = await serving('--session', path);
    const client = atelier('connect', String(port), 'Été');
    programs.push(server, client);
    assert.equal(await client.ends(), 0);
    server.signal('SIGTERM');
    assert.equal(await server.ends(), 0);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { seq: number; type: string; data?: string });
    assert.deepEqual(
      events.map((event) => event.seq),
      events.map((_, index) => index + 1),
    );
    assert.equal(events[0]?.type, 'server.started');
    assert.equal(events.at(-1)?.type, 'server.stopped');
    const received = events.find((event) => event.type === 'connection.received');
    assert.equal(Buffer.from(received?.data ?? '', 'base64').toString(), 'Été');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  test('stops with a sentence, not with the server, when the system takes no more', async () => {
    const path = join(folder, 'séance.jsonl');
    const words = [
      '-c',
      'ulimit -f 1; exec "$@"',
      'sh',
      process.execPath,
      ATELIER,
      'serve',
      '0',
      '--session',
      path,
    ];
    const server = new Program('sh', words);
    programs.push(server);
    const [, port = ''] = await server.sees(/En écoute sur 127\.0\.0\.1:(\d+)/);
    const client = atelier('connect', port, 'x'.repeat(4_000));
    programs.push(client);
    assert.equal(await client.ends(), 0);
    await server.sees(/séance\.jsonl ne peut plus être écrit/, 'stderr');
    const again = atelier('connect', port, 'encore');
    programs.push(again);
    assert.equal(await again.ends(), 0);
    assert.equal(again.stdout, 'encore\n');
  });

  test('is never written over an existing one', async () => {
    const path = join(folder, 'séance.jsonl');
    await writeFile(path, 'précieux');
    const server = atelier('serve', '0', '--session', path);
    programs.push(server);
    assert.equal(await server.ends(), 2);
    assert.match(server.stderr, /Impossible d'écrire le fichier .*séance\.jsonl/);
    assert.equal(await readFile(path, 'utf8'), 'précieux');
  });
});
