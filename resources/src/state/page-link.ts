/** A page's store, link and shell, made of the browser's own parts; the mains of the windows call this once. */

import type { Language } from '../../../extensions/protocol/settings.js';
import { Appearance } from './appearance.js';
import type { Desk } from './desk.js';
import { findDoor, keepKey } from './door.js';
import { LinkClient, type LinkSocket } from './link-client.js';
import { joinNativeShell, type NativeShell } from './native-shell.js';
import type { PacingEnvironment } from './pacing.js';
import { Store } from './store.js';

/**
 * How long a native main page waits for the engine before it says that none has started: it takes some 150 ms, and a
 * person is to know within five seconds of opening the window that Node is missing.
 */
const ABSENT_AFTER_MS = 3_500;

/** Builds the page's half of the link and lets the page in. Everything lives as long as the page. */
export function openPageLink(language: Language): Desk {
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  };
  const nextFrame = frames();
  const store = new Store({
    after,
    nextFrame,
    language,
    acknowledge: (seq) => {
      gateway.acknowledge(seq);
    },
  });
  const gateway = new LinkClient(
    {
      after,
      language,
      now: () => performance.now(),
      // A WebSocket hears its events with more than LinkSocket names; the difference is never looked at.
      open: (url) => new WebSocket(url) as LinkSocket,
      keepKey: (door) => {
        keepKey(window, door);
      },
    },
    store,
  );
  const appearance = new Appearance(store, gateway, document.documentElement);
  let shell: NativeShell | null = null;
  void letIn(gateway, store, (joined) => {
    shell = joined;
  });
  return { store, gateway, appearance, shell: () => shell };
}

/** Showings between two frames that are made at once: a message's sending and its reply come milliseconds apart. */
const AT_ONCE = 3;

/**
 * What is due with the next frame. On a quiet line it is done at once: widgets then draw in that very frame, where work
 * begun within a frame would be drawn in the one after it. On a busy one it waits for the frame and is done once.
 */
function frames(): PacingEnvironment['nextFrame'] {
  let shown = 0;
  return (run) => {
    if (shown >= AT_ONCE) {
      const frame = requestAnimationFrame(run);
      return () => {
        cancelAnimationFrame(frame);
      };
    }
    if (shown === 0) {
      requestAnimationFrame(() => {
        shown = 0;
      });
    }
    shown += 1;
    let isDue = true;
    queueMicrotask(() => {
      if (isDue) run();
    });
    return () => {
      isDue = false;
    };
  };
}

/** A page with a ticket or a key uses it; one without asks the framework it was served by. */
async function letIn(gateway: LinkClient, store: Store, joined: (shell: NativeShell) => void): Promise<void> {
  const door = findDoor(window);
  if (door !== null) gateway.connect(door);
  // The engine serves its own pages on the link's port: there is no framework to look for then.
  if (door !== null && String(door.port) === location.port) return;
  const shell = await joinNativeShell();
  if (shell === null) {
    if (door === null) gateway.refuse();
    return;
  }
  joined(shell);
  // After a reload the key may be one of an engine that is gone.
  if (door !== null) await refused(store);
  const patience = setTimeout(() => {
    gateway.miss();
  }, ABSENT_AFTER_MS);
  gateway.connect(await shell.askForDoor());
  clearTimeout(patience);
}

/** Resolves when the engine refuses this page; usually never. */
async function refused(store: Store): Promise<void> {
  if (store.linkStatus === 'refused') return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      if (store.linkStatus !== 'refused') return;
      stop();
      resolve();
    });
  });
}
