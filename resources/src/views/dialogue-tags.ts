/**
 * The tags of a dialogue. Their colours here are those of the classic look, `r` being the course's own; the other looks
 * bring theirs through `--tk-tag-NAME-foreground` and the like in styles/app.css.
 */

import type { TextModel } from '../kit/models/text/text-model.js';
import { SPEAKER_COLOURS, type LineLayout } from './dialogue-lines.js';
import { FOUND_NOW_TAG, FOUND_TAG } from './text-search.js';

/** Distance of the tab stops in px: the time fits before the first, arrow and name between the two. */
const COLUMN_PX = 104;

/** Eight colours that differ from each other and read well on white. */
const SPEAKERS = [
  '#1d4ed8',
  '#b45309',
  '#047857',
  '#be185d',
  '#6d28d9',
  '#0e7490',
  '#a16207',
  '#b91c1c',
] as const;

/** Configures every tag of the layout on an empty model. */
export function configureDialogueTags(model: TextModel, layout: LineLayout): void {
  const size = layout === 'columns' ? 11 : 12;
  if (layout === 'columns') {
    model.tagConfigure('line', {
      tabs: String(COLUMN_PX),
      lmargin2: 2 * COLUMN_PX,
      spacing1: 1,
      spacing3: 1,
    });
  }
  model.tagConfigure('time', { font: '{DejaVu Sans Mono} 9', foreground: '#555555' });
  model.tagConfigure('who', { font: `Arial ${size - 1} bold` });
  for (let speaker = 0; speaker < SPEAKER_COLOURS; speaker += 1) {
    model.tagConfigure(`c${speaker}`, { foreground: SPEAKERS[speaker] ?? '#000000' });
  }
  model.tagConfigure('s', {});
  model.tagConfigure('r', { background: 'lightsteelblue', foreground: 'royalblue' });
  model.tagConfigure('head', { font: 'Arial 8' });
  model.tagConfigure('sent', { foreground: '#555555' });
  model.tagConfigure('hex', { font: '{DejaVu Sans Mono} 9' });
  model.tagConfigure('aside', { font: `Arial ${size - 2} italic` });
  model.tagConfigure('system', { font: `Arial ${size - 1} italic`, foreground: '#555555' });
  model.tagConfigure('error', { font: `Arial ${size - 1}`, foreground: '#b01010' });
  model.tagConfigure('card', { underline: true });
  model.tagConfigure(FOUND_TAG, { background: '#ffe08a', foreground: '#000000' });
  model.tagConfigure(FOUND_NOW_TAG, { background: '#ff9f43', foreground: '#000000' });
  // Else the background of a received line would hide the selection.
  model.tagRaise('sel');
}
