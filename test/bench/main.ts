/**
 * `npm run bench`: our server against an echo on Node's bare net and against a Python thread for each client, as ratios
 * in one run. Whole processes, taking turns, because absolute numbers of a shared machine mean nothing.
 * Run by itself it takes `--quick` (each once) and `--only WORDS` («bare 50», «python», «held»). Exit code 1: a promise
 * is broken. On a machine that is busy otherwise the rates mean little, and the processor time a trip more.
 */
import { buildContenders, type Contender, startPair } from './contenders.js';
import type { Outcome, Program } from './processes.js';

/** Seconds of one measurement, and of the warm-up before it. */
const RUN_SECONDS = 2;
const WARM_UP_SECONDS = 1;

const MESSAGE_BYTES = 64;

/** Round trips that fill the journal to its bound of a million events, and their bytes, which fill its ring. */
const FILLING_TRIPS = 520_000;
const FILLING_BYTES = 256;

/** Connections that are held, and those among them that fill the journal first. */
const HELD = 10_000;
const FILLING_CONNECTIONS = 50;

/** What the house promises of a connection held. */
const PROMISED_BYTES = 12 * 1024;

/** What one contender did in one measurement. */
interface Measure {
  /** Round trips a second. */
  readonly rate: number;
  /** Microseconds of the server's processor time for each. */
  readonly cpu: number;
}

/** Two contenders to compare. */
interface Comparison {
  readonly connections: number;
  readonly against: Contender;
  /** Our rate is to be at least this part of theirs. */
  readonly promise: number;
}

const COMPARISONS: readonly Comparison[] = [
  { connections: 50, against: 'bare', promise: 0.85 },
  { connections: 1000, against: 'bare', promise: 0.85 },
  { connections: 1000, against: 'python', promise: 3 },
];

async function withPair<T>(
  contender: Contender,
  work: (server: Program, load: Program) => Promise<T>,
): Promise<T> {
  const { server, load } = await startPair(contender);
  try {
    return await work(server, load);
  } finally {
    await Promise.all([server.end(), load.end()]);
  }
}

function measure(contender: Contender, connections: number): Promise<Measure> {
  return withPair(contender, async (server, load) => {
    const opened = await load.ask(`open ${connections}`);
    if (opened.open !== connections)
      throw new Error(`${contender}: ${opened.open} of ${connections} connected`);
    await load.ask(`run ${WARM_UP_SECONDS} ${MESSAGE_BYTES}`);
    const before = server.cpuSeconds;
    const outcome = await load.ask(`run ${RUN_SECONDS} ${MESSAGE_BYTES}`);
    const cpu = ((server.cpuSeconds - before) / outcome.trips) * 1e6;
    return { rate: outcome.trips / outcome.seconds, cpu };
  });
}

/** Measures both in turn, prints the ratios, and tells whether the promise was kept. */
async function compare({ connections, against, promise }: Comparison, rounds: number): Promise<boolean> {
  const rates: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // Who goes first alternates: a machine that warms up or tires favours nobody.
    const oursFirst = round % 2 === 1;
    const early = oursFirst ? await measure('atelier', connections) : undefined;
    const theirs = await measure(against, connections);
    const ours = early ?? (await measure('atelier', connections));
    rates.push(ours.rate / theirs.rate);
    costs.push(ours.cpu / theirs.cpu);
  }
  const kept = median(rates) >= promise;
  const title = `${against}, ${connections} connections`;
  say(`rate: ours / ${title}`, `${spread(rates)}   promised ${promise}: ${kept ? 'kept' : 'BROKEN'}`);
  say(`processor time a trip: ours / ${title}`, spread(costs));
  return kept;
}

/** Fills the journal, then holds ten thousand connections: how many are lost, and what each costs. */
function hold(contender: Contender): Promise<{ lost: number; bytes: number }> {
  return withPair(contender, async (server, load) => {
    await load.ask(`open ${FILLING_CONNECTIONS}`);
    await load.ask(`trips ${FILLING_TRIPS} ${FILLING_BYTES}`);
    const before = await settled(server);
    await load.ask(`open ${HELD - FILLING_CONNECTIONS}`);
    const outcome: Outcome = await load.ask(`run ${RUN_SECONDS} ${MESSAGE_BYTES}`);
    const after = await settled(server);
    const missing = HELD - outcome.open;
    return { lost: missing + outcome.lost, bytes: (after - before) / (HELD - FILLING_CONNECTIONS) };
  });
}

/** Resident bytes once they stay where they are for half a second; after ten looks, as they are. */
async function settled(server: Program): Promise<number> {
  let last = server.residentBytes;
  for (let look = 0; look < 10; look++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const now = server.residentBytes;
    if (Math.abs(now - last) < 256 * 1024) return now;
    last = now;
  }
  return last;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

function spread(values: readonly number[]): string {
  const [min, middle, max] = [Math.min(...values), median(values), Math.max(...values)];
  return `min ${min.toFixed(2)}  median ${middle.toFixed(2)}  max ${max.toFixed(2)}`;
}

function say(what: string, text: string): void {
  process.stdout.write(`${what.padEnd(58)} ${text}\n`);
}

const quick = process.argv.includes('--quick');
const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const wanted = (title: string): boolean => title.includes(only);

await buildContenders();
let kept = true;
for (const comparison of COMPARISONS) {
  if (!wanted(`${comparison.against} ${comparison.connections}`)) continue;
  kept = (await compare(comparison, quick ? 1 : 5)) && kept;
}
for (const contender of ['bare', 'atelier'] as const) {
  if (!wanted(`held ${contender}`)) continue;
  const { lost, bytes } = await hold(contender);
  say(`${HELD} connections held by ${contender}`, `${lost} lost, ${(bytes / 1024).toFixed(1)} KiB each`);
  if (contender === 'atelier') kept = kept && lost === 0 && bytes <= PROMISED_BYTES;
}
process.exitCode = kept ? 0 : 1;
