/** The system's table of TCP sockets over IPv4, as far as the tests ask. */

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The states of /proc/net/tcp that are looked for. */
const ESTABLISHED = '01';
const LISTENING = '0A';

interface Row {
  readonly port: number;
  readonly peerPort: number;
  readonly state: string;
  readonly inode: string;
}

/** The other ends' ports of the connections that are held on `port`, in order. */
export function peerPorts(port: number): readonly number[] {
  return table()
    .filter((row) => row.port === port && row.state === ESTABLISHED)
    .map(({ peerPort }) => peerPort)
    .sort((a, b) => a - b);
}

/** The ports that a process listens on. */
export function listeningPorts(pid: number): readonly number[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
      } catch {
        // Closed while we looked.
        return undefined;
      }
    }),
  );
  return table()
    .filter(({ state, inode }) => state === LISTENING && sockets.has(inode))
    .map(({ port }) => port);
}

function table(): readonly Row[] {
  const lines = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [, local = '', remote = '', state = '', , , , , , inode = ''] = line.trim().split(/\s+/);
    return { port: portOf(local), peerPort: portOf(remote), state, inode };
  });
}

/** «0100007F:EA60»: the port is the part behind the colon, in hexadecimal. */
function portOf(address: string): number {
  return Number.parseInt(address.split(':')[1] ?? '', 16);
}
