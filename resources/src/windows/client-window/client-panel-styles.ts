/** How «⋯» looks, in a column of 276 px. */

import { css } from 'lit';
import { controlStyles } from '../../views/control-styles.js';

/** For `client-panel`. */
export const clientPanelStyles = [
  controlStyles,
  css`
    :host {
      --app-control-size: 26px;
      display: block;
      padding: 8px;
      border: 1px solid var(--tk-border);
      border-radius: var(--tk-radius-small);
      background: var(--tk-surface-raised);
      font-size: 12px;
      line-height: 1.35;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
      gap: 6px 8px;
    }
    .wide {
      grid-column: 1 / -1;
    }
    .join {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px;
    }
    input:not([type='checkbox']),
    select {
      inline-size: 100%;
      padding-block: 2px;
      padding-inline-start: 5px;
    }
    .quiet {
      min-block-size: 24px;
      padding: 2px 7px;
      white-space: normal;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .buttons .quiet {
      flex: 1 1 auto;
    }
  `,
];
