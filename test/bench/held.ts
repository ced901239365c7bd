/** Ten thousand connections held: how many are lost, and what memory each costs once the journal is full. */
import { type Contender, startPair } from './contenders.js';
import type { Program } from './processes.js';
import { progress, type Report } from './report.js';

/** Round trips that fill the journal to its bound of a million events, and their bytes, which fill its ring. */
const FILLING_TRIPS = 520_000;
const FILLING_BYTES = 256;

/** Connections that are held, and those among them that fill the journal first. */
const HELD = 10_000;
const FILLING_CONNECTIONS = 50;

/** Afterwards all of them talk for this long, with messages of this size. */
const TALK_SECONDS = 2;
const MESSAGE_BYTES = 64;

/** Resident memory that changes by less than this between two looks has settled; after so many looks it is taken as it is. */
const SETTLED_BYTES = 256 * 1024;
const LOOK_MS = 500;
const LOOKS = 10;

/** Measures one server and reports; the promises are about ours. */
export async function holdMany(contender: Contender, report: Report): Promise<void> {
  progress(`${HELD} connections held by ${contender}`);
  const { server, load } = await startPair(contender);
  try {
    await load.ask(`open ${FILLING_CONNECTIONS}`);
    await load.ask(`trips ${FILLING_TRIPS} ${FILLING_BYTES}`);
    const before = await settled(server);
    await load.ask(`open ${HELD - FILLING_CONNECTIONS}`);
    const { open, lost } = await load.ask(`run ${TALK_SECONDS} ${MESSAGE_BYTES}`);
    const bytes = ((await settled(server)) - before) / (HELD - FILLING_CONNECTIONS);
    const title = `KiB a connection of ${HELD}: ${contender}`;
    if (contender !== 'atelier') {
      report.tell(title, [bytes / 1024]);
      return;
    }
    report.hold('heldKibibytes', title, [bytes / 1024]);
    report.hold('heldLost', `connections lost of ${HELD}: ${contender}`, [Math.max(HELD - open, lost)]);
  } finally {
    await Promise.all([server.end(), load.end()]);
  }
}

async function settled(server: Program): Promise<number> {
  let last = server.residentBytes;
  for (let look = 0; look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const now = server.residentBytes;
    if (Math.abs(now - last) < SETTLED_BYTES) return now;
    last = now;
  }
  return last;
}
