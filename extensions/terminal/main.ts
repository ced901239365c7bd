#!/usr/bin/env node
/** The terminal's door: understands the command line, runs one command, and ends with its exit code. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemLanguage } from '../phrases/language.js';
import { phrases, type Phrases } from '../phrases/phrases.js';
import { parseCommandLine, type Arguments, type OpenArguments } from './arguments.js';
import { ConnectCommand } from './connect.js';
import { EXIT } from './exit-codes.js';
import { Screen } from './screen.js';
import { ServeCommand } from './serve.js';
import { UsageError } from './usage-error.js';

/** The engine stands beside this file in the bundle; run from the sources, in the bundle's folder. */
const ENGINE_PLACES = ['./engine.cjs', '../bundle/engine.cjs'];

async function main(words: readonly string[]): Promise<number> {
  const stopped = new AbortController();
  const screen = new Screen(process, () => stopped.abort());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
  const language = systemLanguage(process);
  let args: Arguments;
  try {
    args = parseCommandLine(words);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const spoken = phrases(spokenLanguage(words) ?? language);
    screen.complain(`${error.sentence(spoken)}\n${spoken.terminal.seeHelp}`);
    return EXIT.usage;
  }
  const spoken = phrases(args.language ?? language);
  const code = await run(args, spoken, { screen, stopped: stopped.signal });
  screen.close();
  return code;
}

interface Surroundings {
  readonly screen: Screen;
  readonly stopped: AbortSignal;
}

async function run(args: Arguments, spoken: Phrases, { screen, stopped }: Surroundings): Promise<number> {
  switch (args.command) {
    case 'help':
      screen.print(spoken.terminal.usage);
      return EXIT.ok;
    case 'open':
      return openApp(args, spoken, screen);
    case 'serve':
      return new ServeCommand(args, spoken, screen).run(stopped);
    case 'connect':
      return new ConnectCommand(args, spoken, screen).run(stopped);
    default:
      return args satisfies never;
  }
}

/** The app is the engine, which opens its own windows; this process only waits for it. */
async function openApp({ flags }: OpenArguments, { terminal }: Phrases, screen: Screen): Promise<number> {
  const candidates = ENGINE_PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const engine = candidates.find((path) => existsSync(path));
  if (engine === undefined) {
    screen.complain(terminal.notBuilt);
    return EXIT.usage;
  }
  const child = spawn(process.execPath, [engine, ...flags], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code ?? EXIT.network);
    });
  });
}

/** The language asked for on a command line that could not be understood otherwise. */
function spokenLanguage(words: readonly string[]): 'fr' | 'en' | null {
  const line = words.join(' ');
  if (/--lang[ =]en\b/.test(line)) return 'en';
  return /--lang[ =]fr\b/.test(line) ? 'fr' : null;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A bug: its stack is what a developer needs.
    console.error(error);
    process.exitCode = EXIT.network;
  },
);
