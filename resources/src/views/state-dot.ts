/** The dot of a state. Its form differs with its colour, and a word always stands beside it. */

import { css } from 'lit';

/** For elements with class `dot` and `data-tone` good, busy, bad or off. */
export const stateDotStyles = css`
  .dot {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--tk-text-muted);
    border-radius: 50%;
  }
  .dot[data-tone='good'] {
    border-color: var(--tk-success);
    background: var(--tk-success);
  }
  .dot[data-tone='busy'] {
    border-color: var(--tk-warning);
    border-inline-end-color: transparent;
    animation: turn 0.9s linear infinite;
  }
  .dot[data-tone='bad'] {
    border-color: var(--tk-danger);
    border-radius: 2px;
    background: var(--tk-danger);
    rotate: 45deg;
  }
  @keyframes turn {
    to {
      rotate: 360deg;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dot[data-tone='busy'] {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .dot[data-tone='good'],
    .dot[data-tone='bad'] {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
