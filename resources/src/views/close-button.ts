/** The ✕ of what a person can close: a card, the help, the search. */

import { html, type TemplateResult } from 'lit';
import type { Phrases } from '../../../extensions/phrases/phrases.js';

/** The button, named in words. */
export function closeButton({ views }: Phrases, close: () => void): TemplateResult {
  return html`<button
    class="quiet"
    type="button"
    data-action="close"
    aria-label=${views.close}
    title=${views.close}
    @click=${close}
  >
    ✕
  </button>`;
}
