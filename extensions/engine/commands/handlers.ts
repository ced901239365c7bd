/** What each command does. Each handler is one step; what it works on does the rest. */

import type { CommandOf, Results } from '../../protocol/commands.js';
import { FailureError } from '../../protocol/failures.js';
import type { Journal } from '../../sockets/journal/journal.js';
import { payloadOf, type WindowClient } from '../clients/window-client.js';
import { writeExport } from '../exports.js';
import type { Feed } from '../feed/feed.js';
import type { ServerHost } from '../servers/server-host.js';
import type { SettingsFile } from '../settings.js';
import type { Window } from '../windows/window.js';
import type { Windows } from '../windows/windows.js';
import type { Handlers } from './router.js';

/** What handlers work on. */
export interface HandlerSetup {
  readonly journal: Journal;
  readonly feed: Feed;
  readonly host: ServerHost;
  readonly settings: SettingsFile;
  readonly windows: Windows;
  /** Opens another window. */
  readonly open: (command: CommandOf<'window.open'>) => Promise<Results['window.open']>;
  /** Where exports go, best first. */
  readonly exportFolders: () => Promise<readonly string[]>;
}

/** The handlers of an engine. */
export function handlersOf(setup: HandlerSetup): Handlers {
  return { ...serverHandlers(setup), ...clientHandlers(), ...commonHandlers(setup) };
}

type ServerHandlers = Pick<Handlers, Extract<keyof Handlers, `server.${string}`>>;
type ClientHandlers = Pick<Handlers, Extract<keyof Handlers, `client.${string}`>>;

function serverHandlers({ host, feed }: HandlerSetup): ServerHandlers {
  return {
    'server.start': async (window, { options }) => {
      const { server, host: address, port } = await host.start(options);
      // The window may have gone while its server started.
      if (window.isClosed) await host.stop(server);
      else window.servers.add(server);
      return { server, host: address, port };
    },
    'server.stop': async (_window, { server }) => {
      await host.stop(server);
      return null;
    },
    'server.change': async (_window, { server, change }) =>
      host.find(server).call({ method: 'change', change }),
    // A client that has just gone is what was wanted, or not worth a word.
    'server.kick': async (_window, { server, connection }) => {
      await host.find(server).call({ method: 'kick', connection });
      return null;
    },
    'server.rename': async (_window, { server, connection, name }) => {
      await host.find(server).call({ method: 'rename', connection, name });
      return null;
    },
    'server.send': async (_window, { server, connection, message }) => {
      const encoding = feed.servers.servers.get(server)?.encoding ?? 'utf-8';
      const payload = payloadOf(message, encoding);
      return { clients: await host.find(server).call({ method: 'send', connection, message: payload }) };
    },
  };
}

function clientHandlers(): ClientHandlers {
  return {
    'client.connect': async (window, { options }) => {
      const { connection } = await clientOf(window).connect(options);
      return { connection };
    },
    'client.cancel': (window) => {
      clientOf(window).cancel();
      return null;
    },
    'client.send': (window, { message }) => ({ bytes: clientOf(window).send(message) }),
    'client.half-close': (window) => {
      clientOf(window).halfClose();
      return null;
    },
    'client.disconnect': async (window) => {
      await clientOf(window).close();
      return null;
    },
  };
}

function commonHandlers(setup: HandlerSetup): Omit<Handlers, keyof ServerHandlers | keyof ClientHandlers> {
  const { journal, settings, windows, open, exportFolders } = setup;
  return {
    'window.open': (_window, command) => open(command),
    'settings.set': (_window, { patch }) => {
      windows.tell({ type: 'settings', settings: settings.change(patch) });
      return null;
    },
    export: async (_window, { name, base64 }) => ({
      path: await writeExport(await exportFolders(), name, Buffer.from(base64, 'base64')),
    }),
    'event.data': (window, { seq }) => {
      const event = journal.event(seq, { dataBytes: 0, maxEnds: 0 });
      const bytes = event !== undefined && window.mayRead(event) ? journal.data(seq) : undefined;
      if (bytes === undefined) throw invalid('command.seq');
      return { base64: Buffer.from(bytes).toString('base64') };
    },
  };
}

/** The client of a client window; the router lets nobody else come here. */
function clientOf(window: Window): WindowClient {
  if (window.clientPart === null) throw invalid('command.type');
  return window.clientPart.client;
}

function invalid(detail: string): FailureError {
  return new FailureError({ code: 'command-invalid', action: 'command', details: { detail } });
}
