/** The engine's process: reads its arguments, chooses the shell, starts the engine and ends with it. */

import { fstatSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { systemLanguage } from '../phrases/language.js';
import { phrases } from '../phrases/phrases.js';
import type { Language } from '../protocol/settings.js';
import { readArguments, type EngineArguments } from './arguments.js';
import { Engine } from './engine.js';
import { source as workerSource } from './server-worker.source.js';
import type { SettingsTrouble } from './settings.js';
import { BrowserShell } from './shells/browser.js';
import { FrameworkLink, readFrameworkStart } from './shells/framework-link.js';
import { findFrameworkProgram } from './shells/framework-program.js';
import { NeutralinoShell } from './shells/neutralino.js';
import { NO_SHELL, type Shell } from './shells/shell.js';

/** The installation's or the clone's folder: the source and the bundle both lie two folders below it. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

/** The framework writes its object at once; a pipe of somebody else's may never bring one. */
const START_MS = 1_000;

void main();

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2));
  if ('wrong' in read) {
    console.error(phrases(systemLanguage(process)).engine.unknownOption({ name: read.wrong }));
    process.exit(2);
  }
  const language = read.language ?? systemLanguage(process);
  const isFramework = read.shell === 'native' || (read.shell === 'auto' && isPipe());
  const start = isFramework ? await readFrameworkStart(process.stdin, START_MS) : undefined;
  if (start === undefined && read.shell === 'native') fail(phrases(language).engine.noFramework);
  if (start === undefined) {
    const engine = newEngine(read.shell === 'none' ? NO_SHELL : new BrowserShell(), language);
    await Promise.all([runInBrowser(engine, read, language), untilEnded(engine)]);
    return;
  }
  const engine = newEngine(new NeutralinoShell(findFrameworkProgram(ROOT)), language);
  await engine.start();
  const framework = await FrameworkLink.connect(start, {
    ready: (link) => link.broadcast('atelier.link', { port: engine.port, ticket: engine.serverTicket() }),
    // Further windows may live on; without any, nobody is left to work for.
    gone: () => (engine.hasWindows ? undefined : void engine.end()),
  }).catch(() => undefined);
  if (framework === undefined) fail(phrases(language).engine.noFramework);
  await untilEnded(engine);
}

async function runInBrowser(
  engine: Engine,
  { shell, json }: EngineArguments,
  language: Language,
): Promise<void> {
  await engine.start();
  if (shell !== 'none' && (await engine.openFirst())) return;
  const url = engine.printedUrl();
  const words = phrases(language).engine;
  if (shell !== 'none') console.error(words.noWindow);
  console.log(json ? JSON.stringify({ url }) : words.openAddress({ url }));
}

/** Waits for the engine's end, which a signal may bring, and ends the process: no timer or socket of ours is worth waiting for. */
async function untilEnded(engine: Engine): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void engine.end());
  await engine.ended;
  process.exit(0);
}

function newEngine(shell: Shell, language: Language): Engine {
  return new Engine({
    shell,
    resources: RESOURCES,
    workerSource,
    version,
    language,
    trouble: (trouble) => console.error(troubleText(trouble, language)),
    bug: (error) => console.error(error),
  });
}

function troubleText(trouble: SettingsTrouble, language: Language): string {
  const words = phrases(language).engine;
  return trouble.type === 'corrupted' ? words.settingsCorrupted(trouble) : words.settingsUnwritable(trouble);
}

function isPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    // Closed: nobody writes anything there.
    return false;
  }
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
