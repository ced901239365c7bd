import type { Size } from '../../resources/src/kit/models/configured-model.js';
import { GeometryContainer, type ManagerOptions } from '../../resources/src/kit/models/geometry-container.js';
import { ToplevelModel } from '../../resources/src/kit/models/toplevel-model.js';
import { runAll, word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';

/** Replays a sequence on a ToplevelModel. There is no window manager: sizes are what is asked for, within the limits. */
export function replayToplevel(sequence: Sequence): Replay {
  const window = new ToplevelModel((sequence.options ?? {}) as Record<string, string>);
  const frames = new Map<string, Size>();
  const children = new GeometryContainer<string>({
    requested: (name) => frames.get(name) ?? { width: 1, height: 1 },
    name: () => '.w',
  });
  const update: Doer = () => {
    window.setContent(children.request(window.inset));
    window.update();
  };
  const packing: Record<string, Doer> = {
    update,
    frame: (name, options) => {
      const given = (options ?? {}) as Record<string, Json>;
      frames.set(word(name), { width: Number(given['width'] ?? 1), height: Number(given['height'] ?? 1) });
    },
    pack: (name, options) => {
      children.pack(word(name), (options ?? {}) as ManagerOptions<string>);
    },
  };
  return { id: sequence.id, results: runAll(sequence.ops, { ...packing, ...windowDoers(window) }) };
}

function windowDoers(window: ToplevelModel): Record<string, Doer> {
  const setting = (set: (...args: string[]) => unknown, get: () => Json): Doer => {
    return (...args) => {
      if (args.length === 0) return get();
      set(...args.map(word));
      return null;
    };
  };
  return {
    title: setting(
      (text) => window.title(text),
      () => window.title(),
    ),
    geometry: setting(
      (text) => window.geometry(text),
      () => window.geometry(),
    ),
    minsize: setting(
      (width, height) => window.minsize(width, height),
      () => window.minsize(),
    ),
    maxsize: setting(
      (width, height) => window.maxsize(width, height),
      () => window.maxsize(),
    ),
    resizable: setting(
      (width, height) => window.resizable(width, height),
      () => window.resizable().map((on) => (on ? '1' : '0')),
    ),
    size: () => [window.size.width, window.size.height],
    state: () => window.state(),
    withdraw: () => {
      window.withdraw();
    },
    deiconify: () => {
      window.deiconify();
    },
  };
}
