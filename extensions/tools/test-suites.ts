/** The suites of tests: where their files are, what they need of the machine, and how they are run. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ensureBrowser } from './browser.js';
import { filesBelow } from './files.js';
import { Foreseen, root } from './prepare.mjs';
import { packageProgram, runCommand } from './run-command.js';
import { countComponents, countTap, type Counts } from './test-counts.js';

/** A suite of tests. */
export interface Suite {
  /** Its name, as `npm test -- NAME` takes it. */
  readonly name: string;
  /** Seconds it may take in all; then it is ended and has failed. */
  readonly limitSeconds: number;
  /** Whether a file below test/ belongs to it. Every test file belongs to at least one suite. */
  has(path: string): boolean;
  /** Why it cannot run on this machine; undefined when it can. */
  missing(): Promise<string | undefined>;
  /** The command that runs some of its files, writing TAP to `tap` when it is a suite of node's runner. */
  command(files: readonly string[], tap: string): readonly string[];
  /** Reads the counts from the output, or from the TAP file. */
  count(output: string, tap: string): Counts | undefined;
}

/** What a suite's run came to. */
export interface SuiteResult {
  readonly counts: Counts;
  readonly ok: boolean;
  readonly output: string;
}

/** Milliseconds for one test of node's runner: a minute of patience, where real ones take milliseconds. */
const testTimeoutMs = 60_000;

/** The same for a whole file of native tests, which node's runner counts as one: each opens some three real windows. */
const nativeTimeoutMs = 300_000;

/** Seconds that all native tests may take: 160 were measured on a busy machine. */
const nativeLimitSeconds = 600;

/** Programs without which a machine cannot run WebKitGTK without a screen. */
const webkitPrograms = ['WebKitWebDriver', 'Xvfb'];

/** The suite that alone may be skipped on CI: it needs a binary that only the framework's release page has. */
export const nativeSuite = 'native';

const special = ['e2e', 'interop', 'bench', nativeSuite];

/** All of them, in the order in which `npm test` runs them: the fast ones first. */
export const suites: readonly Suite[] = [
  nodeSuite('unit', isUnitTest, { filesAtOnce: 2 }),
  componentSuite('chromium', browserMissing),
  componentSuite('webkitgtk', webkitMissing),
  nodeSuite('e2e', (path) => path.startsWith('test/e2e/'), { missing: browserMissing }),
  nodeSuite('interop', (path) => path.startsWith('test/interop/')),
  nodeSuite(nativeSuite, (path) => path.startsWith(`test/${nativeSuite}/`), {
    ...{ missing: nativeMissing, timeoutMs: nativeTimeoutMs, limitSeconds: nativeLimitSeconds },
  }),
];

/** The files of a suite, sorted. */
export function suiteFiles(suite: Suite): readonly string[] {
  return filesBelow('test', (path) => path.endsWith('.test.ts') && suite.has(path));
}

/**
 * Runs some of a suite's files.
 *
 * @param files paths relative to the project; an empty list is a failure, because nothing would be proved
 */
export async function runSuite(suite: Suite, files: readonly string[]): Promise<SuiteResult> {
  if (files.length === 0) return failure(`no test file for ${suite.name}`);
  const folder = join(root, '.cache', 'test');
  const tap = join(folder, `${suite.name}-${process.pid}.tap`);
  await mkdir(folder, { recursive: true });
  const command = suite.command(files, tap);
  const { code, output } = await runCommand(command, { limitSeconds: suite.limitSeconds });
  const counts = suite.count(output, tap);
  rmSync(tap, { force: true });
  if (counts === undefined) return failure(`${output}\n${suite.name} ended before its summary`);
  const ran = counts.passed + counts.failed + counts.skipped;
  // A runner that fails without a failed test (a leaked handle, a broken file) has failed all the same.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  if (ran === 0) return failure(`${output}\n${suite.name} ran no test`);
  return { counts: { ...counts, failed }, ok: failed === 0, output };
}

function failure(output: string): SuiteResult {
  return { counts: { passed: 0, failed: 1, skipped: 0, skips: [] }, ok: false, output };
}

/** What differs between suites of node's runner. */
interface NodeSuiteOptions {
  /** As in {@link Suite}; nothing when omitted. */
  readonly missing?: Suite['missing'];
  /** Test files at once; 1 when omitted, for those that drive windows or measure time. */
  readonly filesAtOnce?: number;
  /** Milliseconds for one test, and for one file. */
  readonly timeoutMs?: number;
  /** As in {@link Suite}. */
  readonly limitSeconds?: number;
}

function nodeSuite(name: string, has: Suite['has'], options: NodeSuiteOptions = {}): Suite {
  const { missing = nothingMissing, filesAtOnce = 1 } = options;
  const { timeoutMs = testTimeoutMs, limitSeconds = 300 } = options;
  return {
    name,
    limitSeconds,
    has,
    missing,
    command: (files, tap) => [
      ...[process.execPath, '--import', 'tsx', '--test', `--test-concurrency=${filesAtOnce}`],
      `--test-timeout=${timeoutMs}`,
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${tap}`],
      ...files,
    ],
    count: (_output, tap) => (existsSync(tap) ? countTap(readFileSync(tap, 'utf8')) : undefined),
  };
}

function componentSuite(name: string, missing: Suite['missing']): Suite {
  return {
    name,
    limitSeconds: 240,
    has: (path) => path.endsWith('.wtr.test.ts'),
    missing,
    command: (files) => {
      const config = ['--config', `test/config/wtr-${name}.config.mjs`, '--files', ...files];
      const [node = '', ...program] = packageProgram('@web/test-runner/dist/bin.js', config);
      return [node, '--import', 'tsx', ...program];
    },
    count: countComponents,
  };
}

function isUnitTest(path: string): boolean {
  return !path.endsWith('.wtr.test.ts') && !special.some((folder) => path.startsWith(`test/${folder}/`));
}

function nothingMissing(): Promise<undefined> {
  return Promise.resolve(undefined);
}

async function browserMissing(): Promise<string | undefined> {
  const { TMPDIR, LD_LIBRARY_PATH } = process.env;
  try {
    await ensureBrowser();
    return undefined;
  } catch (error) {
    if (error instanceof Foreseen) return error.message;
    throw error;
  } finally {
    // A fetched browser sets both for itself; Python and ncat, started later, must not get its libraries.
    restore('TMPDIR', TMPDIR);
    restore('LD_LIBRARY_PATH', LD_LIBRARY_PATH);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

function webkitMissing(): Promise<string | undefined> {
  const absent = webkitPrograms.filter((program) => !isInPath(program));
  return Promise.resolve(absent.length > 0 ? `${absent.join(' and ')} not installed` : undefined);
}

/** ATELIER_NATIVE_BINARY names a binary that is not in bin/. */
function nativeMissing(): Promise<string | undefined> {
  if (existsSync(process.env['ATELIER_NATIVE_BINARY'] ?? '')) return nothingMissing();
  const bin = join(root, 'bin');
  const found = existsSync(bin) && readdirSync(bin).some((file) => file.startsWith('neutralino-'));
  return Promise.resolve(found ? undefined : 'no Neutralino binary in bin/');
}

function isInPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
