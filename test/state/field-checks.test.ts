import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkHost, checkPort, isLoopback } from '../../resources/src/state/field-checks.js';
import { InputHistory, recent, remember } from '../../resources/src/state/input-history.js';
import { nextZoom } from '../../resources/src/state/appearance.js';
import { readDoor, readGlobals } from '../../resources/src/state/native-shell.js';
import { findDoor, keepKey, type DoorWindow } from '../../resources/src/state/door.js';

function portVerdict(text: string, role: 'listen' | 'connect'): string {
  const checked = checkPort(text, role);
  if (!checked.ok) return checked.failure.code;
  return checked.warning ? `${checked.value}!` : String(checked.value);
}

test('a port is a whole number; only a server may take 0', () => {
  const verdicts = ['', ' 60000 ', '0', '1', '80', '65535', '65536', '-1', '1e3', '6e', '12.5'].map(
    (text) => [text, portVerdict(text, 'listen'), portVerdict(text, 'connect')],
  );
  assert.deepEqual(verdicts, [
    ['', 'port-empty', 'port-empty'],
    [' 60000 ', '60000', '60000'],
    ['0', '0', 'port-invalid'],
    ['1', '1!', '1!'],
    ['80', '80!', '80!'],
    ['65535', '65535', '65535'],
    ['65536', 'port-invalid', 'port-invalid'],
    ['-1', 'port-invalid', 'port-invalid'],
    ['1e3', 'port-invalid', 'port-invalid'],
    ['6e', 'port-invalid', 'port-invalid'],
    ['12.5', 'port-invalid', 'port-invalid'],
  ]);
});

test('a client may not connect to all interfaces, a server that listens on them is warned', () => {
  assert.deepEqual(checkHost('0.0.0.0', 'connect'), {
    ok: false,
    failure: { code: 'host-any', action: 'connect', details: {} },
  });
  assert.deepEqual(checkHost('0.0.0.0', 'listen'), { ok: true, value: '0.0.0.0', warning: true });
  assert.deepEqual(checkHost(' localhost ', 'listen'), { ok: true, value: 'localhost', warning: false });
  assert.equal(checkHost('  ', 'connect').ok, false);
});

test('loopback is 127.0.0.0/8, ::1 and localhost', () => {
  assert.deepEqual(
    ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'LOCALHOST', '192.168.1.2', '128.0.0.1', '127.evil.org'].map(
      isLoopback,
    ),
    [true, true, true, true, true, false, false, false],
  );
});

test('history walks only from an empty draft, or while it shows what it found', () => {
  const walk = new InputHistory();
  const said = ['un', 'deux'];
  assert.equal(walk.mayWalk('brouillon'), false);
  assert.equal(walk.mayWalk(''), true);
  assert.equal(walk.walk(said, -1), 'deux');
  assert.equal(walk.mayWalk('deux'), true);
  assert.equal(walk.mayWalk('deux changé'), false);
  assert.equal(walk.walk(said, -1), 'un');
  assert.equal(walk.walk(said, -1), null);
  assert.equal(walk.walk(said, 1), 'deux');
  assert.equal(walk.walk(said, 1), '');
  assert.equal(walk.walk(said, 1), null);
});

test('history keeps the last hundred messages and no message twice in a row', () => {
  const long = Array.from({ length: 100 }, (_, at) => `m${at}`);
  assert.deepEqual(remember(long, 'neuf').length, 100);
  assert.equal(remember(long, 'neuf').at(-1), 'neuf');
  assert.equal(remember(long, 'm99'), long);
  assert.equal(remember(long, ''), long);
  assert.deepEqual(recent([60_000, 5_000], 5_000), [5_000, 60_000]);
});

test('zoom goes by steps and stays at the ends', () => {
  assert.deepEqual(
    [
      nextZoom(100, 1),
      nextZoom(100, -1),
      nextZoom(300, 1),
      nextZoom(50, -1),
      nextZoom(104, 1),
      nextZoom(104, -1),
    ],
    [110, 90, 300, 50, 110, 100],
  );
});

test('reads the framework’s globals as text, also where a path breaks them', () => {
  const script =
    "var NL_PORT=43210;\nvar NL_TOKEN='abc.def';\nvar NL_CWD='/home/l'atelier';\nvar NL_EXTENABLED=true;";
  assert.deepEqual(readGlobals(script)?.port, '43210');
  assert.deepEqual(readGlobals(script)?.token, 'abc.def');
  assert.equal(readGlobals('<!doctype html><p>404'), null);
});

test('believes a broadcast only when it is a way to the engine', () => {
  assert.deepEqual(readDoor({ port: 5, ticket: 't' }), { port: 5, ticket: 't', key: null });
  assert.equal(readDoor({ port: '5', ticket: 't' }), null);
  assert.equal(readDoor(null), null);
});

function fakePage(hash: string): DoorWindow & { readonly urls: string[] } {
  const items = new Map<string, string>();
  const urls: string[] = [];
  return {
    urls,
    location: { hash, pathname: '/client.html', search: '' },
    history: { replaceState: (_data, _unused, url) => urls.push(url) },
    sessionStorage: {
      getItem: (name) => items.get(name) ?? null,
      setItem: (name, value) => items.set(name, value),
      removeItem: (name) => items.delete(name),
    },
  };
}

test('takes the ticket out of the address at once', () => {
  const page = fakePage('#port=4321&ticket=abc');
  assert.deepEqual(findDoor(page), { port: 4321, ticket: 'abc', key: null });
  assert.deepEqual(page.urls, ['/client.html']);
});

test('a reloaded page finds its key, until it is forgotten', () => {
  const page = fakePage('');
  assert.equal(findDoor(page), null);
  keepKey(page, { port: 4321, key: 'k' });
  assert.deepEqual(findDoor(page), { port: 4321, ticket: null, key: 'k' });
  keepKey(page, null);
  assert.equal(findDoor(page), null);
});
