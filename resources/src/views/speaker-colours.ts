/** One colour for each of the clients told apart. The values by look are in styles/app.css; the name is always there too. */

import { css } from 'lit';

/** Sets `--speaker` on elements with the class c0 to c7. */
export const speakerColours = css`
  .c0 {
    --speaker: var(--app-speaker-0);
  }
  .c1 {
    --speaker: var(--app-speaker-1);
  }
  .c2 {
    --speaker: var(--app-speaker-2);
  }
  .c3 {
    --speaker: var(--app-speaker-3);
  }
  .c4 {
    --speaker: var(--app-speaker-4);
  }
  .c5 {
    --speaker: var(--app-speaker-5);
  }
  .c6 {
    --speaker: var(--app-speaker-6);
  }
  .c7 {
    --speaker: var(--app-speaker-7);
  }
`;
