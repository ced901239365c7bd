import { deepEqual, equal, ok } from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { FailureError } from '../../extensions/protocol/failures.js';
import { failureError, failureOf, freePort } from '../../extensions/sockets/failures.js';

const systemError = (code: string): Error => Object.assign(new Error('words that change'), { code });

test('a system error is known by its code, whatever its message', () => {
  const details = { host: 'h', port: 1 };
  deepEqual(failureOf(systemError('ECONNREFUSED'), 'connect', details), {
    code: 'ECONNREFUSED',
    action: 'connect',
    details,
  });
});

test('an error of several addresses is known by the one that tells most', () => {
  const both = new AggregateError([systemError('ENETUNREACH'), systemError('ECONNREFUSED')]);
  equal(both.message, '');
  equal(failureOf(both, 'connect').code, 'ECONNREFUSED');
  equal(failureOf(new AggregateError([systemError('ENETUNREACH')]), 'connect').code, 'ENETUNREACH');
});

for (const [name, code] of [
  ['EPERM', 'EACCES'],
  ['ENFILE', 'EMFILE'],
  ['ECONNABORTED', 'ECONNRESET'],
  ['ENOTCONN', 'EPIPE'],
  ['ERR_STREAM_WRITE_AFTER_END', 'EPIPE'],
] as const) {
  test(`${name} is told as ${code}`, () => {
    equal(failureOf(systemError(name), 'send').code, code);
  });
}

test('a code that nobody foresaw is unknown and keeps its name', () => {
  deepEqual(failureOf(systemError('ESTRANGE'), 'receive'), {
    code: 'unknown',
    action: 'receive',
    details: { detail: 'ESTRANGE' },
  });
  equal(failureOf(new TypeError('x'), 'send').details.detail, 'TypeError');
  equal(failureOf('not an error', 'send').details.detail, 'string');
});

test('an error becomes an exception with itself as its cause, and a FailureError stays', () => {
  const error = systemError('EPIPE');
  equal(failureError(error, 'send').cause, error);
  const known = new FailureError({ code: 'cancelled', action: 'connect', details: {} });
  equal(failureError(known, 'send'), known);
});

test('a free port can be listened on, and there is none on an address of another machine', async () => {
  const port = await freePort('127.0.0.1');
  ok(port !== undefined);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await new Promise((resolve) => server.close(resolve));
  equal(await freePort('192.0.2.1'), undefined);
});
