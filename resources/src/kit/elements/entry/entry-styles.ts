import { css } from 'lit';

/** The Entry's field, its states, and the message under it. */
export const entryCss = css`
  :host {
    display: inline-grid;
    grid-template-rows: 1fr auto;
  }
  .frame {
    block-size: auto;
    min-inline-size: 0;
  }
  .face {
    --_edge-width: var(--_bd, var(--tk-field-bevel, 0px));
    --_face-light: var(--tk-field-bevel-light, #e6e6e6);
    --_face-dark: var(--tk-field-bevel-dark, #999999);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
    padding: calc(var(--_edge-width) + var(--tk-field-pad-y, 1px))
      calc(var(--_edge-width) + var(--tk-field-pad-x, 1px));
    border: var(--tk-border-width, 1px) solid var(--tk-field-edge, transparent);
    border-radius: var(--tk-radius-small, 0px);
    background: var(--_bg, var(--tk-field-bg, Field));
    color: var(--_fg, var(--tk-given-bg-fg, var(--_on-bg, var(--tk-field-fg, FieldText))));
    cursor: text;
    transition: border-color var(--tk-duration, 0ms);
  }
  .face:hover {
    border-color: var(--tk-field-hover-edge, transparent);
  }
  /* Gives the field its width in characters without keeping it from being stretched or squeezed. */
  .face::before {
    grid-area: 1 / 1;
    inline-size: var(--_width, 0px);
    content: '';
  }
  .input {
    grid-area: 1 / 1;
    box-sizing: border-box;
    /* Adds nothing to the width the field asks for, and takes all that the field gets. */
    inline-size: 0;
    min-inline-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: var(--_justify, start);
    caret-color: var(--_insert, auto);
    cursor: inherit;
  }
  .input::placeholder {
    color: var(--tk-placeholder, GrayText);
    opacity: 1;
  }
  .input::selection {
    background: var(--_select-bg, var(--tk-select-bg, Highlight));
    color: var(--_select-fg, var(--tk-select-fg, HighlightText));
  }
  .face:focus-within {
    outline: var(--tk-focus-width, 2px) var(--tk-focus-style, solid) var(--tk-focus-ring, currentcolor);
    /* Hugging the field: a gap around every field one types in would flicker through a form. */
    outline-offset: -1px;
  }
  .face[data-state='readonly'] {
    background: var(--_readonly-bg, var(--tk-field-readonly-bg, Field));
  }
  .face[data-state='disabled'] {
    border-color: var(--tk-field-disabled-edge, transparent);
    background: var(--_disabled-bg, var(--tk-field-disabled-bg, Field));
    color: var(--_disabled-fg, var(--tk-disabled-fg, GrayText));
    cursor: default;
  }
  .input:disabled {
    /* WebKit dims disabled text by itself. */
    opacity: 1;
    -webkit-text-fill-color: currentcolor;
  }
  :host([invalid]) .face {
    border-color: var(--tk-danger, red);
    box-shadow:
      var(--_bevel, 0 0 transparent),
      inset 0 0 0 1px var(--tk-danger, red);
  }
  :host([invalid]) .face:focus-within {
    outline-color: var(--tk-danger, red);
  }
  .message {
    padding-block-start: var(--tk-space-1, 4px);
    color: var(--tk-text-muted, inherit);
    font-size: 0.9em;
    line-height: 1.35;
  }
  .message:empty {
    display: none;
  }
  :host([invalid]) .message {
    color: var(--tk-danger, red);
  }
`;
