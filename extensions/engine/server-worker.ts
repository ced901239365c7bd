/**
 * The thread of one server: its sockets, its strategy, its computing. Wires, and does nothing else. It ends when the
 * engine terminates it.
 */

import { parentPort, workerData } from 'node:worker_threads';
import { FailureError } from '../protocol/failures.js';
import { Counters } from '../sockets/counters.js';
import { BatchSink } from '../sockets/journal/batch.js';
import { TcpServer } from '../sockets/server/server.js';
import type { WorkerCall, WorkerMessage, WorkerRequest, WorkerSetup } from './servers/worker-messages.js';

const setup = workerData as WorkerSetup; // The engine made it.
const port = parentPort;
if (port === null) throw new Error('server-worker runs in a worker thread only');

const say = (message: WorkerMessage, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(message, transfer);
const sink = new BatchSink(setup.origin, (batch, transfer) => say({ type: 'batch', batch }, transfer));
const server = new TcpServer({ id: setup.server, sink, counters: new Counters(setup.counters) });

port.on('message', ({ id, call }: WorkerRequest) => {
  void answer(id, call);
});

async function answer(id: number, call: WorkerCall): Promise<void> {
  try {
    const result = await carryOut(call);
    // Who hears the answer has then read every event before it.
    sink.flush();
    say({ type: 'result', id, result });
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    sink.flush();
    say({ type: 'failure', id, failure: error.failure });
  }
}

async function carryOut(call: WorkerCall): Promise<unknown> {
  switch (call.method) {
    case 'start':
      return server.start(call.options);
    case 'stop':
      await server.stop();
      return null;
    case 'kick':
      return server.kick(call.connection);
    case 'rename':
      return server.rename(call.connection, call.name);
    case 'change':
      server.change(call.change);
      return null;
    case 'send':
      return server.send(call.connection, call.message);
  }
}
