/** The client: connecting and failing to, speaking, and every way to end. */
import { deepEqual, equal, ok, rejects, throws } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { FailureError } from '../../extensions/protocol/failures.js';
import type { ClientOptions, CloseReason } from '../../extensions/protocol/nouns.js';
import { TcpClient } from '../../extensions/sockets/client.js';
import { Counters } from '../../extensions/sockets/counters.js';
import { freePort } from '../../extensions/sockets/failures.js';
import { Journal } from '../../extensions/sockets/journal/journal.js';
import { Hall } from './support/hall.js';

/** A client with all it reports. */
class Desk {
  readonly journal = new Journal();
  readonly counters = new Counters();
  readonly messages: string[] = [];
  readonly #closed: (reason: CloseReason) => void;
  readonly closed: Promise<CloseReason>;
  readonly client: TcpClient;
  #heard: () => void = () => undefined;

  constructor() {
    let closed: (reason: CloseReason) => void = () => undefined;
    this.closed = new Promise((resolve) => (closed = resolve));
    this.#closed = closed;
    this.client = new TcpClient({
      name: 'Client',
      sink: this.journal,
      counters: this.counters,
      onMessage: (payload) => {
        this.messages.push(Buffer.from(payload).toString());
        this.#heard();
      },
      onClosed: (reason) => this.#closed(reason),
    });
  }

  async hears(count: number): Promise<string[]> {
    while (this.messages.length < count) await new Promise<void>((resolve) => (this.#heard = resolve));
    return this.messages;
  }

  get story(): string[] {
    return this.journal.read(1, Infinity).map((event) => event.type);
  }
}

const options = (port: number, change: Partial<ClientOptions> = {}): ClientOptions => ({
  host: '127.0.0.1',
  port,
  framing: 'raw',
  encoding: 'utf-8',
  lineEnding: 'none',
  timeoutSeconds: 5,
  ...change,
});

/** A bare server whose first connection a test plays by hand. */
async function table(
  context: TestContext,
): Promise<{ port: number; guest: Promise<Socket>; server: Server }> {
  const server = createServer({ allowHalfOpen: true });
  const guests: Socket[] = [];
  const guest = once(server, 'connection').then(([socket]) => {
    guests.push(socket as Socket); // What the event carries.
    return socket as Socket;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    for (const socket of guests) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, guest, server };
}

const failure = (code: string) => (error: unknown) =>
  error instanceof FailureError && error.failure.code === code;

test('a client talks with the server and leaves', async (context) => {
  const hall = await Hall.open(context, { framing: 'line', reply: { kind: 'upper' } });
  const desk = new Desk();
  equal(desk.client.state, 'idle');
  const facts = await desk.client.connect(options(hall.port, { framing: 'line' }));
  equal(facts.remote.port, hall.port);
  equal(desk.client.state, 'connected');
  desk.client.send('é');
  deepEqual(await desk.hears(1), ['É']);
  await desk.client.disconnect();
  equal(await desk.closed, 'local');
  equal(desk.client.state, 'idle');
  equal(desk.counters.open, 0);
  deepEqual(desk.story, [
    'connection.opened',
    'connection.sent',
    'connection.received',
    'connection.half-closed',
    'connection.fin',
    'connection.closed',
  ]);
});

test('a client connects again under a new id', async (context) => {
  const hall = await Hall.open(context);
  const desk = new Desk();
  const first = await desk.client.connect(options(hall.port));
  await desk.client.disconnect();
  const second = await desk.client.connect(options(hall.port));
  ok(second.connection > first.connection);
  await desk.client.disconnect();
  await desk.client.disconnect();
});

test('in raw framing the empty message half-closes, whatever the line ending, and answers still arrive', async (context) => {
  const hall = await Hall.open(context, { work: { kind: 'wait', ms: 20 } });
  const desk = new Desk();
  await desk.client.connect(options(hall.port, { lineEnding: 'crlf' }));
  desk.client.send('question');
  desk.client.send('');
  throws(() => desk.client.send('encore'), failure('EPIPE'));
  deepEqual(await desk.hears(1), ['question\r\n']);
  equal(await desk.closed, 'peer');
});

for (const [lineEnding, framing, wire] of [
  ['none', 'raw', 'a'],
  ['lf', 'raw', 'a\n'],
  ['cr', 'raw', 'a\r'],
  ['crlf', 'raw', 'a\r\n'],
  ['none', 'line', 'a\n'],
  ['lf', 'line', 'a\n'],
  ['cr', 'line', 'a\r\n'],
  ['crlf', 'line', 'a\r\n'],
  ['crlf', 'length', '\0\0\0\x03a\r\n'],
] as const) {
  test(`with ${framing} framing and the line ending ${lineEnding}, «a» travels as ${JSON.stringify(wire)}`, async (context) => {
    const { port, guest } = await table(context);
    const desk = new Desk();
    await desk.client.connect(options(port, { lineEnding, framing }));
    desk.client.send('a');
    const [chunk] = (await once(await guest, 'data')) as [Buffer]; // What the event carries.
    equal(String(chunk), wire);
    void desk.client.disconnect();
    (await guest).destroy();
    await desk.closed;
  });
}

test('what cannot be sent is refused and harms nothing', async (context) => {
  const hall = await Hall.open(context);
  const desk = new Desk();
  throws(() => desk.client.send('a'), failure('not-connected'));
  await desk.client.connect(options(hall.port, { encoding: 'latin1' }));
  throws(() => desk.client.send('€'), failure('not-encodable'));
  throws(() => desk.client.send(new Uint8Array(2 ** 20 + 1)), failure('message-too-long'));
  await rejects(desk.client.connect(options(hall.port)), failure('already-connected'));
  desk.client.send('ça va');
  await hall.event((event) => event.type === 'connection.received' && event.size === 5);
  await desk.client.disconnect();
});

test('a server that is not there is ECONNREFUSED, in the journal too', async () => {
  const desk = new Desk();
  const port = (await freePort('127.0.0.1')) ?? 1;
  await rejects(desk.client.connect(options(port)), failure('ECONNREFUSED'));
  const [event] = desk.journal.read(1, 10);
  ok(event?.type === 'connection.failed');
  deepEqual(event.failure.action, 'connect');
  equal(event.failure.details.port, port);
  equal(desk.journal.lastSeq, 1);
  equal(desk.client.state, 'idle');
});

test('a name with two addresses that both refuse is ECONNREFUSED too, not an empty message', async () => {
  const port = (await freePort('127.0.0.1')) ?? 1;
  await rejects(new Desk().client.connect(options(port, { host: 'localhost' })), failure('ECONNREFUSED'));
});

for (const [title, change, code] of [
  ['0.0.0.0', { host: '0.0.0.0' }, 'host-any'],
  ['no host', { host: '' }, 'host-empty'],
  ['port 0', { port: 0 }, 'port-invalid'],
  ['port 65536', { port: 65_536 }, 'port-invalid'],
] as const) {
  test(`${title} is refused as ${code} without trying`, async () => {
    await rejects(new Desk().client.connect(options(1, change)), failure(code));
  });
}

test('a name that no one knows is ENOTFOUND, or EAI_AGAIN where no name service answers', async () => {
  await rejects(new Desk().client.connect(options(1, { host: 'nulle-part.invalid' })), (error) => {
    return failure('ENOTFOUND')(error) || failure('EAI_AGAIN')(error);
  });
});

test('an attempt can be cancelled, by the signal or by disconnecting', async (context) => {
  const hall = await Hall.open(context);
  const desk = new Desk();
  await rejects(desk.client.connect(options(hall.port), AbortSignal.abort()), failure('cancelled'));
  const attempt = desk.client.connect(options(hall.port));
  equal(desk.client.state, 'connecting');
  await Promise.all([rejects(attempt, failure('cancelled')), desk.client.disconnect()]);
  equal(desk.client.state, 'idle');
  equal(desk.counters.open, 0);
});

/** A port whose program is asleep and whose queue is full: the system answers a further connection with silence. */
async function silentPort(context: TestContext): Promise<number> {
  const program = `require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
    process.stdout.write(String(this.address().port));
  })`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]; // What the event carries.
  child.kill('SIGSTOP');
  const port = Number(String(chunk));
  const queued = Array.from({ length: 2 }, () => connect(port, '127.0.0.1'));
  await Promise.all(queued.map((socket) => once(socket, 'connect')));
  context.after(async () => {
    for (const socket of queued) socket.destroy();
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return port;
}

test('an attempt that nobody answers is ETIMEDOUT with its seconds, and can be cancelled before', async (context) => {
  const port = await silentPort(context);
  const desk = new Desk();
  await rejects(desk.client.connect(options(port, { timeoutSeconds: 0.1 })), (error) => {
    ok(error instanceof FailureError);
    const { code, details } = error.failure;
    deepEqual([code, details.seconds, details.port], ['ETIMEDOUT', 0.1, port]);
    return true;
  });
  const attempt = desk.client.connect(options(port));
  await Promise.all([rejects(attempt, failure('cancelled')), desk.client.disconnect()]);
  equal(desk.client.state, 'idle');
});

test('a reset is told as a reset', async (context) => {
  const { port, guest } = await table(context);
  const desk = new Desk();
  await desk.client.connect(options(port));
  (await guest).resetAndDestroy();
  equal(await desk.closed, 'reset');
  deepEqual(desk.story.slice(1), ['connection.reset', 'connection.closed']);
});

test('the end of the peer ends the client, and it says no more than that', async (context) => {
  const { port, guest } = await table(context);
  const desk = new Desk();
  await desk.client.connect(options(port));
  (await guest).end('adieu');
  equal(await desk.closed, 'peer');
  deepEqual(desk.messages, ['adieu']);
});

test('disconnecting from a peer that never closes takes less than two seconds', async (context) => {
  const { port, guest } = await table(context);
  const desk = new Desk();
  await desk.client.connect(options(port));
  await guest;
  const began = performance.now();
  await Promise.all([desk.client.disconnect(), desk.client.disconnect()]);
  ok(performance.now() - began < 2000);
  equal(await desk.closed, 'local');
});

test('sending tells when the peer leaves a megabyte unread', async (context) => {
  const { port, guest } = await table(context);
  const desk = new Desk();
  await desk.client.connect(options(port));
  (await guest).pause();
  const part = new Uint8Array(256 * 1024);
  let sent = 0;
  while (desk.client.send(part) && sent < 64 * 2 ** 20) sent += part.length;
  ok(sent >= 2 ** 20 && sent < 64 * 2 ** 20, `${sent} bytes`);
  (await guest).destroy();
  await desk.closed;
});

test('a message from the server that is too long ends the connection', async (context) => {
  const { port, guest } = await table(context);
  const desk = new Desk();
  await desk.client.connect(options(port, { framing: 'length' }));
  (await guest).end(Buffer.from('7fffffff', 'hex'));
  equal(await desk.closed, 'too-long');
});

test('client and server that both say much more than they read do not wait for each other for ever', async (context) => {
  const hall = await Hall.open(context);
  const desk = new Desk();
  await desk.client.connect(options(hall.port));
  const part = new Uint8Array(256 * 1024);
  for (let count = 0; count < 64; count++) desk.client.send(part);
  const all = 64 * part.length;
  await hall.event(() => Object.values(hall.server.snapshot())[0]?.bytes.sent === all);
  await desk.client.disconnect();
  const heard = desk.journal.read(1, Infinity).reduce((sum, event) => {
    return event.type === 'connection.received' ? sum + event.size : sum;
  }, 0);
  equal(heard, all);
});
