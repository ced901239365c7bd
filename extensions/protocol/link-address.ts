/** Where a page finds the link, and how a ticket reaches it: in the fragment of its URL, which no server ever sees. */

/** The path of the WebSocket on the engine's port: `ws://127.0.0.1:PORT/link`. */
export const LINK_PATH = '/link';

/** What the fragment of a new window's URL holds. */
export interface LinkAddress {
  /** The engine's port, 1 to 65,535. */
  readonly port: number;
  /** One-time; see `hello`. */
  readonly ticket: string;
}

/** Characters of a fragment that are looked at; ours have some 60. */
const MAX_FRAGMENT = 500;

const FRAGMENT = /^#?port=(\d{1,5})&ticket=([\w-]{1,100})$/;

/** The fragment for an address, with its `#`: `#port=43210&ticket=…`. */
export function linkFragment(address: LinkAddress): string {
  return `#port=${address.port}&ticket=${address.ticket}`;
}

/** Reads `location.hash`; null when it holds no address. The page erases the fragment at once. */
export function parseLinkFragment(hash: string): LinkAddress | null {
  const [, digits, ticket] = (hash.length <= MAX_FRAGMENT && FRAGMENT.exec(hash)) || [];
  const port = Number(digits);
  if (ticket === undefined || port < 1 || port > 65_535) return null;
  return { port, ticket };
}
