/** Drives the kit's elements as a person does. Tests reach into a shadow tree through here only. */
import { fixture, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { TkElement } from '../../../../resources/src/kit/elements/base/tk-element.js';

/** The looks of the kit. */
export const LOOKS = ['classic', 'light', 'dark'] as const;
/** One of them. */
export type Look = (typeof LOOKS)[number];

const LOOKS_HREF = '/resources/styles/looks.css';

/** Links the style sheet of the looks, once a page, and chooses one for the whole page. */
export async function setLook(look: Look): Promise<void> {
  if (!document.querySelector(`link[href="${LOOKS_HREF}"]`)) {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = LOOKS_HREF;
    const loaded = new Promise((resolve, reject) => {
      link.addEventListener('load', resolve);
      link.addEventListener('error', () => {
        reject(new Error(`${LOOKS_HREF} could not be loaded`));
      });
    });
    document.head.append(link);
    await loaded;
  }
  document.documentElement.dataset['look'] = look;
  // As on the app's pages: what an element leaves transparent shows the window's colour.
  document.body.style.background = 'var(--tk-surface)';
  // Colours are compared right after a change, not half way through a transition.
  document.documentElement.style.setProperty('--tk-duration', '0ms');
  await nextFrame();
}

/** Makes an element from a template and waits until it and what is in it are drawn. */
export async function drawn<Element extends TkElement>(template: TemplateResult): Promise<Element> {
  const element = await fixture<Element>(template);
  await settled(element);
  return element;
}

/** Waits until an element and the children in it have drawn what was set, layout included. */
export async function settled(element: Element): Promise<void> {
  for (const child of [...element.querySelectorAll('*'), element]) {
    if ('updateComplete' in child) await child.updateComplete;
  }
  await nextFrame();
}

/** The inner part that carries the colours and the border. */
export function face(element: Element): HTMLElement {
  return inner(element, '.face');
}

/** The highlight ring around the face. */
export function frame(element: Element): HTMLElement {
  return inner(element, '.frame');
}

/** The native input of an Entry. */
export function nativeInput(element: Element): HTMLInputElement {
  const input = inner(element, 'input');
  if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
  return input;
}

/** The canvas that shows a PhotoImage. */
export function canvas(element: Element): HTMLCanvasElement {
  const found = inner(element, 'canvas');
  if (!(found instanceof HTMLCanvasElement)) throw new Error('not a canvas');
  return found;
}

/** What stands in the shadow tree under a selector, which has to be there. */
export function inner(element: Element, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`<${element.localName}> has no ${selector}`);
  return found;
}

/** A computed style of the face. */
export function faceStyle(element: Element, property: string): string {
  return getComputedStyle(face(element)).getPropertyValue(property);
}

/** Moves the mouse over the middle of an element, or to a point off its left edge. */
export async function point(at: Element | 'elsewhere'): Promise<void> {
  if (at === 'elsewhere') {
    await sendMouse({ type: 'move', position: [990, 590] });
    return;
  }
  const { left, top, width, height } = at.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
}

/** Presses or releases the first mouse button where the mouse is. */
export async function mouse(type: 'down' | 'up'): Promise<void> {
  await sendMouse({ type, button: 'left' });
}

/** Brings the mouse back to where tests begin. */
export async function mouseAway(): Promise<void> {
  await resetMouse();
}

/** Presses one key, with modifiers before it: "Control+a". */
export async function press(keys: string): Promise<void> {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  for (const modifier of parts) await sendKeys({ down: modifier });
  await sendKeys({ press: key });
  for (const modifier of parts.reverse()) await sendKeys({ up: modifier });
}

/**
 * Lets a page's element hear a key with Control that the browser around the page would take for itself: Control-t opens
 * a tab in the browser that WebKitGTK is tested with. What the native input would do with the key does not happen.
 */
export function pressInPage(element: Element, key: string): void {
  const event = new KeyboardEvent('keydown', {
    key,
    ctrlKey: true,
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  nativeInput(element).dispatchEvent(event);
}

/** Types text at the focus. */
export async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
}

/** Collects the `tk-*` events of an element, as "type:detail" with the detail in JSON. */
export function recordEvents(element: Element, ...types: string[]): string[] {
  const heard: string[] = [];
  for (const type of types) {
    element.addEventListener(type, (event) => {
      heard.push(`${type}:${JSON.stringify((event as CustomEvent).detail)}`);
    });
  }
  return heard;
}

/** Every event an element of the kit can fire. */
export const ALL_EVENTS = ['tk-invoke', 'tk-input', 'tk-change', 'tk-submit', 'tk-reject', 'tk-close'];

/** Calls something and gives back the message it throws, "" when it doesn't. */
export function messageOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A box relative to another element's corner, in whole pixels. */
export function boxIn(container: Element, element: Element): Record<'x' | 'y' | 'width' | 'height', number> {
  const [outer, own] = [container.getBoundingClientRect(), element.getBoundingClientRect()];
  return { x: own.x - outer.x, y: own.y - outer.y, width: own.width, height: own.height };
}
