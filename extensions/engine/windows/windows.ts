/** All windows: who is let in by which ticket or key, and who is gone. */

import type { CommandOf, LinkMessage, Request, Welcome } from '../../protocol/commands.js';
import { LINK_CLOSE } from '../../protocol/commands.js';
import { FailureError } from '../../protocol/failures.js';
import type { Gate } from '../link/link.js';
import type { PageSocket } from '../link/page-socket.js';
import { Secrets } from '../link/secrets.js';
import type { Window, WindowPass } from './window.js';

/** A ticket that nobody used is worth nothing after this time. */
const TICKET_MS = 30_000;

/**
 * A window without a page for this long is gone. With the time that ending takes it stays well under the two seconds after
 * which no process may be left.
 */
const GRACE_MS = 1_200;

/** Once a browser has asked for a page, a window that is away may be loading it: a slow machine gets this long. */
const RELOAD_MS = 5_000;

/** How long a page that its own reload is replacing may take to go. A second live page stays longer, and wins. */
const REPLACE_MS = 1_000;

/** Windows at once, tickets on their way included. Each is a process of some 160 MB. */
const MAX_WINDOWS = 100;

/** What the windows work with. */
export interface WindowsSetup {
  /** Makes the window that a ticket was for. */
  readonly create: (pass: WindowPass) => Window;
  /** What a page learns when it is let in. */
  readonly welcome: (window: Window, key: string) => Welcome;
  /** Carries out a request. */
  readonly request: (window: Window, page: PageSocket, request: Request) => void;
  /** A window is gone for good. */
  readonly gone: (window: Window) => void;
  readonly graceMs?: number;
}

/** See the head of the file. */
export class Windows implements Gate {
  readonly #setup: WindowsSetup;
  readonly #tickets = new Secrets<WindowPass>();
  readonly #keys = new Secrets<Window>();
  readonly #windows = new Set<Window>();

  constructor(setup: WindowsSetup) {
    this.#setup = setup;
  }

  /** Windows that are there, or away for a moment. */
  get all(): readonly Window[] {
    return [...this.#windows];
  }

  /** A ticket for one window; one that is printed for a person keeps until it is used. Throws when there are too many. */
  issueTicket(pass: WindowPass, isPrinted = false): string {
    if (this.#windows.size + this.#tickets.values.length >= MAX_WINDOWS) {
      throw new FailureError({
        code: 'command-invalid',
        action: 'command',
        details: { detail: 'window.open', max: MAX_WINDOWS },
      });
    }
    return this.#tickets.issue(pass, isPrinted ? Infinity : TICKET_MS);
  }

  /** The lowest number that no client window has or is about to have. */
  freeNumber(): number {
    const passes = [...this.#tickets.values, ...[...this.#windows].map((window) => window.pass)];
    const taken = new Set(passes.map((pass) => pass.number));
    let number = 1;
    while (taken.has(number)) number += 1;
    return number;
  }

  /** See {@link Gate}. */
  async admit(page: PageSocket, id: number, hello: CommandOf<'hello'>): Promise<void> {
    if (hello.ticket !== undefined) this.#byTicket(page, id, hello.ticket);
    else await this.#byKey(page, id, hello.key ?? '');
  }

  /** Gives the windows that are away more time: one of them may be on its way back. */
  expectReload(): void {
    for (const window of this.#windows) window.awaitReload(RELOAD_MS);
  }

  /** Tells every page. */
  tell(message: LinkMessage): void {
    for (const window of this.#windows) window.tell(message);
  }

  #byTicket(page: PageSocket, id: number, ticket: string): void {
    const pass = this.#tickets.take(ticket);
    if (pass === undefined) {
      page.close(LINK_CLOSE.unauthorised);
      return;
    }
    const window = this.#setup.create(pass);
    this.#windows.add(window);
    this.#letIn(window, page, { id, key: this.#keys.issue(window) });
    pass.arrived?.();
  }

  async #byKey(page: PageSocket, id: number, key: string): Promise<void> {
    const window = this.#keys.find(key);
    if (window === undefined) {
      page.close(LINK_CLOSE.unauthorised);
      return;
    }
    const before = window.page;
    const isTaken = before !== null && (await before.isAlive(REPLACE_MS));
    // While we waited, another page may have come by the same key, or the window may have gone.
    const isOvertaken = window.page !== null && window.page !== before;
    if (isTaken || isOvertaken) page.close(LINK_CLOSE.duplicate);
    else if (window.isClosed) page.close(LINK_CLOSE.unauthorised);
    else if (page.isOpen) this.#letIn(window, page, { id, key });
  }

  #letIn(window: Window, page: PageSocket, { id, key }: { id: number; key: string }): void {
    page.listen({
      request: (request) => this.#setup.request(window, page, request),
      closed: () => window.detach(page, this.#setup.graceMs ?? GRACE_MS, () => this.#gone(window)),
    });
    page.answer(id, this.#setup.welcome(window, key));
    window.attach(page);
  }

  #gone(window: Window): void {
    this.#windows.delete(window);
    this.#keys.revoke(window);
    this.#setup.gone(window);
  }
}
