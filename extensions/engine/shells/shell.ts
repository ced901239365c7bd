/** How windows get onto the screen. The engine knows this interface only. */

import type { WindowKind } from '../../protocol/commands.js';
import { linkFragment, type LinkAddress } from '../../protocol/link-address.js';

/** A window to open. */
export interface NewWindow {
  readonly kind: WindowKind;
  readonly title: string;
  readonly address: LinkAddress;
  /** Client windows open so far: where the next one stands. */
  readonly place: number;
  /** Resolves when the window's page has used its ticket. */
  readonly arrived: Promise<void>;
}

/** A way to open windows. */
export interface Shell {
  /** Whether windows open by themselves; without, a page has to open a tab. */
  readonly canOpenWindows: boolean;
  /** Opens a window; false when it could not, after at most some 15 s. Never rejects. */
  open(window: NewWindow): Promise<boolean>;
  /** Removes what was left on the disk. Ends no window that a person may still read. */
  close(): Promise<void>;
}

/** Width and height of each kind of window's content, in px: the client's is the lab sheet's. */
export const WINDOW_SIZES: Readonly<Record<WindowKind, { readonly width: number; readonly height: number }>> =
  {
    server: { width: 1_000, height: 700 },
    client: { width: 370, height: 400 },
  };

/** The path of each kind of page, with the fragment that lets it in. */
export function pagePath(kind: WindowKind, address: LinkAddress): string {
  return `${kind === 'server' ? '/index.html' : '/client.html'}${linkFragment(address)}`;
}

/** The whole address of a page that the engine serves itself. */
export function pageUrl(kind: WindowKind, address: LinkAddress): string {
  return `http://127.0.0.1:${address.port}${pagePath(kind, address)}`;
}

/** Where the nth client window stands, in px: cascaded, so that none hides another. */
export function placeOf(place: number): { readonly x: number; readonly y: number } {
  const step = place % 10;
  return { x: 80 + step * 36, y: 60 + step * 36 };
}

/** The shell of `--no-open`: opens nothing. */
export const NO_SHELL: Shell = {
  canOpenWindows: false,
  open: async () => Promise.resolve(false),
  close: async () => Promise.resolve(),
};
