import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fromBase64, parseHex, printHex, pythonLiteral, toBase64 } from '../../extensions/protocol/bytes.js';
import { FailureError } from '../../extensions/protocol/failures.js';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

test('base64 is what the platform writes and reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
      deepEqual(fromBase64(toBase64(bytes)), bytes);
      deepEqual(fromBase64(Buffer.from(bytes).toString('base64').replaceAll('=', '')), bytes);
    }),
    { numRuns: 500 },
  );
});

test('base64 ends at the first character that is none', () => {
  deepEqual(fromBase64('YWJj\u00e9YWJj'), latin1('abc'));
});

test('hexadecimal is printed in pairs and read back with any white space between bytes', () => {
  equal(printHex(latin1('bon\n\xff')), '62 6f 6e 0a ff');
  deepEqual(parseHex(' 62 6F\n6e0a  ff '), latin1('bon\n\xff'));
  deepEqual(parseHex(''), new Uint8Array(0));
});

test('hexadecimal that is none is refused with the position of the character', () => {
  for (const [typed, position] of [
    ['62 6g', 5],
    ['6', 2],
    ['6 2', 2],
    ['zz', 1],
    ['0x41', 2],
  ] as const) {
    throws(
      () => parseHex(typed),
      (error) =>
        error instanceof FailureError &&
        error.failure.code === 'hex-invalid' &&
        error.failure.details.position === position,
      typed,
    );
  }
});

test('a Python bytes literal is what repr prints', () => {
  // Printed by Python 3: repr(...) of each.
  equal(pythonLiteral(latin1('')), "b''");
  equal(pythonLiteral(latin1('caf\xc3\xa9\r\n\t\\')), String.raw`b'caf\xc3\xa9\r\n\t\\'`);
  equal(pythonLiteral(latin1("l'eau")), `b"l'eau"`);
  equal(pythonLiteral(latin1(`"l'eau"`)), String.raw`b'"l\'eau"'`);
  equal(pythonLiteral(latin1('"a"')), `b'"a"'`);
  equal(pythonLiteral(latin1('\x00\x1f\x7e\x7f\x80\xff')), String.raw`b'\x00\x1f~\x7f\x80\xff'`);
});
