/**
 * Round trips a second of several servers at once: all stand with their connections open, and one at a time is loaded for
 * half a second, in turns. What disturbs the machine for longer than that disturbs all alike, and the ratios of each
 * round stay; what disturbs it for less is left out by the median of many rounds.
 */
import { type Contender, type Pair, startPair } from './contenders.js';
import { median, progress, type Report } from './report.js';

/** Seconds of one measurement. */
const RUN_SECONDS = 0.5;

/**
 * What a server does before the first: until its code is compiled and, as ours will be for the rest of its life, its
 * journal is full (a million events, 64 MiB). Python has nothing to fill and would take too long.
 */
const FILLING = 'trips 520000 128';
const WARM_UP = 'run 1 64';

/** Bytes of a message. */
const MESSAGE_BYTES = 64;

/** A generator that is busier than this may be what limits. */
const BUSY = 0.9;

/** Who plays against whom. */
export interface RateGame {
  readonly connections: number;
  readonly rounds: number;
  /** Each server on one processor and its load on the other; else where the system puts them. */
  readonly pinned: boolean;
  readonly rivals: readonly {
    readonly contender: Contender;
    /** Absent: only told. */
    readonly bound?: 'bare50' | 'bare1000' | 'python1000';
  }[];
}

/** What one server did over all rounds. */
interface Score {
  readonly rates: number[];
  trips: number;
  /** Seconds of processor time. */
  cpu: number;
  readonly busy: number[];
}

/** Plays all rounds and reports. */
export async function playRates(game: RateGame, report: Report): Promise<void> {
  const { connections, rounds, rivals } = game;
  const names: Contender[] = ['atelier', ...rivals.map(({ contender }) => contender)];
  const pairs = new Map<Contender, Pair>();
  const scores = new Map<Contender, Score>();
  try {
    for (const name of names) {
      progress(`${connections} connections to ${name}`);
      pairs.set(name, await warmPair(name, game));
      scores.set(name, { rates: [], trips: 0, cpu: 0, busy: [] });
    }
    for (let round = 0; round < rounds; round++) {
      // Who goes first changes: a machine that warms up or tires favours nobody.
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(round + turn) % names.length] as Contender; // The remainder is within the list.
        await measure(pairs.get(name) as Pair, scores.get(name) as Score); // Both were set above.
      }
    }
  } finally {
    await Promise.all([...pairs.values()].flatMap(({ server, load }) => [server.end(), load.end()]));
  }
  tellScores(game, scores, report);
}

function tellScores(
  { connections, pinned, rivals }: RateGame,
  scores: ReadonlyMap<Contender, Score>,
  report: Report,
): void {
  const where = pinned ? 'one processor' : 'all processors';
  const ours = scores.get('atelier') as Score; // All were set before the first round.
  report.tell(`round trips a second: ours, ${connections} connections, ${where}`, ours.rates);
  for (const { contender, bound } of rivals) {
    const theirs = scores.get(contender) as Score;
    const title = `ours / ${contender}, ${connections} connections, ${where}`;
    const ratios = ours.rates.map((rate, round) => rate / (theirs.rates[round] ?? NaN));
    if (bound === undefined) report.tell(`rate: ${title}`, ratios);
    else report.hold(bound, `rate: ${title}`, ratios);
    report.tell(`processor time a trip: ${title}`, [ours.cpu / ours.trips / (theirs.cpu / theirs.trips)]);
  }
  for (const [name, { busy }] of scores) {
    if (median(busy) > BUSY) progress(`the load generator may have limited ${name}: ${median(busy)} busy`);
  }
}

async function warmPair(name: Contender, { connections, pinned }: RateGame): Promise<Pair> {
  const pair = await startPair(name, pinned);
  const { open } = await pair.load.ask(`open ${connections}`);
  if (open !== connections) {
    await Promise.all([pair.server.end(), pair.load.end()]);
    throw new Error(`${name}: ${open} of ${connections} connected`);
  }
  if (name !== 'python') await pair.load.ask(FILLING);
  await pair.load.ask(WARM_UP);
  return pair;
}

async function measure({ server, load }: Pair, score: Score): Promise<void> {
  const before = server.cpuSeconds;
  const { trips, seconds, busy } = await load.ask(`run ${RUN_SECONDS} ${MESSAGE_BYTES}`);
  score.cpu += server.cpuSeconds - before;
  score.trips += trips;
  score.rates.push(trips / seconds);
  score.busy.push(busy);
}
