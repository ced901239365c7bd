/** The terminal, in English: the keys that French must have. */

import type { Counted, Named, Translated } from './translated.js';

/** What a person mistyped: the option or argument and, where there is one, its value. */
export interface Mistyped {
  readonly name: string;
  readonly value?: string;
  /** The accepted values, in words or as a list. */
  readonly accepted?: string;
}

/** Usage, hints and the few lines that only a terminal prints. */
export const terminalEn = {
  usage: [
    'Usage:',
    '  atelier-tcp                                opens the app',
    '  atelier-tcp serve [PORT] [options]         a server in this terminal',
    '  atelier-tcp connect [HOST] PORT [MESSAGE]  a client in this terminal',
    '',
    'Options of the app:',
    '  --native | --browser | --no-open   which window to open, or none',
    '',
    'Options of serve:',
    '  --host H          address to listen on (127.0.0.1)',
    '  --strategy S      event-loop | sequential (event-loop)',
    '  --reply R         echo | upper | none | manual | broadcast | template:TEXT (echo)',
    '                    TEXT may hold {message} {name} {n} {time}',
    '  --work W          wait | cpu: what the service of a message does before the reply',
    '  --work-ms N       for how many milliseconds, 0 to 60000 (0)',
    '  --max-clients N   clients at a time (10000)',
    '  --idle-s N        disconnects a client silent for N seconds, 0 never (0)',
    '  --session FILE    writes the journal as JSON lines',
    '  --quiet           does not show the dialogue',
    '',
    'Options of connect:',
    '  --line-ending L   none | lf | cr | crlf, sent after each message (none)',
    '  --timeout-s N     seconds to wait for the connection and for the reply (10)',
    '',
    'Options of both:',
    '  --framing F       raw | line | length (raw)',
    '  --encoding E      utf-8 | latin1 (utf-8)',
    '  --json            one journal event a line',
    '  --lang fr|en      language (as the system has it)',
    '',
    'While serving: /clients prints the dictionary, /clear clears the screen, Ctrl+C stops.',
    'With --reply manual a line answers who wrote last; “@2 text” answers client 2, “@* text” all.',
    'While connected: each line is a message, “fin” or an empty line ends, /clear clears the screen.',
  ].join('\n'),
  unknownCommand: ({ name }: Mistyped) => `Unknown command: ${name}.`,
  unknownOption: ({ name }: Mistyped) => `Unknown option: ${name}.`,
  missingValue: ({ name }: Mistyped) => `${name} needs a value.`,
  badValue: ({ name, value, accepted }: Mistyped) =>
    `${name}: “${value ?? ''}” is not accepted. Expected: ${accepted ?? ''}.`,
  tooMany: ({ name }: Mistyped) => `One argument too many: ${name}.`,
  wholeNumber: ({ from, to }: { readonly from: number; readonly to: number }) =>
    `a whole number from ${from} to ${to}`,
  seeHelp: 'atelier-tcp --help lists the commands.',
  server: 'server',
  started: 'Ctrl+C stops the server, /clients prints the dictionary.',
  limited: ({ n }: Counted) => `This system leaves descriptors for ${n} clients only.`,
  manualHint: 'A line answers who wrote last; “@2 text” answers client 2, “@* text” all.',
  notManual:
    'Lines typed are sent only with --reply manual. /clients prints the dictionary, /clear clears the screen.',
  nobody: 'Nobody to answer yet.',
  noClient: ({ name }: Named) => `No client ${name} here.`,
  noReply: ({ n }: Counted) => `No reply after ${n} s.`,
  sessionFull: 'The session file has reached 1 GiB: nothing more is written to it.',
  sessionFailed: ({ path }: { readonly path: string }) =>
    `The session file ${path} can no longer be written: nothing more is recorded.`,
  notBuilt: 'The app is not built. Run: npm run build',
} as const;

/** The table's type: what French must satisfy. */
export type TerminalPhrases = Translated<typeof terminalEn>;
