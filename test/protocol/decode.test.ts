import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Command } from '../../extensions/protocol/commands.js';
import { decodeFrameworkStart, decodeRequest } from '../../extensions/protocol/decode.js';
import { decodeLinkMessage } from '../../extensions/protocol/decode-link.js';
import {
  DEFAULT_SETTINGS,
  decodeSettings,
  mergeSettings,
} from '../../extensions/protocol/decode-settings.js';
import { MAX_MESSAGE_BYTES, MAX_TEXT_FIELD } from '../../extensions/protocol/limits.js';
import { linkFragment, parseLinkFragment } from '../../extensions/protocol/link-address.js';
import type { ServerOptions } from '../../extensions/protocol/nouns.js';

const options: ServerOptions = {
  host: '127.0.0.1',
  port: 0,
  strategy: 'event-loop',
  reply: { kind: 'template', template: '{message}!' },
  work: { kind: 'wait', ms: 300 },
  framing: 'raw',
  encoding: 'utf-8',
  maxClients: 10,
  idleSeconds: 0,
  peerName: 'Pair {n}',
  fullText: 'Serveur complet ({n}/{max}).',
};

const commands: readonly Command[] = [
  { type: 'hello', ticket: 'abc', language: 'fr' },
  { type: 'hello', key: 'abc', language: 'en' },
  { type: 'ack', seq: 9 },
  { type: 'server.start', options },
  { type: 'server.stop', server: 1 },
  { type: 'server.change', server: 1, change: { work: { kind: 'cpu', ms: 60_000 } } },
  { type: 'server.kick', server: 1, connection: 2 },
  { type: 'server.rename', server: 1, connection: 2, name: 'é' },
  { type: 'server.send', server: 1, connection: null, message: { text: 'a', escapes: true } },
  {
    type: 'client.connect',
    options: {
      host: 'localhost',
      port: 60_000,
      timeoutSeconds: 5,
      framing: 'line',
      encoding: 'latin1',
      lineEnding: 'crlf',
    },
  },
  { type: 'client.cancel' },
  { type: 'client.send', message: { hex: '41 42' } },
  { type: 'client.half-close' },
  { type: 'client.disconnect' },
  { type: 'window.open', kind: 'client', host: '127.0.0.1', port: 60_000 },
  { type: 'settings.set', patch: { zoom: 150, client: { view: 'hex' } } },
  { type: 'export', name: 'dialogue.txt', base64: 'QQ==' },
  { type: 'event.data', seq: 3 },
];

function refusal(input: unknown): string | undefined {
  const decoded = decodeRequest(input);
  if ('value' in decoded) return undefined;
  assert.equal(decoded.failure.code, 'command-invalid');
  assert.equal(decoded.failure.action, 'command');
  return decoded.failure.details.detail;
}

/** A `server.start` with one option changed. */
function starting(change: object): unknown {
  return { id: 1, command: { type: 'server.start', options: { ...options, ...change } } };
}

describe('decodeRequest', () => {
  for (const command of commands) {
    it(`lets a good ${command.type} through unchanged`, () => {
      assert.deepEqual(decodeRequest({ id: 7, command }), { value: { id: 7, command } });
    });
  }

  it('names the field that is wrong', () => {
    assert.equal(refusal(starting({ port: 65_536 })), 'command.options.port');
    assert.equal(refusal(starting({ port: 1.5 })), 'command.options.port');
    assert.equal(refusal(starting({ port: '80' })), 'command.options.port');
    assert.equal(refusal(starting({ strategy: 'magic' })), 'command.options.strategy');
    assert.equal(refusal(starting({ reply: { kind: 'template' } })), 'command.options.reply.template');
    assert.equal(refusal(starting({ work: { kind: 'cpu', ms: 60_001 } })), 'command.options.work.ms');
    assert.equal(refusal(starting({ host: 'h'.repeat(MAX_TEXT_FIELD + 1) })), 'command.options.host');
    assert.equal(refusal({ id: 1, command: { type: 'server.fly' } }), 'command.type');
    assert.equal(refusal({ id: 1 }), 'command');
  });

  it('bounds ids and sequence numbers to safe integers from 0', () => {
    for (const seq of [-1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, null, '1']) {
      assert.equal(refusal({ id: 1, command: { type: 'ack', seq } }), 'command.seq');
    }
  });

  it('bounds a typed message to four characters for each byte of the longest one', () => {
    const send = (text: string) => ({ id: 1, command: { type: 'client.send', message: { text } } });
    assert.equal(refusal(send('a'.repeat(MAX_MESSAGE_BYTES * 4))), undefined);
    assert.equal(refusal(send('a'.repeat(MAX_MESSAGE_BYTES * 4 + 1))), 'command.message');
  });

  it('gives back the id of a refused command when it can be read', () => {
    const known = decodeRequest({ id: 4, command: { type: 'nothing' } });
    const unknown = decodeRequest({ id: 'four', command: { type: 'client.cancel' } });
    assert.equal('id' in known && known.id, 4);
    assert.equal('id' in unknown && unknown.id, null);
  });

  it('refuses base64 that holds anything else', () => {
    assert.equal(
      refusal({ id: 1, command: { type: 'export', name: 'a', base64: 'QQ==\n' } }),
      'command.base64',
    );
  });

  it('replaces lone surrogates of a name and keeps pairs', () => {
    const command = { type: 'server.rename', server: 1, connection: 1, name: 'a\ud800b😀' };
    const decoded = decodeRequest({ id: 1, command });
    assert.deepEqual('value' in decoded && decoded.value.command, { ...command, name: 'a\ufffdb😀' });
  });

  it('drops properties that nobody asked for', () => {
    const decoded = decodeRequest({
      id: 1,
      command: { type: 'client.cancel', extra: 1, __proto__: { a: 1 } },
      x: 1,
    });
    assert.deepEqual(decoded, { value: { id: 1, command: { type: 'client.cancel' } } });
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ id: fc.nat(), command: fc.anything() })), (input) => {
        decodeRequest(input);
      }),
    );
  });
});

describe('decodeFrameworkStart', () => {
  const good = { nlPort: '41000', nlToken: 'a', nlConnectToken: 'b', nlExtensionId: 'c' };

  it('reads the port from a string of digits', () => {
    const value = { port: 41_000, accessToken: 'a', connectToken: 'b', extensionId: 'c' };
    assert.deepEqual(decodeFrameworkStart(good), { value });
  });

  it('refuses a port out of range and a missing token', () => {
    assert.ok('failure' in decodeFrameworkStart({ ...good, nlPort: '70000' }));
    assert.ok('failure' in decodeFrameworkStart({ ...good, nlPort: 'x' }));
    assert.ok('failure' in decodeFrameworkStart({ ...good, nlToken: '' }));
  });
});

describe('decodeSettings', () => {
  it('gives every missing property its default', () => {
    assert.deepEqual(decodeSettings({}), DEFAULT_SETTINGS);
  });

  it('keeps what is right and repairs what is not, property by property', () => {
    const decoded = decodeSettings({
      zoom: 9,
      language: 'en',
      server: { port: 80, strategy: 'later' },
      client: 3,
    });
    const server = { ...DEFAULT_SETTINGS.server, port: 80 };
    assert.deepEqual(decoded, { ...DEFAULT_SETTINGS, language: 'en', server });
  });

  it('gives null for anything but an object', () => {
    for (const input of [null, 1, 'x', [], undefined]) assert.equal(decodeSettings(input), null);
  });

  it('reads back what JSON made of settings', () => {
    const changed = mergeSettings(DEFAULT_SETTINGS, {
      look: 'classic',
      history: ['a'],
      client: { view: 'both' },
    });
    assert.deepEqual(decodeSettings(JSON.parse(JSON.stringify(changed))), changed);
  });
});

describe('mergeSettings', () => {
  it('merges the groups property by property and ignores undefined', () => {
    const merged = mergeSettings(DEFAULT_SETTINGS, { zoom: undefined, language: null, server: { port: 1 } });
    assert.deepEqual(merged, { ...DEFAULT_SETTINGS, server: { ...DEFAULT_SETTINGS.server, port: 1 } });
  });
});

describe('decodeLinkMessage', () => {
  it('lets the messages of the engine through', () => {
    for (const message of [
      { type: 'answer', id: 1, result: null },
      { type: 'error', id: null, failure: {} },
      { type: 'snapshot', seq: 0, servers: { servers: [], connections: [] }, recent: [], omitted: 0 },
      { type: 'events', seq: 3, events: [] },
      { type: 'settings', settings: {} },
      { type: 'ending' },
    ]) {
      assert.deepEqual(decodeLinkMessage(JSON.stringify(message)), message);
    }
  });

  it('gives null for everything else', () => {
    for (const text of [
      '',
      '{',
      '1',
      'null',
      '{"type":"x"}',
      '{"type":"events","seq":1}',
      '{"type":"answer"}',
    ]) {
      assert.equal(decodeLinkMessage(text), null);
    }
  });
});

describe('linkFragment', () => {
  it('is read back by parseLinkFragment', () => {
    const address = { port: 43_210, ticket: 'aA0_-' };
    assert.deepEqual(parseLinkFragment(linkFragment(address)), address);
  });

  it('is refused when it is not exactly ours', () => {
    for (const hash of [
      '',
      '#',
      '#port=0&ticket=a',
      '#port=65536&ticket=a',
      '#port=1&ticket=',
      '#port=1&ticket=a&b=1',
    ]) {
      assert.equal(parseLinkFragment(hash), null);
    }
  });
});
