/** Every sentence of the server window that a person or a peer can provoke, in both languages. */

import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Locator } from 'playwright-core';
import type { ClientScreen } from './support/client-screen.js';
import { startPeer } from './support/peers.js';
import { proveRows, type Row, type TableStage } from './support/rows.js';
import type { ServerScreen } from './support/server-screen.js';

interface Stage extends TableStage {
  readonly server: ServerScreen;
  readonly clients: ClientScreen[];
}

function prepare(stage: TableStage): Promise<Stage> {
  return Promise.resolve({ ...stage, server: stage.app.server, clients: [] });
}

/** A port that another program has. */
async function takenPort(stage: TableStage): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  stage.after(async () => {
    taken.close();
    await once(taken, 'close');
  });
  const address = taken.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function tryStart({ server }: Stage, host: string, port: string): Promise<void> {
  const { serverWindow } = server.words;
  await server.field(serverWindow.host).fill(host);
  await server.field(serverWindow.port).fill(port);
  await server.button(serverWindow.start).click();
}

/** Ends the server, and its clients if there are any. */
async function stop({ server }: Stage): Promise<void> {
  await server.page.bringToFront();
  const { serverWindow } = server.words;
  const sure = server.page.getByRole('alertdialog').getByRole('button', { name: serverWindow.stop });
  const start = server.button(serverWindow.start);
  if (!(await sure.isVisible())) await server.button(serverWindow.stop).click();
  await sure.or(start).first().waitFor();
  if (await sure.isVisible()) await sure.click();
  await start.waitFor();
}

/** What stands under a field. */
function under({ server }: Stage, name: 'host' | 'port'): Locator {
  const label = server.words.serverWindow[name];
  const field = server.page.locator('.field', { has: server.page.getByText(label, { exact: true }) });
  return field.getByRole('paragraph');
}

/** The card of a start that failed. */
function card({ server }: Stage): Locator {
  return server.page.getByRole('region', { name: server.words.failures.titles.listen });
}

/** The client at a place, opened and connected when it is not there yet. */
async function client({ app, clients }: Stage, at: number): Promise<ClientScreen> {
  while (clients.length <= at) clients.push(await app.newConnectedClient());
  const found = clients[at];
  if (found === undefined) throw new Error('no client');
  return found;
}

/** Before a server runs. */
const starting: readonly Row<Stage>[] = [
  {
    fr: "Indiquez l'adresse du serveur.",
    en: 'Enter the server address.',
    provoke: async (stage) => {
      await tryStart(stage, '', '0');
      return { place: under(stage, 'host') };
    },
  },
  {
    fr: 'Indiquez un port.',
    en: 'Enter a port.',
    provoke: async (stage) => {
      await tryStart(stage, '127.0.0.1', '');
      return { place: under(stage, 'port') };
    },
  },
  {
    fr: 'Port invalide\u00a0: saisissez un entier de 0 à 65535 (0 = un port libre).',
    en: 'Invalid port: enter a whole number from 0 to 65535 (0 = any free port).',
    provoke: async (stage) => {
      await tryStart(stage, '127.0.0.1', '65536');
      return { place: under(stage, 'port') };
    },
  },
  {
    fr: 'Le serveur sera visible sur tout le réseau local.',
    en: 'The server will be visible on the whole local network.',
    provoke: async (stage) => {
      // Said beside the field before anything listens there.
      await stage.server.field(stage.server.words.serverWindow.host).fill('0.0.0.0');
      return { place: under(stage, 'host') };
    },
  },
  {
    fr: [
      "!!!!!!le serveur n'arrive pas à se rattacher à cette adresse!!!!!!",
      "L'adresse 192.0.2.1 n'appartient pas à cette machine.",
      'OSError: [Errno 99] Cannot assign requested address',
    ],
    en: [
      'The server cannot bind to this address',
      'Address 192.0.2.1 does not belong to this machine.',
      'OSError: [Errno 99] Cannot assign requested address',
    ],
    provoke: async (stage) => {
      await tryStart(stage, '192.0.2.1', '0');
      return { place: card(stage) };
    },
  },
  {
    fr: [
      'Le port {port} est déjà utilisé.',
      "Arrêtez l'autre programme ou prenez le port libre ",
      'OSError: [Errno 98] Address already in use',
    ],
    en: [
      'Port {port} is already in use.',
      'Stop the other program or use free port ',
      'OSError: [Errno 98] Address already in use',
    ],
    provoke: async (stage) => {
      const port = await takenPort(stage);
      await tryStart(stage, '127.0.0.1', String(port));
      return { place: card(stage), values: { port } };
    },
  },
  {
    fr: '127.0.0.1:{port}',
    en: '127.0.0.1:{port}',
    provoke: async ({ server, language }) => {
      // The button does what the card's sentence says.
      const offer = server.page.getByRole('button', {
        name: language === 'fr' ? 'Prendre le port' : 'Use port',
      });
      const port = Number(/\d+/.exec(await offer.innerText()));
      await offer.click();
      await server.says(server.words.serverWindow.phases.listening);
      return { place: server.page.getByText(`127.0.0.1:${port}`, { exact: true }), values: { port } };
    },
  },
];

/** What a running server says of its clients. */
const running: readonly Row<Stage>[] = [
  {
    fr: ['En écoute sur 127.0.0.1:{port}', 'Nouvelle connexion\u00a0: Client (127.0.0.1:'],
    en: ['Listening on 127.0.0.1:{port}', 'New connection: Client (127.0.0.1:'],
    provoke: async (stage) => {
      await stop(stage);
      const port = await stage.server.start({ maxClients: '1' });
      await client(stage, 0);
      return { place: stage.server.dialogue, values: { port } };
    },
  },
  {
    fr: 'Serveur complet (1/1). Réessayez plus tard.',
    en: 'Server full (1/1). Try again later.',
    provoke: async (stage) => {
      const second = await stage.app.newClient();
      await second.button('connect').click();
      await second.is('disconnected');
      await stage.server.shows(
        stage.language === 'fr' ? 'refusé : le serveur est complet.' : 'was refused: the server is full.',
      );
      stage.clients.push(second);
      return { place: second.text };
    },
  },
  {
    fr: 'Dialogue terminé\u00a0: «\u00a0fin\u00a0» reçu de Client.',
    en: 'Dialogue ended: "fin" received from Client.',
    provoke: async (stage) => {
      await (await client(stage, 0)).say('Fin');
      return { place: stage.server.dialogue };
    },
  },
  {
    fr: "Dialogue terminé\u00a0: chaîne vide (b'') ou connexion fermée.",
    en: "Dialogue ended: empty string (b'') or connection closed.",
    provoke: async (stage) => {
      const first = await client(stage, 0);
      await first.connect();
      await first.unfold();
      await first.button(first.words.clientWindow.sendEmpty).click();
      await first.is('disconnected');
      return { place: stage.server.dialogue };
    },
  },
  {
    fr: '1 client sera déconnecté. Arrêter\u00a0?',
    en: '1 client will be disconnected. Stop?',
    provoke: async (stage) => {
      await (await client(stage, 0)).connect();
      await stage.server.client('Client').waitFor();
      await stage.server.button(stage.server.words.serverWindow.stop).click();
      return { place: stage.server.page.getByRole('alertdialog') };
    },
  },
  {
    fr: 'Le serveur a fermé la connexion.',
    en: 'The server closed the connection.',
    provoke: async (stage) => {
      await stop(stage);
      return { place: (await client(stage, 0)).text };
    },
  },
  {
    fr: 'Le serveur a été arrêté.',
    en: 'The server was stopped.',
    provoke: ({ server }) => Promise.resolve({ place: server.dialogue }),
  },
];

/** What depends on framing, strategy and patience. */
const choosy: readonly Row<Stage>[] = [
  {
    // Ended as soon as it is too long: how much has come by then depends on the system's pieces.
    fr: ['Message trop long (', ' octets, maximum 1048576).'],
    en: ['Message too long (', ' bytes, maximum 1048576).'],
    provoke: async (stage) => {
      const framing = stage.server.words.dialogue.framings.line;
      const port = await stage.server.start({ framing, maxClients: '10' });
      startPeer(stage, 'shouter', port);
      return { place: stage.server.dialogue };
    },
  },
  {
    fr: 'Pair 2 a fermé la connexion.',
    en: 'Peer 2 closed the connection.',
    provoke: async (stage) => {
      const port = Number(await stage.server.field(stage.server.words.serverWindow.port).inputValue());
      const talker = startPeer(stage, 'leaver', port);
      await talker.ends();
      return { place: stage.server.dialogue };
    },
  },
  {
    fr: "Déconnexion après 1 s d'inactivité.",
    en: 'Disconnected after 1 s idle.',
    provoke: async (stage) => {
      await stop(stage);
      const { server } = stage;
      const port = await server.start({ framing: server.words.dialogue.framings.raw, idleSeconds: '1' });
      startPeer(stage, 'talker', port);
      return { place: server.dialogue };
    },
  },
  {
    fr: ["Pair 2 est connecté et attend d'être servi.", "Pair 3 est connecté et attend d'être servi."],
    en: ['Peer 2 is connected and waits to be served.', 'Peer 3 is connected and waits to be served.'],
    provoke: async (stage) => {
      await stop(stage);
      const { server } = stage;
      const strategy = server.words.dialogue.strategies.sequential;
      const port = await server.start({ strategy, idleSeconds: '0' });
      await startPeer(stage, 'talker', port).sees(/answered/);
      for (let n = 0; n < 2; n += 1) startPeer(stage, 'talker', port);
      return { place: server.dialogue };
    },
  },
  {
    fr: '2 clients connectés, en attente de service',
    en: '2 clients connected, waiting to be served',
    provoke: ({ server }) =>
      Promise.resolve({ place: server.page.getByRole('status').filter({ hasText: /^2 client/ }) }),
  },
  {
    fr: '3 clients seront déconnectés. Arrêter\u00a0?',
    en: '3 clients will be disconnected. Stop?',
    provoke: async ({ server }) => {
      await server.button(server.words.serverWindow.stop).click();
      return { place: server.page.getByRole('alertdialog') };
    },
  },
];

proveRows('the server window', [...starting, ...running, ...choosy], { prepare });
