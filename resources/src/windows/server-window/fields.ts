/** A field with its label and what is to be said about it. */

import { html, nothing, type TemplateResult } from 'lit';

/** What a field consists of. */
export interface FieldParts {
  /** Unique in its shadow root. */
  readonly id: string;
  readonly label: string;
  /** What is wrong; '' for nothing. */
  readonly wrong?: string;
  /** What to beware of; shown when nothing is wrong. */
  readonly caution?: string;
  /** Draws the control, given the values of its `aria-describedby` and `aria-invalid`. */
  readonly control: (describedBy: string, invalid: 'true' | 'false') => TemplateResult;
}

/** The field. What is said about it is announced when it changes. */
export function fieldTemplate({ id, label, wrong = '', caution = '', control }: FieldParts): TemplateResult {
  const said = wrong === '' ? caution : wrong;
  return html`<div class="field" data-field=${id}>
    <label for=${id}>${label}</label>
    ${control(`${id}-said`, wrong === '' ? 'false' : 'true')}
    <p id="${id}-said" class=${wrong === '' ? 'caution' : 'wrong'} aria-live="polite">${said || nothing}</p>
  </div>`;
}

/** One option of a select. */
export function option(value: string, label: string, chosen: string): TemplateResult {
  return html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
}
