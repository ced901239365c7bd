/**
 * Gets a clone ready: checks Node, installs what is missing, builds what is stale. Plain Node without imports
 * from node_modules, because it runs before they exist.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeOf, fingerprint, isInstallStale, isNodeNewEnough, OLDEST_NODE } from './freshness.mjs';
import { messages } from './messages.mjs';

/** The project's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What the bundles are made of: when none of it has changed, the last build is still good. */
export const builtFrom = ['extensions', 'resources/src', 'package-lock.json', 'tsconfig.json'];

/** Where the build leaves the fingerprint of the sources it was made from. */
export const stampFile = join(root, 'extensions', 'bundle', '.stamp');

const say = messages();

/**
 * A failure that a person can do something about: told in one sentence, without a stack.
 */
export class Foreseen extends Error {}

/**
 * Checks Node and installs the dependencies when node_modules is missing or differs from the lock file.
 * Throws {@link Foreseen} when Node is too old, npm is not there or the registry cannot be reached.
 */
export function install() {
  if (!isNodeNewEnough(process.versions.node)) {
    throw new Foreseen(say.oldNode({ found: process.versions.node, wanted: OLDEST_NODE }));
  }
  if (!isInstallStale(root)) return;
  console.error(say.installing());
  // Development packages are what builds the app, whatever NODE_ENV says.
  const result = npm(['ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error']);
  if (codeOf(result.error) === 'ENOENT') throw new Foreseen(say.noNpm());
  if (result.status !== 0) throw new Foreseen(say.installFailed({ reason: installReason(result) }));
}

/**
 * Builds when the sources have changed since the last build. Rejects with {@link Foreseen} when the build fails; its
 * messages have then been printed.
 */
export async function build() {
  if (!isBuildStale()) return;
  console.error(say.building());
  const status = await runTool('build', []);
  if (status !== 0) throw new Foreseen(say.buildFailed());
}

/**
 * Runs `extensions/tools/NAME.ts` in a process of its own and waits for it.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
export function runTool(name, args) {
  const script = join(root, 'extensions', 'tools', `${name}.ts`);
  return run(process.execPath, ['--import', tsx(), script, ...args]);
}

/**
 * Runs a program in the project's folder to its end, passing on the signals that would end it. Rejects when it cannot
 * be started.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function run(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  // A terminal's Ctrl+C reaches the child as well; a signal sent to this process alone has to be handed on.
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  try {
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : 1;
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass);
  }
}

/**
 * Runs a script's main, turning a {@link Foreseen} failure into one sentence and exit code 1.
 *
 * @param {() => number | void | Promise<number | void>} body resolves to the exit code, 0 when nothing
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Foreseen)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function isBuildStale() {
  if (!existsSync(stampFile)) return true;
  return readFileSync(stampFile, 'utf8') !== fingerprint(root, builtFrom);
}

function tsx() {
  return new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
}

/**
 * @param {readonly string[]} args
 * @returns {import('node:child_process').SpawnSyncReturns<string>}
 */
function npm(args) {
  /** @type {import('node:child_process').SpawnSyncOptionsWithStringEncoding} */
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] };
  // npm run tells which npm it is; without it, on Windows, npm is a script that only a shell can start.
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return spawnSync(process.execPath, [own, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** @param {{ stderr: string }} result */
function installReason({ stderr }) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(stderr))
    return say.noNetwork();
  const lines = stderr.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  const told = lines
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .find((line) => !/^code /.test(line));
  return told || 'npm ci';
}
