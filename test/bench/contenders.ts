/** Who is measured: each a whole process that listens on a port of 127.0.0.1. */
import { connect } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { freePort } from '../../extensions/sockets/failures.js';
import { Program } from './processes.js';

/** `bare`: an echo on Node's net; `atelier`: our `serve --quiet`; `python`: a thread for each client. */
export type Contender = 'bare' | 'atelier' | 'python';

/** A server and the generator of its load. Whoever starts them ends both. */
export interface Pair {
  readonly server: Program;
  readonly load: Program;
}

/** Clients beyond the ten thousand that are held. */
const MAX_CLIENTS = 10_100;

/** Where servers run, and where what loads them does: neither takes the other's time. */
const SERVER_CORE = 0;
const LOAD_CORE = 1;

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const folder = here('../../.cache/bench/');

const COMMANDS: Readonly<Record<Contender, readonly string[]>> = {
  bare: [process.execPath, `${folder}bare-server.cjs`],
  // The limits are on: an hour's idle time is watched like a second's.
  atelier: [
    ...[process.execPath, here('../../extensions/bundle/atelier-tcp.cjs'), 'serve', '--quiet'],
    ...['--max-clients', String(MAX_CLIENTS), '--idle-s', '3600'],
  ],
  python: ['python3', here('./thread_server.py')],
};

/** The programs of the bench in plain JavaScript, so that no loader is measured. Ours is the bundle that ships. */
export async function buildContenders(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { 'bare-server': here('./bare-server.ts'), painter: here('./follow/painter.ts') },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
  });
}

/** Starts a server on a free port, and its load generator once it listens. `pinned`: each on a processor of its own. */
export async function startPair(contender: Contender, pinned = true): Promise<Pair> {
  const port = await freePort('127.0.0.1');
  if (port === undefined) throw new Error('127.0.0.1 has no free port');
  const server = new Program([...COMMANDS[contender], String(port)], pinned ? { core: SERVER_CORE } : {});
  await listening(port);
  return { server, load: startLoad(port, pinned ? LOAD_CORE : undefined) };
}

/** A load generator for a port. */
export function startLoad(port: number, core?: 0 | 1): Program {
  return new Program(['python3', here('./load.py'), String(port)], core === undefined ? {} : { core });
}

/** Starts the program that paints made-up events; see its head. */
export function startPainter(): Program {
  return new Program([process.execPath, `${folder}painter.cjs`, here('../../resources')]);
}

/** Milliseconds between two looks at whether a server listens, and looks before it is given up. */
const LOOK_MS = 50;
const LOOKS = 200;

async function listening(port: number): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (reached) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  throw new Error(`no server on port ${port}`);
}
