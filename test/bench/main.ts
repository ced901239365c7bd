/**
 * `npm run bench`: the server against an echo on Node's bare net and against a Python thread for each client, as ratios
 * in one run. Whole processes, taking turns, because absolute numbers of a shared machine mean nothing.
 * `npm run bench -- --quick` measures once instead of five times.
 */
import { mkdir } from 'node:fs/promises';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { Program } from './processes.js';

/** Seconds of one measurement, and of the warm-up before it. */
const RUN_SECONDS = 2;
const WARM_UP_SECONDS = 1;

const MESSAGE_BYTES = 64;

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const outFolder = here('../../.cache/bench/');

type Contender = 'bare' | 'atelier' | 'python';

const COMMANDS: Readonly<Record<Contender, readonly string[]>> = {
  bare: [process.execPath, `${outFolder}bare-server.mjs`],
  atelier: [process.execPath, `${outFolder}atelier-server.mjs`],
  python: ['python3', here('./thread_server.py')],
};

/** What one contender did in one measurement. */
interface Measure {
  /** Round trips a second. */
  readonly rate: number;
  /** Microseconds of the server's processor time for each. */
  readonly cpu: number;
}

async function started(contender: Contender): Promise<{ server: Program; load: Program }> {
  const server = new Program(COMMANDS[contender]);
  const port = await server.line();
  return { server, load: new Program([process.execPath, `${outFolder}load.mjs`, port]) };
}

async function measure(contender: Contender, connections: number): Promise<Measure> {
  const { server, load } = await started(contender);
  try {
    const opened = await load.ask(`open ${connections}`);
    if (opened.open !== connections) throw new Error(`${contender}: ${opened.open} of ${connections} connected`);
    await load.ask(`run ${WARM_UP_SECONDS} ${MESSAGE_BYTES}`);
    const before = server.cpuSeconds;
    const outcome = await load.ask(`run ${RUN_SECONDS} ${MESSAGE_BYTES}`);
    const cpu = ((server.cpuSeconds - before) / outcome.trips) * 1e6;
    return { rate: outcome.trips / outcome.seconds, cpu };
  } finally {
    await Promise.all([server.end(), load.end()]);
  }
}

interface Comparison {
  readonly connections: number;
  readonly against: Contender;
  /** What the house promises: at least this ratio. */
  readonly promise: number;
}

async function compare({ connections, against, promise }: Comparison, rounds: number): Promise<boolean> {
  const rates: number[] = [];
  const costs: number[] = [];
  const seen: string[] = [];
  for (let round = 0; round < rounds; round++) {
    // Who goes first alternates: a machine that warms up or tires favours nobody.
    const order: Contender[] = round % 2 === 0 ? [against, 'atelier'] : ['atelier', against];
    const results = new Map<Contender, Measure>();
    for (const contender of order) results.set(contender, await measure(contender, connections));
    const ours = results.get('atelier') ?? { rate: NaN, cpu: NaN };
    const theirs = results.get(against) ?? { rate: NaN, cpu: NaN };
    rates.push(ours.rate / theirs.rate);
    costs.push(ours.cpu / theirs.cpu);
    seen.push(`${Math.round(ours.rate)}/${Math.round(theirs.rate)}`);
  }
  const kept = median(rates) >= promise;
  const verdict = kept ? 'kept' : 'BROKEN';
  say(`rate / ${against} at ${connections}`, `${spread(rates)}  promised ${promise}: ${verdict}  (${seen.join(' ')})`);
  say(`cpu a trip / ${against} at ${connections}`, spread(costs));
  return kept;
}

/** Connections held and what each costs, with the journal filled to its bound before. */
async function hold(contender: Contender, connections: number): Promise<{ lost: number; bytes: number }> {
  const { server, load } = await started(contender);
  try {
    await load.ask('open 1');
    await load.ask('open 49');
    // Half a million round trips are a million events; a kilobyte each fills the journal's bytes too.
    await load.ask('trips 520000 1024');
    const before = await settled(server);
    const outcome = await load.ask(`open ${connections - 50}`);
    await load.ask(`run 2 ${MESSAGE_BYTES}`);
    const after = await settled(server);
    const last = await load.ask('open 0');
    return { lost: connections - outcome.open + last.lost, bytes: (after - before) / (connections - 50) };
  } finally {
    await Promise.all([server.end(), load.end()]);
  }
}

/** Resident bytes once they stay where they are for a second. */
async function settled(server: Program): Promise<number> {
  let last = server.residentBytes;
  for (let tries = 0; tries < 10; tries++) {
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
  process.stdout.write(`${what.padEnd(28)} ${text}\n`);
}

async function bundle(): Promise<void> {
  await mkdir(outFolder, { recursive: true });
  await build({
    entryPoints: ['bare-server.ts', 'atelier-server.ts', 'load.ts'].map((name) => here(`./${name}`)),
    outdir: outFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
}

/** One comparison by name, for whoever works on the hot path: `npm run bench -- --only 50`. */
const only = process.argv[process.argv.indexOf('--only') + 1] ?? '';

await bundle();
const quick = process.argv.includes('--quick');
const rounds = quick ? 1 : 5;
let kept = true;
if (only === "50") { await compare({ connections: 50, against: "bare", promise: 0.85 }, 5); process.exit(); }
if (only === "python") { await compare({ connections: 1000, against: "python", promise: 3 }, 3); process.exit(); }
kept = (await compare({ connections: 50, against: 'bare', promise: 0.85 }, rounds)) && kept;
kept = (await compare({ connections: 1000, against: 'bare', promise: 0.85 }, rounds)) && kept;
kept = (await compare({ connections: 1000, against: 'python', promise: 3 }, quick ? 1 : 3)) && kept;
for (const contender of ['bare', 'atelier'] as const) {
  const { lost, bytes } = await hold(contender, 10_000);
  say(`10,000 held, ${contender}`, `${lost} lost, ${(bytes / 1024).toFixed(1)} KiB each`);
  if (contender === 'atelier') kept = kept && lost === 0 && bytes <= 12 * 1024;
}
process.exitCode = kept ? 0 : 1;
