/**
 * How a page finds its way to the engine: the ticket of its URL at first, the key in sessionStorage after a reload.
 * The fragment is erased at once, so that neither the history nor a copied address holds a ticket.
 */

import { parseLinkFragment } from '../../../extensions/protocol/link-address.js';
import type { LinkDoor } from './link-client.js';

/** Where the key is kept: as long as this window lives, and for nobody else. */
const KEY_ITEM = 'atelier.key';

/** The parts of a browser window that are used. */
export interface DoorWindow {
  readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  readonly sessionStorage: {
    getItem(name: string): string | null;
    setItem(name: string, value: string): void;
    removeItem(name: string): void;
  };
}

/** The door this page came with; null where it has none (a native main page, which asks its framework). */
export function findDoor(page: DoorWindow): LinkDoor | null {
  const address = parseLinkFragment(page.location.hash);
  if (address === null) return keptDoor(page);
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return { port: address.port, ticket: address.ticket, key: null };
}

/** Keeps the key for a reload; null forgets it. */
export function keepKey(
  page: DoorWindow,
  door: { readonly port: number; readonly key: string } | null,
): void {
  if (door === null) page.sessionStorage.removeItem(KEY_ITEM);
  else page.sessionStorage.setItem(KEY_ITEM, `${door.port} ${door.key}`);
}

function keptDoor(page: DoorWindow): LinkDoor | null {
  const [digits, key] = page.sessionStorage.getItem(KEY_ITEM)?.split(' ') ?? [];
  const port = Number(digits);
  if (key === undefined || !Number.isInteger(port)) return null;
  return { port, ticket: null, key };
}
