/** Errors that take a special machine or a special user, provoked in a process of their own. */
import { equal, ok, rejects } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Failure, FailureError } from '../../extensions/protocol/failures.js';
import { TcpClient } from '../../extensions/sockets/client.js';
import { Counters } from '../../extensions/sockets/counters.js';
import { Journal } from '../../extensions/sockets/journal/journal.js';

const PROBE = fileURLToPath(new URL('./support/error-probe.ts', import.meta.url));

async function probe(code: string, limits: string): Promise<Failure | null> {
  const command = `${limits} exec "$0" --import tsx "$1" ${code}`;
  const { stdout } = await promisify(execFile)('sh', ['-c', command, process.execPath, PROBE]);
  return JSON.parse(stdout) as Failure | null; // Our own probe printed it.
}

/** Whether the system keeps the low ports for the superuser, and we are he: only then can we become somebody else. */
function lowPortsAreReserved(): boolean {
  try {
    const first = Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
    return first > 1 && process.getuid?.() === 0;
  } catch {
    // No such setting: not Linux.
    return false;
  }
}

test(
  'a port below 1024 is EACCES with a free one, for who may not have it',
  { skip: lowPortsAreReserved() ? false : 'low ports are open to all here, or we are not root' },
  async () => {
    const failure = await probe('EACCES', '');
    equal(failure?.code, 'EACCES');
    equal(failure.action, 'listen');
    ok((failure.details.free ?? 0) > 1023);
  },
);

test(
  'a process without descriptors says EMFILE',
  { skip: process.platform === 'win32' ? 'Windows has no such limit' : false },
  async () => {
    const failure = await probe('EMFILE', 'ulimit -n 128;');
    equal(failure?.code, 'EMFILE');
    equal(failure.action, 'connect');
  },
);

test(
  'an address that no route leads to is ENETUNREACH',
  { skip: process.platform === 'linux' ? false : 'other systems answer otherwise' },
  async () => {
    const client = new TcpClient({ name: 'Client', sink: new Journal(), counters: new Counters() });
    // The broadcast address: the system refuses by itself, no packet leaves.
    const host = '255.255.255.255';
    const stream = { framing: 'raw', encoding: 'utf-8', lineEnding: 'none' } as const;
    await rejects(client.connect({ host, port: 9, timeoutSeconds: 5, ...stream }), (error) => {
      return error instanceof FailureError && error.failure.code === 'ENETUNREACH';
    });
  },
);
