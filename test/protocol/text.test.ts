import { deepEqual, equal, throws } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FailureError } from '../../extensions/protocol/failures.js';
import {
  decodeText,
  encodeText,
  isFinWord,
  lengthWithoutLineEnd,
  parseEscapes,
  printable,
  textDecoding,
} from '../../extensions/protocol/text.js';

const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** Asks for the failure with that code at that position. */
const failsAt =
  (code: string, position: number) =>
  (error: unknown): boolean =>
    error instanceof FailureError &&
    error.failure.code === code &&
    error.failure.details.position === position;

test('an «é» cut in two is shown once, with the chunk that completes it', () => {
  const decoding = textDecoding('utf-8');
  equal(decoding.push(Uint8Array.of(0x63, 0xc3)), 'c');
  equal(decoding.push(Uint8Array.of(0xa9, 0x21)), 'é!');
  equal(decoding.end(), '');
  equal(decoding.invalid, 0);
});

test('a stream is decoded as the platform decodes it, wherever it is cut and whatever bytes it holds', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.string({ unit: 'binary' }).map(utf8));
  fc.assert(
    fc.property(fc.array(piece), (chunks) => {
      const decoding = textDecoding('utf-8');
      const ours = chunks.map((chunk) => decoding.push(chunk)).join('') + decoding.end();
      const theirs = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks));
      equal(ours, theirs);
    }),
    { numRuns: 1000 },
  );
});

test('bytes that are no UTF-8 are counted and shown as marks, never thrown', () => {
  deepEqual(decodeText(Uint8Array.of(0x61, 0xff, 0xc3, 0x28), 'utf-8'), {
    text: 'a\ufffd\ufffd(',
    invalid: 2,
  });
  deepEqual(decodeText(Uint8Array.of(0xed, 0xa0, 0x80), 'utf-8'), { text: '\ufffd\ufffd\ufffd', invalid: 3 });
});

test('a character broken off by the end of the stream is one mark', () => {
  const decoding = textDecoding('utf-8');
  equal(decoding.push(Uint8Array.of(0xe2, 0x82)), '');
  equal(decoding.end(), '\ufffd');
  equal(decoding.invalid, 1);
});

test('in latin1 every byte is a character', () => {
  const all = Uint8Array.from({ length: 256 }, (_, index) => index);
  equal(decodeText(all, 'latin1').text, Buffer.from(all).toString('latin1'));
  deepEqual(encodeText(decodeText(all, 'latin1').text, 'latin1'), all);
});

test('a long text is decoded whole', () => {
  const long = 'é€😀x'.repeat(20_000);
  equal(decodeText(utf8(long), 'utf-8').text, long);
});

test('text is encoded as the platform encodes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      deepEqual(Buffer.from(encodeText(text, 'utf-8')), Buffer.from(text));
    }),
  );
});

test('what latin1 lacks is refused with its position in characters', () => {
  throws(() => encodeText('caf€', 'latin1'), failsAt('not-encodable', 4));
  throws(() => encodeText('é😀', 'latin1'), failsAt('not-encodable', 2));
  throws(() => encodeText('😀\ud800', 'utf-8'), failsAt('not-encodable', 2));
});

test('«fin» ends a dialogue in any case, with CR and LF at its end or without, and nothing else does', () => {
  for (const word of ['fin', 'FIN', 'Fin', 'fIn', 'fin\n', 'fin\r\n', 'FIN\r', 'fin\n\n', 'fin\r\n\r\n']) {
    equal(isFinWord(utf8(word)), true, JSON.stringify(word));
  }
  for (const word of [
    '',
    'fi',
    'fin ',
    ' fin',
    'fin.',
    'fine',
    'enfin',
    'fin\nfin',
    '\nfin',
    'f\rin',
    'F\x49M',
    'ﬁn',
  ]) {
    equal(isFinWord(utf8(word)), false, JSON.stringify(word));
  }
});

test('the word is compared as Python would after stripping CR and LF', () => {
  const letters = fc.string({
    unit: fc.constantFrom('f', 'F', 'i', 'I', 'n', 'N', '\r', '\n', 'x'),
    maxLength: 7,
  });
  fc.assert(
    fc.property(letters, (text) => {
      equal(isFinWord(utf8(text)), text.replace(/[\r\n]+$/, '').toLowerCase() === 'fin');
    }),
    { numRuns: 5000 },
  );
});

test('a line end is left out however long it is', () => {
  equal(lengthWithoutLineEnd(utf8('ab\r\n\n')), 2);
  equal(lengthWithoutLineEnd(utf8('\r\n')), 0);
});

test('typed escapes become bytes and the rest is encoded', () => {
  const expected = Buffer.concat([Buffer.from('a\r\n\t\0\\\xe9\xff', 'latin1'), Buffer.from('é')]);
  deepEqual(Buffer.from(parseEscapes('a\\r\\n\\t\\0\\\\\\xE9\\xffé', 'utf-8')), expected);
  deepEqual(parseEscapes('\\xe9é', 'latin1'), Uint8Array.of(0xe9, 0xe9));
});

test('a backslash that begins nothing known is refused with its position', () => {
  throws(() => parseEscapes('ab\\q', 'utf-8'), failsAt('escape-invalid', 3));
  throws(() => parseEscapes('\\x4', 'utf-8'), failsAt('escape-invalid', 1));
  throws(() => parseEscapes('\\n\\', 'utf-8'), failsAt('escape-invalid', 3));
});

test('what could move a cursor or turn a text around is shown as an escape', () => {
  equal(printable('a\r\n\t\x00\x1b[31m\x7f'), 'a\\r\\n\\t\\x00\\x1b[31m\\x7f');
  equal(printable('\x9b31m\u202e\u2066\u200f\u2028\ufeff'), '\\x9b31m\\u202e\\u2066\\u200f\\u2028\\ufeff');
  equal(printable('\ud800é😀'), '\\ud800é😀');
  equal(printable('a\n\tb\r', '\n\t'), 'a\n\tb\\r');
});

test('no C0, C1 or bidirectional control survives, whatever the text', () => {
  const every = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
  equal(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(printable(every)), false);
});
