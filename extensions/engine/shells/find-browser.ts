/** Finds a Chromium-family browser that is installed on this machine. It fetches nothing and starts nothing. */
import { existsSync } from 'node:fs';
import { Launcher } from 'chrome-launcher';

/**
 * The browser's executable: the one that CHROME_PATH names, else the best of those chrome-launcher knows of.
 *
 * @returns its absolute path; undefined when there is none, or when CHROME_PATH names a file that is not there
 */
export function findBrowser(environment: Readonly<NodeJS.ProcessEnv> = process.env): string | undefined {
  const chosen = environment['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  try {
    return Launcher.getInstallations()[0];
  } catch {
    // chrome-launcher throws where it finds none, and on platforms it does not know: both mean "none".
    return undefined;
  }
}

/**
 * The flags without which Chromium refuses to run for this user. Only root needs any: its sandbox cannot start, and
 * `--test-type` hides the bar that says so.
 */
export function browserFlags(userId: number | undefined = process.getuid?.()): readonly string[] {
  return userId === 0 ? ['--no-sandbox', '--test-type'] : [];
}
