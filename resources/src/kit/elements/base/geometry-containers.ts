/**
 * Which elements lay out their children by Tk's geometry managers. An element that changed its size only tells its
 * parent through here, so that base and container need not import each other.
 */
const containers = new WeakMap<Element, () => void>();

/** Makes an element a container; `requestLayout` is called, perhaps often, when a child may ask for another size. */
export function registerContainer(container: Element, requestLayout: () => void): void {
  containers.set(container, requestLayout);
}

/** Tells the container around an element, if there is one, that the element may ask for another size now. */
export function sizeMayDiffer(element: Element): void {
  const parent = element.parentElement;
  if (parent) containers.get(parent)?.();
}
