/** The real native windows: opened, talked in, and closed in every order. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Desktop } from './support/desktop.js';
import { Listener } from './support/listener.js';
import { CONNECT, MAIN, NativeApp, nativeSkip, TEXT } from './support/native-app.js';

describe('the native windows', { skip: nativeSkip() }, () => {
  let desktop: Desktop;
  before(async () => (desktop = await Desktop.start()));
  after(() => desktop.stop());

  it('carry what is typed in each of three clients, which have the size of the course', async (context) => {
    const app = await NativeApp.launch(context, desktop);
    const button = await app.startServer();
    const listener = await Listener.connect(context, app.port);
    const clients = await app.openClients(3, button);
    await desktop.shows([MAIN, 'Client', 'Client 2', 'Client 3']);
    assert.equal(new Set(clients.map(({ x, y }) => `${x} ${y}`)).size, 3);
    for (const [before, client] of clients.entries()) {
      await listener.counts(before + 1, () => desktop.click(client, CONNECT));
      await desktop.click(client, TEXT);
      await desktop.type(client, `from ${client.title}`, 'Return');
      await listener.hears(`from ${client.title}`);
    }
    for (const window of [...clients, await desktop.window(MAIN)]) await desktop.close(window);
    await app.leavesNothing();
    assert.equal(app.errors, '');
  });
});
