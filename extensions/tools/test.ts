/**
 * `npm test`: builds, then runs every check and every suite of tests, and ends with a table and the line
 * "N passed, N failed, N skipped". `npm test -- NAME…` runs some of them: names of checks and suites, or parts of
 * the paths of test files. With ATELIER_REQUIRE_ALL=1 whatever is skipped, but the native suite, is a failure.
 */
import { checks, type Check } from './checks.js';
import { endCommandsWithThisProcess, runCommand, tool } from './run-command.js';
import { addCounts, noCounts, type Counts } from './test-counts.js';
import { nativeSuite, runSuite, suiteFiles, suites, type Suite } from './test-suites.js';

/** One row of the table. */
interface Row {
  readonly name: string;
  readonly outcome: 'ok' | 'FAILED' | 'skipped';
  readonly seconds: number;
  readonly counts: Counts;
  /** Why it was skipped; empty otherwise. */
  readonly reason: string;
}

/** Seconds for one check; ESLint with types takes the most. */
const checkLimitSeconds = 240;

/** Checks at once: each keeps a core busy. */
const checksAtOnce = 2;

const requireAll = process.env['ATELIER_REQUIRE_ALL'] === '1';

async function main(wanted: readonly string[]): Promise<boolean> {
  const names = ['build', ...checks.map(({ name }) => name), ...suites.map(({ name }) => name)];
  const parts = wanted.filter((word) => !names.includes(word));
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const unknown = parts.filter((part) => !suites.some((suite) => filesOf(suite, [part]).length > 0));
  if (unknown.length > 0) {
    console.error(
      `No test is called ${unknown.join(', ')}. Known: ${names.join(', ')}, or a part of a path.`,
    );
    return false;
  }
  const rows: Row[] = [await runCheck({ name: 'build', command: tool('build') })];
  rows.push(...(await runChecks(checks.filter(({ name }) => isWanted(name)))));
  for (const suite of suites) {
    const files = filesOf(suite, isWanted(suite.name) ? [] : parts);
    const asked = isWanted(suite.name) || (parts.length > 0 && files.length > 0);
    if (asked) rows.push(await runTests(suite, files));
  }
  return report(rows);
}

function filesOf(suite: Suite, parts: readonly string[]): readonly string[] {
  const files = suiteFiles(suite);
  return parts.length === 0 ? files : files.filter((file) => parts.some((part) => file.includes(part)));
}

async function runChecks(wanted: readonly Check[]): Promise<readonly Row[]> {
  const waiting = [...wanted];
  const rows: Row[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      rows.push(await runCheck(check));
    }
  };
  await Promise.all(Array.from({ length: checksAtOnce }, work));
  return rows;
}

async function runCheck({ name, command }: Check): Promise<Row> {
  const began = performance.now();
  const { code, output } = await runCommand(command, { limitSeconds: checkLimitSeconds });
  const outcome = code === 0 ? 'ok' : 'FAILED';
  return told({ name, outcome, seconds: secondsSince(began), counts: noCounts, reason: '' }, output);
}

async function runTests(suite: Suite, files: readonly string[]): Promise<Row> {
  const began = performance.now();
  const { name } = suite;
  const reason = files.length === 0 && name === nativeSuite ? 'no test file' : await suite.missing();
  if (reason !== undefined) {
    const counts = { ...noCounts, skipped: files.length };
    return told({ name, outcome: 'skipped', seconds: secondsSince(began), counts, reason }, '');
  }
  const { counts, ok, output } = await runSuite(suite, files);
  const outcome = ok ? 'ok' : 'FAILED';
  return told({ name, outcome, seconds: secondsSince(began), counts, reason: '' }, output);
}

/** Says at once how a row came out, with the whole output when it failed. */
function told(row: Row, output: string): Row {
  if (row.outcome === 'FAILED') console.log(`\n${output.trim()}\n`);
  const { passed, failed, skipped } = row.counts;
  const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed, ${skipped} skipped` : '';
  console.log(
    `${row.name}: ${[row.outcome, `${row.seconds.toFixed(1)} s`, tests, row.reason].filter(Boolean).join(' · ')}`,
  );
  return row;
}

/** Prints the table, the skips and the sum; returns whether everything is as it has to be. */
function report(rows: readonly Row[]): boolean {
  console.log('');
  console.log(
    ['', 'passed', 'failed', 'skipped', 'seconds'].map((head, column) => cell(head, column)).join(''),
  );
  for (const { name, outcome, seconds, counts } of rows) {
    const numbers = counts === noCounts ? ['', '', ''] : [counts.passed, counts.failed, counts.skipped];
    const cells = [name, ...numbers, seconds.toFixed(1)].map((value, column) => cell(String(value), column));
    console.log(`${cells.join('')}  ${outcome}`);
  }
  const skips = rows.flatMap(({ name, reason, counts }) => [
    ...(reason === '' ? [] : [`${name}: ${reason}`]),
    ...counts.skips.map((skip) => `${name}: ${skip}`),
  ]);
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((skip) => `  ${skip}`).join('\n')}`);
  const forbidden = requireAll ? skips.filter((skip) => !skip.startsWith(`${nativeSuite}:`)) : [];
  if (forbidden.length > 0) console.log('\nATELIER_REQUIRE_ALL is set: these skips are failures.');
  const broken = rows.filter(({ outcome }) => outcome === 'FAILED').map(({ name }) => name);
  if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
  const { passed, failed, skipped } = addCounts(rows.map(({ counts }) => counts));
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return broken.length === 0 && forbidden.length === 0;
}

/** Pads a cell: names to the left, numbers to the right. */
function cell(text: string, column: number): string {
  return column === 0 ? text.padEnd(12) : text.padStart(9);
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

endCommandsWithThisProcess();
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
