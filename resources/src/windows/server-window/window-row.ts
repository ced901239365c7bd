/** The row under the controls: which server is shown, the fold of the settings, the way to the local network. */

import { html, nothing, type TemplateResult } from 'lit';
import type { ServerRow } from '../../../../extensions/protocol/projections/servers.js';
import type { Phrases } from '../../../../extensions/phrases/phrases.js';

/** What the row shows and whom it tells. */
export interface WindowRowParts {
  readonly words: Phrases;
  readonly servers: readonly Readonly<ServerRow>[];
  /** The server shown; null for the one to be started. */
  readonly selected: number | null;
  readonly unfolded: boolean;
  readonly lanShown: boolean;
  readonly select: (server: number | null) => void;
  readonly unfold: () => void;
  readonly showLan: () => void;
}

/** The row. Tabs appear with the second server; before, a person sees one server and a way to another. */
export function windowRow(parts: WindowRowParts): TemplateResult {
  const { words, unfolded, lanShown, unfold, showLan } = parts;
  const { serverWindow } = words;
  return html`<div class="window-row">
    <button
      class="quiet"
      type="button"
      data-action="settings"
      aria-expanded=${unfolded ? 'true' : 'false'}
      @click=${unfold}
    >
      <span aria-hidden="true">${unfolded ? '▾' : '▸'}</span>${serverWindow.settings}
    </button>
    <button
      class="quiet"
      type="button"
      data-action="lan"
      aria-expanded=${lanShown ? 'true' : 'false'}
      @click=${showLan}
    >
      ${serverWindow.openToLan}
    </button>
    <span class="gap"></span>
    ${servers(parts)}
  </div>`;
}

function servers(parts: WindowRowParts): TemplateResult | typeof nothing {
  const { words, servers, selected, select } = parts;
  const { serverWindow } = words;
  const shown = servers.filter((row) => row.phase === 'listening' || row.server === selected);
  const listening = shown.filter((row) => row.phase === 'listening');
  if (listening.length === 0) return nothing;
  const tabs = shown.length > 1 || selected === null;
  return html`<span class="servers" role="group" aria-label=${serverWindow.servers}>
    ${tabs ? shown.map((row) => tab(row, parts)) : nothing}
    <button
      class="quiet"
      type="button"
      data-action="another-server"
      aria-pressed=${selected === null ? 'true' : 'false'}
      @click=${() => {
        select(null);
      }}
    >
      <span aria-hidden="true">+</span>${serverWindow.anotherServer}
    </button>
  </span>`;
}

function tab(row: Readonly<ServerRow>, { words, selected, select }: WindowRowParts): TemplateResult {
  return html`<button
    class="quiet"
    type="button"
    data-server=${row.server}
    aria-pressed=${row.server === selected ? 'true' : 'false'}
    @click=${() => {
      select(row.server);
    }}
  >
    <span class="dot" data-tone=${row.phase === 'listening' ? 'good' : 'off'} aria-hidden="true"></span>
    ${words.serverWindow.serverTab({ port: row.port })}
  </button>`;
}
