import { html, nothing, type TemplateResult } from 'lit';
import type { Compound } from '../../models/button-options.js';

/** What a Label or Button shows. */
export interface PictureText {
  /** The lines of the text, already broken. */
  readonly lines: readonly string[];
  /** The character to underline, counted in the whole text; -1 for none. */
  readonly underline: number;
  readonly compound: Compound;
  /** Whether there is a picture: an image, a bitmap, or a child in the `image` slot. */
  readonly hasPicture: boolean;
  /** One of Tk's built-in bitmaps, "" for none. */
  readonly bitmap: string;
  readonly pictureSlotChanged: (event: Event) => void;
}

/** The built-in bitmaps as characters: their meaning survives in every look, their 1-bit pixels would not. */
const BITMAP_SIGNS: Readonly<Record<string, string>> = {
  error: '⊘',
  gray12: '░',
  gray25: '░',
  gray50: '▒',
  gray75: '▓',
  hourglass: '⌛',
  info: 'i',
  question: '?',
  questhead: '?',
  warning: '!',
};

/** What stands where: the picture alone, the text alone, or both beside each other. */
export function contentKind(content: Pick<PictureText, 'lines' | 'compound' | 'hasPicture'>): string {
  if (!content.hasPicture) return 'text';
  const empty = content.lines.every((line) => line === '');
  return content.compound === 'none' || empty ? 'picture' : content.compound;
}

/**
 * The inside of a Label or Button: picture and text. The picture may also be any element in the slot `image`, an SVG
 * icon for example, which scales where a PhotoImage does not.
 */
export function pictureTextTemplate(content: PictureText): TemplateResult {
  const kind = contentKind(content);
  return html`<span class="content" data-content=${kind}>
    <span class="picture" ?hidden=${kind === 'text'}
      ><slot name="image" @slotchange=${content.pictureSlotChanged}
        >${
          content.bitmap === ''
            ? html`<canvas part="image" aria-hidden="true" width="0" height="0"></canvas>`
            : html`<span class="bitmap" aria-hidden="true">${BITMAP_SIGNS[content.bitmap] ?? ''}</span>`
        }</slot
      ></span
    >
    ${kind === 'picture' ? nothing : linesTemplate(content)}
  </span>`;
}

function linesTemplate({ lines, underline }: PictureText): TemplateResult {
  const starts = lineStarts(lines);
  return html`<span class="text" part="text"
    >${lines.map((line, at) => lineTemplate(line, underline - (starts[at] ?? 0)))}</span
  >`;
}

/** One line; `mark` is the place of the underlined character in it, anywhere outside for none. */
function lineTemplate(line: string, mark: number): TemplateResult {
  const marked = mark >= 0 && mark < line.length;
  return marked
    ? html`<span class="line">${line.slice(0, mark)}<u>${line.charAt(mark)}</u>${line.slice(mark + 1)}</span>`
    : html`<span class="line">${line}</span>`;
}

/** Where each line starts in the whole text; exactly one character is taken to stand between two lines. */
function lineStarts(lines: readonly string[]): number[] {
  let start = 0;
  return lines.map((line) => {
    const here = start;
    start += line.length + 1;
    return here;
  });
}
