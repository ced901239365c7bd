import { css } from 'lit';

/**
 * The frame every element draws: Tk's highlight ring (`.frame`) and inside it the face with its bevel (`.face`).
 * Private properties (--_*) come from the element's own options, public ones (--tk-*) from the look.
 */
export const frameCss = css`
  :host {
    display: inline-block;
    box-sizing: border-box;
    vertical-align: top;
    font-family: var(--tk-font, sans-serif);
    font-size: var(--tk-font-size, 14px);
    line-height: var(--tk-line-height, normal);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    display: grid;
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 100%;
    padding: var(--_highlight, var(--tk-highlight-width, 0px));
    background: var(--_highlight-bg, var(--tk-highlight-bg, transparent));
    font: inherit;
  }
  .frame:focus-within {
    background: var(--_highlight-focus, var(--tk-highlight-focus, transparent));
  }
  .face {
    --_edge-width: var(--_bd, 0px);
    box-sizing: border-box;
    min-inline-size: 0;
    margin: 0;
    font: inherit;
    letter-spacing: inherit;
    box-shadow: var(--_bevel, 0 0 transparent);
  }
  /* Inset shadows and not borders: their corners are those of Tk to the pixel, where borders meet in a diagonal. */
  .face[data-relief='raised'] {
    --_bevel:
      inset var(--_edge-width) var(--_edge-width) 0
        var(--_light, var(--_face-light, var(--tk-bevel-light, #fff))),
      inset calc(-1 * var(--_edge-width)) calc(-1 * var(--_edge-width)) 0
        var(--_dark, var(--_face-dark, var(--tk-bevel-dark, #828282)));
  }
  .face[data-relief='sunken'] {
    --_bevel:
      inset var(--_edge-width) var(--_edge-width) 0
        var(--_dark, var(--_face-dark, var(--tk-bevel-dark, #828282))),
      inset calc(-1 * var(--_edge-width)) calc(-1 * var(--_edge-width)) 0
        var(--_light, var(--_face-light, var(--tk-bevel-light, #fff)));
  }
  .face[data-relief='ridge'],
  .face[data-relief='groove'] {
    --_half: calc(var(--_edge-width) / 2);
    --_outer: var(--_light, var(--_face-light, var(--tk-bevel-light, #fff)));
    --_inner: var(--_dark, var(--_face-dark, var(--tk-bevel-dark, #828282)));
    --_bevel:
      inset var(--_half) var(--_half) 0 var(--_outer),
      inset calc(-1 * var(--_half)) calc(-1 * var(--_half)) 0 var(--_inner),
      inset var(--_edge-width) var(--_edge-width) 0 var(--_inner),
      inset calc(-1 * var(--_edge-width)) calc(-1 * var(--_edge-width)) 0 var(--_outer);
  }
  .face[data-relief='groove'] {
    --_outer: var(--_dark, var(--_face-dark, var(--tk-bevel-dark, #828282)));
    --_inner: var(--_light, var(--_face-light, var(--tk-bevel-light, #fff)));
  }
  .face[data-relief='solid'] {
    --_bevel: inset 0 0 0 var(--_edge-width) currentcolor;
  }
  @media (forced-colors: active) {
    /* Shadows are gone there; an outline takes no room. It weighs less than the outline that shows the focus. */
    .face:where([data-relief]:not([data-relief='flat'])) {
      outline: 1px solid;
      outline-offset: -1px;
    }
  }
`;
