import { css } from 'lit';

/** Picture and text inside the face of a Label or Button; the face sets --_anchor-*, --_justify and the paddings. */
export const pictureTextCss = css`
  .face {
    display: grid;
    place-content: var(--_anchor-block, center) var(--_anchor-inline, center);
    overflow: hidden;
    text-align: start;
    tab-size: calc(8 * var(--tk-char-width, 1ch));
  }
  .content {
    display: flex;
    box-sizing: content-box;
    gap: var(--_pad-y, var(--_gap-y)) var(--_pad-x, var(--_gap-x));
    align-items: center;
    justify-content: var(--_anchor-inline, center);
    inline-size: var(--_width, auto);
    block-size: var(--_height, auto);
  }
  .content[data-content='text'],
  .content[data-content='picture'] {
    align-items: var(--_anchor-block, center);
  }
  .content[data-content='right'] {
    flex-direction: row-reverse;
  }
  .content[data-content='top'] {
    flex-direction: column;
  }
  .content[data-content='bottom'] {
    flex-direction: column-reverse;
  }
  .content[data-content='center'] {
    display: grid;
    place-content: center;
    place-items: center;
  }
  .content[data-content='center'] > * {
    grid-area: 1 / 1;
  }
  .picture {
    display: grid;
    flex: none;
  }
  .picture[hidden] {
    display: none;
  }
  canvas {
    display: block;
    image-rendering: pixelated;
  }
  .bitmap {
    display: grid;
    place-content: center;
    min-inline-size: 17px;
    font-weight: bold;
  }
  .text {
    display: grid;
    flex: none;
    justify-items: var(--_justify, center);
  }
  .line {
    display: block;
    min-block-size: 1lh;
    white-space: pre;
  }
  .face[data-state='disabled'] .picture {
    opacity: var(--tk-disabled-image-opacity, 1);
    mask-image: var(--tk-disabled-stipple, none);
    mask-size: 2px 2px;
  }
`;
