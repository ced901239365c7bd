/**
 * A program that meets an error of the system for real, run by system-errors.test.ts under limits of its own.
 * Its one argument says which; it prints the failure as JSON.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { TcpClient } from '../../../extensions/sockets/client.js';
import { Counters } from '../../../extensions/sockets/counters.js';
import { Journal } from '../../../extensions/sockets/journal/journal.js';
import { TcpServer } from '../../../extensions/sockets/server/server.js';
import { DEFAULTS } from './hall.js';

const sink = new Journal();
const counters = new Counters();

/** A port below 1024, as somebody who may not have it. */
async function reservedPort(): Promise<void> {
  process.setuid?.(65_534);
  await new TcpServer({ id: 1, sink, counters }).start({ ...DEFAULTS, port: 1 });
}

/** Clients of a server that has no limits, in this very process, until no descriptor is left. */
async function tooManySockets(): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // A TCP server that listens has one.
  const stream = { framing: 'raw', encoding: 'utf-8', lineEnding: 'none' } as const;
  for (let count = 0; count < 1000; count++) {
    const client = new TcpClient({ name: 'Client', sink, counters });
    await client.connect({ host: '127.0.0.1', port, timeoutSeconds: 5, ...stream });
  }
}

const probes: Readonly<Record<string, () => Promise<void>>> = {
  EACCES: reservedPort,
  EMFILE: tooManySockets,
};

async function main(): Promise<void> {
  try {
    await probes[process.argv[2] ?? '']?.();
    process.stdout.write('null');
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    process.stdout.write(JSON.stringify(error.failure));
  }
  process.exit(0);
}

void main();
