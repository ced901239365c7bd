import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Occurrence } from '../../../extensions/protocol/events.js';
import { framingOf } from '../../../extensions/protocol/framing.js';
import type { FramingName } from '../../../extensions/protocol/nouns.js';
import { Dialogue } from '../../../extensions/protocol/projections/dialogue.js';
import fc from 'fast-check';
import { bytes, opened, started, Story } from './story.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The messages as text, each marked by its direction; notices by their type. */
function told(occurrences: readonly Occurrence[], limit?: number): string[] {
  const story = new Story();
  const dialogue = new Dialogue(limit);
  for (const occurrence of occurrences) dialogue.apply(story.tell(occurrence));
  for (const entry of dialogue.entries)
    if (entry.kind !== 'notice') assert.equal(entry.size, entry.bytes.length);
  return dialogue.entries.map((entry) =>
    entry.kind === 'notice'
      ? entry.notice.type
      : `${entry.kind === 'received' ? '<' : '>'}${decoder.decode(entry.bytes)}${entry.incomplete ? '…' : ''}`,
  );
}

/** What a stream in this framing looks like in the journal when it arrives cut as `cuts` says. */
function arrivals(framing: FramingName, stream: Uint8Array, cuts: readonly number[]): Occurrence[] {
  const codec = framingOf(framing).codec();
  const bounds = [0, ...cuts, stream.length];
  const chunks = bounds.slice(1).map((end, index) => stream.subarray(bounds[index], end));
  return chunks
    .filter((chunk) => chunk.length > 0)
    .map((chunk) => {
      const { ends } = codec.push(chunk);
      return bytes('connection.received', chunk, {
        connection: 1,
        ...(ends === null ? {} : { ends: [...ends] }),
      });
    });
}

describe('Dialogue', () => {
  test('shows a chunk as one message in raw framing, whatever was written', () => {
    assert.deepEqual(told([opened(1, 1), bytes('connection.received', 'bonjourfin', { connection: 1 })]), [
      'connection.opened',
      '<bonjourfin',
    ]);
  });

  test('shows an «é» that was cut in two once and whole', () => {
    const [first, second] = [Uint8Array.of(0x63, 0xc3), Uint8Array.of(0xa9, 0x21)];
    const events = [first, second].map((data) => bytes('connection.received', data, { connection: 1 }));
    assert.deepEqual(told([opened(1, 1), ...events]).slice(1), ['<c', '<é!']);
  });

  test('shows nothing for a chunk that only begins a character', () => {
    const parts = [0xf0, 0x9f, 0x98, 0x80].map((byte) =>
      bytes('connection.received', Uint8Array.of(byte), { connection: 1 }),
    );
    assert.deepEqual(told([opened(1, 1), ...parts]).slice(1), ['<😀']);
  });

  test('keeps the halves of two connections apart', () => {
    const half = (connection: number, byte: number): Occurrence =>
      bytes('connection.received', Uint8Array.of(byte), { connection });
    const events = [opened(1, 1), opened(2, 1), half(1, 0xc3), half(2, 0xc3), half(1, 0xa9), half(2, 0xa8)];
    assert.deepEqual(told(events).slice(2), ['<é', '<è']);
  });

  test('shows what a closed connection left unfinished, and marks it', () => {
    const events = [
      opened(1, 1, 'line'),
      bytes('connection.received', 'fini\nà moi', { connection: 1, ends: [5] }),
      { type: 'connection.closed', server: 1, connection: 1, reason: 'peer' } as const,
    ];
    assert.deepEqual(told(events).slice(1), ['<fini', '<à moi…', 'connection.closed']);
  });

  test('strips a length prefix and keeps an empty message', () => {
    const frames = Uint8Array.of(0, 0, 0, 2, 0x6f, 0x6b, 0, 0, 0, 0);
    const event = bytes('connection.sent', frames, { connection: 1, ends: [6, 10] });
    assert.deepEqual(told([opened(1, 1, 'length'), event]).slice(1), ['>ok', '>']);
  });

  test('tells that service begins only after waiting was seen', () => {
    const fact = (type: 'connection.waiting' | 'connection.served', connection: number): Occurrence => ({
      ...{ type, server: 1, connection },
    });
    const events = [
      fact('connection.served', 1),
      fact('connection.waiting', 2),
      fact('connection.served', 2),
    ];
    assert.deepEqual(told([opened(1, 1), opened(2, 1), ...events]).slice(2), [
      'connection.waiting',
      'connection.served',
    ]);
  });

  test('tells of our FIN only when it is not the answer to the peer’s', () => {
    const fact = (type: 'connection.fin' | 'connection.half-closed', connection: number): Occurrence => ({
      ...{ type, server: null, connection },
    });
    const events = [
      fact('connection.fin', 1),
      fact('connection.half-closed', 1),
      fact('connection.half-closed', 2),
    ];
    assert.deepEqual(told([opened(1, null), opened(2, null), ...events]).slice(2), [
      'connection.fin',
      'connection.half-closed',
    ]);
  });

  test('drops the oldest beyond its limit and counts them', () => {
    const story = new Story();
    const dialogue = new Dialogue(10);
    for (let n = 1; n <= 35; n += 1) {
      dialogue.apply(story.tell(bytes('connection.received', `m${n}`, { connection: 1 })));
      assert.equal(dialogue.entries.length, Math.min(n, 10));
      assert.equal(dialogue.dropped, Math.max(0, n - 10));
    }
    assert.equal(decoder.decode((dialogue.entries[0] as { bytes: Uint8Array }).bytes), 'm26');
    assert.equal(dialogue.after(33).length, 2);
    assert.equal(dialogue.after(35).length, 0);
    assert.equal(dialogue.after(0).length, 10);
  });

  test('shows a rename on what was said before', () => {
    const story = new Story();
    const dialogue = new Dialogue();
    dialogue.apply(story.tell(opened(1, 1)));
    dialogue.apply(story.tell(bytes('connection.received', 'a', { connection: 1 })));
    dialogue.apply(story.tell({ type: 'connection.named', server: 1, connection: 1, name: 'Client 2' }));
    assert.deepEqual(
      dialogue.entries.map((entry) => entry.speaker?.name),
      ['Client 2', 'Client 2'],
    );
  });

  test('keeps the size of a message whose data was cut for the link', () => {
    const story = new Story();
    const dialogue = new Dialogue();
    const event = bytes('connection.received', 'x'.repeat(4096), { connection: 1 });
    dialogue.apply(story.tell(started(1)));
    dialogue.apply(story.tell({ ...event, size: 65_536 }));
    const entry = dialogue.entries.at(-1);
    assert.ok(entry?.kind === 'received');
    assert.equal(entry.size, 65_536);
    assert.equal(entry.bytes.length, 4096);
  });

  for (const framing of ['line', 'length'] as const) {
    test(`shows the same ${framing} messages wherever the stream is cut`, () => {
      const message = fc
        .string({ unit: 'grapheme', maxLength: 20 })
        .map((text) => text.replaceAll('\n', ' '));
      fc.assert(
        fc.property(fc.array(message, { maxLength: 8 }), fc.array(fc.nat(200)), (messages, places) => {
          const frames = messages.map((text) => framingOf(framing).encode(new TextEncoder().encode(text)));
          const stream = Buffer.concat(frames);
          const cuts = places.filter((place) => place < stream.length).sort((one, other) => one - other);
          const shown = told([opened(1, 1, framing), ...arrivals(framing, stream, cuts)]).slice(1);
          assert.deepEqual(
            shown,
            messages.map((text) => `<${text.toWellFormed()}`),
          );
        }),
      );
    });
  }
});
