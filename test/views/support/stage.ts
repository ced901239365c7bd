/** A window on a stage: a real store fed by the test, and a gateway that writes down what was asked. */

import type { Command, ResultOf } from '../../../extensions/protocol/commands.js';
import type { JournalEvent } from '../../../extensions/protocol/events.js';
import { FailureError, type Failure } from '../../../extensions/protocol/failures.js';
import type { Settings, SettingsPatch } from '../../../extensions/protocol/settings.js';
import { Appearance } from '../../../resources/src/state/appearance.js';
import type { Desk } from '../../../resources/src/state/desk.js';
import type { Askable, Gateway } from '../../../resources/src/state/gateway.js';
import { Store } from '../../../resources/src/state/store.js';
import { SampleJournal, SETTINGS } from '../../state/support/samples.js';

/** A gateway that records commands; a test may hold an answer back or refuse a type of command. */
export class RecordingGateway implements Gateway {
  readonly asked: Askable[] = [];
  readonly #answers = new Map<Command['type'], unknown>();
  readonly #refusals = new Map<Command['type'], Failure>();
  readonly #held = new Map<Command['type'], Promise<unknown>>();
  #patched: (patch: SettingsPatch) => void = () => undefined;

  /** What commands of a type are answered from now on; null at first. */
  answers(type: Command['type'], result: unknown): void {
    this.#answers.set(type, result);
  }

  /** Refuses commands of a type from now on. */
  refuses(type: Command['type'], failure: Failure): void {
    this.#refusals.set(type, failure);
  }

  /** Leaves commands of a type unanswered until the returned function is called. */
  holds(type: Command['type']): () => void {
    let release: () => void = () => undefined;
    this.#held.set(
      type,
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    );
    return () => {
      release();
    };
  }

  /** Carries out changes of settings, as an engine does. */
  onPatch(patched: (patch: SettingsPatch) => void): void {
    this.#patched = patched;
  }

  /** The commands of a type asked so far. */
  of<T extends Askable['type']>(type: T): Extract<Askable, { readonly type: T }>[] {
    return this.asked.filter(
      (command): command is Extract<Askable, { readonly type: T }> => command.type === type,
    );
  }

  async ask<C extends Askable>(command: C): Promise<ResultOf<C['type']>> {
    this.asked.push(command);
    await this.#held.get(command.type);
    const refusal = this.#refusals.get(command.type);
    if (refusal !== undefined) throw new FailureError(refusal);
    if (command.type === 'settings.set') this.#patched(command.patch);
    return (this.#answers.get(command.type) ?? null) as ResultOf<C['type']>;
  }
}

/** The stage. */
export interface Stage {
  readonly desk: Desk;
  readonly store: Store;
  readonly gateway: RecordingGateway;
  readonly journal: SampleJournal;
  /** Sends events to the store, as the link would, and waits until they are shown. */
  readonly tell: (...events: JournalEvent[]) => Promise<void>;
}

/** Builds a stage; frames and timers are the browser's. */
export function stage(): Stage {
  const gateway = new RecordingGateway();
  const store = new Store({
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    nextFrame: (run) => {
      const frame = requestAnimationFrame(run);
      return () => {
        cancelAnimationFrame(frame);
      };
    },
    acknowledge: () => undefined,
    language: 'fr',
  });
  gateway.onPatch((patch) => {
    store.settings(merged(store.currentSettings ?? SETTINGS, patch));
  });
  const appearance = new Appearance(store, gateway, document.documentElement);
  const journal = new SampleJournal();
  const tell = async (...events: JournalEvent[]): Promise<void> => {
    store.events(events, journal.seq);
    await frames();
  };
  return { desk: { store, gateway, appearance, shell: () => null }, store, gateway, journal, tell };
}

let stillness: CSSStyleSheet | null = null;

/** A colour half way between two looks is nobody's choice: nothing changes gradually here. */
function withoutTransitions(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root, [data-look] { --tk-duration: 0ms !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return sheet;
}

/** The style sheets that the pages link, loaded once a test page: without them there is no look to judge. */
export async function loadStyles(): Promise<void> {
  stillness ??= withoutTransitions();
  for (const name of ['looks', 'app']) {
    const href = `/resources/styles/${name}.css`;
    if (document.querySelector(`link[href="${href}"]`) !== null) continue;
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    await new Promise((resolve, reject) => {
      link.addEventListener('load', resolve);
      link.addEventListener('error', reject);
      document.head.append(link);
    });
  }
}

/** Two frames: one to hear of a change, one to have drawn it. */
export async function frames(count = 3): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

/** The first element that a selector finds, looking into shadow roots. Throws when there is none. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector has it
export function find<E extends Element = HTMLElement>(root: Element | ShadowRoot, selector: string): E {
  const found = seek<E>(root, selector);
  if (found === null) throw new Error(`Nothing here is "${selector}"`);
  return found;
}

/** As {@link find}, or null. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector has it
export function seek<E extends Element = HTMLElement>(
  root: Element | ShadowRoot,
  selector: string,
): E | null {
  const inside = root instanceof Element ? (root.shadowRoot ?? root) : root;
  const here = inside.querySelector<E>(selector);
  if (here !== null) return here;
  for (const element of inside.querySelectorAll('*')) {
    const deeper = element.shadowRoot === null ? null : seek<E>(element.shadowRoot, selector);
    if (deeper !== null) return deeper;
  }
  return null;
}

/** Writes into a field as a person would. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Chooses an option as a person would. */
export function choose(field: HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** Presses a key on an element. */
export function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): void {
  const init = { key, bubbles: true, composed: true, cancelable: true, ...more };
  target.dispatchEvent(new KeyboardEvent('keydown', init));
  target.dispatchEvent(new KeyboardEvent('keyup', init));
}

function merged(settings: Settings, patch: SettingsPatch): Settings {
  return {
    ...settings,
    ...patch,
    server: { ...settings.server, ...patch.server },
    client: { ...settings.client, ...patch.client },
  };
}
