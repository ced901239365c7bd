import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkConnect } from '../../resources/src/windows/client-window/client-form.js';
import { shortcutOf, type PressedKey } from '../../resources/src/windows/shortcuts.js';
import { checkDraft, draftFrom, optionsOf } from '../../resources/src/windows/server-window/server-form.js';
import { SETTINGS } from '../state/support/samples.js';

const DRAFT = draftFrom(SETTINGS.server);

test('a draft filled from settings gives those settings back', () => {
  assert.deepEqual(checkDraft(DRAFT, 10_000).settings, SETTINGS.server);
});

test('a template is kept with its text', () => {
  const draft = { ...DRAFT, replyKind: 'template', template: '{n}: {message}' } as const;
  assert.deepEqual(checkDraft(draft, 10_000).settings?.reply, {
    kind: 'template',
    template: '{n}: {message}',
  });
});

test('each field is checked by itself, and one that is wrong leaves no settings', () => {
  const wrong = { ...DRAFT, port: '70000', workMs: '60001', maxClients: '0', idleSeconds: 'x' };
  const check = checkDraft(wrong, 500);
  assert.equal(check.port?.code, 'port-invalid');
  assert.deepEqual(check.workMs, { n: 0, max: 60_000 });
  assert.deepEqual(check.maxClients, { n: 1, max: 500 });
  assert.deepEqual(check.idleSeconds, { n: 0, max: 86_400 });
  assert.equal(check.host, null);
  assert.equal(check.settings, null);
});

test('listening beyond this machine is told, and so is a reserved port', () => {
  const check = checkDraft({ ...DRAFT, host: '0.0.0.0', port: '80' }, 10_000);
  assert.deepEqual([check.beyondMachine, check.reservedPort], [true, true]);
  assert.notEqual(check.settings, null);
});

test('the options of a server hold what it says itself, and nothing of the window', () => {
  const options = optionsOf(SETTINGS.server, { peerName: 'Pair {n}', fullText: 'Complet' });
  assert.equal(options.peerName, 'Pair {n}');
  assert.ok(!('unfolded' in options));
});

test('a client needs a port first, then a host', () => {
  const failed = (host: string, port: string): string => {
    const check = checkConnect(host, port, SETTINGS.client);
    return check.ok ? 'ok' : `${check.field} ${check.failure.code}`;
  };
  assert.equal(failed('', ''), 'port port-empty');
  assert.equal(failed('', '60000'), 'host host-empty');
  assert.equal(failed('0.0.0.0', '60000'), 'host host-any');
  assert.equal(failed('localhost', '60000'), 'ok');
});

function pressed(key: string, more: Partial<PressedKey> = {}): PressedKey {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key, ...none, ...more };
}

test('the keys are those of the list', () => {
  const control = { ctrlKey: true };
  const asked = ['l', 'f', 'n', 'k', 's', '+', '=', '-', '0'].map((key) => shortcutOf(pressed(key, control)));
  assert.deepEqual(asked, [
    'clear',
    'find',
    'new-client',
    'toggle',
    'export',
    'zoom-in',
    'zoom-in',
    'zoom-out',
    'zoom-reset',
  ]);
  assert.equal(shortcutOf(pressed('n', { altKey: true })), 'new-client');
  assert.equal(shortcutOf(pressed('à', { ctrlKey: true, code: 'Digit0' })), 'zoom-reset');
  assert.equal(shortcutOf(pressed('F1')), 'help');
  assert.equal(shortcutOf(pressed('Escape')), 'input');
});

test('plain letters and AltGr characters are typed, not obeyed', () => {
  assert.equal(shortcutOf(pressed('n')), null);
  assert.equal(shortcutOf(pressed('f', { ctrlKey: true, altKey: true })), null);
});
