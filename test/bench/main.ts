/**
 * `npm run bench`: our server against an echo on Node's bare net and against a Python thread for each client, and with a
 * window following against the same window fed by something else. Whole processes, taking turns, as ratios in one run,
 * because absolute numbers of a shared machine mean nothing.
 *
 * `npm run bench -- WORD...` runs the parts named by a word: `bare50`, `bare1000` (Python beside it, for the record),
 * `python`, `held`, `follow`. `--quick` plays a third of the rounds. Exit code 1: a promise of bounds.json is broken.
 */
import { buildContenders } from './contenders.js';
import { playFollow } from './follow/follow.js';
import { holdMany } from './held.js';
import { playRates } from './rates.js';
import { Report } from './report.js';

/** Rounds of the rates, and of the following; what `--quick` leaves of each. */
const RATE_ROUNDS = 21;
const FOLLOW_ROUNDS = 6;
const QUICK = 1 / 3;

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rounds = (all: number): number => Math.ceil(all * (process.argv.includes('--quick') ? QUICK : 1));
const report = new Report();
const at = (connections: number) => ({ connections, rounds: rounds(RATE_ROUNDS), pinned: true });

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  bare50: () => playRates({ ...at(50), rivals: [{ contender: 'bare', bound: 'bare50' }] }, report),
  bare1000: () =>
    playRates(
      { ...at(1_000), rivals: [{ contender: 'bare', bound: 'bare1000' }, { contender: 'python' }] },
      report,
    ),
  // Threads are there to use all processors; on a single one Python's wait less for each other, which nobody arranges.
  python: () =>
    playRates(
      { ...at(1_000), pinned: false, rivals: [{ contender: 'python', bound: 'python1000' }] },
      report,
    ),
  held: async () => {
    await holdMany('bare', report);
    await holdMany('atelier', report);
  },
  follow: () => playFollow(rounds(FOLLOW_ROUNDS), report),
};

const unknown = words.find((word) => PARTS[word] === undefined);
if (unknown !== undefined) throw new Error(`no part «${unknown}»: ${Object.keys(PARTS).join(', ')}`);

await buildContenders();
for (const [name, play] of Object.entries(PARTS)) {
  if (words.length === 0 || words.includes(name)) await play();
}
report.print();
process.exitCode = report.isKept ? 0 : 1;
