/** How the top of the server window looks. */

import { css } from 'lit';
import { controlStyles } from '../../views/control-styles.js';

/** For `server-controls`. */
export const serverControlsStyles = [
  controlStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
    }
    .bar {
      display: grid;
      grid-template-columns: minmax(96px, 150px) 92px minmax(120px, 390px) minmax(max-content, 1fr);
      gap: 4px 12px;
      align-items: start;
      margin: 0;
      padding: 10px 16px 6px;
    }
    .buttons {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      /* The caption above the fields, so that buttons and fields stand on one line. */
      padding-block-start: calc(0.86em * 1.35 + 2px);
    }
    .start::part(button) {
      min-block-size: var(--app-control-size, 34px);
      padding-inline: 18px;
      font-weight: 600;
    }
    tk-button::part(button) {
      min-block-size: var(--app-control-size, 34px);
    }
    .settings {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: 8px 12px;
      margin: 4px 16px 10px;
      padding: 12px;
      border: 1px solid var(--tk-border);
      border-radius: var(--tk-radius);
      background: var(--tk-surface-raised);
    }
    .wide {
      grid-column: 1 / -1;
    }
    .field p:empty {
      display: none;
    }
    .confirm {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: 8px;
      margin: 2px 16px 8px;
      padding: 8px 12px;
      border-radius: var(--tk-radius);
      background: var(--tk-warning-surface);
      color: var(--tk-warning);
    }
    @container (max-width: 900px) {
      .bar {
        grid-template-columns: minmax(90px, 1fr) 84px minmax(120px, 1.4fr);
      }
      .buttons {
        grid-column: 1 / -1;
        flex-wrap: wrap;
        padding-block-start: 4px;
      }
    }
    @container (max-width: 420px) {
      .bar {
        grid-template-columns: minmax(0, 1fr) 84px;
      }
      .bar > [data-field='strategy'] {
        grid-column: 1 / -1;
      }
      .buttons {
        justify-content: stretch;
      }
    }
  `,
];
