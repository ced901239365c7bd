import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCounts, countComponents, countTap, noCounts } from '../../extensions/tools/test-counts.js';

const tap = `TAP version 13
# Subtest: waits
    # Subtest: for ncat
    ok 1 - for ncat # SKIP ncat is not installed
    1..1
ok 1 - waits
not ok 2 - answers
ok 3 - later # TODO
1..3
# tests 5
# suites 0
# pass 2
# fail 1
# cancelled 1
# skipped 1
# todo 1
# duration_ms 12.3
`;

test('reads the sums at the end of TAP, a cancelled test being a failed one', () => {
  const { passed, failed, skipped } = countTap(tap) ?? noCounts;
  assert.deepEqual([passed, failed, skipped], [2, 2, 2]);
});

test('names skipped tests with their reasons, nested ones too', () => {
  assert.deepEqual(countTap(tap)?.skips, ['for ncat: ncat is not installed', 'later']);
});

test('knows no counts when TAP was cut short', () => {
  assert.equal(countTap(tap.slice(0, tap.indexOf('# pass'))), undefined);
});

test('takes the last summary when a test itself prints one', () => {
  assert.equal(countTap(`# pass 40\n${tap}`)?.passed, 2);
});

test('reads the counts of component tests behind the control codes of the progress', () => {
  const counts = countComponents('\u001b[2K\u001b[1A# tests 5 passed, 1 failed, 2 skipped\n');
  assert.deepEqual([counts?.passed, counts?.failed, counts?.skipped], [5, 1, 2]);
});

test('knows no counts when the component tests ended before their summary', () => {
  assert.equal(countComponents('Running 1 test files...'), undefined);
});

test('adds up suites', () => {
  const one = { passed: 1, failed: 2, skipped: 3, skips: ['a'] };
  assert.deepEqual(addCounts([one, noCounts, one]), { passed: 2, failed: 4, skipped: 6, skips: ['a', 'a'] });
});
