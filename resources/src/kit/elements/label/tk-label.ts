import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LABEL_OPTIONS } from '../../models/button-options.js';
import { LabelModel } from '../../models/label-model.js';
import { frameCss } from '../base/frame-styles.js';
import type { OptionEntry } from '../base/option-attributes.js';
import { defineOptionProperties } from '../base/option-properties.js';
import { PictureTextElement } from '../base/picture-text-element.js';
import { pictureTextTemplate } from '../base/picture-text.js';
import { pictureTextCss } from '../base/picture-text-styles.js';

/**
 * Tk's Label: a text, a picture or both. Every option of Tk's is an attribute (`text`, `bg`, `fg`, `font`, `justify`,
 * `anchor`, `width`, `relief`, `textvariable`, ...) and a property of the same name; `image` is a property only.
 *
 * @example
 * ```html
 * <tk-label text="PORT_Server" place="x=10 y=5"></tk-label>
 * ```
 *
 * @attr {string} text - what it shows; \n begins a new line
 * @attr {string} textvariable - the name of a Variable to follow
 * @attr {string} label - an accessible name for a picture; without one a picture is decoration
 * @slot image - a picture of any kind, in the place of `image`
 * @csspart label - the face
 * @csspart text - the lines of text
 * @csspart image - the canvas that shows a PhotoImage
 */
@customElement('tk-label')
export class TkLabel extends PictureTextElement<LabelModel> {
  static override readonly optionEntries: readonly OptionEntry[] = LABEL_OPTIONS.entries;

  static override styles = [
    frameCss,
    pictureTextCss,
    css`
      .frame {
        /* A label can't be focused: its ring shows only where a program asks for one. */
        padding: var(--_highlight, 0px);
      }
      .face {
        --_edge-width: var(--_bd, var(--tk-button-bevel, 0px));
        --_gap-x: max(var(--tk-label-pad-x, 1px), 1px);
        --_gap-y: var(--tk-label-pad-y, 1px);
        padding: calc(var(--_edge-width) + var(--_pad-y, var(--tk-label-pad-y, 1px)))
          calc(var(--_edge-width) + var(--_pad-x, var(--tk-label-pad-x, 1px)));
        background: var(--_bg, var(--tk-label-bg, transparent));
        color: var(--_fg, var(--tk-given-bg-fg, var(--_on-bg, var(--tk-label-fg, inherit))));
      }
      /* A label that shows its box keeps its text away from the edge, also in a look where plain labels have no padding. */
      .face[data-boxed] {
        padding-inline: calc(
          var(--_edge-width) +
            var(--_pad-x, max(var(--tk-label-pad-x, 1px), var(--tk-label-boxed-pad-x, 1px)))
        );
      }
      .face:has([data-content='picture']) {
        padding: var(--_edge-width);
      }
      .face[data-state='active'] {
        background: var(--_active-bg, var(--tk-label-active-bg));
        color: var(--_active-fg, var(--tk-label-fg));
      }
      .face[data-state='disabled'] {
        color: var(--_disabled-fg, var(--tk-disabled-fg, gray));
      }
    `,
  ];

  /** What it shows. */
  declare text: string;

  constructor() {
    super(new LabelModel());
  }

  protected override render(): TemplateResult {
    const name = this.spokenName;
    return html`<div class="frame">
      <span
        class="face"
        part="label"
        role=${name ? 'img' : nothing}
        aria-label=${name || nothing}
        data-state=${this.model.state}
        data-relief=${this.cget('relief')}
        ?data-boxed=${this.given('background') || this.given('relief')}
        >${pictureTextTemplate(this.content)}</span
      >
    </div>`;
  }
}

defineOptionProperties(TkLabel.prototype, TkLabel.optionEntries);

declare global {
  interface HTMLElementTagNameMap {
    'tk-label': TkLabel;
  }
}
