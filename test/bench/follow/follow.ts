/**
 * What following costs: an engine at full load whose dialogue a window shows, against the same engine followed by nobody
 * while the same browser paints the same events at the same pace, fed by another program (painter.ts). One engine, one
 * browser and one load in turns; each round without a follower stands between two with one and is compared with their
 * mean, so that a machine that slowly changes favours neither.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoad, startPainter } from '../contenders.js';
import type { Outcome, Program } from '../processes.js';
import { progress, type Report } from '../report.js';
import { linkFragment } from '../../../extensions/protocol/link-address.js';
import { App } from './app.js';
import { measureClicks, measureSeen } from './promptness.js';
import { charactersOf, type Recording } from './recording.js';
import { Viewer } from './viewer.js';

/** Connections and bytes of a message. */
const CONNECTIONS = 50;
const MESSAGE_BYTES = 64;

/** Seconds of a measurement, and of load before it: until the pace has settled. */
const RUN_SECONDS = 2.5;
const SETTLE_SECONDS = 1;

/** Round trips that fill the journal to its bound before anything is looked at. */
const FILL_TRIPS = 520_000;

/** Messages a second at which each must be seen soon, and for how long. */
const PACE = 10_000;
const PACE_SECONDS = 4;

const MEBIBYTE = 1024 * 1024;

/** One round of one kind. */
interface Round {
  readonly rate: number;
  /** Microseconds of the engine's processor time for a round trip. */
  readonly cpu: number;
  /** Seconds of the browser's processor time. */
  readonly browser: number;
  /** Bytes of the page's heap that came during it. */
  readonly heap: number;
  /** The engine's resident bytes after it. */
  readonly resident: number;
}

/** Everything that stands during the comparison. */
interface Stage {
  readonly app: App;
  readonly load: Program;
  readonly viewer: Viewer;
  readonly painter: Program;
  readonly painterPort: number;
  readonly folder: string;
}

/** Plays all rounds and reports. */
export async function playFollow(rounds: number, report: Report): Promise<void> {
  const stage = await prepare();
  try {
    const followed: Round[] = [];
    const alone: Round[] = [];
    // The first two teach every program its way; they are not counted.
    await playAlone(stage, await playFollowed(stage, []));
    let recording = await playFollowed(stage, followed);
    for (let round = 0; round < rounds; round++) {
      progress(`following, round ${round + 1} of ${rounds}: ${recording.after.length} frames`);
      await playAlone(stage, recording, alone);
      recording = await playFollowed(stage, followed);
    }
    tellRounds(report, followed, alone);
    await tellPromptness(stage, report);
  } finally {
    const { app, load, viewer, painter, folder } = stage;
    await Promise.all([app.end(), load.end(), viewer.end(), painter.end()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(): Promise<Stage> {
  progress('an engine, a browser and a painter start');
  const app = await App.start();
  const load = startLoad(app.port);
  const painter = startPainter();
  const [viewer, painterPort] = await Promise.all([Viewer.start(), painter.line()]);
  const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-'));
  await load.ask(`open ${CONNECTIONS}`);
  await load.ask(`trips ${FILL_TRIPS} ${MESSAGE_BYTES * 2}`);
  return { app, load, viewer, painter, painterPort: Number(painterPort), folder };
}

/** A window follows. Returns what it was sent. */
async function playFollowed(stage: Stage, rounds: Round[]): Promise<Recording> {
  await stage.viewer.show(await stage.app.windowUrl());
  rounds.push(await playRound(stage, () => undefined));
  return stage.viewer.recording;
}

/** Nobody follows, and the browser paints the recording. */
async function playAlone(stage: Stage, recording: Recording, rounds: Round[] = []): Promise<void> {
  const { viewer, painter, painterPort, folder } = stage;
  const path = join(folder, 'recording.json');
  await writeFile(path, JSON.stringify(recording));
  painter.tell(`load ${path}`);
  await painter.line();
  const fragment = linkFragment({ port: painterPort, ticket: 'none' });
  await viewer.show(`http://127.0.0.1:${painterPort}/index.html${fragment}`);
  rounds.push(await playRound(stage, () => painter.tell('play')));
  painter.tell('stop');
}

async function playRound({ app, load, viewer }: Stage, begin: () => void): Promise<Round> {
  viewer.begin();
  begin();
  await load.ask(`run ${SETTLE_SECONDS} ${MESSAGE_BYTES}`);
  const before = await viewer.cost();
  const cpuBefore = app.engine.cpuSeconds;
  const { trips, seconds }: Outcome = await load.ask(`run ${RUN_SECONDS} ${MESSAGE_BYTES}`);
  const cpu = app.engine.cpuSeconds - cpuBefore;
  const after = await viewer.cost();
  return {
    rate: trips / seconds,
    cpu: (cpu / trips) * 1e6,
    browser: after.cpu - before.cpu,
    heap: after.heap - before.heap,
    resident: app.engine.residentBytes,
  };
}

function tellRounds(report: Report, followed: readonly Round[], alone: readonly Round[]): void {
  const against = (figure: (round: Round) => number): number[] =>
    alone.map((round, index) => {
      const [before, after] = [followed[index], followed[index + 1]];
      if (before === undefined || after === undefined) return NaN;
      return (figure(before) + figure(after)) / 2 / figure(round);
    });
  report.tell(
    'round trips a second with a window following',
    followed.map(({ rate }) => rate),
  );
  report.hold(
    'followRate',
    'rate: followed / made-up',
    against(({ rate }) => rate),
  );
  report.hold(
    'followCpu',
    'engine time a trip: followed / made-up',
    against(({ cpu }) => cpu),
  );
  report.tell(
    'browser time: followed / made-up (1 = a fair game)',
    against(({ browser }) => browser),
  );
  tellMemory(report, followed, alone);
}

/** Growth over the whole play, whose rounds take turns. */
function tellMemory(report: Report, followed: readonly Round[], alone: readonly Round[]): void {
  const resident = followed.map((round) => round.resident);
  const growth = (Math.max(...resident) - (resident[0] ?? NaN)) / MEBIBYTE;
  report.hold('followEngineGrowthMebibytes', 'MiB the engine grew over all rounds', [growth]);
  for (const [name, rounds] of [['followed', followed] as const, ['made-up', alone] as const]) {
    const heaps = rounds.map(({ heap }) => heap / MEBIBYTE);
    report.hold('followPageGrowthMebibytes', `MiB the page grew in a round: ${name}`, heaps);
  }
}

async function tellPromptness(stage: Stage, report: Report): Promise<void> {
  const { app, load, viewer } = stage;
  progress('clicks at full load');
  await viewer.show(await app.windowUrl());
  viewer.begin();
  const talk = load.ask(`run ${SETTLE_SECONDS + RUN_SECONDS * 2} ${MESSAGE_BYTES}`);
  const { answered, shown } = await measureClicks(viewer.page, SETTLE_SECONDS);
  await talk;
  report.tell('ms from a click to the engine’s answer, at full load', answered);
  report.hold('followClickMs', 'ms from a click to its effect on the screen', shown);
  progress(`${PACE} messages a second`);
  await viewer.show(await app.windowUrl());
  viewer.begin();
  const pace = load.ask(`pace ${PACE} ${PACE_SECONDS} ${MESSAGE_BYTES}`);
  const { ages, entries } = await measureSeen(viewer.page, PACE_SECONDS);
  const { trips } = await pace;
  const kibibytes = charactersOf(viewer.recording) / 1024 / PACE_SECONDS;
  progress(`the link carried ${Math.round(kibibytes)} KiB a second`);
  // Told, not held: it depends on how many lines a second this machine's browser can draw.
  report.tell(`ms until a message is seen, ${PACE} a second`, ages);
  report.tell(`of all messages so many were drawn, ${PACE} a second`, [entries / (trips * 2)]);
}
