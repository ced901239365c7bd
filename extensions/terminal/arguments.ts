/** The command line as typed values. Everything a person can mistype is told apart here, once. */

import { parseArgs } from 'node:util';
import {
  DEFAULT_HOST,
  DEFAULT_MAX_CLIENTS,
  DEFAULT_PORT,
  MAX_TEXT_FIELD,
  MAX_WORK_MS,
} from '../protocol/limits.js';
import {
  ENCODINGS,
  FRAMINGS,
  LINE_ENDINGS,
  REPLY_KINDS,
  STRATEGIES,
  WORK_KINDS,
  type ClientOptions,
  type ReplyPolicy,
  type ServingOptions,
} from '../protocol/nouns.js';
import { LANGUAGES, type Language } from '../protocol/settings.js';
import { UsageError } from './usage-error.js';

/** What `serve` runs with; the door adds the phrases that a server speaks. */
export interface ServeArguments {
  readonly command: 'serve';
  readonly options: ServingOptions;
  readonly session: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly language: Language | null;
}

/** What `connect` runs with. `message: null` means a dialogue. */
export interface ConnectArguments {
  readonly command: 'connect';
  readonly options: ClientOptions;
  readonly message: string | null;
  readonly json: boolean;
  readonly language: Language | null;
}

/** Opens the app; `flags` go to the engine as they are. */
export interface OpenArguments {
  readonly command: 'open';
  readonly flags: readonly string[];
  readonly language: Language | null;
}

/** Prints the usage. */
export interface HelpArguments {
  readonly command: 'help';
  readonly language: Language | null;
}

/** One command line, understood. */
export type Arguments = ServeArguments | ConnectArguments | OpenArguments | HelpArguments;

/** Seconds that idle clients may be given: a day. */
const MAX_IDLE_SECONDS = 86_400;
/** Seconds to wait for a connection or a reply. */
const MAX_TIMEOUT_SECONDS = 600;
const DEFAULT_TIMEOUT_SECONDS = 10;
/** More clients than any system gives descriptors for. */
const MOST_CLIENTS = 1_000_000;

const STREAM_OPTIONS = {
  framing: { type: 'string', default: 'raw' },
  encoding: { type: 'string', default: 'utf-8' },
  json: { type: 'boolean', default: false },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const SERVE_OPTIONS = {
  ...STREAM_OPTIONS,
  host: { type: 'string', default: DEFAULT_HOST },
  strategy: { type: 'string', default: 'event-loop' },
  reply: { type: 'string', default: 'echo' },
  work: { type: 'string', default: 'wait' },
  'work-ms': { type: 'string', default: '0' },
  'max-clients': { type: 'string', default: String(DEFAULT_MAX_CLIENTS) },
  'idle-s': { type: 'string', default: '0' },
  session: { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const;

const CONNECT_OPTIONS = {
  ...STREAM_OPTIONS,
  'line-ending': { type: 'string', default: 'none' },
  'timeout-s': { type: 'string', default: String(DEFAULT_TIMEOUT_SECONDS) },
} as const;

const OPEN_OPTIONS = {
  native: { type: 'boolean' },
  browser: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Understands a command line (without the program's own name). Throws UsageError with what to say. */
export function parseCommandLine(words: readonly string[]): Arguments {
  const [command, ...rest] = words;
  if (command === 'serve') return parseServe(rest);
  if (command === 'connect') return parseConnect(rest);
  if (command === 'help') return { command: 'help', language: null };
  if (command === undefined || command.startsWith('-')) return parseOpen(words);
  throw new UsageError('unknownCommand', { name: command });
}

function parseServe(words: string[]): ServeArguments | HelpArguments {
  const { values, positionals } = understand(() =>
    parseArgs({ args: words, options: SERVE_OPTIONS, allowPositionals: true }),
  );
  const language = languageOption(values.lang);
  if (values.help) return { command: 'help', language };
  const [port, extra] = positionals;
  if (extra !== undefined) throw new UsageError('tooMany', { name: extra });
  return {
    command: 'serve',
    options: {
      host: values.host,
      port: port === undefined ? DEFAULT_PORT : wholeNumber('PORT', port, { from: 0, to: 65_535 }),
      strategy: oneOf('--strategy', values.strategy, STRATEGIES),
      reply: replyPolicy(values.reply),
      work: {
        kind: oneOf('--work', values.work, WORK_KINDS),
        ms: wholeNumber('--work-ms', values['work-ms'], { from: 0, to: MAX_WORK_MS }),
      },
      framing: oneOf('--framing', values.framing, FRAMINGS),
      encoding: oneOf('--encoding', values.encoding, ENCODINGS),
      maxClients: wholeNumber('--max-clients', values['max-clients'], { from: 1, to: MOST_CLIENTS }),
      idleSeconds: wholeNumber('--idle-s', values['idle-s'], { from: 0, to: MAX_IDLE_SECONDS }),
    },
    session: values.session ?? null,
    json: values.json,
    quiet: values.quiet,
    language,
  };
}

function parseConnect(words: string[]): ConnectArguments | HelpArguments {
  const { values, positionals } = understand(() =>
    parseArgs({ args: words, options: CONNECT_OPTIONS, allowPositionals: true }),
  );
  const language = languageOption(values.lang);
  if (values.help) return { command: 'help', language };
  // «connect 60000 Hello»: a first argument that is a whole number is the port.
  const [host, port, message, extra] =
    /^\d+$/.test(positionals[0] ?? '') || positionals.length < 2
      ? [DEFAULT_HOST, ...positionals]
      : positionals;
  if (extra !== undefined) throw new UsageError('tooMany', { name: extra });
  if (port === undefined) throw new UsageError('missingValue', { name: 'PORT' });
  return {
    command: 'connect',
    options: {
      host: host ?? DEFAULT_HOST,
      port: wholeNumber('PORT', port, { from: 1, to: 65_535 }),
      framing: oneOf('--framing', values.framing, FRAMINGS),
      encoding: oneOf('--encoding', values.encoding, ENCODINGS),
      lineEnding: oneOf('--line-ending', values['line-ending'], LINE_ENDINGS),
      timeoutSeconds: wholeNumber('--timeout-s', values['timeout-s'], { from: 1, to: MAX_TIMEOUT_SECONDS }),
    },
    message: message ?? null,
    json: values.json,
    language,
  };
}

function parseOpen(words: readonly string[]): OpenArguments | HelpArguments {
  const { values } = understand(() => parseArgs({ args: [...words], options: OPEN_OPTIONS }));
  const language = languageOption(values.lang);
  return values.help ? { command: 'help', language } : { command: 'open', flags: words, language };
}

/** Runs Node's parser and turns its complaints into ours; anything else is a bug and passes. */
function understand<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const code = error instanceof TypeError && 'code' in error ? error.code : null;
    const name = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError('unknownOption', { name });
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError('missingValue', { name });
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      const word = /'([^']*)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
      throw new UsageError('tooMany', { name: word });
    }
    throw error;
  }
}

function oneOf<T extends string>(name: string, value: string, accepted: readonly T[]): T {
  const found = accepted.find((candidate) => candidate === value);
  if (found === undefined) throw new UsageError('badValue', { name, value, accepted: accepted.join(' | ') });
  return found;
}

function wholeNumber(
  name: string,
  value: string,
  range: { readonly from: number; readonly to: number },
): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (number >= range.from && number <= range.to) return number;
  throw new UsageError('badNumber', { name, value, ...range });
}

function replyPolicy(value: string): ReplyPolicy {
  const template = /^template:([^]*)$/.exec(value)?.[1];
  if (template !== undefined && template.length <= MAX_TEXT_FIELD) return { kind: 'template', template };
  const kinds = REPLY_KINDS.filter((kind) => kind !== 'template');
  const kind = kinds.find((candidate) => candidate === value);
  if (kind !== undefined) return { kind };
  throw new UsageError('badValue', {
    name: '--reply',
    value,
    accepted: [...kinds, 'template:TEXT'].join(' | '),
  });
}

function languageOption(value: string | undefined): Language | null {
  return value === undefined ? null : oneOf('--lang', value, LANGUAGES);
}
