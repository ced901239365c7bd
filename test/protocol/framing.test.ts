import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { framingOf, isEmptyMessage } from '../../extensions/protocol/framing.js';
import { MAX_MESSAGE_BYTES } from '../../extensions/protocol/limits.js';
import type { FRAMINGS } from '../../extensions/protocol/nouns.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const text = (payload: Uint8Array): string => Buffer.from(payload).toString('latin1');

/** All messages of a stream that arrives in these chunks. The views are copied, as a reader would who keeps them. */
function messagesOf(name: (typeof FRAMINGS)[number], chunks: readonly Uint8Array[]): string[] {
  const codec = framingOf(name).codec();
  return chunks.flatMap((chunk) => codec.push(chunk).payloads.map(text));
}

function cutAt(stream: Uint8Array, places: readonly number[]): Uint8Array[] {
  const sorted = [
    0,
    ...places.map((place) => place % (stream.length + 1)).sort((a, b) => a - b),
    stream.length,
  ];
  return sorted.slice(1).map((end, index) => stream.subarray(sorted[index], end));
}

const join = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
const withoutLf = fc.uint8Array({ maxLength: 300 }).map((payload) => payload.filter((byte) => byte !== 10));
const payloadsFor = { line: withoutLf, length: fc.uint8Array({ maxLength: 300 }) } as const;

for (const name of ['line', 'length'] as const) {
  test(`${name} framing finds the same messages wherever the stream is cut`, () => {
    const framing = framingOf(name);
    const property = fc.property(fc.array(payloadsFor[name]), fc.array(fc.nat()), (payloads, places) => {
      const stream = join(payloads.map((payload) => framing.encode(payload)));
      deepEqual(messagesOf(name, cutAt(stream, places)), payloads.map(text));
    });
    fc.assert(property, { numRuns: 300 });
  });

  test(`${name} framing finds its messages when a byte comes at a time`, () => {
    const framing = framingOf(name);
    const stream = join(
      ['bonjour', '', 'fin', 'x'.repeat(500)].map((payload) => framing.encode(bytes(payload))),
    );
    const chunks = Array.from(stream, (byte) => Uint8Array.of(byte));
    deepEqual(messagesOf(name, chunks), ['bonjour', '', 'fin', 'x'.repeat(500)]);
  });

  test(`${name} framing tells for each chunk where messages end in it`, () => {
    const framing = framingOf(name);
    const property = fc.property(fc.array(payloadsFor[name]), fc.array(fc.nat()), (payloads, places) => {
      const frames = payloads.map((payload) => framing.encode(payload));
      const stream = join(frames);
      const codec = framing.codec();
      const found: number[] = [];
      let before = 0;
      for (const chunk of cutAt(stream, places)) {
        const { ends, count } = codec.push(chunk);
        equal(count, ends?.length);
        for (const end of ends ?? []) found.push(before + end);
        before += chunk.length;
      }
      deepEqual(found, framing.cutOf(stream).ends);
      let total = 0;
      deepEqual(
        found,
        frames.map((frame) => (total += frame.length)),
      );
    });
    fc.assert(property, { numRuns: 200 });
  });

  test(`${name} framing reads its own frame back`, () => {
    const framing = framingOf(name);
    fc.assert(
      fc.property(payloadsFor[name], (payload) => {
        deepEqual(text(framing.payloadOf(framing.encode(payload))), text(payload));
      }),
    );
  });

  test(`${name} framing takes a message of the greatest length and stops at one byte more`, () => {
    const framing = framingOf(name);
    const greatest = framing.codec();
    equal(
      greatest.push(framing.encode(new Uint8Array(MAX_MESSAGE_BYTES))).payloads[0]?.length,
      MAX_MESSAGE_BYTES,
    );
    equal(greatest.excess, 0);
    const codec = framing.codec();
    const stream = join([
      framing.encode(bytes('avant')),
      framing.encode(new Uint8Array(MAX_MESSAGE_BYTES + 1)),
    ]);
    deepEqual(codec.push(stream).payloads.map(text), ['avant']);
    equal(codec.excess, MAX_MESSAGE_BYTES + 1);
    equal(codec.push(framing.encode(bytes('après'))).count, 0);
  });
}

test('length framing refuses a gigabyte by its prefix alone', () => {
  const codec = framingOf('length').codec();
  const before = process.memoryUsage().arrayBuffers;
  equal(codec.push(bytes('\x40\x00\x00\x00')).count, 0);
  equal(codec.excess, 2 ** 30);
  ok(process.memoryUsage().arrayBuffers - before < 2 ** 20);
});

test('length framing reads a prefix with its highest bit set as a great length, not a negative one', () => {
  const codec = framingOf('length').codec();
  codec.push(bytes('\xff\xff\xff\xff'));
  equal(codec.excess, 2 ** 32 - 1);
});

test('a line that never ends is stopped at the greatest length', () => {
  const codec = framingOf('line').codec();
  const part = new Uint8Array(64 * 1024).fill(120);
  let taken = 0;
  while (codec.excess === 0 && taken < 2 * MAX_MESSAGE_BYTES) {
    codec.push(part);
    taken += part.length;
  }
  equal(taken, MAX_MESSAGE_BYTES + part.length);
});

test('raw framing hands the very chunk over, one message each, and nothing for no bytes', () => {
  const codec = framingOf('raw').codec();
  const chunk = bytes('bonjourfiné');
  const found = codec.push(chunk);
  equal(found.payloads[0], chunk);
  deepEqual([found.count, found.ends], [1, null]);
  equal(framingOf('raw').encode(chunk), chunk);
  equal(codec.push(new Uint8Array(0)).count, 0);
});

test('a line keeps the CR that telnet sends before the LF', () => {
  deepEqual(messagesOf('line', [bytes('a\r\nb\n')]), ['a\r', 'b']);
});

test('an empty message is an empty line, with or without CR, or a length of zero; raw framing has none', () => {
  equal(isEmptyMessage(bytes(''), 'line'), true);
  equal(isEmptyMessage(bytes('\r'), 'line'), true);
  equal(isEmptyMessage(bytes('\r'), 'length'), false);
  equal(isEmptyMessage(bytes(''), 'length'), true);
  equal(isEmptyMessage(bytes('\n'), 'raw'), false);
});

test('a length prefix in front of a view into a larger buffer is read at the right place', () => {
  const framing = framingOf('length');
  const large = join([bytes('zzz'), framing.encode(bytes('ab')), framing.encode(bytes('c'))]);
  deepEqual(framing.cutOf(large.subarray(3)).ends, [6, 11]);
});
