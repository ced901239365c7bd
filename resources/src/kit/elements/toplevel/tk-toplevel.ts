import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Size } from '../../models/configured-model.js';
import type { ManagerName } from '../../models/geometry-container.js';
import type { Box } from '../../models/place.js';
import { TOPLEVEL_OPTIONS, ToplevelModel, type WindowState } from '../../models/toplevel-model.js';
import type { Anchor } from '../../models/values.js';
import { pixels } from '../../models/units.js';
import { writeStyles, type StyleValues } from '../base/frame-options.js';
import { frameCss } from '../base/frame-styles.js';
import { managerOf, MANAGERS } from '../base/geometry-attributes.js';
import { registerContainer } from '../base/geometry-containers.js';
import type { OptionEntry } from '../base/option-attributes.js';
import { defineOptionProperties } from '../base/option-properties.js';
import { TkElement } from '../base/tk-element.js';
import { boxesOf, managedChildren, type ContainerSetting } from './arrangement.js';
import { toplevelCss } from './toplevel-styles.js';

/** What a child asks for until it was measured: Tk's smallest window, in pixels. */
const UNMEASURED: Size = { width: 1, height: 1 };

/** How a child stands while it is measured. */
const NATURAL: StyleValues = {
  display: '',
  'inline-size': 'max-content',
  'block-size': '',
  left: '0px',
  top: '0px',
};

/**
 * A window: it has a title and a size, and lays out its children as Tk's `place`, `pack` and `grid` do. A child says in
 * an attribute of that name where it wants to be (`place="x=10 y=5"`), or by the method of the same name; any element may
 * be a child. Without `decorated` the title is the document's: the page is the window then.
 *
 * @example
 * ```html
 * <tk-toplevel window-title="Client" geometry="370x400">
 *   <tk-label text="PORT_Server" place="x=10 y=5"></tk-label>
 * </tk-toplevel>
 * ```
 *
 * @fires tk-close - a person pressed the close button of a decorated window; nothing happens by itself
 * @slot - the children
 * @csspart title - the title bar
 * @csspart window - what is inside the border
 */
@customElement('tk-toplevel')
export class TkToplevel extends TkElement<ToplevelModel> {
  static override readonly optionEntries: readonly OptionEntry[] = TOPLEVEL_OPTIONS.entries;

  static override styles = [frameCss, toplevelCss];

  /** Whether the window draws a title bar of its own, as one among others on a page. */
  @property({ type: Boolean, reflect: true }) decorated = false;
  /** Whether the window takes all the room around it, as the only one on a page does. */
  @property({ type: Boolean, reflect: true }) fill = false;
  /** What a screen reader says of the close button; the kit speaks no language, so a page should say it in its own. */
  @property({ attribute: 'close-label' }) closeLabel = '×';

  #geometryText = '';
  readonly #settings: ContainerSetting[] = [];
  /** What the kit's own children asked for last; they say when it may have changed. Others are measured each time. */
  readonly #sizes = new WeakMap<Element, Size>();
  readonly #resized = new ResizeObserver(() => {
    if (this.fill) this.requestUpdate();
  });
  readonly #changed = new MutationObserver(() => {
    this.requestUpdate();
  });

  constructor() {
    super(new ToplevelModel({}, { title: '' }));
    registerContainer(this, (child) => {
      this.#sizes.delete(child);
      this.requestUpdate();
    });
  }

  // ---- queries

  /** The window's title. (`title` itself would be HTML's: a tooltip over the whole window.) */
  @property({ attribute: 'window-title' })
  get windowTitle(): string {
    return this.model.title();
  }

  set windowTitle(title: string | null) {
    this.model.title(title ?? '');
  }

  /**
   * Width and height as Tk writes them, "370x400"; "" lets the children decide. A position is kept and not used.
   * @throws {TclError} when it is set to what is no geometry
   */
  @property({ attribute: 'geometry' })
  get windowGeometry(): string {
    return this.#geometryText;
  }

  set windowGeometry(geometry: string | null) {
    this.model.geometry(geometry ?? '');
    this.#geometryText = geometry ?? '';
  }

  // ---- lifecycle

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#changed.observe(this, { childList: true, subtree: true, attributeFilter: [...MANAGERS] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#changed.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('withdrawn', this.model.state() !== 'normal');
    // The size it had while it filled its room is the model's wish by then; the program's own comes back.
    if (changed.get('fill') !== true || this.fill) return;
    this.model.geometry('');
    this.model.geometry(this.#geometryText);
  }

  // ---- render

  protected override render(): TemplateResult {
    return html`${this.decorated ? this.#titleBar() : nothing}
      <div class="frame">
        <div class="face" part="window" data-relief=${this.cget('relief')}>
          <slot @slotchange=${this.#onSlotChange}></slot>
        </div>
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.decorated && this.windowTitle !== '' && changed.has('windowTitle'))
      document.title = this.windowTitle;
    this.#layOut();
  }

  // ---- Tk's methods

  /** The title; with an argument, sets it. Tk's `title`, under its other name `wm_title`. */
  wmTitle(title?: string): string {
    if (title !== undefined) this.windowTitle = title;
    return this.windowTitle;
  }

  /**
   * "370x400+0+0" as the window is drawn; with an argument, asks for another at the next drawing. As in Tk a window that
   * was never drawn measures "1x1".
   * @throws {TclError} `bad geometry specifier "370X400"`
   */
  geometry(geometry?: string): string {
    if (geometry !== undefined) this.windowGeometry = geometry;
    return this.model.geometry();
  }

  /** The smallest size as [width, height]; with arguments, sets it. @throws {TclError} for what is no whole number */
  minsize(width?: number | string, height?: number | string): [number, number] {
    return this.#limits(this.model.minsize(width, height));
  }

  /** The largest size as [width, height]; with arguments, sets it. @throws {TclError} for what is no whole number */
  maxsize(width?: number | string, height?: number | string): [number, number] {
    return this.#limits(this.model.maxsize(width, height));
  }

  /** How the window stands: it is shown when `normal`. With an argument, sets it. @throws {TclError} for another word */
  state(state?: string): WindowState {
    return this.model.state(state);
  }

  /** Takes the window off the page until `deiconify`; it stays in the document and keeps its children. */
  withdraw(): void {
    this.model.withdraw();
  }

  /** Shows the window again. */
  deiconify(): void {
    this.model.deiconify();
  }

  /** Configures a row of the grid: `weight`, `minsize`, `pad`, `uniform`. @throws {TclError} for a bad option */
  rowConfigure(row: number, options: Readonly<Record<string, string | number>>): void {
    this.#set((container) => {
      container.rowConfigure(row, options);
    });
  }

  /** Configures a column of the grid, as `rowConfigure` does a row. @throws {TclError} for a bad option */
  columnConfigure(column: number, options: Readonly<Record<string, string | number>>): void {
    this.#set((container) => {
      container.columnConfigure(column, options);
    });
  }

  /** Where the grid stands in a window that is larger than it. */
  gridAnchor(anchor: Anchor): void {
    this.#set((container) => {
      container.gridAnchor(anchor);
    });
  }

  /** Whether the window takes the size that its packed or gridded children need; it does at first. */
  propagate(manager: 'pack' | 'grid', on: boolean): void {
    this.#set((container) => {
      container.propagate(manager, on);
    });
  }

  /** What a manager knows of a child, as Tk's `place_info` and the like: {} when it does not have it. */
  managerInfo(manager: ManagerName, child: HTMLElement): Record<string, string> {
    const container = this.#container();
    if (manager === 'pack' && !container.slaves('pack').includes(child)) return {};
    const info: Record<string, string> = {};
    // "in" is an element there, and always this one.
    for (const [name, value] of Object.entries(container.info(manager, child))) {
      if (typeof value === 'string') info[name] = value;
    }
    return info;
  }

  // ---- layout

  /** Laying out ends in a change of size, which it has drawn already: to draw again would be one layout too many. */
  protected override modelChanged(kind: string): void {
    if (kind !== 'size') super.modelChanged(kind);
  }

  #limits(limits: [number, number]): [number, number] {
    this.requestUpdate();
    return limits;
  }

  #set(setting: ContainerSetting): void {
    // Tried on a container of its own first, so that a bad option throws here and not in the next layout.
    setting(managedChildren([], () => UNMEASURED, []));
    this.#settings.push(setting);
    this.requestUpdate();
  }

  #container(): ReturnType<typeof managedChildren> {
    return managedChildren(
      [...this.children],
      (child) => this.#sizes.get(child) ?? UNMEASURED,
      this.#settings,
    );
  }

  #titleBar(): TemplateResult {
    return html`<div class="title" part="title">
      <span>${this.windowTitle}</span>
      <button class="close" type="button" aria-label=${this.closeLabel} @click=${this.#onClose}>×</button>
    </div>`;
  }

  #layOut(): void {
    const face = this.renderRoot.querySelector<HTMLElement>('.face');
    if (!face) return;
    const elements = [...this.children].filter(
      (child): child is HTMLElement => child instanceof HTMLElement && managerOf(child) !== null,
    );
    this.#measure(elements);
    const container = this.#container();
    this.model.setContent(container.request(this.model.inset));
    this.#takeSize(face);
    const boxes = boxesOf(container, elements, this.model.container);
    const ring = this.#ring;
    for (const [at, element] of elements.entries()) writeStyles(element, boxStyles(boxes[at] ?? null, ring));
  }

  /**
   * Lets children take their own size and measures them: one layout of the page for the lot. Only those that may have
   * changed, or a long Text would be laid out anew whenever the mouse comes over a button beside it.
   */
  #measure(elements: readonly HTMLElement[]): void {
    const stale = elements.filter((element) => !(element instanceof TkElement && this.#sizes.has(element)));
    for (const element of stale) writeStyles(element, NATURAL);
    for (const element of stale) {
      const { width, height } = getComputedStyle(element);
      this.#sizes.set(element, { width: pixelsUp(width), height: pixelsUp(height) });
    }
  }

  /** Width of the highlight ring, which Tk counts as part of the window and the page draws around the face. */
  get #ring(): number {
    return Math.max(0, pixels(this.cget('highlightthickness')));
  }

  /** The room there is when the window fills it, else what the model makes of geometry, children and options. */
  #takeSize(face: HTMLElement): void {
    const ring = 2 * this.#ring;
    if (this.fill) {
      writeStyles(face, { '--_inline-size': '', '--_block-size': '' });
      this.model.resized({ width: face.clientWidth + ring, height: face.clientHeight + ring });
      return;
    }
    this.model.update();
    const { width, height } = this.model.size;
    writeStyles(face, { '--_inline-size': `${width - ring}px`, '--_block-size': `${height - ring}px` });
  }

  // ---- handlers

  readonly #onSlotChange = (): void => {
    this.requestUpdate();
  };

  readonly #onClose = (): void => {
    this.tell('tk-close', null);
  };
}

/** A computed length in whole pixels, rounded up so that no text is cut; a child that is not shown measures 0. */
function pixelsUp(length: string): number {
  return Math.ceil(Number.parseFloat(length) || 0);
}

/**
 * Where a child stands on the face.
 * @param ring how far the face's corner is inside the window's, from which boxes are measured
 */
function boxStyles(box: Box | null, ring: number): StyleValues {
  if (!box) return { display: 'none' };
  const { x, y, width, height } = box;
  return {
    display: '',
    left: `${x - ring}px`,
    top: `${y - ring}px`,
    'inline-size': `${width}px`,
    'block-size': `${height}px`,
  };
}

defineOptionProperties(TkToplevel.prototype, TkToplevel.optionEntries);

declare global {
  interface HTMLElementTagNameMap {
    'tk-toplevel': TkToplevel;
  }
  interface HTMLElementEventMap {
    'tk-close': CustomEvent<null>;
  }
}
