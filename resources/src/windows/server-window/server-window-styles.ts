/** How the server window is laid out. */

import { css } from 'lit';
import { controlStyles } from '../../views/control-styles.js';
import { stateDotStyles } from '../../views/state-dot.js';
import { appWindowStyles } from '../app-window.js';

/** For `server-window`. */
export const serverWindowStyles = [
  controlStyles,
  stateDotStyles,
  appWindowStyles,
  css`
    :host {
      display: block;
      container-type: size;
      block-size: 100%;
      background: var(--tk-surface);
    }
    .window {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      min-block-size: 0;
      overflow-y: auto;
    }
    header {
      border-block-end: 1px solid var(--tk-border);
      flex: none;
    }
    /* What widgets measure out of sight must not make the page scroll sideways. */
    header,
    main {
      position: relative;
      overflow-x: clip;
    }
    footer {
      overflow-x: clip;
    }
    .window-row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      padding: 0 10px 6px;
    }
    .gap {
      flex: 1;
    }
    .servers {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    /* Below this the page scrolls instead: some lines and a client stay in sight with the settings unfolded. */
    main {
      display: flex;
      flex: 1 0 230px;
      min-block-size: 0;
    }
    footer {
      flex: none;
      position: sticky;
      inset-block-end: 0;
    }
    aside {
      display: flex;
      flex: 0 0 260px;
      flex-direction: column;
      min-block-size: 0;
      border-inline-end: 1px solid var(--tk-border);
      background: var(--tk-surface-raised);
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
      padding: 9px 12px 8px;
      border-block-end: 1px solid var(--tk-border);
      font-size: 1em;
      font-weight: 600;
    }
    .count {
      padding: 0 8px;
      border-radius: min(10px, var(--app-round));
      background: var(--tk-surface-sunken);
      color: var(--tk-text-muted);
      font-size: 0.86em;
      font-variant-numeric: tabular-nums;
    }
    client-list {
      flex: 1;
    }
    .centre {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-inline-size: 0;
      min-block-size: 0;
    }
    first-steps,
    dialogue-view {
      flex: 1;
    }
    error-card {
      margin: 8px;
      max-block-size: 60%;
      overflow-y: auto;
    }
    .banner,
    .by-hand {
      padding: 8px 16px;
    }
    .by-hand {
      margin: 0;
      background: var(--tk-warning-surface);
      color: var(--tk-warning);
      font-weight: 600;
    }
    .by-hand a {
      color: var(--tk-accent-text);
      overflow-wrap: anywhere;
    }
    /* Zoomed on a projector, or a small screen: the page scrolls. Container and not media: zoom changes only the first. */
    @container (max-width: 640px) or (max-height: 460px) {
      main {
        flex: none;
        block-size: 420px;
      }
    }
    @container (max-width: 640px) {
      main {
        flex-direction: column;
        block-size: auto;
      }
      aside {
        flex: none;
        block-size: 240px;
        border-inline-end: 0;
        border-block-end: 1px solid var(--tk-border);
      }
      .centre {
        flex: none;
        block-size: 380px;
      }
    }
  `,
];
