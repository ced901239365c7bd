import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toBase64 } from '../../extensions/protocol/bytes.js';
import type { JournalEvent } from '../../extensions/protocol/events.js';
import { FailureError } from '../../extensions/protocol/failures.js';
import { framingOf } from '../../extensions/protocol/framing.js';
import { LINK_DATA_BYTES } from '../../extensions/protocol/limits.js';
import { FRAMINGS, type FramingName } from '../../extensions/protocol/nouns.js';
import { Dialogue, type MessageEntry } from '../../extensions/protocol/projections/dialogue.js';
import type { Askable, Gateway } from '../../resources/src/state/gateway.js';
import { isCut, wholeOf } from '../../resources/src/state/whole-message.js';
import { SampleJournal } from './support/samples.js';

/** A message longer than what crosses the link, of characters of one, two and three bytes. */
const LONG = new TextEncoder().encode('aé€'.repeat(2_000));

/** The messages of a stream cut into chunks, and a gateway to the chunks. */
function arrive(
  framing: FramingName,
  chunks: readonly Uint8Array[],
): { messages: readonly MessageEntry[]; gateway: Gateway } {
  const journal = new SampleJournal();
  const dialogue = new Dialogue();
  const kept = new Map<number, Uint8Array>();
  const codec = framingOf(framing).codec();
  dialogue.apply({ ...journal.opened(1), framing } as JournalEvent);
  for (const chunk of chunks) {
    const { count, ends } = codec.push(chunk);
    const event = journal.bytes('connection.received', 1, chunk.subarray(0, LINK_DATA_BYTES));
    kept.set(event.seq, chunk.slice());
    const told = { ...event, size: chunk.length, messages: count };
    dialogue.apply((ends === null ? told : { ...told, ends }) as JournalEvent);
  }
  const gateway = {
    ask: (command: Askable) => {
      const bytes = command.type === 'event.data' ? kept.get(command.seq) : undefined;
      if (bytes === undefined)
        throw new FailureError({ code: 'command-invalid', action: 'command', details: {} });
      return Promise.resolve({ base64: toBase64(bytes) });
    },
  } as Gateway;
  return { messages: dialogue.entries.filter((entry) => entry.kind !== 'notice'), gateway };
}

/** The stream cut at these places. */
function chunked(stream: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const inside = cuts.map((cut) => cut % stream.length).filter((cut) => cut > 0);
  const bounds = [0, ...[...new Set(inside)].sort((a, b) => a - b), stream.length];
  return bounds.slice(1).map((end, index) => stream.subarray(bounds[index], end));
}

for (const framing of FRAMINGS) {
  test(`fetches long messages whole in ${framing} framing, however the stream was cut`, async () => {
    const { encode } = framingOf(framing);
    const stream = Buffer.concat([encode(LONG), encode(new Uint8Array([65])), encode(LONG)]);
    const sent = framing === 'raw' ? stream : Buffer.concat([LONG, new Uint8Array([65]), LONG]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 4 }), async (cuts) => {
        const { messages, gateway } = arrive(framing, chunked(stream, cuts));
        const whole: Uint8Array[] = [];
        for (const entry of messages) {
          const fetched = isCut(entry) ? await wholeOf(gateway, entry) : entry.bytes;
          assert.ok(fetched !== null);
          assert.equal(fetched.length, entry.size);
          whole.push(fetched);
        }
        assert.deepEqual(Buffer.concat(whole), Buffer.from(sent));
      }),
      { numRuns: 100 },
    );
  });
}

test('a message whose events the journal has dropped is not to be had', async () => {
  const { messages } = arrive('raw', [LONG]);
  const { gateway } = arrive('raw', []);
  const [entry] = messages;
  assert.ok(entry !== undefined && isCut(entry));
  assert.equal(await wholeOf(gateway, entry), null);
});

test('a message of more parts than are kept stays cut', async () => {
  const stream = framingOf('line').encode(LONG);
  const chunks = Array.from({ length: 400 }, (_, at) => stream.subarray(at * 30, (at + 1) * 30));
  const { messages, gateway } = arrive('line', [...chunks, stream.subarray(12_000)]);
  const [entry] = messages;
  assert.ok(entry !== undefined && isCut(entry));
  assert.equal(await wholeOf(gateway, entry), null);
});
