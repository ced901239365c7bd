/** Which user of this machine is at the other end of a loopback connection. Linux tells; elsewhere nobody is asked. */

import { readFile } from 'node:fs/promises';

/** The two ends of a connection as our side sees them. */
export interface ConnectionPorts {
  readonly localPort: number;
  readonly remotePort: number;
}

/** Says whether the peer is the user we run as. */
export type PeerCheck = (ports: ConnectionPorts) => Promise<boolean>;

/** The kernel's tables of TCP sockets; a browser may reach 127.0.0.1 by a socket of either family. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

/** 127.0.0.1 as the tables print it on a little-endian machine, plain and mapped into IPv6. */
const LOOPBACK = /^(?:0000000000000000FFFF0000)?0100007F$/;

/**
 * The check for this system. Where the tables cannot be read at all (another system, an odd sandbox) everyone passes and
 * the ticket alone decides; where they can be read, an unknown peer is refused.
 */
export const isOurUser: PeerCheck = async (ports) => {
  const own = process.geteuid?.();
  if (process.platform !== 'linux' || own === undefined) return true;
  const tables = await Promise.all(TABLES.map(readTable));
  if (tables.every((table) => table === undefined)) return true;
  return tables.some((table) => table !== undefined && userOf(table, ports) === own);
};

/** The user id that owns the peer's socket, read from a table's text; undefined when it is not in it. */
export function userOf(table: string, { localPort, remotePort }: ConnectionPorts): number | undefined {
  // From the peer's side its own port is the local one.
  const ends = [hexPort(remotePort), hexPort(localPort)];
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const [local = '', remote = ''] = fields.slice(1, 3);
    if (isEnd(local, ends[0]) && isEnd(remote, ends[1])) return Number(fields[7]);
  }
  return undefined;
}

function isEnd(field: string, port: string | undefined): boolean {
  const [address = '', fieldPort] = field.split(':');
  return fieldPort === port && LOOPBACK.test(address);
}

function hexPort(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}

async function readTable(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'latin1');
  } catch {
    // Not there without IPv6, or in a sandbox without /proc: the caller decides.
    return undefined;
  }
}
