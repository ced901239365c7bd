import { css } from 'lit';

/** A window on the page: its title bar if it draws one, its border, and the children where they were put. */
export const toplevelCss = css`
  :host {
    display: inline-grid;
    grid-template-rows: auto minmax(0, 1fr);
    color: var(--tk-text, inherit);
  }
  :host([withdrawn]) {
    display: none;
  }
  :host([fill]) {
    inline-size: 100%;
    block-size: 100%;
  }
  :host([decorated]) {
    overflow: clip;
    border: 1px solid var(--tk-border-strong, gray);
    border-radius: var(--tk-radius, 0px);
    box-shadow: var(--tk-shadow-raised, none);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 28px;
    padding-inline: var(--tk-space-3, 12px) var(--tk-space-1, 4px);
    border-block-end: 1px solid var(--tk-border, gray);
    background: var(--tk-surface-sunken, Canvas);
    color: var(--tk-text, CanvasText);
    font-family: var(--tk-font, sans-serif);
    font-weight: 600;
  }
  .close {
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--tk-radius-small, 0px);
    background: transparent;
    color: inherit;
    font: inherit;
    line-height: 1;
    cursor: pointer;
  }
  .close:hover {
    background: var(--tk-surface-hover, ButtonFace);
  }
  .close:focus-visible {
    outline: 2px solid var(--tk-focus-ring, currentcolor);
    outline-offset: -2px;
  }
  .frame {
    grid-row: 2;
    padding: var(--_highlight, 0px);
  }
  .frame:focus-within {
    /* The ring of a window shows only where a program asked for one: something in it has the focus nearly always. */
    background: var(--_highlight-bg, transparent);
  }
  .face {
    --_edge-width: var(--_bd, 0px);
    position: relative;
    /* Not "hidden": that could still be scrolled, and the focus would scroll a child that stands half outside. */
    overflow: clip;
    inline-size: var(--_inline-size, 100%);
    block-size: var(--_block-size, 100%);
    background: var(--_bg, var(--tk-surface, Canvas));
  }
  ::slotted(*) {
    box-sizing: border-box;
    inset: auto;
  }
  ::slotted([place]),
  ::slotted([pack]),
  ::slotted([grid]) {
    position: absolute;
  }
  /* A widget nobody placed, packed or gridded is not on the screen: the first surprise of many a first program. */
  ::slotted(:is(tk-label, tk-entry, tk-button, tk-text):not([place], [pack], [grid])) {
    display: none;
  }
`;
