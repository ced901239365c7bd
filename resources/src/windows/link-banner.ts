/** What a window says about its link to the engine when there is something to say. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Phrases } from '../../../extensions/phrases/phrases.js';
import type { LinkStatus } from '../state/link-client.js';

/** The banner; nothing while the link is open. */
export function linkBanner(status: LinkStatus, words: Phrases): TemplateResult | typeof nothing {
  const { views, failures } = words;
  switch (status) {
    case 'open':
      return nothing;
    case 'connecting':
      return html`<p class="banner" role="status" data-link=${status}>${views.linkConnecting}</p>`;
    case 'absent':
      return html`<p class="banner lost" role="alert" data-link=${status}>${views.linkAbsent}</p>`;
    case 'broken':
      return html`<p class="banner" role="status" data-link=${status}>${views.linkBroken}</p>`;
    case 'refused':
      return html`<p class="banner lost" role="alert" data-link=${status}>${views.linkRefused}</p>`;
    case 'lost':
      return html`<p class="banner lost" role="alert" data-link=${status}>
        ${failures.sentences['engine-lost']()}
      </p>`;
    default:
      return status satisfies never;
  }
}
