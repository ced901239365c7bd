/**
 * `npm run bench`: our server against an echo on Node's bare net and against a Python thread for each client, and with a
 * window following against the same window fed by something else. Whole processes, taking turns, as ratios in one run,
 * because absolute numbers of a shared machine mean nothing.
 *
 * `npm run bench -- WORD...` runs the parts named by a word: `bare50`, `many` (1,000 connections, Python too), `held`,
 * `follow`. `--quick` plays a third of the rounds. Exit code 1: a promise of bounds.json is broken.
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

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  bare50: () =>
    playRates(
      { connections: 50, rounds: rounds(RATE_ROUNDS), rivals: [{ contender: 'bare', bound: 'bare50' }] },
      report,
    ),
  many: () =>
    playRates(
      {
        connections: 1_000,
        rounds: rounds(RATE_ROUNDS),
        rivals: [
          { contender: 'bare', bound: 'bare1000' },
          { contender: 'python', bound: 'python1000' },
        ],
      },
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
