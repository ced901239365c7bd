/** The pages over HTTP: what browser mode shows, and nothing else of the disk. */

import { open, realpath } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Plain names in plain folders: no dot files, no `..`, no percent signs, nothing to decode or to climb with. */
const PATH = /^\/(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;

/** Pages at the top, and the folders that hold what they load. `src` and `docs` are not among them. */
const PAGES: ReadonlySet<string> = new Set(['/index.html', '/client.html', '/gallery.html']);
const FOLDERS: ReadonlySet<string> = new Set(['bundle', 'styles', 'icons']);

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' ws://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer, errors too. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Serves the files of one folder, by GET and HEAD. */
export class Pages {
  readonly #folder: string;

  /** `folder`: the absolute path of resources. It may be missing (the native package has none): then nothing is found. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether a URL's path names a page, and not what a page loads. */
  static isPage(url = ''): boolean {
    return PAGES.has(pathOf(url));
  }

  /** Answers one request. Never rejects. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405);
      return;
    }
    const file = await this.#open(pathOf(request.url ?? ''));
    if (file === undefined) {
      refuse(response, 404);
      return;
    }
    await this.#send(file, request, response);
  }

  async #open(path: string): Promise<{ handle: FileHandle; type: string } | undefined> {
    const type = TYPES[extname(path)];
    if (type === undefined || !isServed(path)) return undefined;
    try {
      const folder = await realpath(this.#folder);
      const file = await realpath(join(folder, path));
      // A link out of the folder leads nowhere.
      if (!file.startsWith(folder + sep)) return undefined;
      return { handle: await open(file, 'r'), type };
    } catch {
      // Not there or not readable: to a browser both are 404.
      return undefined;
    }
  }

  async #send(
    { handle, type }: { handle: FileHandle; type: string },
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    try {
      const body = await handle.readFile();
      response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': type, 'Content-Length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
    } catch {
      // A folder by a file's name, or a disk that fails.
      refuse(response, 404);
    } finally {
      await handle.close();
    }
  }
}

/** Ends a request with a bare status. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}

function pathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path === '/' ? '/index.html' : path;
}

function isServed(path: string): boolean {
  if (!PATH.test(path)) return false;
  return PAGES.has(path) || FOLDERS.has(path.split('/')[1] ?? '');
}
