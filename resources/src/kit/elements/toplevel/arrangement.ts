import type { Size } from '../../models/configured-model.js';
import { GeometryContainer, type ManagerName } from '../../models/geometry-container.js';
import type { Box, Container } from '../../models/place.js';
import { managerOf, readManagerOptions } from '../base/geometry-attributes.js';

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
  const container = new GeometryContainer<Element>({
    requested,
    name: (child) => `.${child?.localName ?? ''}`,
  });
  for (const setting of settings) setting(container);
  for (const child of children) {
    try {
      putUnder(container, child, managerOf(child));
    } catch (error) {
      container.drop(child);
      reportError(error);
    }
  }
  return container;
}

/** Where the children stand; null for one that has no room or no manager and is not shown. */
export function boxesOf(
  container: GeometryContainer<Element>,
  children: readonly Element[],
  size: Container,
): (Box | null)[] {
  const boxes = container.boxes(size);
  return children.map((child) => container.placedBox(child, size) ?? boxes.get(child) ?? null);
}

function putUnder(container: GeometryContainer<Element>, child: Element, manager: ManagerName | null): void {
  if (manager === null) return;
  const options = readManagerOptions(child.getAttribute(manager) ?? '');
  if (manager === 'place') container.place(child, options);
  else if (manager === 'pack') container.pack(child, options);
  else container.grid(child, options);
}
