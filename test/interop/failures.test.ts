/**
 * Every failure of the terminal that this machine can provoke, in both languages: the sentence, the code behind it,
 * the exit code, and never a stack trace. Each is the system's own: refused ports, lost names, full backlogs, no route.
 */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { ATELIER, freePort, Program, PYTHON, serving } from '../support/program.js';

const programs: Program[] = [];
const LANGUAGES = ['fr', 'en'] as const;

function keep(program: Program): Program {
  programs.push(program);
  return program;
}

/** A Python script that prints a port and stays. */
async function peer(script: string): Promise<string> {
  const program = keep(new Program(PYTHON, ['-c', script]));
  const [, port = ''] = await program.sees(/(\d+)/);
  return port;
}

/** Our program behind another command, such as one that takes rights or routes away. */
function behind(wrapper: readonly string[], ...words: readonly string[]): Program {
  const own = [process.execPath, ATELIER, ...words];
  const [command = '', ...rest] = [...wrapper, ...own];
  return keep(new Program(command, rest));
}

async function complains(
  program: Program,
  { code, sentence }: { readonly code: number; readonly sentence: RegExp },
): Promise<void> {
  assert.equal(await program.ends(), code, program.stderr);
  assert.match(program.stderr, sentence);
  assert.doesNotMatch(program.stderr, /^\s+at |node:internal|undefined/m);
}

describe('a failure in the terminal', () => {
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill();
  });

  for (const lang of LANGUAGES) {
    const say = (fr: RegExp, en: RegExp): RegExp => (lang === 'fr' ? fr : en);

    test(`says in ${lang} that nobody listens`, async () => {
      const program = behind([], 'connect', String(await freePort()), 'Hello', '--lang', lang);
      const sentence = say(
        /Aucun serveur n'écoute sur .* \(ECONNREFUSED\)/,
        /No server is listening on .* \(ECONNREFUSED\)/,
      );
      await complains(program, { code: 1, sentence });
    });

    test(`says in ${lang} that a name is unknown, or that nobody could be asked`, async () => {
      const program = behind([], 'connect', 'nom-inconnu.invalid', '60000', 'Hello', '--lang', lang);
      const sentence = say(
        /Hôte inconnu\u00a0: nom-inconnu\.invalid\. .*\(ENOTFOUND\)|serveur de noms .*\(EAI_AGAIN\)/,
        /Unknown host: nom-inconnu\.invalid\. .*\(ENOTFOUND\)|Name service .*\(EAI_AGAIN\)/,
      );
      await complains(program, { code: 1, sentence });
    });

    test(`says in ${lang} that nothing answers`, async () => {
      const port = await peer(FULL_BACKLOG);
      const program = behind([], 'connect', port, 'Hello', '--timeout-s', '1', '--lang', lang);
      const sentence = say(
        /Pas de réponse de 127\.0\.0\.1:\d+ après 1 s .* \(ETIMEDOUT\)/,
        /No answer from 127\.0\.0\.1:\d+ after 1 s .* \(ETIMEDOUT\)/,
      );
      await complains(program, { code: 1, sentence });
    });

    test(`says in ${lang} that no network leads there`, async () => {
      const program = behind(['unshare', '-rn'], 'connect', '192.0.2.1', '60000', 'Hello', '--lang', lang);
      const sentence = say(
        /Aucune route vers 192\.0\.2\.1\..*\(ENETUNREACH\)/,
        /No route to 192\.0\.2\.1\..*\(ENETUNREACH\)/,
      );
      await complains(program, { code: 1, sentence });
    });

    test(`says in ${lang} that no route leads there`, async () => {
      const unreachable = 'ip link set lo up; ip route add unreachable 192.0.2.1; exec "$@"';
      const wrapper = ['unshare', '-rn', 'sh', '-c', unreachable, 'sh'];
      const program = behind(wrapper, 'connect', '192.0.2.1', '60000', 'Hello', '--lang', lang);
      const sentence = say(
        /Aucune route vers 192\.0\.2\.1\..*\(EHOSTUNREACH\)/,
        /No route to 192\.0\.2\.1\..*\(EHOSTUNREACH\)/,
      );
      await complains(program, { code: 1, sentence });
    });

    test(`says in ${lang} that too many connections are open`, async () => {
      const port = String(await freePort());
      const sentence = say(
        /Trop de connexions ouvertes\..*\(EMFILE\)/,
        /Too many open connections\..*\(EMFILE\)/,
      );
      // Node itself needs some 20 descriptors; the limit that leaves none for a socket differs between machines.
      for (let limit = 16; limit < 40; limit += 1) {
        const wrapper = ['sh', '-c', `ulimit -n ${limit}; exec "$@"`, 'sh'];
        const program = behind(wrapper, 'connect', port, 'Hello', '--lang', lang);
        await program.ends();
        if (sentence.test(program.stderr)) {
          await complains(program, { code: 1, sentence });
          return;
        }
      }
      assert.fail('no limit of descriptors led to EMFILE');
    });

    test(`says in ${lang} that the system reserves a port, and offers another`, async () => {
      const program = behind(
        ['unshare', '-rn', 'setpriv', '--bounding-set=-all'],
        'serve',
        '80',
        '--lang',
        lang,
      );
      const sentence = say(
        /Accès refusé au port 80\u00a0: .* port libre \d+\. \(EACCES\)/,
        /Access to port 80 denied: .* free port \d+\. \(EACCES\)/,
      );
      await complains(program, { code: 2, sentence });
    });

    test(`says in ${lang} that 0.0.0.0 is no address to connect to`, async () => {
      const program = behind([], 'connect', '0.0.0.0', '60000', 'Hello', '--lang', lang);
      await complains(program, {
        code: 1,
        sentence: say(/0\.0\.0\.0 désigne toutes/, /0\.0\.0\.0 stands for all/),
      });
    });

    test(`says in ${lang} that a message is too long`, async () => {
      const { server, port } = await serving('--framing', 'line');
      keep(server);
      const program = behind([], 'connect', String(port), '--framing', 'line', '--lang', lang);
      await program.sees(say(/Connecté/, /Connected/), 'stderr');
      program.type(`${'x'.repeat(1024 * 1024 + 1)}\n`);
      await program.sees(
        say(
          /Message trop long \(1048577 octets, maximum 1048576\)/,
          /Message too long \(1048577 bytes, maximum 1048576\)/,
        ),
        'stderr',
      );
      program.type('court\n');
      await program.sees(/court/);
    });

    test(`says in ${lang} that a character does not exist in latin1`, async () => {
      const { server, port } = await serving('--encoding', 'latin1');
      keep(server);
      const program = behind([], 'connect', String(port), 'prix 5 €', '--encoding', 'latin1', '--lang', lang);
      await complains(program, {
        code: 1,
        sentence: say(/position 8 n'existe pas en latin1/, /position 8 does not exist in latin1/),
      });
    });

    test(`says in ${lang} that a session file cannot be written`, async () => {
      const program = behind([], 'serve', '0', '--session', '/nulle/part.jsonl', '--lang', lang);
      await complains(program, {
        code: 2,
        sentence: say(
          /Impossible d'écrire le fichier \/nulle\/part\.jsonl\./,
          /Cannot write file \/nulle\/part\.jsonl\./,
        ),
      });
    });

    test(`says in ${lang} what is left of the descriptors`, async () => {
      const program = behind(['sh', '-c', 'ulimit -n 100; exec "$@"', 'sh'], 'serve', '0', '--lang', lang);
      await program.sees(
        say(/descripteurs pour 36 clients seulement/, /descriptors for 36 clients only/),
        'stderr',
      );
      program.signal('SIGTERM');
      assert.equal(await program.ends(), 0);
    });
  }
});

/** Listens, accepts nobody, and fills its own queue, so that the system drops every further SYN. */
const FULL_BACKLOG = `
import socket, time
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(0)
waiting = [socket.socket() for _ in range(3)]
for w in waiting: w.setblocking(False); w.connect_ex(s.getsockname())
time.sleep(0.3); print(s.getsockname()[1], flush=True); time.sleep(60)`;
