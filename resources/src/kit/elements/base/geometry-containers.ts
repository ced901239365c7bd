/**
 * Which elements lay out their children by Tk's geometry managers. An element that changed its size only tells its
 * parent through here, so that base and container need not import each other.
 */
const containers = new WeakMap<Element, (child: Element) => void>();

/** Makes an element a container; `sizeDiffers` is called, perhaps often, with a child that may ask for another size. */
export function registerContainer(container: Element, sizeDiffers: (child: Element) => void): void {
  containers.set(container, sizeDiffers);
}

/** Tells the container around an element, if there is one, that the element may ask for another size now. */
export function sizeMayDiffer(element: Element): void {
  const parent = element.parentElement;
  if (parent) containers.get(parent)?.(element);
}
