import type { Size } from '../../models/configured-model.js';
import { GeometryContainer, type ManagerName, type ManagerOptions } from '../../models/geometry-container.js';
import type { Box, Container } from '../../models/place.js';
import { TclError } from '../../models/tcl-error.js';
import { managerOf, readManagerOptions, RELATIONS } from '../base/geometry-attributes.js';

/** Something a program said about the container itself: weights of rows, propagation. */
export type ContainerSetting = (container: GeometryContainer<Element>) => void;

/**
 * Reads from the children's attributes which manager has them, into a fresh container. A child whose options Tk would
 * refuse is reported and left out; the others stay where they belong.
 * @param requested the size each child asks for
 * @param settings what was said about the container, in the order it was said
 */
export function managedChildren(
  children: readonly Element[],
  requested: (child: Element) => Size,
  settings: readonly ContainerSetting[],
): GeometryContainer<Element> {
  const container = new GeometryContainer<Element>({ requested, name: pathOf });
  for (const setting of settings) setting(container);
  const tried = new Set<Element>();
  const put = (child: Element): void => {
    const manager = managerOf(child);
    if (manager === null || tried.has(child)) return;
    tried.add(child);
    try {
      const options = relativesFound(readManagerOptions(child.getAttribute(manager) ?? ''), children);
      // Attributes have no order in time as calls have: a sibling that this one goes before or after is packed first.
      for (const option of Object.values(options)) if (option instanceof Element) put(option);
      putUnder(container, child, { manager, options });
    } catch (error) {
      container.drop(child);
      reportError(error);
    }
  };
  for (const child of children) put(child);
  return container;
}

/** Where the children stand; null for one that has no room or no manager and is not shown. */
export function boxesOf(
  container: GeometryContainer<Element>,
  children: readonly Element[],
  size: Container,
): (Box | null)[] {
  const boxes = container.boxes(size);
  // Each comes after the one it is placed in, whose box is known then. One that is placed in a child not shown is not either.
  for (const [child, within] of container.placed()) {
    const target = within === null ? undefined : boxes.get(within);
    const isShown = within === null || Boolean(target);
    boxes.set(child, isShown ? container.placedBox(child, size, target ?? undefined) : null);
  }
  return children.map((child) => boxes.get(child) ?? null);
}

/** How messages name a child, and the window itself: as a path of Tk, with the id where there is one. */
function pathOf(child: Element | null): string {
  return `.${child?.id || (child?.localName ?? '')}`;
}

/** The options with the siblings that `in`, `before` and `after` name by their id. @throws {TclError} for an unknown id */
function relativesFound(
  options: Readonly<Record<string, string>>,
  children: readonly Element[],
): ManagerOptions<Element> {
  const found: Record<string, string | Element> = { ...options };
  for (const name of RELATIONS) {
    const id = options[name];
    if (id === undefined) continue;
    const sibling = children.find((child) => child.id === id);
    if (!sibling) throw new TclError(`bad window path name ".${id}"`);
    found[name] = sibling;
  }
  return found;
}

function putUnder(
  container: GeometryContainer<Element>,
  child: Element,
  { manager, options }: { manager: ManagerName; options: ManagerOptions<Element> },
): void {
  if (manager === 'place') container.place(child, options);
  else if (manager === 'pack') container.pack(child, options);
  else container.grid(child, options);
}
