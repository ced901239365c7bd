import { RangeSetBuilder, StateEffect, type Extension, type Line } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import type { TextModel } from '../../models/text/text-model.js';
import type { StyleRun } from '../../models/text/text-types.js';
import { nativeWidth, wholePixelWidth } from '../base/font-measurer.js';
import type { RuleSheet } from './rule-sheet.js';
import {
  drawnStyle,
  isOn,
  lineDeclarations,
  overstrikeDeclarations,
  runDeclarations,
  type DrawnStyle,
  type LineGround,
} from './tag-css.js';

/** What the painter draws from. */
export interface PaintSource {
  readonly model: TextModel;
  /** Whether the view's document is the model's, so that offsets mean the same in both. */
  readonly isCurrent: boolean;
  readonly rules: RuleSheet;
  /** How far the line reaches over and under the letters of the widget's font, in pixels. */
  readonly leading: { readonly above: number; readonly below: number };
  /** The font in which each line is to be as wide as in Tk, for a canvas; "" where the browser's widths will do. */
  readonly fittedFont: string;
  /** Where the draft starts, or null when the whole text may be edited. */
  readonly draftStart: number | null;
}

/** Longer lines (UTF-16 units) are not fitted: measuring them would take longer than drawing them. */
const LONGEST_FITTED = 2000;

/** Spacings are rounded to this many pixels, so that many lines share a rule; over a line of 80 it is a sixth of one. */
const SPACING_STEP = 0.002;

/** Asks for the tags to be drawn again although neither text nor viewport changed. */
export const repaint = StateEffect.define();

/** Asks for styles to be read again as well: an option or the priority of a tag changed. */
export const restyle = StateEffect.define();

/**
 * Draws the tags of the lines that can be seen, and of no others: what it costs depends on the height of the widget,
 * not on how many tags the text carries. Selected text is text tagged `sel`, drawn by the same rules.
 */
export function tagPainter(source: PaintSource): Extension {
  return ViewPlugin.define((view) => new TagPainter(view, source), {
    decorations: (painter) => painter.decorations,
  });
}

class TagPainter {
  decorations: DecorationSet;
  readonly #source: PaintSource;
  /** Styles by the names of the tags, lowest first. */
  readonly #styles = new Map<string, DrawnStyle>();

  constructor(view: EditorView, source: PaintSource) {
    this.#source = source;
    this.decorations = this.#paint(view);
  }

  update(update: ViewUpdate): void {
    const asked = update.transactions.some((transaction) =>
      transaction.effects.some((effect) => effect.is(repaint)),
    );
    if (this.#mustRestyle(update)) this.#styles.clear();
    else if (!asked && !update.docChanged && !update.viewportChanged && !update.selectionSet) return;
    // While the model is ahead its offsets are not the view's; the frame that brings both together draws anew.
    if (this.#source.isCurrent) this.decorations = this.#paint(update.view);
    else this.decorations = this.decorations.map(update.changes);
  }

  #mustRestyle(update: ViewUpdate): boolean {
    return update.transactions.some((transaction) =>
      transaction.effects.some((effect) => effect.is(restyle)),
    );
  }

  #paint(view: EditorView): DecorationSet {
    if (this.#source.rules.isFull) this.#source.rules.clear();
    const builder = new RangeSetBuilder<Decoration>();
    let painted = -1;
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const line = view.state.doc.lineAt(at);
        // A very long line comes in several visible pieces; it is decorated as a line only once.
        this.#paintLine(builder, line, {
          from: Math.max(from, line.from),
          to: Math.min(to, line.to),
          again: line.from <= painted,
        });
        painted = line.from;
        at = line.to + 1;
      }
    }
    return builder.finish();
  }

  #paintLine(
    builder: RangeSetBuilder<Decoration>,
    line: Line,
    part: { from: number; to: number; again: boolean },
  ): void {
    const { model } = this.#source;
    const first = this.#styleAt(line.from);
    const newline = this.#styleAt(line.to);
    if (!part.again) {
      const declarations = [lineDeclarations(first, newline), this.#fitDeclarations(line, newline)];
      this.#decorateLine(builder, line, declarations.filter(Boolean).join(';'));
    }
    if (part.from >= part.to) return;
    const ground = this.#ground(newline);
    for (const run of model.styleRuns(part.from, part.to)) this.#decorateRun(builder, run, ground);
  }

  /** Spaces the letters of a line so that it is as wide, and breaks at the same places, as in Tk. */
  #fitDeclarations(line: Line, newline: DrawnStyle): string {
    const font = this.#source.fittedFont;
    if (font === '' || newline.font || line.length === 0 || line.length > LONGEST_FITTED) return '';
    const excess = wholePixelWidth(font, line.text) - nativeWidth(font, line.text);
    const steps = Math.round(excess / [...line.text].length / SPACING_STEP);
    return steps === 0 ? '' : `letter-spacing:${(steps * SPACING_STEP).toFixed(3)}px`;
  }

  #decorateLine(builder: RangeSetBuilder<Decoration>, line: Line, declarations: string): void {
    const { rules, draftStart } = this.#source;
    const classes = [rules.classFor(declarations)];
    if (draftStart !== null && line.to >= draftStart) {
      classes.push(line.from <= draftStart ? 'draft draft-first' : 'draft');
    }
    const name = classes.filter(Boolean).join(' ');
    if (name !== '') builder.add(line.from, line.from, Decoration.line({ class: name }));
  }

  #decorateRun(builder: RangeSetBuilder<Decoration>, run: StyleRun, ground: LineGround): void {
    const { rules } = this.#source;
    const style = this.#styleOf(run);
    if (isOn(style.elide) || run.from >= run.to) return;
    const classes = [rules.classFor(runDeclarations(style, ground))];
    if (run.tags.includes('sel')) classes.push('selected');
    const name = classes.filter(Boolean).join(' ');
    if (name !== '') builder.add(run.from, run.to, Decoration.mark({ class: name }));
    const overstrike = rules.classFor(overstrikeDeclarations(style));
    if (overstrike !== '') builder.add(run.from, run.to, Decoration.mark({ class: overstrike }));
  }

  #ground(newline: DrawnStyle): LineGround {
    // Without spacing1 and 3: a run may wrap, and each of its pieces would paint over the lines around it.
    return { background: newline.background ?? '', font: newline.font ?? '', ...this.#source.leading };
  }

  /** The style of the character at an offset; the last newline of a text is one too. */
  #styleAt(offset: number): DrawnStyle {
    const run = this.#source.model.styleRuns(offset, offset + 1)[0];
    return run ? this.#styleOf(run) : {};
  }

  #styleOf(run: StyleRun): DrawnStyle {
    const key = run.tags.join('\n');
    let style = this.#styles.get(key);
    if (!style) {
      style = drawnStyle(run.tags.map((name) => ({ name, style: this.#source.model.tagStyle(name) })));
      this.#styles.set(key, style);
    }
    return style;
  }
}
