/** The folded «Réglages» of the server window: how it answers, how it cuts the stream, how long it works, its limits. */

import { html, nothing, type TemplateResult } from 'lit';
import { ENCODINGS, FRAMINGS, REPLY_KINDS, WORK_KINDS } from '../../../../extensions/protocol/nouns.js';
import type { Phrases } from '../../../../extensions/phrases/phrases.js';
import { MAX_TEXT_FIELD } from '../../../../extensions/protocol/limits.js';
import { fieldTemplate, option } from './fields.js';
import type { DraftCheck, RangeProblem, ServerDraft } from './server-form.js';

/** What the panel shows and whom it tells. */
export interface SettingsPanelParts {
  readonly draft: ServerDraft;
  readonly check: DraftCheck;
  readonly words: Phrases;
  /** A running server keeps its framing, encoding and number of clients. */
  readonly running: boolean;
  readonly touched: ReadonlySet<string>;
  readonly change: (part: Partial<ServerDraft>, field?: string) => void;
}

/** The fields of free text. */
type TextField = 'template' | 'workMs' | 'maxClients' | 'idleSeconds';

/** The panel. */
export function settingsPanel(parts: SettingsPanelParts): TemplateResult {
  const { draft, check, words, running } = parts;
  const { serverWindow, dialogue } = words;
  const still = { disabled: running };
  return html`<div class="settings" id="settings" role="group" aria-label=${serverWindow.settings}>
    ${select(
      parts,
      'replyKind',
      serverWindow.reply,
      REPLY_KINDS.map((kind) => [kind, dialogue.replies[kind]]),
    )}
    ${draft.replyKind === 'template' ? text(parts, 'template', serverWindow.template, null) : nothing}
    ${select(
      parts,
      'framing',
      serverWindow.framing,
      FRAMINGS.map((name) => [name, dialogue.framings[name]]),
      still,
    )}
    ${select(
      parts,
      'encoding',
      serverWindow.encoding,
      ENCODINGS.map((name) => [name, name.toUpperCase()]),
      still,
    )}
    ${select(
      parts,
      'workKind',
      serverWindow.work,
      WORK_KINDS.map((kind) => [kind, dialogue.works[kind]]),
    )}
    ${text(parts, 'workMs', serverWindow.workMs, check.workMs)}
    ${text(parts, 'maxClients', serverWindow.maxClients, check.maxClients, still)}
    ${text(parts, 'idleSeconds', serverWindow.idleSeconds, check.idleSeconds)}
    <p class="hint wide">${serverWindow.appliesAtStart}</p>
  </div>`;
}

type Choice = readonly [value: string, label: string];
type SelectField = 'replyKind' | 'framing' | 'encoding' | 'workKind';

function select(
  { draft, change }: SettingsPanelParts,
  field: SelectField,
  label: string,
  choices: readonly Choice[],
  { disabled = false } = {},
): TemplateResult {
  const onChange = (event: Event): void => {
    // The value is one of the choices given, which are those of the field's type.
    change({ [field]: (event.target as HTMLSelectElement).value } as Partial<ServerDraft>);
  };
  return fieldTemplate({
    id: field,
    label,
    control: () =>
      html`<select id=${field} ?disabled=${disabled} @change=${onChange}>
        ${choices.map(([value, text]) => option(value, text, draft[field]))}
      </select>`,
  });
}

function text(
  { draft, words, change }: SettingsPanelParts,
  field: TextField,
  label: string,
  problem: RangeProblem | null,
  { disabled = false } = {},
): TemplateResult {
  const { serverWindow } = words;
  return fieldTemplate({
    id: field,
    label,
    wrong: problem === null ? '' : serverWindow.outOfRange(problem),
    caution: field === 'template' ? serverWindow.templateHint : '',
    control: (describedBy, invalid) =>
      html`<input
        id=${field}
        type="text"
        inputmode=${field === 'template' ? 'text' : 'numeric'}
        maxlength=${MAX_TEXT_FIELD}
        autocomplete="off"
        .value=${draft[field]}
        ?disabled=${disabled}
        aria-describedby=${describedBy}
        aria-invalid=${invalid}
        @input=${(event: Event) => {
          change({ [field]: (event.target as HTMLInputElement).value }, field);
        }}
      />`,
  });
}
