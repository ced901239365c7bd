/** Reads from a test runner's output how many tests ran, and which were skipped and why. */

import { stripVTControlCharacters } from 'node:util';

/** What one suite's tests came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line a skipped test: its name and, where it gave one, the reason. */
  readonly skips: readonly string[];
}

/** Nothing ran. */
export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, skips: [] };

/**
 * Reads the TAP that node's test runner writes.
 *
 * @returns undefined when the summary at its end is missing: then the run was cut short
 */
export function countTap(output: string): Counts | undefined {
  const passed = summaryNumber(output, 'pass');
  const failed = summaryNumber(output, 'fail');
  const cancelled = summaryNumber(output, 'cancelled');
  if (passed === undefined || failed === undefined || cancelled === undefined) return undefined;
  const skips = [...output.matchAll(/^ *(?:not )?ok \d+ - (.*?) # (?:SKIP|TODO) ?(.*)$/gm)].map(skipLine);
  const skipped = (summaryNumber(output, 'skipped') ?? 0) + (summaryNumber(output, 'todo') ?? 0);
  // A todo test also counts as passed or failed in node's own sums; it proves nothing, so it is a skip here.
  return { passed, failed: failed + cancelled, skipped, skips };
}

/**
 * Reads the last line of our own reporter for Web Test Runner.
 *
 * @returns undefined when it is missing: then the run was cut short
 */
export function countComponents(output: string): Counts | undefined {
  // The default reporter erases its progress with control codes, also where nobody watches.
  const plain = stripVTControlCharacters(output);
  const found = /^# tests (\d+) passed, (\d+) failed, (\d+) skipped$/m.exec(plain);
  if (found === null) return undefined;
  const [passed = 0, failed = 0, skipped = 0] = found.slice(1).map(Number);
  const skips = [...plain.matchAll(/^# skipped (.*)$/gm)].map((line) => line[1] ?? '');
  return { passed, failed, skipped, skips };
}

/** The sum of several suites. */
export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      skips: [...sum.skips, ...one.skips],
    }),
    noCounts,
  );
}

function summaryNumber(output: string, name: string): number | undefined {
  const found = [...output.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}

function skipLine([, name = '', reason = '']: RegExpMatchArray): string {
  return reason === '' ? name : `${name}: ${reason}`;
}
