/** The sheet's own Python clients, against `serve`. */

import assert from 'node:assert/strict';
import { after, afterEach, describe, test } from 'node:test';
import { Program, PYTHON, ROOT, serving } from '../support/program.js';

const SCRIPTS = `${ROOT}test/interop/python/`;
const programs: Program[] = [];

async function served(...words: readonly string[]): Promise<{ server: Program; port: number }> {
  const { server, port } = await serving(...words);
  programs.push(server);
  return { server, port };
}

function python(script: string, ...words: readonly string[]): Program {
  const program = new Program(PYTHON, [`${SCRIPTS}${script}`, ...words]);
  programs.push(program);
  return program;
}

async function endAll(): Promise<void> {
  for (const program of programs.splice(0)) await program.kill();
}

describe("the sheet's Python clients", () => {
  afterEach(endAll);
  after(endAll);

  test('send one message and print the reply (exercise 1)', async () => {
    const { port } = await served('--reply', 'upper');
    const client = python('client.py', String(port), 'Été à Nîmes');
    await client.ends();
    assert.equal(client.stdout, 'ÉTÉ À NÎMES\n');
    assert.equal(client.stderr, '');
  });

  test('keep a dialogue until «FIN», while another is served too (exercise 2)', async () => {
    const { server, port } = await served();
    const first = python('client_dialogue.py', String(port));
    await first.sees(/connecté/);
    const second = python('client_dialogue.py', String(port));
    await second.sees(/connecté/);
    second.type('deux\n');
    await second.sees(/reçu : deux/);
    first.type('un\n');
    await first.sees(/reçu : un/);
    first.type('FIN\n');
    assert.equal(await first.ends(), 0);
    await server.sees(/"type":"connection.closed","server":1,"connection":1,"reason":"fin-word"/);
    second.type('encore\n');
    await second.sees(/reçu : encore/);
  });

  test('end with an empty string, which TCP carries as the end of the stream', async () => {
    const { server, port } = await served();
    const client = python('client_dialogue.py', String(port));
    await client.sees(/connecté/);
    client.type('bonjour\n');
    await client.sees(/reçu : bonjour/);
    client.type('\n');
    assert.equal(await client.ends(), 0);
    await server.sees(/"type":"connection.closed","server":1,"connection":1,"reason":"empty"/);
  });

  test('wait for their turn on a sequential server, connected all the while', async () => {
    const { server, port } = await served('--strategy', 'sequential');
    const first = python('client_dialogue.py', String(port));
    await first.sees(/connecté/);
    const second = python('client_dialogue.py', String(port));
    await second.sees(/connecté/);
    await server.sees(/"type":"connection.waiting","server":1,"connection":2/);
    second.type('tôt\n');
    first.type('un\n');
    await first.sees(/reçu : un/);
    assert.doesNotMatch(second.stdout, /reçu/);
    first.type('fin\n');
    await second.sees(/reçu : tôt/);
  });

  test('say the sheet’s line when nobody listens (exercise 3)', async () => {
    const { server, port } = await served();
    server.signal('SIGTERM');
    assert.equal(await server.ends(), 0);
    const client = python('client.py', String(port), 'Hello');
    assert.equal(await client.ends(), 0);
    assert.match(client.stdout, /!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!/);
  });

  test('are told that the server is full', async () => {
    const { server, port } = await served('--max-clients', '1', '--lang', 'fr');
    const first = python('client_dialogue.py', String(port));
    await first.sees(/connecté/);
    await server.sees(/connection.served/);
    const second = python('client.py', String(port), 'Hello');
    await second.sees(/Serveur complet \(1\/1\)\. Réessayez plus tard\./);
    first.type('encore là\n');
    await first.sees(/reçu : encore là/);
  });
});
