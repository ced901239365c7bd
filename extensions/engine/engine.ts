/**
 * The engine: journal, servers, clients, windows and the link between them, put together. One process runs one; tests and
 * benches may run several in theirs. It opens no window by itself before `openFirst`, and ends when the last one is gone.
 */

import { networkInterfaces } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { CommandOf, Results, Welcome, WindowKind } from '../protocol/commands.js';
import { DEFAULT_MAX_CLIENTS, RESERVED_DESCRIPTORS } from '../protocol/limits.js';
import type { Language } from '../protocol/settings.js';
import { phrases } from '../phrases/phrases.js';
import { Counters } from '../sockets/counters.js';
import { descriptorLimit } from '../sockets/descriptors.js';
import { Journal } from '../sockets/journal/journal.js';
import { Naming } from './clients/naming.js';
import { WindowClient } from './clients/window-client.js';
import { handlersOf } from './commands/handlers.js';
import { Router } from './commands/router.js';
import { dataFolder, downloadFolders, thisUser, type UserPlace } from './folders.js';
import { Feed } from './feed/feed.js';
import { Link } from './link/link.js';
import { Pages } from './link/pages.js';
import { isOurUser, type PeerCheck } from './link/peer-user.js';
import { ServerHost } from './servers/server-host.js';
import { SettingsFile, type SettingsTrouble } from './settings.js';
import { pageUrl, type Shell } from './shells/shell.js';
import { Window, type WindowPass } from './windows/window.js';
import { Windows } from './windows/windows.js';

/** How long servers and clients may take to say goodbye when the engine ends; their sockets end with it anyway. */
const GOODBYE_MS = 300;

/** What an engine works with. */
export interface EngineSetup {
  readonly shell: Shell;
  /** The folder of the pages. */
  readonly resources: string;
  /** The program of a server's worker thread. */
  readonly workerSource: string;
  readonly version: string;
  /** The system's language. */
  readonly language: Language;
  /** Told of trouble with the settings file, and of every bug. */
  readonly trouble: (trouble: SettingsTrouble) => void;
  readonly bug: (error: unknown) => void;
  readonly user?: UserPlace;
  readonly isOurUser?: PeerCheck;
  readonly journal?: Journal;
  /** For tests: how long a window may be away, and a page silent. */
  readonly graceMs?: number;
  readonly helloMs?: number;
}

/** See the head of the file. `start` once; `end` may be called twice. */
export class Engine {
  /** Resolves when the engine has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly #setup: EngineSetup;
  readonly #journal: Journal;
  readonly #counters = new Counters();
  readonly #feed: Feed;
  readonly #host: ServerHost;
  readonly #settings: SettingsFile;
  readonly #windows: Windows;
  readonly #link: Link;
  readonly #user: UserPlace;
  #resolveEnded: () => void = () => undefined;
  #ending: Promise<void> | undefined;

  constructor(setup: EngineSetup) {
    this.#setup = setup;
    this.#user = setup.user ?? thisUser();
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    this.#journal = setup.journal ?? new Journal();
    this.#feed = new Feed(this.#journal);
    this.#host = new ServerHost({
      ...{ journal: this.#journal, counters: this.#counters, feed: this.#feed },
      ...{ source: setup.workerSource, crashed: setup.bug },
    });
    new Naming(this.#feed, (server, connection, name) => this.#rename(server, connection, name));
    this.#settings = new SettingsFile(dataFolder(this.#user), setup.trouble);
    this.#windows = this.#newWindows();
    this.#link = new Link({
      pages: new Pages(setup.resources),
      gate: this.#windows,
      pageAsked: () => this.#windows.expectReload(),
      isOurUser: setup.isOurUser ?? isOurUser,
      helloMs: setup.helloMs,
    });
  }

  /** The link's port, once started. */
  get port(): number {
    return this.#link.port;
  }

  /** The journal that everything is in. */
  get journal(): Journal {
    return this.#journal;
  }

  /** Whether any window is there. */
  get hasWindows(): boolean {
    return this.#windows.all.length > 0;
  }

  /** Loads the settings and listens. */
  async start(): Promise<void> {
    await Promise.all([this.#settings.load(), this.#link.listen()]);
  }

  /** A ticket for a server window: 30 s, or until it is used when it is printed. */
  serverTicket(isPrinted = false): string {
    return this.#windows.issueTicket({ kind: 'server', number: 0 }, isPrinted);
  }

  /** The address of a server window, for a person or a script to open when they like, once. */
  printedUrl(): string {
    return pageUrl('server', { port: this.port, ticket: this.serverTicket(true) });
  }

  /** Opens the first window; false when the shell can't. */
  async openFirst(): Promise<boolean> {
    return (await this.#openWindow({ kind: 'server', number: 0 })).opened;
  }

  /** Ends everything: tells the windows, stops servers and clients, saves, frees the port. Under a second. */
  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.#windows.tell({ type: 'ending' });
    const windows = this.#windows.all.map((window) => window.close());
    const goodbye = Promise.allSettled([this.#host.stopAll(), ...windows]);
    await Promise.race([goodbye, delay(GOODBYE_MS)]);
    this.#feed.stop();
    await Promise.all([this.#settings.flush(), this.#link.close(), this.#setup.shell.close()]);
    this.#resolveEnded();
  }

  #newWindows(): Windows {
    const open = (command: CommandOf<'window.open'>) => this.#openAnother(command);
    const windows: Windows = new Windows({
      create: (pass) => this.#createWindow(pass),
      welcome: (window, key) => this.#welcome(window, key),
      request: (window, page, request) => void router.handle(window, page, request),
      gone: (window) => this.#gone(window),
      graceMs: this.#setup.graceMs,
    });
    const handlers = handlersOf({
      ...{ journal: this.#journal, feed: this.#feed, host: this.#host, settings: this.#settings },
      ...{ windows, open, exportFolders: () => downloadFolders(this.#user) },
    });
    const router = new Router(handlers, this.#setup.bug);
    return windows;
  }

  #createWindow(pass: WindowPass): Window {
    if (pass.kind === 'server') return new Window(pass, this.#feed, null);
    const clientRoom = this.#feed.openClientRoom();
    const setup = { name: titleOf(pass.kind, pass.number), journal: this.#journal, counters: this.#counters };
    return new Window(pass, this.#feed, { clientRoom, client: new WindowClient({ ...setup, clientRoom }) });
  }

  #gone(window: Window): void {
    const stops = [...window.servers].map((server) => this.#host.stop(server));
    Promise.all([window.close(), ...stops]).catch(this.#setup.bug);
    if (!this.hasWindows) void this.end();
  }

  async #openAnother({ kind, host, port }: CommandOf<'window.open'>): Promise<Results['window.open']> {
    const prefill = host === undefined || port === undefined ? {} : { prefill: { host, port } };
    const number = kind === 'server' ? 0 : this.#windows.freeNumber();
    return this.#openWindow({ kind, number, ...prefill });
  }

  async #openWindow(pass: WindowPass): Promise<Results['window.open']> {
    const { shell } = this.#setup;
    const { kind, number } = pass;
    if (shell.canOpenWindows || kind === 'server') {
      let arrive: () => void = () => undefined;
      const arrived = new Promise<void>((resolve) => (arrive = resolve));
      const ticket = this.#windows.issueTicket({ ...pass, arrived: arrive });
      const address = { port: this.port, ticket };
      const window = { kind, title: titleOf(kind, number), address, place: Math.max(0, number - 1), arrived };
      if (await shell.open(window)) return { opened: true };
    }
    const ticket = this.#windows.issueTicket(pass);
    return { opened: false, url: pageUrl(kind, { port: this.port, ticket }) };
  }

  #rename(server: number, connection: number, name: string): void {
    // A client that is gone meanwhile needs no name.
    Promise.resolve()
      .then(() => this.#host.find(server).call({ method: 'rename', connection, name }))
      .catch(() => undefined);
  }

  #welcome(window: Window, key: string): Welcome {
    const { kind, number, prefill } = window.pass;
    return {
      ...{ key, kind, number, settings: this.#settings.current, systemLanguage: this.#setup.language },
      ...(prefill === undefined ? {} : { prefill }),
      platform: process.platform,
      version: this.#setup.version,
      addresses: addresses(),
      maxClients: maxClients(),
      canOpenWindows: this.#setup.shell.canOpenWindows,
    };
  }
}

/** The name of a window: its title, and in a server's list the client's. The same words in both languages. */
function titleOf(kind: WindowKind, number: number): string {
  const words = phrases('fr');
  return kind === 'server' ? words.serverWindow.title : words.clientWindow.title({ n: number });
}

/** This machine's addresses as others on its networks may type them, IPv4 first. */
function addresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // A link-local IPv6 address means nothing without this machine's own name for the interface.
  const useful = all.filter((one) => !one.internal && !one.address.startsWith('fe80'));
  const families = ['IPv4', 'IPv6'].map((family) => useful.filter((one) => one.family === family));
  return families.flat().map((one) => one.address);
}

/** Clients a server can hold here; where the system does not tell, as many as are asked for by default. */
function maxClients(): number {
  const limit = descriptorLimit();
  return Number.isFinite(limit) ? Math.max(1, limit - RESERVED_DESCRIPTORS) : DEFAULT_MAX_CLIENTS;
}
