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

/** One field of the panel. */
interface PanelField<F extends keyof ServerDraft> {
  readonly field: F;
  readonly label: string;
  readonly disabled?: boolean;
}

/** The panel. */
export function settingsPanel(parts: SettingsPanelParts): TemplateResult {
  const { draft, check, words, running } = parts;
  const { serverWindow, dialogue } = words;
  const still = { disabled: running };
  const replies = REPLY_KINDS.map((kind) => [kind, dialogue.replies[kind]] as const);
  const framings = FRAMINGS.map((name) => [name, dialogue.framings[name]] as const);
  const encodings = ENCODINGS.map((name) => [name, name.toUpperCase()] as const);
  const works = WORK_KINDS.map((kind) => [kind, dialogue.works[kind]] as const);
  return html`<div class="settings" id="settings" role="group" aria-label=${serverWindow.settings}>
    ${select(parts, { field: 'replyKind', label: serverWindow.reply }, replies)}
    ${
      draft.replyKind === 'template'
        ? text(parts, { field: 'template', label: serverWindow.template }, null)
        : nothing
    }
    ${select(parts, { field: 'framing', label: serverWindow.framing, ...still }, framings)}
    ${select(parts, { field: 'encoding', label: serverWindow.encoding, ...still }, encodings)}
    ${select(parts, { field: 'workKind', label: serverWindow.work }, works)}
    ${text(parts, { field: 'workMs', label: serverWindow.workMs }, check.workMs)}
    ${text(parts, { field: 'maxClients', label: serverWindow.maxClients, ...still }, check.maxClients)}
    ${text(parts, { field: 'idleSeconds', label: serverWindow.idleSeconds }, check.idleSeconds)}
    ${firstMessageNames(parts)}
    <p class="hint wide">${serverWindow.appliesAtStart}</p>
  </div>`;
}

function firstMessageNames({ draft, words, change }: SettingsPanelParts): TemplateResult {
  const onChange = (event: Event): void => {
    change({ firstMessageNames: (event.target as HTMLInputElement).checked });
  };
  return html`<label class="check wide">
    <input
      id="firstMessageNames"
      type="checkbox"
      .checked=${draft.firstMessageNames}
      @change=${onChange}
    />${words.serverWindow.firstMessageNames}
  </label>`;
}

type Choice = readonly [value: string, label: string];
type SelectField = 'replyKind' | 'framing' | 'encoding' | 'workKind';

function select(
  { draft, change }: SettingsPanelParts,
  { field, label, disabled = false }: PanelField<SelectField>,
  choices: readonly Choice[],
): TemplateResult {
  const onChange = (event: Event): void => {
    // The value is one of the choices given, which are those of the field's type.
    change({ [field]: (event.target as HTMLSelectElement).value });
  };
  return fieldTemplate({
    id: field,
    label,
    control: () =>
      html`<select id=${field} ?disabled=${disabled} @change=${onChange}>
        ${choices.map(([value, words]) => option(value, words, draft[field]))}
      </select>`,
  });
}

function text(
  { draft, words, change }: SettingsPanelParts,
  { field, label, disabled = false }: PanelField<TextField>,
  problem: RangeProblem | null,
): TemplateResult {
  const { serverWindow } = words;
  const onInput = (event: Event): void => {
    change({ [field]: (event.target as HTMLInputElement).value }, field);
  };
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
        @input=${onInput}
      />`,
  });
}
