import type { Size } from '../../resources/src/kit/models/configured-model.js';
import {
  GeometryContainer,
  type ManagerName,
  type ManagerOptions,
} from '../../resources/src/kit/models/geometry-container.js';
import { tclInteger } from '../../resources/src/kit/models/numbers.js';
import type { Box } from '../../resources/src/kit/models/place.js';
import { nameFromPrefix } from '../../resources/src/kit/models/tcl-error.js';
import { pixels } from '../../resources/src/kit/models/units.js';
import { ANCHORS } from '../../resources/src/kit/models/values.js';
import { runAll, word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';

/** A frame: what it asks for, and where it stands and whether it is shown since the last layout. */
interface Frame {
  requested: Size;
  readonly inset: number;
  box: Box;
  mapped: boolean;
}

/** Replays a sequence on a container frame and the frames in it. */
export function replayGeometry(sequence: Sequence): Replay {
  const scene = new Scene(sequence.options ?? {});
  const manage: Record<ManagerName, Doer> = {
    place: (name, options) => {
      scene.manage('place', word(name), options);
    },
    pack: (name, options) => {
      scene.manage('pack', word(name), options);
    },
    grid: (name, options) => {
      scene.manage('grid', word(name), options);
    },
  };
  return {
    id: sequence.id,
    results: runAll(sequence.ops, { ...manage, ...sceneDoers(scene), ...gridDoers(scene) }),
  };
}

/** The container with its frames, laid out when Tk would do it: at the next `update` after something asked for it. */
class Scene {
  readonly frames = new Map<string, Frame>();
  readonly container: GeometryContainer<string>;
  readonly #inset: number;
  /** The container's requested and real size. */
  requested: Size;
  #size: Size;
  /** Whether the container is as large as told, not as it asks. */
  #fixed = true;
  #dirty = false;

  constructor(options: Readonly<Record<string, Json>>) {
    this.#inset = pixels(word(options['bd'] ?? 0));
    this.requested = {
      width: pixels(word(options['width'] ?? 0)) || 1,
      height: pixels(word(options['height'] ?? 0)) || 1,
    };
    this.#size = this.requested;
    this.container = new GeometryContainer<string>({
      requested: (name) => this.frame(name).requested,
      inset: (name) => this.frame(name).inset,
      name: (name) => (name === null ? '.w' : `.w.!frame${this.#number(name)}`),
    });
  }

  addFrame(name: string, options: Json | undefined): void {
    const given = (options ?? {}) as Record<string, Json>;
    const requested = {
      width: pixels(word(given['width'] ?? 0)) || 1,
      height: pixels(word(given['height'] ?? 0)) || 1,
    };
    this.frames.set(name, {
      requested,
      inset: pixels(word(given['bd'] ?? 0)),
      box: { x: 0, y: 0, width: 1, height: 1 },
      mapped: false,
    });
  }

  frame(name: string): Frame {
    const frame = this.frames.get(name);
    if (!frame) throw new Error(`no frame ${name}`);
    return frame;
  }

  manage(manager: ManagerName, name: string, options: Json | undefined): void {
    this.container[manager](name, (options ?? {}) as ManagerOptions<string>);
    this.#dirty = true;
  }

  forget(manager: ManagerName, name: string): void {
    const managed = this.#manages(manager, name);
    this.container.forget(manager, name);
    if (!managed) return;
    this.frame(name).mapped = false;
    this.#dirty = true;
  }

  gridRemove(name: string): void {
    this.container.gridRemove(name);
    this.frame(name).mapped = false;
    this.#dirty = true;
  }

  destroy(name: string): void {
    this.container.drop(name);
    this.frames.delete(name);
    this.#dirty = true;
    this.update();
  }

  /** Tells that something was configured that asks for a new layout. */
  touch(): void {
    this.#dirty = true;
  }

  resize(size: Size): void {
    this.requested = this.#size = size;
    this.#fixed = true;
    this.#dirty = true;
    this.update();
  }

  natural(): void {
    this.#fixed = false;
    if (!sameSize(this.requested, this.#size)) this.#dirty = true;
    this.update();
  }

  update(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    const needed = this.container.request(this.#inset);
    if (needed) this.requested = needed;
    if (!this.#fixed) this.#size = this.requested;
    const container = { ...this.#size, inset: this.#inset };
    for (const [name, box] of this.container.boxes(container)) this.#put(name, box, true);
    for (const [name, within] of this.container.placed()) {
      const target = within === null ? undefined : this.frame(within);
      this.#put(name, this.container.placedBox(name, container, target?.box), target?.mapped ?? true);
    }
  }

  #put(name: string, box: Box | null, visible: boolean): void {
    const frame = this.frame(name);
    if (box) frame.box = box;
    frame.mapped = box !== null && visible;
  }

  #manages(manager: ManagerName, name: string): boolean {
    return manager === 'place'
      ? this.container.placed().some(([child]) => child === name)
      : this.container.slaves(manager).includes(name);
  }

  #number(name: string): string {
    const at = [...this.frames.keys()].indexOf(name) + 1;
    return at === 1 ? '' : String(at);
  }
}

function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

function sceneDoers(scene: Scene): Record<string, Doer> {
  const box = (name: string): Json => {
    const { box: at, mapped } = scene.frame(name);
    return [at.x, at.y, at.width, at.height, mapped];
  };
  return {
    frame: (name, options) => {
      scene.addFrame(word(name), options);
    },
    forget: (manager, name) => {
      scene.forget(managerName(manager), word(name));
    },
    destroy: (name) => {
      scene.destroy(word(name));
    },
    propagate: (manager, _name, on) => {
      scene.container.propagate(word(manager) === 'grid' ? 'grid' : 'pack', word(on) === '1');
      scene.touch();
    },
    info: (manager, name) => {
      const info = scene.container.info(managerName(manager), word(name));
      return Object.fromEntries(Object.entries(info).map(([key, value]) => [key, value ?? '.']));
    },
    slaves: (manager) => scene.container.slaves(managerName(manager)),
    box: (name) => {
      scene.update();
      return box(word(name));
    },
    boxes: (...names) => {
      scene.update();
      const chosen = names.length ? names.map(word) : [...scene.frames.keys()].sort();
      return Object.fromEntries(chosen.map((name) => [name, box(name)]));
    },
    req: (name = '.') => {
      scene.update();
      const { width, height } = word(name) === '.' ? scene.requested : scene.frame(word(name)).requested;
      return [width, height];
    },
    resize: (width, height) => {
      scene.resize({ width: Number(word(width)), height: Number(word(height)) });
    },
    natural: () => {
      scene.natural();
    },
  };
}

function gridDoers(scene: Scene): Record<string, Doer> {
  const slot =
    (configure: (at: number, options: Record<string, string>) => void): Doer =>
    (_name, at, options) => {
      configure(
        tclInteger(word(at)),
        Object.fromEntries(
          Object.entries((options ?? {}) as Record<string, Json>).map(([key, value]) => [key, word(value)]),
        ),
      );
      scene.touch();
    };
  return {
    grid_remove: (name) => {
      scene.gridRemove(word(name));
    },
    rowconfigure: slot((at, options) => {
      scene.container.rowConfigure(at, options);
    }),
    columnconfigure: slot((at, options) => {
      scene.container.columnConfigure(at, options);
    }),
    anchor: (_name, anchor) => {
      if (scene.container.gridAnchor(nameFromPrefix(word(anchor), ANCHORS, 'anchor'))) scene.touch();
    },
    grid_size: () => scene.container.gridSize(),
    grid_bbox: (_name, ...cells) => {
      const { x, y, width, height } = scene.container.gridBbox(cells.map(Number));
      return [x, y, width, height];
    },
    grid_location: (_name, x, y) => {
      scene.update();
      return scene.container.gridLocation(Number(word(x)), Number(word(y)));
    },
  };
}

function managerName(value: Json | undefined): ManagerName {
  const name = word(value);
  if (name !== 'place' && name !== 'pack' && name !== 'grid') throw new Error(`no manager ${name}`);
  return name;
}
