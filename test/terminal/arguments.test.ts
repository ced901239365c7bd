import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phrases } from '../../extensions/phrases/phrases.js';
import {
  parseCommandLine,
  type ConnectArguments,
  type ServeArguments,
} from '../../extensions/terminal/arguments.js';
import { UsageError } from '../../extensions/terminal/usage-error.js';

function serve(...words: readonly string[]): ServeArguments {
  const parsed = parseCommandLine(['serve', ...words]);
  assert.equal(parsed.command, 'serve');
  return parsed;
}

function connect(...words: readonly string[]): ConnectArguments {
  const parsed = parseCommandLine(['connect', ...words]);
  assert.equal(parsed.command, 'connect');
  return parsed;
}

/** What a person is told, in English. */
function complaint(...words: readonly string[]): string {
  try {
    parseCommandLine(words);
  } catch (error) {
    if (error instanceof UsageError) return error.sentence(phrases('en'));
    throw error;
  }
  return 'accepted';
}

describe('the command line', () => {
  test('serves on the port of the lab unless told otherwise', () => {
    const { options, json, quiet, session } = serve();
    assert.deepEqual(options, {
      ...{ host: '127.0.0.1', port: 60_000, strategy: 'event-loop', reply: { kind: 'echo' } },
      ...{
        work: { kind: 'wait', ms: 0 },
        framing: 'raw',
        encoding: 'utf-8',
        maxClients: 10_000,
        idleSeconds: 0,
      },
    });
    assert.deepEqual({ json, quiet, session }, { json: false, quiet: false, session: null });
  });

  test('takes every option of serve', () => {
    const words = '0 --host ::1 --strategy sequential --reply upper --work cpu --work-ms 300 --framing line';
    const more = '--encoding latin1 --max-clients 5 --idle-s 9 --session s.jsonl --json --quiet --lang en';
    const parsed = serve(...words.split(' '), ...more.split(' '));
    assert.deepEqual(parsed.options, {
      ...{ host: '::1', port: 0, strategy: 'sequential', reply: { kind: 'upper' } },
      ...{
        work: { kind: 'cpu', ms: 300 },
        framing: 'line',
        encoding: 'latin1',
        maxClients: 5,
        idleSeconds: 9,
      },
    });
    assert.deepEqual(
      [parsed.session, parsed.json, parsed.quiet, parsed.language],
      ['s.jsonl', true, true, 'en'],
    );
  });

  test('keeps the text of a template as typed, colons and line ends included', () => {
    assert.deepEqual(serve('--reply', 'template:{n}: {message}\n').options.reply, {
      ...{ kind: 'template', template: '{n}: {message}\n' },
    });
  });

  test('takes a first whole number of connect as the port', () => {
    const { options, message } = connect('60000', 'Hello');
    assert.deepEqual([options.host, options.port, message], ['127.0.0.1', 60_000, 'Hello']);
  });

  test('takes host, port and message in that order', () => {
    const { options, message } = connect('localhost', '7', '42');
    assert.deepEqual([options.host, options.port, message], ['localhost', 7, '42']);
  });

  test('keeps an empty message apart from none', () => {
    assert.equal(connect('7', '').message, '');
    assert.equal(connect('7').message, null);
  });

  test('hands the flags of the app on as they are', () => {
    const parsed = parseCommandLine(['--no-open', '--lang', 'en']);
    assert.deepEqual(parsed, { command: 'open', flags: ['--no-open', '--lang', 'en'], language: 'en' });
  });

  for (const [words, sentence] of [
    [['sevre'], 'Unknown command: sevre.'],
    [['serve', '--prot', '1'], 'Unknown option: --prot.'],
    [['serve', '--host'], '--host needs a value.'],
    [['serve', '1', '2'], 'One argument too many: 2.'],
    [['connect'], 'PORT needs a value.'],
    [['connect', 'h', '1', 'm', 'x'], 'One argument too many: x.'],
    [['serve', '65536'], 'PORT: “65536” is not accepted. Expected: a whole number from 0 to 65535.'],
    [['serve', '6e4'], 'PORT: “6e4” is not accepted. Expected: a whole number from 0 to 65535.'],
    [['connect', '0'], 'Invalid port: enter a whole number from 1 to 65535.'],
    [['connect', 'localhost', 'http'], 'Invalid port: enter a whole number from 1 to 65535.'],
    [['serve', '--work-ms', '-1'], '--work-ms needs a value.'],
    [
      ['serve', '--max-clients', '0'],
      '--max-clients: “0” is not accepted. Expected: a whole number from 1 to 1000000.',
    ],
    [['serve', '--lang', 'de'], '--lang: “de” is not accepted. Expected: fr | en.'],
    [['--nope'], 'Unknown option: --nope.'],
  ] as const) {
    test(`says what is wrong with «${words.join(' ')}»`, () => {
      assert.equal(complaint(...words), sentence);
    });
  }

  test('names the accepted replies when one is not known', () => {
    assert.match(
      complaint('serve', '--reply', 'ehco'),
      /ehco.*echo \| upper \| none \| manual \| broadcast \| template:TEXT/,
    );
  });
});
