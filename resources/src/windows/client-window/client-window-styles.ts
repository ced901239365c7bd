/**
 * The client window's layout: the course's, to the pixel, at 370 x 400. Enlarged, the Text takes what there is and the
 * right column keeps its distance to the edge; narrower than the course's window (zoomed, or a phone) it flows.
 */

import { css } from 'lit';
import { controlStyles } from '../../views/control-styles.js';
import { readingStyles } from '../../views/dialogue-reading.js';
import { stateDotStyles } from '../../views/state-dot.js';
import { appWindowStyles } from '../app-window.js';

/** For `client-window`. */
export const clientWindowStyles = [
  controlStyles,
  stateDotStyles,
  appWindowStyles,
  readingStyles,
  css`
    :host {
      display: block;
      position: relative;
      container-type: size;
      block-size: 100%;
      overflow: hidden;
      background: var(--tk-surface);
    }
    .window {
      position: absolute;
      inset: 0;
      overflow: hidden;
    }
    .port-label,
    .port,
    .connect,
    .side,
    .column,
    .send {
      position: absolute;
    }
    .port-label {
      --tk-font-size: var(--app-course-label-size);
      inset: 5px auto auto 10px;
    }
    .port {
      inset: 5px 104px auto 100px;
    }
    .port::part(field) {
      inline-size: 100%;
    }
    /* 300 of 370 px; the modern looks narrow its padding so that nothing is clipped. */
    .connect {
      inset: 5px auto auto calc(100% - 70px);
      --tk-button-pad-x: 3px;
    }
    .connect::part(button) {
      min-inline-size: 60px;
    }
    .side {
      inset: 46px 2px auto auto;
      inline-size: 80px;
      display: grid;
      justify-items: stretch;
      gap: 6px;
      font-size: 11.5px;
      line-height: 1.25;
    }
    .side .quiet {
      min-block-size: 26px;
      padding: 2px 0;
      font-size: 11px;
      letter-spacing: -0.035em;
    }
    .state {
      display: flex;
      align-items: center;
      gap: 5px;
      min-block-size: 20px;
    }
    .dots {
      font-weight: 700;
      font-size: 15px !important;
    }
    .column {
      inset: 50px 84px 2px 10px;
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    .column > client-panel {
      flex: 0 1 auto;
      min-block-size: 60px;
      max-block-size: 58%;
      overflow-y: auto;
    }
    .column > error-card {
      flex: 0 1 auto;
      min-block-size: 60px;
      max-block-size: 62%;
      overflow-y: auto;
      font-size: 12.5px;
      line-height: 1.35;
      padding: 8px 10px;
    }
    /* Five lines of the course's Arial 12, whatever stands above: that scrolls. */
    .text {
      position: relative;
      flex: 1 0 108px;
      min-block-size: 108px;
      display: flex;
    }
    tk-text {
      flex: 1;
      display: block;
      min-inline-size: 0;
    }
    .problem,
    .said {
      margin: 0;
      padding: 3px 7px;
      border-radius: var(--tk-radius-small);
      font-size: 12px;
      line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .problem {
      background: var(--tk-danger-surface);
      color: var(--tk-danger);
    }
    .said {
      background: var(--tk-surface-sunken);
    }
    .banner {
      padding: 4px 7px;
      border-radius: var(--tk-radius-small);
      font-size: 12px;
      line-height: 1.35;
    }
    .send {
      inset: auto auto 10px calc(100% - 60px);
    }
    .send img {
      display: block;
    }
    @container (max-width: 330px) or (max-height: 300px) {
      .window {
        display: grid;
        grid-template-columns: auto minmax(60px, 1fr) auto;
        grid-template-rows: auto auto minmax(min-content, 1fr);
        gap: 4px 6px;
        align-items: center;
        padding: 5px;
        overflow-y: auto;
      }
      .port-label,
      .port,
      .connect,
      .side,
      .column,
      .send {
        position: static;
        inline-size: auto;
      }
      .side {
        grid-column: 1 / 3;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
      }
      .side .quiet {
        padding-inline: 8px;
      }
      .send {
        grid-area: 2 / 3;
        justify-self: end;
      }
      .column {
        grid-column: 1 / -1;
        align-self: stretch;
        min-block-size: 0;
      }
      .column > client-panel,
      .column > error-card {
        flex: none;
        max-block-size: none;
      }
    }
    @container (max-width: 210px) {
      .window {
        grid-template-columns: minmax(0, 1fr) auto;
        grid-template-rows: auto auto auto minmax(min-content, 1fr);
      }
      .port-label {
        grid-column: 1 / -1;
      }
      .side {
        grid-area: 3 / 1;
      }
      .send {
        grid-area: 3 / 2;
      }
      .column {
        grid-area: 4 / 1 / auto / -1;
      }
    }
  `,
];
