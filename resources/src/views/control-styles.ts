/** How native fields and small buttons look beside the kit's widgets: they read the same properties of the look. */

import { css } from 'lit';

/** For every shadow root that holds fields or small buttons. */
export const controlStyles = css`
  :host {
    box-sizing: border-box;
    color: var(--tk-text);
    font-family: var(--tk-font);
    font-size: var(--tk-font-size);
    line-height: var(--tk-line-height);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  input,
  select,
  textarea,
  button {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  input:not([type='checkbox']),
  select {
    block-size: var(--app-control-size, 34px);
  }
  input:not([type='checkbox']),
  select,
  textarea {
    min-inline-size: 0;
    padding: calc(var(--tk-field-pad-y) + 1px) var(--tk-field-pad-x);
    border: 1px solid var(--tk-field-edge);
    border-radius: var(--tk-radius-small);
    background-color: var(--tk-field-bg);
    color: var(--tk-field-fg);
    /* Tk's sunken edge; the modern looks have a bevel of 0 px. */
    box-shadow:
      inset var(--tk-field-bevel) var(--tk-field-bevel) 0 #828282,
      inset calc(-1 * var(--tk-field-bevel)) calc(-1 * var(--tk-field-bevel)) 0 #ffffff;
  }
  /* Drawn by us: WebKitGTK's own would put its theme's padding in ours, and clip and lower the text. */
  select:not([multiple]) {
    appearance: none;
    padding-block: 0;
    padding-inline-end: 22px;
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(135deg, currentColor 50%, transparent 50%);
    background-position:
      right 12px center,
      right 8px center;
    background-size:
      4px 4px,
      4px 4px;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
  }
  /* In the classic look a list is Tk's option menu: a raised button. */
  select:not([multiple]):enabled {
    background-color: var(--app-select-bg);
    box-shadow: var(--app-select-edge);
  }
  input:hover:not(:disabled),
  select:hover:not(:disabled),
  textarea:hover:not(:disabled) {
    border-color: var(--tk-field-hover-edge);
  }
  input:disabled,
  select:disabled,
  textarea:disabled {
    background-color: var(--tk-field-disabled-bg);
    border-color: var(--tk-field-disabled-edge);
    color: var(--tk-disabled-fg);
    opacity: 1;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--tk-placeholder);
    opacity: 1;
  }
  input[aria-invalid='true'] {
    border-color: var(--tk-danger);
    box-shadow: 0 0 0 1px var(--tk-danger);
  }
  input[type='checkbox'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    accent-color: var(--tk-accent);
  }
  :focus-visible {
    outline: max(2px, var(--tk-focus-width)) solid var(--tk-focus-ring);
    outline-offset: 1px;
  }
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 28px;
    padding: 3px 9px;
    border: 1px solid transparent;
    border-radius: var(--tk-radius-small);
    background: transparent;
    color: var(--tk-text);
    box-shadow: var(--app-raised);
    cursor: pointer;
    white-space: nowrap;
  }
  .quiet[aria-pressed='true'],
  .quiet[aria-expanded='true'],
  .quiet:active {
    box-shadow: var(--app-sunken);
  }
  .quiet:hover:not(:disabled) {
    background: var(--tk-surface-hover);
    border-color: var(--tk-border);
  }
  .quiet[aria-pressed='true'],
  .quiet[aria-expanded='true'] {
    background: var(--tk-accent-surface);
    color: var(--tk-accent-text);
  }
  .quiet:disabled {
    color: var(--tk-disabled-fg);
    cursor: default;
  }
  .edged {
    border-color: var(--tk-button-edge);
    background: var(--tk-button-bg);
    color: var(--tk-button-fg);
    box-shadow:
      inset var(--tk-button-bevel) var(--tk-button-bevel) 0 var(--tk-bevel-light),
      inset calc(-1 * var(--tk-button-bevel)) calc(-1 * var(--tk-button-bevel)) 0 var(--tk-bevel-dark);
  }
  .danger {
    border-color: var(--tk-danger);
    color: var(--tk-danger);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .field {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    align-content: start;
  }
  .field > label,
  .caption {
    color: var(--tk-text-muted);
    font-size: 0.86em;
    line-height: 1.35;
  }
  .hint,
  .wrong,
  .caution {
    margin: 0;
    font-size: 0.86em;
    line-height: 1.35;
  }
  .hint {
    color: var(--tk-text-muted);
  }
  .wrong {
    color: var(--tk-danger);
  }
  .caution {
    color: var(--tk-warning);
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    /* Gradients are left out there, and the arrow with them. */
    select:not([multiple]) {
      appearance: auto;
    }
    .quiet {
      border-color: ButtonBorder;
    }
    .quiet[aria-pressed='true'],
    .quiet[aria-expanded='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
