import type { Options } from '../../models/options.js';
import type { OptionEntry } from './option-attributes.js';

/** What an element with option properties can do. */
interface Configurable {
  configure(options: Options): void;
  cget(name: string): string;
}

/**
 * Gives a class a property for each of its options: reading is `cget`, writing is `configure`, so `button.text = 'x'`
 * works and a template can bind `.text=${x}`. A name that HTML or the class itself has already (Tk's `validate` is both
 * an option and a method) is left alone.
 */
export function defineOptionProperties(
  prototype: HTMLElement & Configurable,
  entries: readonly OptionEntry[],
): void {
  for (const { name } of entries) {
    if (name in prototype) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Configurable) {
        return this.cget(name);
      },
      set(this: Configurable, value: string) {
        this.configure({ [name]: value });
      },
    });
  }
}
