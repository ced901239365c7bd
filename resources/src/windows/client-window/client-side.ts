/** The narrow column under «connect»: the state, disconnect or cancel, the reason of a failure, and «⋯». */

import { html, nothing, type TemplateResult } from 'lit';
import type { Phrases } from '../../../../extensions/phrases/phrases.js';

/** Where the client stands. */
export type ClientState = 'disconnected' | 'connecting' | 'connected' | 'ending' | 'failed';

/** What the column shows and whom it tells. */
export interface ClientSideParts {
  readonly state: ClientState;
  readonly unfolded: boolean;
  /** Whether there is something that «why?» can explain. */
  readonly explainable: boolean;
  readonly words: Phrases;
  readonly stop: () => void;
  readonly why: () => void;
  readonly unfold: () => void;
}

const TONES: Readonly<Record<ClientState, string>> = {
  disconnected: 'off',
  connecting: 'busy',
  connected: 'good',
  ending: 'busy',
  failed: 'bad',
};

/** The column. */
export function clientSide(parts: ClientSideParts): TemplateResult {
  const { state, unfolded, words, unfold } = parts;
  const { views, clientWindow } = words;
  return html`<div class="side">
    <span class="state" role="status" data-state=${state}>
      <span class="dot" data-tone=${TONES[state]} aria-hidden="true"></span>
      <span>${clientWindow.states[state]}</span>
    </span>
    ${action(parts)}
    <button
      class="quiet edged dots"
      type="button"
      data-action="more"
      aria-expanded=${unfolded ? 'true' : 'false'}
      aria-label=${unfolded ? views.less : views.more}
      title=${unfolded ? views.less : views.more}
      @click=${unfold}
    >
      ⋯
    </button>
  </div>`;
}

function action({ state, explainable, words, stop, why }: ClientSideParts): TemplateResult | typeof nothing {
  const { views, clientWindow } = words;
  switch (state) {
    case 'disconnected':
    case 'failed':
      if (!explainable) return nothing;
      return html`<button class="quiet edged" type="button" data-action="why" @click=${why}>
        ${views.why}
      </button>`;
    case 'connecting':
    case 'connected':
    case 'ending':
      return html`<button class="quiet edged" type="button" data-action="disconnect" @click=${stop}>
        ${state === 'connecting' ? clientWindow.cancel : clientWindow.disconnect}
      </button>`;
    default:
      return state satisfies never;
  }
}
