/** Takes each request to its handler and its result, or its failure, back to the page that asked. */

import type {
  Command,
  CommandOf,
  CommandType,
  Request,
  ResultOf,
  WindowKind,
} from '../../protocol/commands.js';
import { FailureError, type Failure } from '../../protocol/failures.js';
import type { PageSocket } from '../link/page-socket.js';
import type { Window } from '../windows/window.js';

/** Carries out one type of command for a window. */
export type Handler<T extends CommandType> = (
  window: Window,
  command: CommandOf<T>,
) => ResultOf<T> | Promise<ResultOf<T>>;

/** The types that are handled: letting in is the link's, acknowledging the window's own business. */
export type HandledType = Exclude<CommandType, 'hello' | 'ack'>;

/** A handler for each type. */
export type Handlers = { readonly [T in HandledType]: Handler<T> };

/** Requests of one page that may be under way; a page that asks more does not wait for answers. */
const MAX_UNDER_WAY = 500;

/** What both kinds of window may ask. */
const COMMON: readonly CommandType[] = ['window.open', 'settings.set', 'export', 'event.data'];

/** What each kind may ask: a client window has no say over servers. */
const ALLOWED: Readonly<Record<WindowKind, ReadonlySet<CommandType>>> = {
  server: new Set([
    ...COMMON,
    ...([
      'server.start',
      'server.stop',
      'server.change',
      'server.kick',
      'server.rename',
      'server.send',
    ] as const),
  ]),
  client: new Set([
    ...COMMON,
    ...([
      'client.connect',
      'client.cancel',
      'client.send',
      'client.half-close',
      'client.disconnect',
    ] as const),
  ]),
};

/** One router an engine. */
export class Router {
  readonly #handlers: Handlers;
  readonly #bug: (error: unknown) => void;
  readonly #underWay = new WeakMap<PageSocket, number>();

  /** `bug`: told of every error that is no expected failure. */
  constructor(handlers: Handlers, bug: (error: unknown) => void) {
    this.#handlers = handlers;
    this.#bug = bug;
  }

  /** Carries a request out and answers it. Never throws: what goes wrong stays with the page that asked. */
  async handle(window: Window, page: PageSocket, { id, command }: Request): Promise<void> {
    if (command.type === 'ack') {
      window.acknowledge(command.seq);
      return;
    }
    const underWay = this.#underWay.get(page) ?? 0;
    if (
      command.type === 'hello' ||
      !ALLOWED[window.pass.kind].has(command.type) ||
      underWay >= MAX_UNDER_WAY
    ) {
      page.fail(id, notAllowed());
      return;
    }
    this.#underWay.set(page, underWay + 1);
    try {
      page.answer(id, await this.#carryOut(window, command));
    } catch (error) {
      page.fail(id, this.#failureOf(error));
    } finally {
      this.#underWay.set(page, (this.#underWay.get(page) ?? 1) - 1);
    }
  }

  #carryOut(window: Window, command: Extract<Command, { type: HandledType }>): unknown {
    // The handler found by a command's type takes commands of that type; TypeScript cannot follow the correlation.
    const handler = this.#handlers[command.type] as (window: Window, command: Command) => unknown;
    return handler(window, command);
  }

  #failureOf(error: unknown): Failure {
    if (error instanceof FailureError) return error.failure;
    this.#bug(error);
    const detail = error instanceof Error ? error.message : String(error);
    return { code: 'unknown', action: 'command', details: { detail } };
  }
}

function notAllowed(): Failure {
  return { code: 'command-invalid', action: 'command', details: { detail: 'command.type' } };
}
