import { css } from 'lit';

/**
 * How a Text looks. `--_*` are private (options of the widget, and sizes it measured), `--tk-*` come from the look.
 *
 * The face is laid out by an invisible sizer as large as Tk would make the widget; the view itself asks for no room, so
 * that a program, a geometry manager or a style sheet may give it any other size.
 */
export const textCss = css`
  .frame {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .face {
    --_edge-width: var(--_bd, var(--tk-field-bevel, 0px));
    --_ground: var(--_bg, var(--tk-field-bg, #fff));
    --_gap-x: var(--_pad-x, var(--tk-field-pad-x, 1px));
    --_gap-y: var(--_pad-y, var(--tk-field-pad-y, 1px));
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    position: relative;
    min-block-size: 0;
    padding: var(--_edge-width);
    border: var(--tk-border-width, 0px) solid var(--tk-field-edge, transparent);
    border-radius: var(--tk-radius-small, 0);
    background: var(--_ground);
    color: var(--_fg, var(--tk-field-fg, #000));
    overflow: clip;
  }
  .face:hover {
    border-color: var(--tk-field-hover-edge, transparent);
  }
  .face:focus-within {
    outline: var(--tk-focus-width, 2px) var(--tk-focus-style, solid) var(--tk-focus-ring, currentcolor);
    outline-offset: -1px;
  }
  .sizer {
    grid-area: 1 / 1;
    visibility: hidden;
    pointer-events: none;
    inline-size: calc(var(--_text-width, 0px) + 2 * var(--_gap-x));
    block-size: calc(var(--_text-height, 0px) + 2 * var(--_gap-y));
  }
  .view {
    grid-area: 1 / 1;
    /* CodeMirror scrolls whatever is around it along, up to the first sticky box; Tk scrolls the widget only. */
    position: sticky;
    contain: size;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .probe,
  .news {
    position: absolute;
    visibility: hidden;
    white-space: pre;
    pointer-events: none;
  }
  .news {
    visibility: visible;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  /* ---- CodeMirror's own parts */
  .view .cm-editor {
    block-size: 100%;
    outline: none;
  }
  .view .cm-scroller {
    font: inherit;
    line-height: var(--_line, normal);
    /* Tk neither kerns nor joins letters, and its lines break where they do because of that. */
    font-kerning: none;
    font-variant-ligatures: none;
    overflow: auto;
    scrollbar-width: var(--tk-text-scrollbar, auto);
    overscroll-behavior: contain;
  }
  .view .cm-scroller.streaming {
    overflow: hidden;
  }
  .view .cm-content {
    padding: var(--_gap-y) 0;
    caret-color: transparent;
    cursor: var(--_cursor, text);
    tab-size: var(--_tab, 8);
  }
  /* Inside the lines, so that a click in the margin is a click into the text. */
  .view .cm-line {
    padding: var(--_spacing1, 0px) 0 var(--_spacing3, 0px);
    margin-inline: var(--_gap-x) calc(var(--_gap-x) - var(--_tolerance, 0px));
  }
  .view .cm-line::selection,
  .view .cm-line ::selection {
    background-color: transparent;
    color: inherit;
  }
  .wrap-char .cm-content {
    white-space: pre-wrap;
    word-break: normal;
    line-break: anywhere;
    overflow-wrap: anywhere;
  }
  .wrap-word .cm-content {
    white-space: pre-wrap;
    word-break: normal;
    line-break: auto;
    overflow-wrap: anywhere;
  }

  /* ---- ours */
  .placeholder {
    color: var(--tk-placeholder, GrayText);
    pointer-events: none;
    user-select: none;
  }
  .draft {
    background-color: var(--tk-draft-bg, transparent);
  }
  .draft-first {
    box-shadow: var(--tk-draft-edge, none);
  }
  .caret-layer {
    pointer-events: none;
  }
  .caret {
    display: none;
    border-inline-start: var(--_insert-width, var(--tk-insert-width, 2px)) solid
      var(--_insert, var(--tk-insert-bg, currentcolor));
    margin-inline-start: -1px;
  }
  .cm-focused .caret {
    display: block;
  }
  [data-state='disabled'] .caret {
    display: none;
  }
  /* 600 ms on, 300 ms off, as Tk; two names, because only another name starts an animation anew. */
  .cm-focused .blink-a {
    animation: blink-a 900ms steps(1) infinite;
  }
  .cm-focused .blink-b {
    animation: blink-b 900ms steps(1) infinite;
  }
  @keyframes blink-a {
    66.7% {
      opacity: 0;
    }
  }
  @keyframes blink-b {
    66.7% {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .caret-layer {
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .selected {
      forced-color-adjust: none;
      background-color: Highlight !important;
      color: HighlightText !important;
    }
    .face {
      border: 1px solid;
    }
    .placeholder {
      forced-color-adjust: none;
      color: GrayText;
    }
    /* Shadows and tints are taken away here; where writing starts must be seen all the same. */
    .draft-first {
      forced-color-adjust: none;
      background-color: Canvas;
      color: CanvasText;
      box-shadow: 0 -1px CanvasText;
    }
  }
`;
