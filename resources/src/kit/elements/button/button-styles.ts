import { css } from 'lit';

/** The face of a Button in its states. Tk's own figures come from the classic look; here is only which goes where. */
export const buttonCss = css`
  .frame[data-default]:not([data-default='disabled']) {
    position: relative;
    padding: calc(var(--_highlight, var(--tk-highlight-width, 0px)) + var(--tk-default-ring, 0px));
  }
  .face {
    --_edge-width: var(--_bd, var(--tk-button-bevel, 0px));
    --_gap-x: var(--tk-button-gap-x, 6px);
    --_gap-y: var(--tk-button-gap-y, 3px);
    --_inset: calc(var(--_edge-width) + var(--tk-button-extra, 0px));
    padding: calc(var(--_inset) + var(--_pad-y, var(--tk-button-pad-y, 4px)))
      calc(var(--_inset) + var(--_pad-x, var(--tk-button-pad-x, 11px)));
    border: var(--tk-border-width, 1px) solid var(--tk-button-edge, transparent);
    border-radius: var(--tk-radius-small, 0px);
    background: var(--_bg, var(--tk-button-bg, ButtonFace));
    color: var(--_fg, var(--tk-given-bg-fg, var(--_on-bg, var(--tk-button-fg, ButtonText))));
    box-shadow: var(--_bevel, 0 0 transparent), var(--tk-button-shadow, 0 0 transparent);
    cursor: inherit;
    user-select: none;
    transition:
      background-color var(--tk-duration, 0ms),
      border-color var(--tk-duration, 0ms);
  }
  .face:has([data-content='picture']) {
    padding: calc(var(--_inset) + var(--tk-button-image-pad, 0px));
  }
  .face[data-state='active'] {
    border-color: var(--tk-button-active-edge, transparent);
    background: var(--_active-bg, var(--tk-button-active-bg, ButtonFace));
    color: var(--_active-fg, var(--tk-button-active-fg, ButtonText));
  }
  .face[data-state='active'][data-relief='sunken'] {
    border-color: var(--tk-button-pressed-edge, transparent);
    background: var(--_active-bg, var(--tk-button-pressed-bg, ButtonFace));
  }
  .frame[data-default='active'] .face {
    border-color: var(--tk-default-edge, transparent);
    background: var(--_bg, var(--tk-default-bg, ButtonFace));
    color: var(--_fg, var(--tk-default-fg, ButtonText));
  }
  .frame[data-default='active'] .face[data-state='active'] {
    background: var(--_active-bg, var(--tk-default-active-bg, ButtonFace));
    color: var(--_active-fg, var(--tk-default-fg, ButtonText));
  }
  .frame[data-default='active'] .face[data-state='active'][data-relief='sunken'] {
    background: var(--_active-bg, var(--tk-default-pressed-bg, ButtonFace));
  }
  .frame .face.face[data-state='disabled'] {
    border-color: var(--tk-button-disabled-edge, transparent);
    background: var(--_bg, var(--tk-button-disabled-bg, ButtonFace));
    color: var(--_disabled-fg, var(--tk-disabled-fg, GrayText));
  }
  /* Tk moves the content of a sunken button down and to the right. */
  .face[data-relief='sunken'] .content {
    translate: var(--tk-button-shift, 0px) var(--tk-button-shift, 0px);
  }
  .face:focus {
    outline: none;
  }
  .face:focus-visible {
    outline: var(--tk-focus-width, 2px) var(--tk-focus-style, solid) var(--tk-focus-ring, currentcolor);
    outline-offset: var(--tk-focus-offset, 2px);
  }
  /* Tk shades the bevel of an active button from its active colour; dark is 60 % of it. */
  .face[data-state='active'] {
    --_face-dark: var(--tk-button-active-dark, #8e8e8e);
  }
`;

/** Tk's ring around a default button: a sunken line two pixels inside the highlight ring. */
export const defaultRingCss = css`
  .ring {
    display: none;
  }
  .frame[data-default='active'] .ring {
    position: absolute;
    inset: calc(var(--_highlight, var(--tk-highlight-width, 0px)) + 2px);
    display: var(--tk-default-ring-display, none);
    box-shadow:
      inset 1px 1px 0 var(--_dark, var(--tk-bevel-dark, #828282)),
      inset -1px -1px 0 var(--_light, var(--tk-bevel-light, #fff));
    pointer-events: none;
  }
`;
