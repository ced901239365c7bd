/** Web Test Runner's configuration, shared by both engines. */
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromeLauncher } from '@web/test-runner-chrome';
import {
  defaultReporter,
  type Reporter,
  type TestRunnerConfig,
  type TestSuiteResult,
} from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { ensureBrowser, quietFlags } from '../../extensions/tools/browser.js';
import { root } from '../../extensions/tools/prepare.mjs';
import { WebKitGtkLauncher } from './webkitgtk-launcher.js';

/** The engines that component tests run on. Tests read it as `globalThis.atelierEngine`. */
export type Engine = 'chromium' | 'webkitgtk';

/** Milliseconds a test may take: elements answer within one; a loaded machine needs room. */
const testTimeoutMs = 10_000;

/** Milliseconds a file may take from its start in the browser to its last test. */
const fileTimeoutMs = 120_000;

/**
 * Keeps Tab inside the page: from the last element it would go on into the browser's own bar, and WebKitWebDriver
 * then waits for ever for the page to have seen the key. The stop stays last whatever the tests append.
 */
const lastTabStop = `<span id="last-tab-stop" tabindex="0" aria-label="end of the page"></span>
  <script>
    const stop = document.getElementById('last-tab-stop');
    new MutationObserver(() => {
      if (document.body.lastElementChild !== stop) document.body.append(stop);
    }).observe(document.body, { childList: true });
  </script>`;

/** The configuration for one engine. Fetches a Chromium when the machine has none. */
export async function configFor(engine: Engine): Promise<TestRunnerConfig> {
  return {
    rootDir: root,
    files: ['test/**/*.wtr.test.ts'],
    // One page at a time: tests use the one mouse and the one keyboard focus.
    concurrency: 1,
    nodeResolve: { exportConditions: ['production', 'default'] },
    browsers: [engine === 'chromium' ? await chromium() : new WebKitGtkLauncher()],
    plugins: [
      esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}/tsconfig.json` }),
      ...(engine === 'chromium' ? [a11ySnapshotPlugin()] : []),
    ],
    testFramework: { config: { timeout: String(testTimeoutMs) } },
    testsFinishTimeout: fileTimeoutMs,
    browserStartTimeout: fileTimeoutMs,
    testRunnerHtml: (framework) => `<!doctype html>
      <html lang="en">
        <head><title>Component tests</title><meta charset="utf-8" /></head>
        <body>
          <script>globalThis.atelierEngine = '${engine}';</script>
          ${engine === 'webkitgtk' ? lastTabStop : ''}
          <script type="module" src="${framework}"></script>
        </body>
      </html>`,
    reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
  };
}

async function chromium(): Promise<ReturnType<typeof chromeLauncher>> {
  const executablePath = await ensureBrowser();
  return chromeLauncher({ launchOptions: { executablePath, args: [...quietFlags] } });
}

/** Ends a run with the line that `npm test` adds up: "# tests N passed, N failed, N skipped",
 * after a line "# skipped NAME" for each test that was. */
function countingReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        if (session.testResults !== undefined) count(session.testResults, counts);
        // A file that could not be loaded ran no test, and is a failure all the same.
        if (session.errors.length > 0) counts.failed += 1;
      }
      console.log(`# tests ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    },
  };
}

function count(suite: TestSuiteResult, counts: { passed: number; failed: number; skipped: number }): void {
  for (const test of suite.tests) {
    if (test.skipped) {
      counts.skipped += 1;
      console.log(`# skipped ${test.name}`);
    } else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const child of suite.suites) count(child, counts);
}
