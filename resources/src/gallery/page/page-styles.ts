import { css } from 'lit';

/** What the parts of the gallery share. */
export const sharedCss = css`
  :host {
    display: block;
  }
  h2,
  h3 {
    margin: 0 0 var(--tk-space-2);
    line-height: 1.25;
  }
  h2 {
    font-size: 1.5em;
  }
  h3 {
    font-size: 1.1em;
  }
  p {
    max-inline-size: 70ch;
    margin: 0 0 var(--tk-space-3);
    color: var(--tk-text-muted);
  }
  code,
  textarea,
  pre {
    font-family: var(--tk-font-mono);
    font-size: 0.92em;
    line-height: 1.5;
  }
  .card {
    padding: var(--tk-space-4);
    border: 1px solid var(--tk-border);
    border-radius: var(--tk-radius);
    background: var(--tk-surface-raised);
    box-shadow: var(--tk-shadow);
  }
`;
