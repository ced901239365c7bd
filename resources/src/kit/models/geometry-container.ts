/**
 * Who manages which child of a container, under Tk's names: place, pack, grid, forget, info, slaves. The arithmetic is in
 * place.ts, pack.ts and grid.ts; moving real children is the owner's.
 */
import type { Size } from './configured-model.js';
import {
  checkRow,
  defaultGridding,
  GRID_OPTIONS,
  gridInfo,
  GridTracks,
  setGridding,
  type GriddedChild,
  type Gridding,
} from './grid.js';
import { inputText, type Anchor } from './values.js';
import {
  defaultPacking,
  PACK_OPTIONS,
  packBoxes,
  packInfo,
  packRequest,
  setPacking,
  type Packing,
} from './pack.js';
import {
  DEFAULT_PLACEMENT,
  placeBox,
  placeInfo,
  readPlacement,
  type Box,
  type Container,
  type Placement,
  type PlaceOptions,
} from './place.js';
import { nameFromPrefix, TclError } from './tcl-error.js';

/** The three ways to manage a child. */
export type ManagerName = 'place' | 'pack' | 'grid';

/** Options of a geometry manager; a list of two is a padding, and `in`, `before` and `after` name another child. */
export type ManagerOptions<Child> = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[] | Child>
>;

/** What the container must know of its children. */
export interface ChildFacts<Child> {
  /** The size a child asks for, in pixels. */
  requested(child: Child): Size;
  /** The name of a child in messages, such as ".w.a"; null is the container itself. */
  name(child: Child | null): string;
  /** The border of a child in which others are placed. */
  inset?(child: Child): number;
}

/**
 * The children of one container and how place, pack and grid manage them. It computes boxes; whoever owns the children
 * moves them. Children are told apart by identity.
 */
export class GeometryContainer<Child extends string | object> {
  readonly #facts: ChildFacts<Child>;
  readonly #placed = new Map<Child, { placement: Placement; in: Child | null }>();
  /** Children whose first placing failed: Tk keeps an empty record of them, which its info shows. */
  readonly #halfPlaced = new Set<Child>();
  #packed: Child[] = [];
  #gridded: Child[] = [];
  readonly #packings = new Map<Child, Packing>();
  readonly #griddings = new Map<Child, Gridding>();
  readonly #tracks = new GridTracks();
  #gridUsed = false;
  #propagate = { pack: true, grid: true };
  /** Whether the packer or the grid owns the container's requested size. */
  #owner: 'pack' | 'grid' | null = null;

  constructor(facts: ChildFacts<Child>) {
    this.#facts = facts;
  }

  /**
   * Places a child, or changes how it is placed. Without any option nothing happens: Tk takes that for a question.
   * @throws {TclError} for a bad option; nothing changes then
   */
  place(child: Child, options: ManagerOptions<Child> = {}): void {
    if (Object.keys(options).length === 0) return;
    const { in: within, ...rest } = options;
    const former = this.#placed.get(child);
    if (!former) this.#halfPlaced.add(child);
    const plain = Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, textOf(value)]),
    ) satisfies PlaceOptions;
    const placement = readPlacement(plain, former?.placement ?? DEFAULT_PLACEMENT);
    const target = within === undefined ? (former?.in ?? null) : (within as Child);
    if (within !== undefined) this.#checkLoop(child, target);
    this.#leaveOthers(child, 'place');
    const stays = former !== undefined && former.in === target;
    if (!stays) this.#placed.delete(child);
    this.#halfPlaced.delete(child);
    this.#placed.set(child, { placement, in: target });
  }

  /** Packs a child, or changes how it is packed. @throws {TclError} for a bad option; options before it may stay set, as in Tk */
  pack(child: Child, options: ManagerOptions<Child> = {}): void {
    const packing = this.#packed.includes(child)
      ? (this.#packings.get(child) ?? defaultPacking())
      : defaultPacking();
    let position: { child: Child; before: boolean } | null = null;
    this.#packings.set(child, packing);
    for (const [given, value] of Object.entries(options)) {
      const name = nameFromPrefix(`-${given}`, PACK_OPTIONS, 'option');
      if (name === '-after' || name === '-before')
        position = { child: this.#packedChild(value as Child), before: name === '-before' };
      else setPacking(packing, name, textOf(value));
    }
    if (position === null && this.#packed.includes(child)) return;
    this.#claim(child, 'pack');
    const others = this.#packed.filter((other) => other !== child);
    const at = position ? others.indexOf(position.child) + (position.before ? 0 : 1) : others.length;
    this.#packed = [...others.slice(0, at), child, ...others.slice(at)];
  }

  /** Grids a child, or changes how it is gridded. @throws {TclError} for a bad option; options before it may stay set, as in Tk */
  grid(child: Child, options: ManagerOptions<Child> = {}): void {
    const entries = Object.entries(options).map(
      ([given, value]) => [nameFromPrefix(`-${given}`, GRID_OPTIONS, 'option'), textOf(value)] as const,
    );
    this.#gridUsed = true;
    for (const [name, value] of entries) if (name === '-row') checkRow(value);
    const gridding = this.#griddings.get(child) ?? defaultGridding();
    this.#griddings.set(child, gridding);
    for (const [name, value] of entries) setGridding(gridding, name, value);
    if (this.#gridded.includes(child)) return;
    this.#claim(child, 'grid');
    gridding.column ??= 0;
    /** The first row below all children: where one goes that names no row. */
    gridding.row ??= this.#occupiedRows();
    this.#gridded = [child, ...this.#gridded];
  }

  /** Stops managing a child; a child that this manager does not have is left alone. */
  forget(manager: ManagerName, child: Child): void {
    if (manager === 'place' && !this.#halfPlaced.delete(child)) this.#placed.delete(child);
    if (manager === 'pack') this.#packed = this.#packed.filter((other) => other !== child);
    if (manager === 'grid' && this.#gridded.includes(child)) {
      this.gridRemove(child);
      this.#griddings.delete(child);
    }
    /** A container without packed or gridded children is free for either manager again. */
    this.#release();
  }

  /** Stops gridding a child but keeps its options for when it is gridded again. */
  gridRemove(child: Child): void {
    this.#gridded = this.#gridded.filter((other) => other !== child);
    this.#release();
  }

  /** Forgets a child altogether, as when it is destroyed. */
  drop(child: Child): void {
    for (const manager of ['place', 'pack', 'grid'] as const) this.forget(manager, child);
    this.#packings.delete(child);
    this.#griddings.delete(child);
  }

  /** Whether the container takes the size that its packed or gridded children need; it does at first. */
  propagate(manager: 'pack' | 'grid', on?: boolean): boolean {
    if (on !== undefined) this.#propagate[manager] = on;
    return this.#propagate[manager];
  }

  /** Configures a row: minsize, pad, uniform, weight. @throws {TclError} for a bad option or value */
  rowConfigure(row: number, options: Readonly<Record<string, string | number>>): void {
    this.#tracks.configure('rows', row, asTexts(options));
    this.#gridUsed = true;
  }

  /** Configures a column: minsize, pad, uniform, weight. @throws {TclError} for a bad option or value */
  columnConfigure(column: number, options: Readonly<Record<string, string | number>>): void {
    this.#tracks.configure('columns', column, asTexts(options));
    this.#gridUsed = true;
  }

  /** Where the grid stands in a container that is larger than it; returns whether that is new. */
  gridAnchor(anchor: Anchor): boolean {
    const changed = this.#tracks.anchor !== anchor;
    this.#tracks.anchor = anchor;
    this.#gridUsed = true;
    return changed;
  }

  /** How many columns and rows the grid has. */
  gridSize(): [columns: number, rows: number] {
    return this.#tracks.size(this.#griddedChildren());
  }

  /** The box of the grid or of some of its cells, as the last layout left them. */
  gridBbox(cells: readonly number[] = []): Box {
    return this.#tracks.bbox(this.#griddedChildren(), cells);
  }

  /** The column and row at a point of the container; -1, -1 while no grid is used. */
  gridLocation(x: number, y: number): [column: number, row: number] {
    return this.#gridUsed ? this.#tracks.location(this.#griddedChildren(), x, y) : [-1, -1];
  }

  /** The managed children, in the order of Tk: packed in packing order, the others newest first. */
  slaves(manager: ManagerName): Child[] {
    if (manager === 'pack') return [...this.#packed];
    if (manager === 'grid') return [...this.#gridded];
    return [...this.#placed]
      .filter(([, placed]) => placed.in === null)
      .map(([child]) => child)
      .reverse();
  }

  /** What a manager knows of a child: option and value, {} for one it does not manage. @throws {TclError} for a child not packed */
  info(manager: ManagerName, child: Child): Record<string, string | Child | null> {
    if (manager === 'place') {
      const placed = this.#placed.get(child);
      if (placed) return { in: placed.in, ...placeInfo(placed.placement) };
      return this.#halfPlaced.has(child) ? placeInfo(DEFAULT_PLACEMENT) : {};
    }
    if (manager === 'pack') {
      const packing = this.#packed.includes(child) ? this.#packings.get(child) : undefined;
      /** What the packer says of a child that is not its own. */
      if (!packing) throw this.#notPacked(child);
      return { in: null, ...packInfo(packing) };
    }
    const gridding = this.#gridded.includes(child) ? this.#griddings.get(child) : undefined;
    return gridding ? { in: null, ...gridInfo(gridding) } : {};
  }

  /**
   * The size the container should ask for: that of its packed or gridded children.
   * @returns null when none propagates, so that the container's own size stays
   */
  request(inset: number): Size | null {
    if (this.#packed.length > 0 && this.#propagate.pack) return packRequest(this.#packedChildren(), inset);
    if (this.#gridded.length > 0 && this.#propagate.grid)
      return this.#tracks.request(this.#griddedChildren(), inset);
    return null;
  }

  /** Where everything stands in a container of that size. null stands for a child without room, which is not shown. */
  boxes(container: Container): Map<Child, Box | null> {
    const boxes = new Map<Child, Box | null>();
    const put = (children: readonly Child[], found: readonly (Box | null)[]): void => {
      for (const [at, child] of children.entries()) boxes.set(child, found[at] ?? null);
    };
    if (this.#packed.length > 0) put(this.#packed, packBoxes(this.#packedChildren(), container));
    if (this.#gridded.length > 0) {
      this.#tracks.request(this.#griddedChildren(), container.inset);
      put(this.#gridded, this.#tracks.boxes(this.#griddedChildren(), container));
    }
    return boxes;
  }

  /**
   * Where one placed child stands. One that is placed in another child stands where that is.
   * @param target the box of the child it is placed in; for one placed in the container itself, not used
   */
  placedBox(child: Child, container: Container, target?: Box): Box | null {
    const placed = this.#placed.get(child);
    if (!placed) return null;
    if (placed.in === null) return placeBox(placed.placement, container, this.#facts.requested(child));
    const within = target ?? { x: 0, y: 0, width: 1, height: 1 };
    const inset = this.#facts.inset?.(placed.in) ?? 0;
    const box = placeBox(
      placed.placement,
      { width: within.width, height: within.height, inset },
      this.#facts.requested(child),
    );
    return { ...box, x: box.x + within.x, y: box.y + within.y };
  }

  /** The placed children with the child each is placed in, or null; a child comes after the one it is placed in. */
  placed(): [child: Child, within: Child | null][] {
    const done: [Child, Child | null][] = [];
    const visit = (child: Child): void => {
      const placed = this.#placed.get(child);
      if (!placed || done.some(([other]) => other === child)) return;
      if (placed.in !== null) visit(placed.in);
      done.push([child, placed.in]);
    };
    for (const child of this.#placed.keys()) visit(child);
    return done;
  }

  #packedChildren(): { packing: Packing; requested: Size }[] {
    return this.#packed.map((child) => ({
      packing: this.#packings.get(child) ?? defaultPacking(),
      requested: this.#facts.requested(child),
    }));
  }

  #griddedChildren(): GriddedChild[] {
    return this.#gridded.map((child) => ({
      gridding: this.#griddings.get(child) ?? defaultGridding(),
      requested: this.#facts.requested(child),
    }));
  }

  #occupiedRows(): number {
    return Math.max(
      0,
      ...this.#griddedChildren().map(({ gridding }) => (gridding.row ?? 0) + gridding.rowspan),
    );
  }

  #packedChild(child: Child): Child {
    if (!this.#packed.includes(child)) throw this.#notPacked(child);
    return child;
  }

  #notPacked(child: Child): TclError {
    return new TclError(`window "${this.#facts.name(child)}" isn't packed`);
  }

  #checkLoop(child: Child, target: Child | null): void {
    if (child === target) throw new TclError(`can't place ${this.#facts.name(child)} relative to itself`);
    for (let next = target; next !== null; next = this.#placed.get(next)?.in ?? null) {
      if (next !== child) continue;
      throw new TclError(
        `can't put ${this.#facts.name(child)} inside ${this.#facts.name(target)}, would cause management loop`,
      );
    }
  }

  /** Takes a child from the other managers; the packer and the grid don't share a container. */
  #claim(child: Child, manager: 'pack' | 'grid'): void {
    this.#leaveOthers(child, manager);
    if (this.#propagate[manager]) {
      if (this.#owner !== null && this.#owner !== manager) {
        throw new TclError(
          `cannot use geometry manager ${manager} inside ${this.#facts.name(null)} which already has slaves managed by ${this.#owner}`,
        );
      }
      this.#owner = manager;
    }
  }

  #leaveOthers(child: Child, manager: ManagerName): void {
    for (const other of ['place', 'pack', 'grid'] as const) if (other !== manager) this.forget(other, child);
  }

  #release(): void {
    if (this.#owner === 'pack' && this.#packed.length === 0) this.#owner = null;
    if (this.#owner === 'grid' && this.#gridded.length === 0) this.#owner = null;
  }
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(' ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? inputText(value)
    : '';
}

function asTexts(options: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]));
}
