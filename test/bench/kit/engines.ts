/** Runs the bench's page in a real engine and hands back what it measured. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../extensions/tools/browser.js';
import { root } from '../../../extensions/tools/prepare.mjs';
import { WebKitGtkLauncher } from '../../config/webkitgtk-launcher.js';
import type { Job, Outcome } from './jobs.js';

/** The engines a Text is measured in. */
export type Engine = 'chromium' | 'webkitgtk';

/** Milliseconds a job may take: a million lines drawn every thousand need a minute on a busy machine. */
const JOB_MS = 300_000;

/** The same policy as the windows': what it forbids costs nothing here either. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";

const PAGE = `<!doctype html><html lang="en" data-look="LOOK"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="looks.css"><body><script type="module" src="page.js"></script></body></html>`;

/** Serves the bench's page on loopback; whoever opens it calls `close`. */
export class BenchPages {
  readonly #server: Server;
  readonly #script: string;
  readonly #looks: string;
  #settle: (outcome: Outcome) => void = () => undefined;

  private constructor(script: string, looks: string) {
    this.#script = script;
    this.#looks = looks;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** Bundles the page as the app bundles its windows, and listens. */
  static async open(): Promise<BenchPages> {
    const { outputFiles } = await build({
      entryPoints: [join(root, 'test/bench/kit/page.ts')],
      tsconfig: join(root, 'tsconfig.json'),
      bundle: true,
      format: 'esm',
      minify: true,
      target: ['safari16', 'chrome115'],
      write: false,
    });
    const looks = await readFile(join(root, 'resources/styles/looks.css'), 'utf8');
    const pages = new BenchPages(outputFiles[0]?.text ?? '', looks);
    pages.#server.listen(0, '127.0.0.1');
    await once(pages.#server, 'listening');
    return pages;
  }

  /** Stops listening. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Does one job in an engine that is started for it and ended after it. */
  async run(engine: Engine, job: Job): Promise<Outcome> {
    const { port } = this.#server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/?${new URLSearchParams(Object.entries(job).map(([name, value]) => [name, String(value)])).toString()}`;
    const outcome = new Promise<Outcome>((resolve) => (this.#settle = resolve));
    const late = new AbortController();
    const timer = setTimeout(() => {
      late.abort();
    }, JOB_MS);
    const stop = await openIn(engine, url);
    try {
      return await Promise.race([
        outcome,
        refusal(late.signal, `${engine}: ${job.name} took longer than ${JOB_MS} ms`),
      ]);
    } finally {
      clearTimeout(timer);
      await stop();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer); // a request's chunks are buffers
      response.end();
      this.#settle(JSON.parse(Buffer.concat(chunks).toString()) as Outcome); // the page is ours
      return;
    }
    const [type, body] =
      pathname === '/page.js'
        ? ['text/javascript', this.#script]
        : pathname === '/looks.css'
          ? ['text/css', this.#looks]
          : ['text/html', PAGE.replace('LOOK', searchParams.get('look') ?? 'light')];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY });
    response.end(body);
  }
}

async function refusal(signal: AbortSignal, message: string): Promise<never> {
  await once(signal, 'abort');
  throw new Error(message);
}

async function openIn(engine: Engine, url: string): Promise<() => Promise<void>> {
  if (engine === 'webkitgtk') {
    const launcher = new WebKitGtkLauncher();
    await launcher.startSession('bench', url);
    return () => launcher.stop();
  }
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...quietFlags, '--enable-precise-memory-info'],
  });
  const page = await browser.newPage({ viewport: { width: 1024, height: 700 } });
  page.on('pageerror', (error) => {
    console.error(error.message);
  });
  await page.goto(url);
  return () => browser.close();
}
