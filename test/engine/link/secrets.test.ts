import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secrets } from '../../../extensions/engine/link/secrets.js';
import { userOf } from '../../../extensions/engine/link/peer-user.js';

describe('Secrets', () => {
  it('are taken once and found as often as one likes', () => {
    const secrets = new Secrets<string>();
    const secret = secrets.issue('window');
    assert.equal(secrets.find(secret), 'window');
    assert.equal(secrets.take(secret), 'window');
    assert.equal(secrets.take(secret), undefined);
  });

  it('grow old, unless they were made to last', () => {
    let now = 0;
    const secrets = new Secrets<string>(() => now);
    const ticket = secrets.issue('ticket', 30_000);
    const printed = secrets.issue('printed');
    now = 30_000;
    assert.equal(secrets.find(ticket), 'ticket');
    now = 30_001;
    assert.equal(secrets.find(ticket), undefined);
    now = 1e9;
    assert.equal(secrets.find(printed), 'printed');
    assert.deepEqual(secrets.values, ['printed']);
  });

  it('can be revoked by what they stand for', () => {
    const secrets = new Secrets<object>();
    const value = {};
    const [one, two] = [secrets.issue(value), secrets.issue(value)];
    secrets.revoke(value);
    assert.deepEqual([secrets.find(one), secrets.find(two)], [undefined, undefined]);
  });

  it('are 256 bits, safe in a URL, and never twice the same', () => {
    const secrets = new Secrets<number>();
    const all = new Set(Array.from({ length: 100 }, (_, index) => secrets.issue(index)));
    assert.equal(all.size, 100);
    for (const secret of all) assert.match(secret, /^[\w-]{43}$/);
  });
});

describe('userOf', () => {
  const head =
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
  const row = (local: string, remote: string, user: number) =>
    `   0: ${local} ${remote} 01 00000000:00000000 00:00000000 00000000  ${user}        0 1234 1\n`;
  const ports = { localPort: 0x1f90, remotePort: 0xc001 };

  it('finds the owner of the peer’s socket, not of our own', () => {
    const table = head + row('0100007F:1F90', '0100007F:C001', 1) + row('0100007F:C001', '0100007F:1F90', 2);
    assert.equal(userOf(table, ports), 2);
  });

  it('finds a peer on an IPv6 socket', () => {
    const mapped = '0000000000000000FFFF00000100007F';
    assert.equal(userOf(head + row(`${mapped}:C001`, `${mapped}:1F90`, 3), ports), 3);
  });

  it('does not take another address or port for the peer', () => {
    const table = head + row('0200007F:C001', '0100007F:1F90', 4) + row('0100007F:C002', '0100007F:1F90', 5);
    assert.equal(userOf(table, ports), undefined);
  });
});
