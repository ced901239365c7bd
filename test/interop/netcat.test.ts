/** ncat, which sends «fin\n», and `ncat -C`, which sends «fin\r\n», against `serve`; and `connect` against ncat. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { atelier, freePort, Program, serving } from '../support/program.js';

const programs: Program[] = [];

function keep(program: Program): Program {
  programs.push(program);
  return program;
}

describe('ncat', () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  for (const [name, words] of [
    ['LF', []],
    ['CR LF', ['-C']],
  ] as const) {
    for (const framing of ['raw', 'line'] as const) {
      test(`ends a ${framing} dialogue with «Fin» and ${name}`, async () => {
        const { server, port } = await serving('--framing', framing);
        keep(server);
        const client = keep(new Program('ncat', [...words, '127.0.0.1', String(port)]));
        client.type('bonjour\n');
        await client.sees(/bonjour/);
        client.type('Fin\n');
        await server.sees(/"connection.closed","server":1,"connection":1,"reason":"fin-word"/);
      });
    }
  }

  test('ends a line dialogue with an empty line', async () => {
    const { server, port } = await serving('--framing', 'line');
    keep(server);
    const client = keep(new Program('ncat', ['-C', '127.0.0.1', String(port)]));
    client.type('bonjour\n');
    await client.sees(/bonjour/);
    client.type('\n');
    await server.sees(/"connection.closed","server":1,"connection":1,"reason":"empty"/);
  });

  test('gets its answers after it has half-closed', async () => {
    const { server, port } = await serving();
    keep(server);
    const client = keep(new Program('ncat', ['127.0.0.1', String(port)]));
    client.type('dernier mot');
    client.endInput();
    assert.equal(await client.ends(), 0);
    assert.equal(client.stdout, 'dernier mot');
    await server.sees(/"connection.closed","server":1,"connection":1,"reason":"empty"/);
  });

  test('is talked to by connect', async () => {
    const port = String(await freePort());
    const listener = keep(new Program('ncat', ['-l', '-v', '127.0.0.1', port]));
    await listener.sees(/Listening/, 'stderr');
    const client = keep(atelier('connect', port));
    await client.sees(/Connecté à/, 'stderr');
    client.type('salut\n');
    await listener.sees(/salut/);
    listener.type('\u001b[31mrouge\n');
    await client.sees(/\\x1b\[31mrouge/);
    listener.endInput();
    listener.signal('SIGTERM');
    assert.equal(await client.ends(), 0);
    assert.match(client.stderr, /Le serveur a fermé la connexion\./);
  });
});
