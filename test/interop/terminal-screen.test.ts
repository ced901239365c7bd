/** `serve` and `connect` facing each other, as two people in two terminals. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { atelier, Program, PYTHON, serving } from '../support/program.js';

const programs: Program[] = [];

function keep(program: Program): Program {
  programs.push(program);
  return program;
}

/** A server that shows its dialogue; a quiet one could not say its port. */
async function showing(...words: readonly string[]): Promise<{ server: Program; port: string }> {
  const server = keep(atelier('serve', '0', ...words));
  const [, port = ''] = await server.sees(/En écoute sur 127\.0\.0\.1:(\d+)/);
  return { server, port };
}

describe('two terminals', () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  test('both show how the dialogue goes on (exercise 2)', async () => {
    const { server, port } = await showing();
    const client = keep(atelier('connect', port));
    await server.sees(/Nouvelle connexion\u00a0: Pair 1 \(127\.0\.0\.1:\d+\)/);
    client.type('bonjour\n');
    await server.sees(/← Pair 1\u00a0: bonjour\n.*→ Pair 1\u00a0: bonjour/);
    await client.sees(/← serveur\u00a0: bonjour/);
    client.type('fin\n');
    await server.sees(/Dialogue terminé\u00a0: «\u00a0fin\u00a0» reçu de Pair 1\./);
    assert.equal(await client.ends(), 0);
    assert.match(client.stderr, /Le serveur a fermé la connexion\./);
  });

  test('answers by hand, one client or all', async () => {
    const { server, port } = await showing('--reply', 'manual');
    const [first, second] = [keep(atelier('connect', port)), keep(atelier('connect', port))];
    await server.sees(/Pair 2/);
    server.type('trop tôt\n');
    await server.sees(/Personne à qui répondre/, 'stderr');
    first.type('question\n');
    await server.sees(/← Pair (\d)\u00a0: question/);
    server.type('réponse\n');
    await first.sees(/← serveur\u00a0: réponse/);
    server.type('@* à tous\n');
    await first.sees(/à tous/);
    await second.sees(/à tous/);
    server.type('@9 perdu\n');
    await server.sees(/Aucun client 9 ici/, 'stderr');
  });

  test('prints the dictionary as Python reads it (exercise 4)', async () => {
    const { server, port } = await serving('--quiet');
    keep(server);
    const client = keep(atelier('connect', String(port)));
    client.type("L'été\n");
    await client.sees(/← serveur\u00a0: L'été/);
    server.type('/clients\n');
    const [literal] = await server.sees(/\{'127[^]*?\}\}\n/);
    const python = keep(new Program(PYTHON, ['-c', READ_LITERAL]));
    python.type(literal);
    python.endInput();
    assert.equal(await python.ends(), 0);
    assert.match(python.stdout, /^'Pair 1', \{1: "L'été"\}, 'served', 7, 7\n$/);
  });

  test('prints an empty dictionary when nobody is there', async () => {
    const { server } = await showing();
    server.type('/clients\n');
    await server.sees(/^\{\}$/m);
  });

  test('stops at once on SIGINT, clients attached, and frees the port', async () => {
    const { server, port } = await showing();
    const client = keep(atelier('connect', port));
    await server.sees(/Pair 1/);
    server.signal('SIGINT');
    assert.equal(await server.ends(), 0);
    assert.match(server.stdout, /Le serveur a été arrêté\./);
    assert.equal(await client.ends(), 0);
    const again = keep(atelier('serve', port));
    await again.sees(/En écoute sur/);
  });

  test('goes on when standard input ends', async () => {
    const { server, port } = await showing();
    server.endInput();
    const client = keep(atelier('connect', port, 'encore là'));
    assert.equal(await client.ends(), 0);
    assert.equal(client.stdout, 'encore là\n');
    assert.equal(server.ended, false);
  });

  test('leaves quietly when nobody reads what it prints', async () => {
    const { server, port } = await showing();
    server.closeOutput();
    const client = keep(atelier('connect', port));
    assert.equal(await client.ends(), 0);
    assert.equal(await server.ends(), 0);
    assert.doesNotMatch(server.stderr, /EPIPE|at /);
  });
});

/** Reads the dictionary and prints what a student would look for in it. */
const READ_LITERAL = `
import ast, sys
clients = ast.literal_eval(sys.stdin.read())
(client,) = clients.values()
print(repr(client['name']), client['messages'], repr(client['state']), client['bytes']['received'], client['bytes']['sent'], sep=', ')`;
