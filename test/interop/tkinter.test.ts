/** The sheet's Tkinter client, real Tk on a virtual screen, against `serve`. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { Program, PYTHON, ROOT, serving } from '../support/program.js';

const programs: Program[] = [];

describe("the sheet's Tkinter client", () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  test('connects by its button, sends its line, and tags the reply', async () => {
    const { server, port } = await serving('--reply', 'template:Reçu : {message}');
    const words = ['-a', PYTHON, `${ROOT}test/interop/python/client_tk.py`];
    const client = new Program('xvfb-run', words);
    programs.push(server, client);
    await client.sees(/prêt/);
    client.type(`port ${port}\nconnect\n`);
    await client.sees(/bouton disabled/);
    client.type('texte Bonjour, été\nsend\n');
    const [, content, tags] = await client.sees(/('.*') (\[.*\])/);
    assert.equal(content, String.raw`'Bonjour, été\nReçu : Bonjour, été\n\n'`);
    assert.equal(tags, "['2.0', '3.0']");
    client.type('texte FIN\nsend\n');
    await server.sees(/"connection.closed","server":1,"connection":1,"reason":"fin-word"/);
  });
});
