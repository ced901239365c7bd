/** Who is measured: each a whole process that listens on a port of 127.0.0.1. */
import { connect } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
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

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const folder = here('../../.cache/bench/');

const COMMANDS: Readonly<Record<Contender, readonly string[]>> = {
  bare: [process.execPath, `${folder}bare-server.cjs`],
  // The limits are on: an hour's idle time is watched like a second's.
  atelier: [
    ...[process.execPath, `${folder}atelier-tcp.cjs`, 'serve', '--quiet'],
    ...['--max-clients', String(MAX_CLIENTS), '--idle-s', '3600'],
  ],
  python: ['python3', here('./thread_server.py')],
};

/** Builds the servers and the load generator as they ship, so that no loader is measured. */
export async function buildContenders(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const options: BuildOptions = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    logLevel: 'warning',
    // The terminal asks where it stands; the bundle says so as the build does.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  };
  await build({
    ...options,
    entryPoints: {
      'bare-server': here('./bare-server.ts'),
      load: here('./load.ts'),
      'atelier-tcp': here('../../extensions/terminal/main.ts'),
    },
  });
}

/** Starts a server on a free port, and its load generator once it listens. */
export async function startPair(contender: Contender): Promise<Pair> {
  const port = await freePort('127.0.0.1');
  if (port === undefined) throw new Error('127.0.0.1 has no free port');
  const server = new Program([...COMMANDS[contender], String(port)]);
  await listening(port);
  return { server, load: new Program([process.execPath, `${folder}load.cjs`, String(port)]) };
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
