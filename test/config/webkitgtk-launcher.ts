/**
 * Runs component tests in WebKitGTK, the engine of the native window on Linux, through Debian's
 * webkit2gtk-driver: WebKitWebDriver starts MiniBrowser on a virtual display of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import type { BrowserLauncher, SessionResult } from '@web/test-runner';
import { startDisplay, type VirtualDisplay } from '../support/xvfb.js';
import { WebDriverSession } from './webdriver.js';

/** Where Debian keeps the browser that the driver drives; the ABI's number changes with the release. */
const browsers = ['4.1', '6.0', '4.0'].map(
  (abi) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${abi}/MiniBrowser`,
);

/** How long the driver may take to answer after its start. It needs about 0.1 s; a loaded machine more. */
const driverStartMs = 10_000;

/** The browser's window with its own bars; the page gets somewhat less. */
const viewport = { width: 1024, height: 800 };

/** What Web Test Runner starts and stops. One page, reused: tests run one file after the other. */
export class WebKitGtkLauncher implements BrowserLauncher {
  readonly name = 'WebKitGTK';
  // Web Test Runner's commands know three faces of a browser. This one answers as Playwright's page does.
  readonly type = 'playwright';
  readonly concurrency = 1;
  #display: VirtualDisplay | undefined;
  #driver: ChildProcess | undefined;
  #page: WebDriverSession | undefined;
  #session: { readonly id: string; readonly url: string } | undefined;

  /** Starts the display, the driver and the browser at the first test file. */
  async startSession(id: string, url: string): Promise<void> {
    this.#page ??= await this.#start();
    this.#session = { id, url };
    await this.#page.goto(url);
  }

  /** Leaves the test page, which ends all its code. */
  async stopSession(): Promise<SessionResult> {
    this.#session = undefined;
    await this.#page?.goto('about:blank');
    return {};
  }

  isActive(id: string): boolean {
    return this.#session?.id === id;
  }

  getBrowserUrl(): string | undefined {
    return this.#session?.url;
  }

  /** What the runner's commands drive: keyboard and mouse; viewport and media cannot be changed here. */
  getPage(): WebDriverSession {
    if (this.#page === undefined) throw new Error('WebKitGTK has not been started');
    return this.#page;
  }

  startDebugSession(): Promise<void> {
    return Promise.reject(new Error('Debugging is supported in Chromium only.'));
  }

  /** Ends browser, driver and display, in this order: a driver that goes first leaves the browser behind. */
  async stop(): Promise<void> {
    await this.#page?.close();
    const driver = this.#driver;
    if (driver?.exitCode === null && driver.signalCode === null) {
      driver.kill();
      await once(driver, 'exit');
    }
    await this.#display?.stop();
  }

  async #start(): Promise<WebDriverSession> {
    const binary = browsers.find((path) => existsSync(path));
    if (binary === undefined) throw new Error('MiniBrowser was not found: install webkit2gtk-driver.');
    this.#display = await startDisplay();
    const port = await freePort();
    this.#driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${String(port)}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: this.#display.name,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      },
    });
    process.once('exit', () => this.#driver?.kill());
    await waitForDriver(`http://127.0.0.1:${String(port)}/status`);
    const page = await WebDriverSession.open(`http://127.0.0.1:${String(port)}`, {
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    });
    await page.resize(viewport);
    return page;
  }
}

// The driver takes no port 0. Another process could take the number first; then its start fails and says so.
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function waitForDriver(url: string): Promise<void> {
  const deadline = Date.now() + driverStartMs;
  for (;;) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      // Refused while it starts; the deadline tells that from "never".
      if (Date.now() > deadline) throw error;
    }
  }
}
