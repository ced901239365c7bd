/** Every failure that a person can meet at a client window, provoked for real, in both languages. */

import { lookup } from 'node:dns/promises';
import type { Locator } from 'playwright-core';
import { freePort } from '../support/program.js';
import type { ClientScreen } from './support/client-screen.js';
import { shows } from './support/found.js';
import { startPeerServer } from './support/peers.js';
import { proveRows, type Row, type TableStage } from './support/rows.js';

/** A name that no server of names knows, by the standard that reserves its end. */
const UNKNOWN_HOST = 'nom-inconnu.invalid';

/** A multicast address: the system itself refuses to connect to one, and sends nothing. */
const UNREACHABLE_HOST = '224.0.0.1';

interface Stage extends TableStage {
  /** Not connected, its «⋯» unfolded. */
  readonly client: ClientScreen;
  /** Connects to a server that never answers, from the beginning on. */
  readonly slow: ClientScreen;
  readonly slowPort: string;
}

async function prepare(stage: TableStage): Promise<Stage> {
  const slowPort = await startPeerServer(stage, 'fullServer');
  const slow = await stage.app.newClient();
  await slow.port.fill(slowPort);
  await slow.button('connect').click();
  await slow.is('connecting');
  const client = await stage.app.newClient();
  await client.unfold();
  return { ...stage, client, slow, slowPort };
}

/** Tries to connect from the fields. */
async function tryConnect({ client }: Stage, host: string, port: string): Promise<void> {
  await client.host.fill(host);
  await client.port.fill(port);
  await client.button('connect').click();
}

/** What the window says about its fields and about a message that did not go. */
function problem({ client }: Stage): Locator {
  return client.page.getByRole('alert');
}

/** Connects to a server and clears the screen, so that only what comes next is on it. */
async function connectTo(stage: Stage, port: string): Promise<void> {
  const { client } = stage;
  await client.host.fill('127.0.0.1');
  await client.port.fill(port);
  await client.connect();
  await client.page.keyboard.press('Control+l');
}

async function disconnect({ client }: Stage): Promise<void> {
  await client.button(client.words.clientWindow.disconnect).click();
  await client.is('disconnected');
  await client.page.keyboard.press('Control+l');
}

async function sendHex({ client }: Stage, hex: string): Promise<void> {
  const { clientWindow } = client.words;
  await client.page.getByRole('textbox', { name: clientWindow.hexBytes }).fill(hex);
  await client.button(clientWindow.sendHex).click();
}

/** Which of two failures this machine has for an unknown name: the second where it has no server of names. */
const lookupCode = await lookup(UNKNOWN_HOST).then(
  () => 'none',
  (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'none',
);

const unknownName: Pick<Row<Stage>, 'fr' | 'en'> = lookupCode === 'EAI_AGAIN'
  ? {
      fr: 'Le serveur de noms (DNS) ne répond pas. Réessayez ou saisissez une adresse IP. (EAI_AGAIN)',
      en: 'Name service not responding. Retry or enter an IP address. (EAI_AGAIN)',
    }
  : {
      fr: "Hôte inconnu\u00a0: {host}. Vérifiez l'orthographe ou saisissez une adresse IP. (ENOTFOUND)",
      en: 'Unknown host: {host}. Check the spelling or enter an IP address. (ENOTFOUND)',
    };

/** Fields that are wrong, and attempts that fail. */
const attempts: readonly Row<Stage>[] = [
  {
    fr: "Connectez-vous avant d'envoyer.",
    en: 'Connect before sending.',
    provoke: async (stage) => {
      await stage.client.say('trop tôt');
      // The message is not lost: it stays where it was written.
      await stage.client.shows('trop tôt');
      return { place: problem(stage) };
    },
  },
  {
    fr: 'Indiquez un port.',
    en: 'Enter a port.',
    provoke: async (stage) => {
      await stage.client.page.keyboard.press('Control+a');
      await stage.client.page.keyboard.press('Delete');
      await tryConnect(stage, '127.0.0.1', '');
      return { place: problem(stage) };
    },
  },
  {
    fr: 'Port invalide\u00a0: saisissez un entier de 1 à 65535.',
    en: 'Invalid port: enter a whole number from 1 to 65535.',
    provoke: async (stage) => {
      // Said while it is typed.
      await stage.client.port.fill('70000');
      return { place: problem(stage) };
    },
  },
  {
    fr: "Indiquez l'adresse du serveur.",
    en: 'Enter the server address.',
    provoke: async (stage) => {
      await tryConnect(stage, '', '60000');
      return { place: problem(stage) };
    },
  },
  {
    fr: "0.0.0.0 désigne toutes les interfaces du serveur\u00a0: saisissez l'adresse qu'il affiche.",
    en: "0.0.0.0 stands for all the server's interfaces: enter the address it shows.",
    provoke: async (stage) => {
      await tryConnect(stage, '0.0.0.0', '60000');
      return { place: problem(stage) };
    },
  },
  {
    fr: [
      "!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!",
      "Aucun serveur n'écoute sur 127.0.0.1:{port}. Démarrez le serveur ou vérifiez le port. (ECONNREFUSED)",
    ],
    en: [
      'The client cannot connect to the server',
      'No server is listening on 127.0.0.1:{port}. Start it or check the port. (ECONNREFUSED)',
    ],
    provoke: async (stage) => {
      const port = await freePort();
      await tryConnect(stage, '127.0.0.1', String(port));
      return { place: stage.client.text, values: { port } };
    },
  },
  {
    fr: ["Aucun serveur n'écoute sur", '(RST)', 'ConnectionRefusedError: [Errno 111] Connection refused'],
    en: ['No server is listening on', '(RST)', 'ConnectionRefusedError: [Errno 111] Connection refused'],
    provoke: async ({ client }) => {
      await client.button(client.words.views.why).click();
      const place = client.page.getByRole('region').filter({ hasText: 'Errno' });
      return { place };
    },
  },
  {
    ...unknownName,
    provoke: async (stage) => {
      await tryConnect(stage, UNKNOWN_HOST, '60000');
      return { place: stage.client.text, values: { host: UNKNOWN_HOST } };
    },
  },
  {
    fr: 'Aucune route vers {host}. Êtes-vous sur le même réseau\u00a0? (ENETUNREACH)',
    en: 'No route to {host}. Are you on the same network? (ENETUNREACH)',
    provoke: async (stage) => {
      await tryConnect(stage, UNREACHABLE_HOST, '60000');
      return { place: stage.client.text, values: { host: UNREACHABLE_HOST } };
    },
  },
];

/** What goes wrong with a connection that is there. */
const connected: readonly Row<Stage>[] = [
  {
    fr: 'Connecté à 127.0.0.1:{port}',
    en: 'Connected to 127.0.0.1:{port}',
    provoke: async ({ app, client }) => {
      const port = await app.server.start();
      await client.host.fill('127.0.0.1');
      await client.port.fill(String(port));
      await client.connect();
      return { place: client.text, values: { port } };
    },
  },
  {
    fr: 'Hexadécimal invalide à la position 2.',
    en: 'Invalid hex at position 2.',
    provoke: async (stage) => {
      await sendHex(stage, '6g');
      return { place: problem(stage) };
    },
  },
  {
    fr: ['ff fe 41', 'Octets non décodables en UTF-8\u00a0: affichage en hexadécimal.'],
    en: ['ff fe 41', 'Bytes are not valid UTF-8: shown in hex.'],
    provoke: async (stage) => {
      await sendHex(stage, 'ff fe 41');
      await shows(stage.client.text, /←.*ff fe 41/);
      return { place: stage.client.text };
    },
  },
  {
    fr: 'Envoi impossible\u00a0: la connexion est déjà fermée.',
    en: 'Cannot send: the connection is already closed.',
    provoke: async (stage) => {
      await disconnect(stage);
      await connectTo(stage, await startPeerServer(stage, 'silentServer'));
      await stage.client.button(stage.client.words.clientWindow.halfClose).click();
      await stage.client.is('ending');
      await stage.client.say('trop tard');
      return { place: problem(stage) };
    },
  },
  {
    fr: "Connexion coupée brutalement par l'autre programme (RST). (ECONNRESET)",
    en: 'Connection cut abruptly by the other program (RST). (ECONNRESET)',
    provoke: async (stage) => {
      await disconnect(stage);
      await connectTo(stage, await startPeerServer(stage, 'resettingServer'));
      await stage.client.say('Bonjour');
      return { place: stage.client.text };
    },
  },
  {
    fr: 'Pas de réponse de 127.0.0.1:{port} après 10 s (pare-feu du serveur, ou machine éteinte\u00a0?). (ETIMEDOUT)',
    en: 'No answer from 127.0.0.1:{port} after 10 s (firewall, or machine off?). (ETIMEDOUT)',
    provoke: ({ slow, slowPort }) => Promise.resolve({ place: slow.text, values: { port: slowPort } }),
  },
  {
    fr: "Impossible d'écrire le fichier /dev/null/Downloads/client-2-",
    en: 'Cannot write file /dev/null/Downloads/client-2-',
    provoke: async (stage) => {
      await stage.client.button(stage.client.words.clientWindow.export).click();
      return { place: problem(stage) };
    },
  },
  {
    fr: "Le moteur réseau s'est arrêté. Fermez les fenêtres et relancez l'application.",
    en: 'The network engine stopped. Close the windows and start the app again.',
    provoke: async (stage) => {
      stage.app.engine.child.kill('SIGKILL');
      await shows(stage.app.server.page.getByRole('alert'), stage.language === 'fr' ? 'moteur' : 'engine');
      return { place: stage.client.page.getByRole('alert').first() };
    },
  },
];

// With no folder to write to, an export has nowhere to go.
proveRows('a client window', [...attempts, ...connected], {
  prepare,
  env: { HOME: '/dev/null', ATELIER_DATA_DIR: '/dev/null/data' },
});
