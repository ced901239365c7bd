/** Python programs at the other end of a connection, each with one habit that a teacher has seen. */

import { Program, PYTHON } from '../../support/program.js';

/** What a peer does, as a script. */
const SCRIPTS = {
  /** A client that says something, reads the reply, and stays: to be killed. */
  talker: `
import socket, sys, time
s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.sendall(b'je parle'); s.recv(100)
print('answered', flush=True); time.sleep(60)`,
  /** A client that says a line, reads the reply and closes. */
  leaver: `
import socket, sys
s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.sendall(b'bonjour\\n'); s.recv(100); s.close()`,
  /** A client that says something and ends its connection with RST. */
  resetter: `
import socket, struct, sys
s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.sendall(b'je coupe'); s.recv(100)
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
s.close(); print('reset', flush=True)`,
  /** A client that writes and never reads, until nothing more goes out. */
  deaf: `
import socket, sys, time
s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
s.settimeout(0.5)
try:
    while True: s.sendall(b'x' * 65536)
except TimeoutError:
    print('stuck', flush=True)
time.sleep(60)`,
  /** A client that sends one line longer than any message may be. */
  shouter: `
import socket, sys
s = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
try:
    s.sendall(b'x' * (2 * 1024 * 1024)); s.recv(100)
except OSError:
    pass
print('done', flush=True)`,
  /** A server that answers the first message with RST. */
  resettingServer: `
import socket, struct
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); print(s.getsockname()[1], flush=True)
while True:
    c, _ = s.accept(); c.recv(1)
    c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0)); c.close()`,
  /** A server that accepts and says nothing, not even goodbye. */
  silentServer: `
import socket
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(); print(s.getsockname()[1], flush=True)
kept = []
while True: kept.append(s.accept())`,
  /** A server that accepts nobody and whose queue is full: the system drops every further SYN. */
  fullServer: `
import socket, time
s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen(0)
waiting = [socket.socket() for _ in range(3)]
for w in waiting: w.setblocking(False); w.connect_ex(s.getsockname())
time.sleep(0.3); print(s.getsockname()[1], flush=True); time.sleep(60)`,
} as const;

/** Something that has hooks to run at its end: a test, or a suite's list. */
export interface Ending {
  after(end: () => Promise<void>): void;
}

/** Starts a peer; it ends with the test. A client is given the port to connect to. */
export function startPeer(test: Ending, script: keyof typeof SCRIPTS, port = 0): Program {
  const program = new Program(PYTHON, ['-c', SCRIPTS[script], String(port)]);
  test.after(() => program.kill());
  return program;
}

/** Starts a server among the peers and resolves with its port. */
export async function startPeerServer(
  test: Ending,
  script: 'resettingServer' | 'silentServer' | 'fullServer',
): Promise<string> {
  const [port] = await startPeer(test, script).sees(/^\d+/);
  return port;
}
