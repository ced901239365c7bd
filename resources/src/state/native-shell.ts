/**
 * The page inside a Neutralino window: it learns its framework's port and token, says that it is ready, and is told
 * the way to the engine. In a browser none of this happens.
 */

import type { LinkDoor } from './link-client.js';

/** What the framework's globals hold for us. */
interface NativeGlobals {
  readonly port: string;
  readonly token: string;
  readonly extensionsEnabled: boolean;
}

/** The window of the framework, as far as it is used. */
export interface NativeShell {
  /** Sets the title of the native window, which `document.title` does not. */
  setTitle(title: string): Promise<void>;
  /** Sets the size of the native window's content, in px. */
  setSize(width: number, height: number): Promise<void>;
  /** Says that the page is ready and resolves with the way to the engine. */
  askForDoor(): Promise<LinkDoor>;
}

/**
 * Milliseconds between two calls for the engine. It often comes a moment after the page: each of them is lost time on the
 * way to the first window, and a call costs next to nothing.
 */
const READY_EVERY_MS = 50;

const GLOBALS_PATH = '/__neutralino_globals.js';

/**
 * Reads the globals by pattern. They are never run as a script: the framework writes paths into them unescaped, and
 * an apostrophe in a folder's name breaks the whole file.
 */
export function readGlobals(script: string): NativeGlobals | null {
  const port = /\bNL_PORT\s*=\s*['"]?(\d{1,5})\b/.exec(script)?.[1];
  const token = /\bNL_TOKEN\s*=\s*['"]([\w.-]*)['"]/.exec(script)?.[1];
  if (port === undefined) return null;
  return { port, token: token ?? '', extensionsEnabled: /\bNL_EXTENABLED\s*=\s*true\b/.test(script) };
}

/** Joins the framework this page was served by; null where there is none. */
export async function joinNativeShell(): Promise<NativeShell | null> {
  const globals = await fetchGlobals();
  if (globals === null) return null;
  const page = window as unknown as Record<string, unknown>;
  page['NL_PORT'] = Number(globals.port);
  // A reload gets no token any more; the library then takes the one it kept in sessionStorage.
  if (globals.token !== '') page['NL_TOKEN'] = globals.token;
  page['NL_EXTENABLED'] = globals.extensionsEnabled;
  // The library looks in it for a flag of its own; what stands in the real one is no business of a page.
  page['NL_ARGS'] = [];
  const neutralino = await import('@neutralinojs/lib/dist/neutralino.mjs');
  neutralino.init();
  return {
    setTitle: (title) => neutralino.window.setTitle(title),
    setSize: (width, height) => neutralino.window.setSize({ width, height }),
    askForDoor: () => askForDoor(neutralino),
  };
}

/** The part of the framework's library that reaches its extensions. */
interface Broadcaster {
  readonly extensions: { broadcast(event: string, data: unknown): Promise<void> };
}

async function fetchGlobals(): Promise<NativeGlobals | null> {
  const response = await fetch(GLOBALS_PATH);
  return response.ok ? readGlobals(await response.text()) : null;
}

async function askForDoor(neutralino: Broadcaster): Promise<LinkDoor> {
  const door = new Promise<LinkDoor>((resolve) => {
    window.addEventListener('atelier.link', (event) => {
      const read = readDoor((event as CustomEvent<unknown>).detail);
      if (read !== null) resolve(read);
    });
  });
  const ready = (): unknown => neutralino.extensions.broadcast('atelier.ready', {});
  ready();
  // A broadcast reaches the extensions that are there; the engine may still be on its way.
  const timer = setInterval(ready, READY_EVERY_MS);
  return door.finally(() => clearInterval(timer));
}

/** What the engine broadcasts; null for anything else. */
export function readDoor(detail: unknown): LinkDoor | null {
  if (typeof detail !== 'object' || detail === null) return null;
  const { port, ticket } = detail as Record<string, unknown>;
  if (typeof port !== 'number' || typeof ticket !== 'string') return null;
  return { port, ticket, key: null };
}
