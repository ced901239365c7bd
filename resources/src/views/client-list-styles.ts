/** How the list of clients looks. */

import { css } from 'lit';
import { controlStyles } from './control-styles.js';
import { speakerColours } from './speaker-colours.js';

/** For `client-list`. */
export const clientListStyles = [
  controlStyles,
  speakerColours,
  css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    .viewport {
      position: relative;
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      contain: strict;
      border-radius: var(--tk-radius-small);
      background: var(--app-list-bg);
      box-shadow: var(--app-list-edge);
    }
    .viewport:focus-visible {
      outline-offset: -2px;
    }
    /* Sizes as attributes of pictures: a strict policy allows no style attribute, and CSS knows no number of rows. */
    .extent {
      position: absolute;
      inset: 0 auto auto 0;
    }
    .before {
      display: block;
    }
    .row {
      position: relative;
      display: grid;
      grid-template: 'mark name state' 20px 'mark address waited' 18px / 26px minmax(0, 1fr) auto;
      align-content: center;
      column-gap: 8px;
      block-size: 52px;
      padding-inline: 8px 10px;
      border-block-end: 1px solid var(--tk-border);
      cursor: default;
    }
    .row:hover {
      background: var(--tk-surface-hover);
    }
    .row[aria-selected='true'] {
      background: var(--tk-accent-surface);
      box-shadow: inset 3px 0 0 var(--tk-accent);
    }
    .mark {
      grid-area: mark;
      align-self: center;
      display: grid;
      place-items: center;
      min-inline-size: 24px;
      block-size: 24px;
      border: 1.5px solid currentcolor;
      border-radius: min(12px, var(--app-round));
      color: var(--speaker);
      font-size: 0.8em;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .name {
      grid-area: name;
      overflow: hidden;
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .address,
    .waited,
    .state {
      font-size: 0.86em;
      white-space: nowrap;
    }
    .address {
      grid-area: address;
      overflow: hidden;
      color: var(--tk-text-muted);
      text-overflow: ellipsis;
      font-variant-numeric: tabular-nums;
    }
    .state {
      grid-area: state;
      justify-self: end;
      color: var(--tk-text-muted);
    }
    .row[data-state='served'] .state {
      color: var(--tk-success);
    }
    .row[data-state='waiting'] .state,
    .row[data-state='waiting'] .waited {
      color: var(--tk-warning);
    }
    .waited {
      grid-area: waited;
      justify-self: end;
      color: var(--tk-text-muted);
      font-variant-numeric: tabular-nums;
    }
    .empty {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      margin: 0;
      color: var(--tk-text-muted);
      pointer-events: none;
    }
    .waiting {
      margin: 0;
      padding: 6px 8px;
      border-block-start: 1px solid var(--tk-border);
      font-size: 0.93em;
    }
    .actions {
      display: grid;
      gap: 4px;
      padding: 8px;
      border-block-start: 1px solid var(--tk-border);
    }
    .actions button {
      justify-content: space-between;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .actions kbd {
      color: var(--tk-text-muted);
      font: inherit;
      font-size: 0.8em;
    }
    @media (forced-colors: active) {
      .row[aria-selected='true'] {
        outline: 2px solid Highlight;
        outline-offset: -2px;
      }
    }
  `,
];
