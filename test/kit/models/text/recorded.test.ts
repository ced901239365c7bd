/**
 * Replays operations on a Text whose answers were recorded from Tk 8.6.13 (Debian 12, Xvfb, 96 dots an inch). Each line
 * of a file in recorded/ is a sequence with its results, as test/oracle/types.ts describes them; seed 20261.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { replayText } from '../../../oracle/replay-text.js';
import type { Replay, Sequence } from '../../../oracle/types.js';

const AREAS = ['edit', 'index', 'tag', 'mark', 'search', 'undo', 'dump', 'state', 'chat', 'nonbmp', 'keys'];

/** Sequences an area must have; fewer means that a recording was cut or lost. */
const LEAST = 200;

/** Where the kit answers otherwise on purpose, by sequence and operation; TK-DIFFERENCES.md says why. */
const KNOWN = new Map([['text.tag:s20261-59', 39]]);

/** A sequence with what real Tk answered. */
type Recorded = Sequence & Replay;

function recorded(area: string): Recorded[] {
  const file = new URL(`recorded/text.${area}.jsonl.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Recorded); // the files are our own
}

for (const area of AREAS) {
  test(`answers every operation of text.${area} as real Tk did`, () => {
    const sequences = recorded(area);
    assert.ok(sequences.length >= LEAST, 'the recording is missing');
    for (const sequence of sequences) {
      const answer = replayText(sequence);
      assert.equal(answer.create_error, sequence.create_error, `${sequence.id} at creation`);
      for (const [at, expected] of sequence.results.entries()) {
        const place = `${sequence.id}, operation ${at}: ${JSON.stringify(sequence.ops[at])}`;
        if (KNOWN.get(sequence.id) === at)
          assert.notDeepEqual(answer.results[at], expected, `no longer a difference: ${place}`);
        else assert.deepEqual(answer.results[at], expected, place);
      }
    }
  });
}
