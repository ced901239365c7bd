/** What a server answers, and what a person at the server does. */
import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { FailureError } from '../../../extensions/protocol/failures.js';
import { replierOf } from '../../../extensions/sockets/server/replies.js';
import { Hall } from '../support/hall.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const client = { name: 'Pair 3', messageNumber: 12 };

test('an echo is the message itself, not a copy', () => {
  const message = bytes('é');
  equal(replierOf({ kind: 'echo' }, 'utf-8')(message, client), message);
});

test('upper case knows the encoding', () => {
  const upper = replierOf({ kind: 'upper' }, 'utf-8');
  deepEqual(Buffer.from(upper(bytes('café ß'), client) ?? []), Buffer.from('CAFÉ SS'));
  const latin1 = replierOf({ kind: 'upper' }, 'latin1');
  deepEqual(
    Buffer.from(latin1(Buffer.from('café ßÿ', 'latin1'), client) ?? []),
    Buffer.from('CAFÉ ßÿ', 'latin1'),
  );
});

test('upper case leaves an «é» that was cut in two what it was', () => {
  const upper = replierOf({ kind: 'upper' }, 'utf-8');
  deepEqual(upper(Uint8Array.of(0x61, 0xc3), client), Uint8Array.of(0x41, 0xc3));
  deepEqual(upper(Uint8Array.of(0xa9, 0x62), client), Uint8Array.of(0xa9, 0x42));
});

test('a template is filled with the message without its line end, the name, the number and the time', () => {
  const template = replierOf(
    { kind: 'template', template: '{n} {name} «{message}» {time} {other}' },
    'utf-8',
  );
  const text = Buffer.from(template(bytes('bonjour\r\n'), client) ?? []).toString();
  ok(/^12 Pair 3 «bonjour» \d\d:\d\d:\d\d \{other\}$/.test(text), text);
});

test('a message that spells a placeholder is not filled in', () => {
  const template = replierOf({ kind: 'template', template: '{message}{n}' }, 'utf-8');
  equal(Buffer.from(template(bytes('{name}$&'), client) ?? []).toString(), '{name}$&12');
});

test('a template passes bytes that are no text through and marks what the encoding lacks', () => {
  const utf8 = replierOf({ kind: 'template', template: '>{message}' }, 'utf-8');
  deepEqual(utf8(Uint8Array.of(0xff), client), Uint8Array.of(0x3e, 0xff));
  const latin1 = replierOf({ kind: 'template', template: 'é€😀' }, 'latin1');
  deepEqual(Buffer.from(latin1(bytes(''), client) ?? []), Buffer.from('é??', 'latin1'));
});

for (const kind of ['none', 'manual', 'broadcast'] as const) {
  test(`${kind} answers nothing to the sender`, () => {
    equal(replierOf({ kind }, 'utf-8')(bytes('a'), client), null);
  });
}

test('a broadcast reaches every other client that is served, and not its sender', async (context) => {
  const hall = await Hall.open(context, { reply: { kind: 'broadcast' }, framing: 'line' });
  const [one, two, three] = [await hall.peer(), await hall.peer(), await hall.peer()];
  one.send('à tous\n');
  await two.hears('à tous\n');
  await three.hears('à tous\n');
  two.send('merci\n');
  await one.hears('merci\n');
});

test('a broadcast passes by a client that does not read', async (context) => {
  const hall = await Hall.open(context, { reply: { kind: 'broadcast' } });
  const [speaker, deaf, listener] = [await hall.peer(), await hall.peer(), await hall.peer()];
  deaf.stopReading();
  const part = Buffer.alloc(64 * 1024, 'x');
  for (let count = 1; count <= 512; count++) {
    speaker.send(part);
    // In step with who listens: he would miss, too, what comes while a megabyte waits for him.
    await listener.until(() => listener.heardBytes === count * part.length);
  }
  const sent = hall.server.snapshot()[`127.0.0.1:${deaf.port}`]?.bytes.sent ?? 0;
  ok(sent < 16 * 1024 * 1024, `${sent} bytes wait for who does not read`);
});

test('a person answers one client or all, encoded and framed, and learns to how many it went', async (context) => {
  const hall = await Hall.open(context, { reply: { kind: 'manual' }, framing: 'line', encoding: 'latin1' });
  const [one, two] = [await hall.peer(), await hall.peer()];
  one.send('une question\n');
  await hall.happens('connection.received', one);
  equal(hall.server.send(hall.idOf(one), 'réponse'), 1);
  await one.hears(Buffer.from('réponse\n', 'latin1'));
  equal(hall.server.send(null, Uint8Array.of(0xe9)), 2);
  await two.hears(Buffer.from('é\n', 'latin1'));
  equal(hall.server.send(999, 'personne'), 0);
});

test('a person is told what cannot be sent', async (context) => {
  const hall = await Hall.open(context, { encoding: 'latin1', framing: 'line' });
  const code = (expected: string) => (error: unknown) =>
    error instanceof FailureError && error.failure.code === expected;
  throws(() => hall.server.send(null, '€'), code('not-encodable'));
  throws(() => hall.server.send(null, 'x'.repeat(2 ** 20 + 1)), code('message-too-long'));
});

test('nothing is sent to a client that waits for its turn', async (context) => {
  const hall = await Hall.open(context, { strategy: 'sequential', reply: { kind: 'manual' } });
  await hall.peer();
  const waiting = await hall.peer();
  equal(hall.server.send(hall.idOf(waiting), 'pas encore'), 0);
  equal(hall.server.send(null, 'à tous'), 1);
});

test('replies and work change from the next message on', async (context) => {
  const hall = await Hall.open(context);
  const peer = await hall.peer();
  peer.send('a');
  await peer.hears('a');
  hall.server.change({ reply: { kind: 'upper' } });
  peer.send('a');
  await peer.hears('A');
  hall.server.change({ work: { kind: 'wait', ms: 30 } });
  peer.send('b');
  await peer.hears('B');
  const [sent, received] = ['connection.sent', 'connection.received'].map((type) =>
    hall.journal.read(1, Infinity).findLast((event) => event.type === type),
  );
  ok((sent?.at ?? 0) - (received?.at ?? 0) > 25e6);
});

test('messages that come during a service are served after it, in order', async (context) => {
  const hall = await Hall.open(context, {
    work: { kind: 'wait', ms: 5 },
    framing: 'line',
    reply: { kind: 'template', template: '{n}{message}' },
  });
  const peer = await hall.peer();
  peer.send('a\nb\n');
  await hall.happens('connection.received', peer);
  peer.send('c\n');
  await peer.hears('1a\n2b\n3c\n');
});

test('replies without work to one chunk leave in one write', async (context) => {
  const hall = await Hall.open(context, { framing: 'line' });
  const peer = await hall.peer();
  peer.send('a\nb\nc\n');
  await peer.hears('a\nb\nc\n');
  const received = hall.story(peer).filter((type) => type === 'connection.received').length;
  const sent = await hall.happens('connection.sent', peer);
  equal(hall.story(peer).filter((type) => type === 'connection.sent').length, received);
  if (received === 1) deepEqual([sent.messages, sent.ends], [3, [2, 4, 6]]);
});
