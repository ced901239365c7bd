/**
 * Replays operations on the kit's models: `npm run -s tk-replay < ops.jsonl > results.jsonl`. One JSON line in, one
 * out; empty lines and lines that begin with # are passed over. The answers are those real Tk gives to the same lines.
 */
import { createInterface } from 'node:readline';
import type { Replay, Sequence } from './types.js';

type Replayer = (sequence: Sequence) => Replay;

// Loaded when first met, so that a replay of one widget does not wait for the others.
const REPLAYERS: Readonly<Record<string, () => Promise<Replayer>>> = {
  text: async () => (await import('./replay-text.js')).replayText,
  entry: async () => (await import('./replay-entry.js')).replayEntry,
  button: async () => (await import('./replay-button.js')).replayButton,
  label: async () => (await import('./replay-button.js')).replayLabel,
  geom: async () => (await import('./replay-geometry.js')).replayGeometry,
  photo: async () => (await import('./replay-photo.js')).replayPhoto,
  toplevel: async () => (await import('./replay-toplevel.js')).replayToplevel,
};

const loaded = new Map<string, Replayer>();

async function replayer(widget: string): Promise<Replayer> {
  const known = loaded.get(widget);
  if (known) return known;
  const load = REPLAYERS[widget];
  if (!load) throw new Error(`no such widget: ${widget}`);
  const found = await load();
  loaded.set(widget, found);
  return found;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '' || line.startsWith('#')) continue;
  // A promise of whoever wrote the file: a line is a sequence as types.ts describes it.
  const sequence = JSON.parse(line) as Sequence;
  const run = await replayer(sequence.widget);
  process.stdout.write(`${JSON.stringify(run(sequence))}\n`);
}
