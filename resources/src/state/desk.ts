/** What every window and view is given: what is known, the way to the engine, the looks, the native window. */

import type { Appearance } from './appearance.js';
import type { Gateway } from './gateway.js';
import type { NativeShell } from './native-shell.js';
import type { Store } from './store.js';

/** Everything a window stands on. It lives as long as the page. */
export interface Desk {
  readonly store: Store;
  readonly gateway: Gateway;
  readonly appearance: Appearance;
  /** The native window around the page; null in a browser, and until it has been joined. */
  readonly shell: () => NativeShell | null;
}
