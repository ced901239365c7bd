/** Draws a view again when the store may have changed. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../state/store.js';

/** Follows a store while its view is on the page. */
export class StoreController implements ReactiveController {
  readonly #store: () => Store;
  readonly #changed: () => void;
  #stop: () => void = () => undefined;

  /** `store` is asked when the view is connected; `changed` replaces the plain request for an update. */
  constructor(host: ReactiveControllerHost, store: () => Store, changed?: () => void) {
    this.#store = store;
    this.#changed =
      changed ??
      ((): void => {
        host.requestUpdate();
      });
    host.addController(this);
  }

  /** Lit calls this when the view enters the page. */
  hostConnected(): void {
    this.#stop = this.#store().subscribe(this.#changed);
  }

  /** Lit calls this when it leaves. */
  hostDisconnected(): void {
    this.#stop();
  }
}
