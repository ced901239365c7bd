/** Reloads of the native windows' pages, and a machine without Node. */

import { after, before, describe, it } from 'node:test';
import { Desktop } from './support/desktop.js';
import { Listener } from './support/listener.js';
import { CONNECT, MAIN, NativeApp, nativeSkip, TEXT } from './support/native-app.js';
import { until } from './support/until.js';

/** Empty places of a client window and of the main one, where the page's own menu opens. */
const BESIDE_THE_TEXT = { x: 340, y: 250 };
const BESIDE_THE_CONTROLS = { x: 700, y: 90 };

/** Milliseconds from the start within which a person reads that Node is missing. */
const TOLD_MS = 5_000;

describe('a native window', { skip: nativeSkip() }, () => {
  let desktop: Desktop;
  before(async () => (desktop = await Desktop.start()));
  after(() => desktop.stop());

  it('loads its page again and goes on with its server, and with its connection', async (context) => {
    const app = await NativeApp.launch(context, desktop);
    const button = await app.startServer();
    const listener = await Listener.connect(context, app.port);
    const [client] = await app.openClients(1, button);
    if (client === undefined) throw new Error('no client');
    const main = await desktop.window(MAIN);
    await listener.counts(1, () => desktop.click(client, CONNECT));
    await app.reload(client, BESIDE_THE_TEXT);
    await app.reload(main, BESIDE_THE_CONTROLS);
    await desktop.click(client, TEXT);
    await desktop.type(client, 'after a reload', 'Return');
    await listener.hears('after a reload');
    const [second] = await app.openClients(1, button, 2);
    if (second === undefined) throw new Error('the main window has lost its link');
    for (const window of [client, main, second]) await desktop.close(window);
    await app.leavesNothing();
  });

  it('says that Node is missing where it is', async (context) => {
    const started = performance.now();
    const app = await NativeApp.launch(context, desktop, { env: { PATH: '/nowhere' } });
    const main = await desktop.window(MAIN);
    await until('the page to say that Node is missing', TOLD_MS - (performance.now() - started), async () =>
      (await app.saysEngineGone(main)) ? true : undefined,
    );
    await desktop.close(main);
    await app.leavesNothing();
  });
});
