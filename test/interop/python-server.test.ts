/** Our `connect`, against the sheet's own Python server; and the errors of exercise 3, in both languages. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { atelier, freePort, Program, PYTHON, ROOT } from '../support/program.js';

const SCRIPTS = `${ROOT}test/interop/python/`;
const SHEET_CONNECT = "!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!";
const SHEET_BIND = "!!!!!!le serveur n'arrive pas à se rattacher à cette adresse!!!!!!";
const programs: Program[] = [];

function keep(program: Program): Program {
  programs.push(program);
  return program;
}

async function pythonServer(): Promise<{ server: Program; port: string }> {
  const server = keep(new Program(PYTHON, [`${SCRIPTS}serveur_concurrent.py`, '0']));
  const [, port = ''] = await server.sees(/port (\d+)/);
  return { server, port };
}

describe('connect', () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  test('prints the first reply of a Python server and leaves', async () => {
    const { port } = await pythonServer();
    const client = keep(atelier('connect', port, 'Élève'));
    assert.equal(await client.ends(), 0);
    assert.equal(client.stdout, 'Serveur : Élève\n');
  });

  test('keeps two dialogues with it at once, each ended in its own way', async () => {
    const { server, port } = await pythonServer();
    const [first, second] = [keep(atelier('connect', port)), keep(atelier('connect', port))];
    await first.sees(/Connecté à/, 'stderr');
    await second.sees(/Connecté à/, 'stderr');
    first.type('un\n');
    await first.sees(/← serveur.: Serveur : un/);
    second.type('deux\n');
    await second.sees(/← serveur.: Serveur : deux/);
    first.type('fin\n');
    assert.equal(await first.ends(), 0);
    second.type('\n');
    assert.equal(await second.ends(), 0);
    await server.sees(/terminé[^]*terminé/);
  });

  test("prints the sheet's line first when nobody listens, and Python's last", async () => {
    const port = String(await freePort());
    const client = keep(atelier('connect', port, 'Hello', '--lang', 'fr'));
    assert.equal(await client.ends(), 1);
    assert.deepEqual(client.stderr.trimEnd().split('\n'), [
      SHEET_CONNECT,
      `Aucun serveur n'écoute sur 127.0.0.1:${port}. Démarrez le serveur ou vérifiez le port. (ECONNREFUSED)`,
      'Python : ConnectionRefusedError: [Errno 111] Connection refused',
    ]);
    assert.equal(client.stdout, '');
  });

  test('says the same in English', async () => {
    const client = keep(atelier('connect', String(await freePort()), '--lang', 'en'));
    assert.equal(await client.ends(), 1);
    assert.match(
      client.stderr,
      /^The client cannot connect to the server\nNo server is listening on 127\.0\.0\.1:/,
    );
  });

  test('says that a reply is late, and exits with 1', async () => {
    const { port } = await pythonServer();
    const silent = keep(new Program(PYTHON, ['-c', SILENT_SERVER]));
    const [, silentPort = ''] = await silent.sees(/(\d+)/);
    assert.notEqual(silentPort, port);
    const client = keep(atelier('connect', silentPort, 'Hello', '--timeout-s', '1'));
    assert.equal(await client.ends(), 1);
    assert.match(client.stderr, /Pas de réponse après 1 s\./);
  });

  test('tells a reset from an orderly end', async () => {
    const resetting = keep(new Program(PYTHON, ['-c', RESETTING_SERVER]));
    const [, port = ''] = await resetting.sees(/(\d+)/);
    const client = keep(atelier('connect', port, 'Hello'));
    assert.equal(await client.ends(), 1);
    assert.match(
      client.stderr,
      /Connexion coupée brutalement par l'autre programme \(RST\)\. \(ECONNRESET\)/,
    );
  });
});

describe('serve', () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  test('says that a Python server has the port, offers another, and exits with 2', async () => {
    const { port } = await pythonServer();
    const server = keep(atelier('serve', port));
    assert.equal(await server.ends(), 2);
    const [title, sentence = '', python] = server.stderr.trimEnd().split('\n');
    assert.equal(title, SHEET_BIND);
    assert.match(
      sentence,
      new RegExp(`^Le port ${port} est déjà utilisé\\..*port libre \\d+\\. \\(EADDRINUSE\\)$`),
    );
    assert.equal(python, 'Python : OSError: [Errno 98] Address already in use');
  });

  test('lets a Python server say so when we have the port', async () => {
    const ours = keep(atelier('serve', '0', '--json'));
    const [, port = ''] = await ours.sees(/"port":(\d+)/);
    const theirs = keep(new Program(PYTHON, [`${SCRIPTS}serveur_concurrent.py`, port]));
    await theirs.ends();
    assert.match(theirs.stdout, new RegExp(SHEET_BIND));
  });

  test('says that an address is not of this machine', async () => {
    const server = keep(atelier('serve', '0', '--host', '192.0.2.1', '--lang', 'en'));
    assert.equal(await server.ends(), 2);
    assert.match(
      server.stderr,
      /The server cannot bind.*\nAddress 192\.0\.2\.1 does not belong to this machine\./,
    );
  });
});

/** Accepts and says nothing. */
const SILENT_SERVER = `
import socket, time
s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])
c, _ = s.accept(); time.sleep(60)`;

/** Reads a message, then resets: close with a linger of zero. */
const RESETTING_SERVER = `
import socket, struct
s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])
c, _ = s.accept(); c.recv(10)
c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()`;
