/**
 * `npm start`: opens the app. The native window when bin/ holds this platform's Neutralino binary or it can be
 * fetched, else whatever the engine finds by itself: a Chromium app window, the default browser, or the printed
 * address. Plain Node, because it runs first on a fresh clone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { ensureNativeBinary } from './native.mjs';
import { build, Foreseen, install, main, root, run } from './prepare.mjs';

const say = messages();
// --json is for scripts that start the app and need its address.
const known = ['--browser', '--native', '--no-open', '--json'];

/** The exit code for a wrong command line, as in the app itself. */
const usageExitCode = 2;

/** A native window that ends within this many ms with a failure never opened: a library or the display is missing. */
const stillbornMs = 3000;

await main(async () => {
  const flags = process.argv.slice(2);
  const unknown = flags.find((flag) => !known.includes(flag));
  if (unknown !== undefined) {
    console.error(say.unknownFlag({ flag: unknown }));
    return usageExitCode;
  }
  install();
  await build();
  const engine = join(root, 'extensions', 'bundle', 'engine.cjs');
  if (!existsSync(engine)) throw new Foreseen(say.notBuilt({ file: engine }));
  const forced = flags.includes('--native');
  const wantsBrowser = flags.some((flag) => flag !== '--native');
  if (forced || !wantsBrowser) {
    const code = await openNative(forced);
    if (code !== undefined) return code;
  }
  return open(process.execPath, [engine, ...flags]);
});

/**
 * Opens the native window and waits for its end.
 *
 * @param {boolean} forced whether a person asked for it: then there is no other way
 * @returns {Promise<number | undefined>} the exit code; undefined when there is no native window here
 */
async function openNative(forced) {
  const binary = hasDisplay() ? ensureNativeBinary(forced) : undefined;
  if (binary === undefined) {
    if (forced) throw new Foreseen(say.nativeRequired());
    return undefined;
  }
  const began = Date.now();
  const code = await open(binary, ['--load-dir-res', `--path=${root}`]);
  if (code === 0 || Date.now() - began > stillbornMs) return code;
  if (forced) throw new Foreseen(say.nativeFailed({ reason: `${binary} (${code})` }));
  console.error(say.nativeMissing());
  return undefined;
}

// GTK without a display ends with a message of its own; there is no need to try.
function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs a program to its end; one that cannot be started is told in a sentence.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code
 */
async function open(program, args) {
  try {
    return await run(program, args);
  } catch (error) {
    throw new Foreseen(say.engineFailed({ reason: error instanceof Error ? error.message : String(error) }));
  }
}
