/**
 * Replays operations whose answers were recorded from Tk 8.6.13 (Debian 12, Xvfb, 96 dots an inch). Each line of a file
 * in recorded/ is a sequence with its results, as test/oracle/types.ts describes them; seed 20261 of the generator.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { replayButton, replayLabel } from '../../oracle/replay-button.js';
import { replayEntry } from '../../oracle/replay-entry.js';
import { replayGeometry } from '../../oracle/replay-geometry.js';
import { replayPhoto } from '../../oracle/replay-photo.js';
import { replayToplevel } from '../../oracle/replay-toplevel.js';
import type { Replay, Sequence } from '../../oracle/types.js';

const REPLAYS: Readonly<Record<string, (sequence: Sequence) => Replay>> = {
  'entry-edit': replayEntry,
  'entry-select': replayEntry,
  'entry-validate': replayEntry,
  'entry-keys': replayEntry,
  button: replayButton,
  label: replayLabel,
  'geom-place': replayGeometry,
  'geom-pack': replayGeometry,
  'geom-grid': replayGeometry,
  photo: replayPhoto,
  toplevel: replayToplevel,
  // Not of the generator: PNG and GIF of every kind read pixel by pixel, sizes of random labels, grids of wide children.
  pictures: replayPhoto,
  sizes: (sequence) =>
    (sequence.widget === 'entry' ? replayEntry : sequence.widget === 'button' ? replayButton : replayLabel)(
      sequence,
    ),
  'geom-spans': replayGeometry,
};

/** A sequence with what real Tk answered. */
type Recorded = Sequence & Replay;

function recorded(area: string): Recorded[] {
  const file = new URL(`recorded/${area}.jsonl.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded); // the files are our own
}

for (const [area, replay] of Object.entries(REPLAYS)) {
  test(`answers every operation of ${area} as real Tk did`, () => {
    const sequences = recorded(area);
    assert.ok(sequences.length >= 50, 'the recording is missing');
    for (const sequence of sequences) {
      const answer = replay(sequence);
      assert.equal(answer.create_error, sequence.create_error, `${sequence.id} at creation`);
      for (const [at, expected] of sequence.results.entries()) {
        assert.deepEqual(
          answer.results[at],
          expected,
          `${sequence.id}, operation ${at}: ${JSON.stringify(sequence.ops[at])}`,
        );
      }
    }
  });
}
