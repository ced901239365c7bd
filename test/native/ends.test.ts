/** The ends of the native windows: closed and killed in every order, nothing stays. */

import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { Desktop, type ShownWindow } from './support/desktop.js';
import { Listener } from './support/listener.js';
import { CONNECT, MAIN, NativeApp, nativeSkip, TEXT } from './support/native-app.js';
import { isRunning } from './support/processes.js';
import { until } from './support/until.js';

/** Within this time every window says that the engine is gone. */
const SAID_MS = 2_000;

/** Within this time a server goes with the window that started it: as long as a reload may take, and a little. */
const SERVER_GONE_MS = 6_500;

/** Three things in every order. */
function orders<T>([a, b, c]: readonly [T, T, T]): readonly (readonly T[])[] {
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ];
}

describe('the native windows end', { skip: nativeSkip() }, () => {
  let desktop: Desktop;
  before(async () => (desktop = await Desktop.start()));
  after(() => desktop.stop());

  /** The app with a running server and two clients beside the main window, one of them connected. */
  async function talking(context: TestContext) {
    const app = await NativeApp.launch(context, desktop);
    const button = await app.startServer();
    const listener = await Listener.connect(context, app.port);
    const [first, second] = await app.openClients(2, button);
    assert.ok(first !== undefined && second !== undefined);
    const main = await desktop.window(MAIN);
    await desktop.move(main, 500, 40);
    await desktop.move(first, 20, 40);
    await desktop.move(second, 20, 560);
    await listener.counts(1, () => desktop.click(first, CONNECT));
    return { app, listener, main, first, second, engine: await app.engine() };
  }

  async function saysSo(app: NativeApp, windows: readonly ShownWindow[]): Promise<void> {
    await Promise.all(
      windows.map((window) =>
        until(`«${window.title}» to say that the engine is gone`, SAID_MS, async () =>
          (await app.saysEngineGone(window)) ? true : undefined,
        ),
      ),
    );
  }

  for (const order of orders(['main', 'first', 'second'] as const)) {
    it(`closed one after the other: ${order.join(', ')}`, async (context) => {
      const started = await talking(context);
      const left = new Set(order);
      for (const name of order) {
        await desktop.close(started[name]);
        left.delete(name);
        await desktop.shows([...left].map((one) => started[one].title));
      }
      await started.app.leavesNothing();
      assert.equal(started.app.errors, '');
    });
  }

  for (const order of orders(['main', 'first', 'engine'] as const)) {
    it(`killed one after the other: ${order.join(', ')}`, async (context) => {
      const started = await talking(context);
      const { app, second, engine } = started;
      const left = new Set<'main' | 'first'>(['main', 'first']);
      for (const name of order) {
        process.kill(name === 'engine' ? engine : started[name].pid, 'SIGKILL');
        if (name !== 'engine') {
          left.delete(name);
          await desktop.gone(started[name]);
        }
        const windows = [...[...left].map((one) => started[one]), second];
        await desktop.shows(windows.map(({ title }) => title));
        if (name === 'engine') await saysSo(app, windows);
      }
      await desktop.close(second);
      await app.leavesNothing();
    });
  }

  it('a client that is killed disturbs no other and leaves the server its dialogue', async (context) => {
    const { app, listener, first, second, main } = await talking(context);
    await listener.counts(2, () => desktop.click(second, CONNECT));
    process.kill(first.pid, 'SIGKILL');
    await listener.counts(1);
    await desktop.click(second, TEXT);
    await desktop.type(second, 'still here', 'Return');
    await listener.hears('still here');
    for (const window of [second, main]) await desktop.close(window);
    await app.leavesNothing();
  });

  it('a server ends with the window that started it, its clients stay open', async (context) => {
    const { app, main, first, second, engine } = await talking(context);
    process.kill(main.pid, 'SIGKILL');
    await until('the end of the server', SERVER_GONE_MS, async () =>
      (await app.listens()) ? undefined : true,
    );
    await desktop.shows([first.title, second.title]);
    assert.ok(isRunning(engine));
    for (const window of [first, second]) await desktop.close(window);
    await app.leavesNothing();
  });
});
