/** Finds or fetches Neutralino's binary for this platform. Plain Node: `npm start` uses it before anything else. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messages } from './messages.mjs';
import { root } from './prepare.mjs';

/** Seconds that fetching may take: nobody waits longer for a window that has a substitute. */
const fetchSeconds = 20;

/** After a failure, how long to go without trying again: a classroom without GitHub starts fast all day. */
const retryAfterMs = 24 * 60 * 60 * 1000;

const platforms = { linux: 'linux', darwin: 'mac', win32: 'win' };
const failedFile = join(root, '.cache', 'native-fetch-failed');
const say = messages();

/**
 * The name of the binary as the framework's releases call it.
 *
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 * @returns {string | undefined} undefined where the framework has none
 */
export function nativeBinaryName(platform, arch) {
  const system = platforms[/** @type {keyof typeof platforms} */ (platform)];
  const machine = arch === 'arm' ? 'armhf' : arch;
  if (system === undefined || !['x64', 'arm64', 'armhf'].includes(machine)) return undefined;
  if (system !== 'linux' && machine === 'armhf') return undefined;
  // Windows on ARM runs the x64 one.
  return system === 'win' ? 'neutralino-win_x64.exe' : `neutralino-${system}_${machine}`;
}

/**
 * The binary's absolute path, fetched when it is missing. Says in one line that it is fetching, and that it failed.
 *
 * @param {boolean} forced tries even when the last attempt failed a moment ago
 * @returns {string | undefined} undefined when there is none and it cannot be fetched
 */
export function ensureNativeBinary(forced) {
  const name = nativeBinaryName(process.platform, process.arch);
  if (name === undefined) return undefined;
  const binary = join(root, 'bin', name);
  if (!existsSync(binary) && (forced || !failedLately())) fetchBinaries(binary);
  if (!existsSync(binary)) return undefined;
  // Archives and file systems lose it; without it the window would fail in a way nobody understands.
  if (process.platform !== 'win32') chmodSync(binary, 0o755);
  return binary;
}

/** @param {string} binary */
function fetchBinaries(binary) {
  console.error(say.fetchingNative({ seconds: fetchSeconds }));
  const neu = join(root, 'node_modules', '@neutralinojs', 'neu', 'bin', 'neu.js');
  spawnSync(process.execPath, [neu, 'update'], {
    cwd: root,
    stdio: 'ignore',
    timeout: fetchSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  mkdirSync(dirname(failedFile), { recursive: true });
  if (existsSync(binary)) {
    rmSync(failedFile, { force: true });
    return;
  }
  writeFileSync(failedFile, String(Date.now()));
  console.error(say.nativeMissing());
}

function failedLately() {
  if (!existsSync(failedFile)) return false;
  return Date.now() - Number(readFileSync(failedFile, 'utf8')) < retryAfterMs;
}
