/** The server as the terminal runs it, without the terminal: journal, registry and limits on. Prints its port. */
import { Counters } from '../../extensions/sockets/counters.js';
import { Journal } from '../../extensions/sockets/journal/journal.js';
import { TcpServer } from '../../extensions/sockets/server/server.js';

const server = new TcpServer({ id: 1, sink: new Journal(), counters: new Counters() });
const { port } = await server.start({
  host: '127.0.0.1',
  port: 0,
  strategy: 'event-loop',
  reply: { kind: 'echo' },
  work: { kind: 'wait', ms: 0 },
  framing: 'raw',
  encoding: 'utf-8',
  maxClients: 10_100,
  idleSeconds: 3600,
  peerName: 'Pair {n}',
  fullText: 'Serveur complet ({n}/{max}).',
});
process.stdout.write(`${port}\n`);
