/**
 * Language, look and zoom as settings, and on the page. They are changed by asking the engine, which remembers them
 * and tells every window: so one click switches all windows at once.
 */

import type { Look } from '../../../extensions/protocol/settings.js';
import type { Gateway } from './gateway.js';
import type { Store } from './store.js';

/** Zoom in percent: the steps of Ctrl + and Ctrl -, those of browsers. */
export const ZOOM_STEPS = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;

/** The next step above (`direction` 1) or below (-1) a zoom; the last one stays. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  return steps.find((step) => (step - zoom) * direction > 0) ?? zoom;
}

/** Shows the settings on the page and changes them. */
export class Appearance {
  readonly #store: Store;
  readonly #gateway: Gateway;
  readonly #root: HTMLElement;
  readonly #systemDark: MediaQueryList;

  /** Follows the store as long as the page lives; `root` is the page's `<html>`. */
  constructor(store: Store, gateway: Gateway, root: HTMLElement) {
    this.#store = store;
    this.#gateway = gateway;
    this.#root = root;
    this.#systemDark = matchMedia('(prefers-color-scheme: dark)');
    const show = (): void => {
      this.#show();
    };
    this.#systemDark.addEventListener('change', show);
    store.subscribe(show);
    show();
  }

  /** The look on the page: as set, else as the system prefers. */
  get look(): Look {
    return this.#store.currentSettings?.look ?? (this.#systemDark.matches ? 'dark' : 'light');
  }

  /** Zoom in percent. */
  get zoom(): number {
    return this.#store.currentSettings?.zoom ?? 100;
  }

  /** One step larger or smaller, or back to 100 %. Resolves with the new zoom when the engine has it. */
  async changeZoom(direction: 1 | -1 | 0): Promise<number> {
    const zoom = direction === 0 ? 100 : nextZoom(this.zoom, direction);
    await this.#gateway.ask({ type: 'settings.set', patch: { zoom } });
    return zoom;
  }

  #show(): void {
    const { documentElement } = this.#root.ownerDocument;
    if (documentElement.lang !== this.#store.language) documentElement.lang = this.#store.language;
    if (this.#root.dataset['look'] !== this.look) this.#root.dataset['look'] = this.look;
    const zoom = this.zoom === 100 ? '' : String(this.zoom / 100);
    // Set through the object model: a strict policy forbids style attributes, not this.
    if (this.#root.style.zoom !== zoom) this.#root.style.zoom = zoom;
  }
}
