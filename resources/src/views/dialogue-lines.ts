/**
 * How an entry of the dialogue is written: as pieces of text with tags. Pure, so that tests need no screen and every
 * window writes the same. Direction, speaker and time are always written out: colour only repeats them.
 */

import { printHex } from '../../../extensions/protocol/bytes.js';
import type { DialogueEntry, MessageEntry } from '../../../extensions/protocol/projections/dialogue.js';
import type { ByteView } from '../../../extensions/protocol/settings.js';
import { decodeText, printable } from '../../../extensions/protocol/text.js';
import type { Failure } from '../../../extensions/protocol/failures.js';
import { noticeText } from '../../../extensions/phrases/notice-text.js';
import type { Phrases } from '../../../extensions/phrases/phrases.js';

/** Text and the tags it carries. */
export interface Piece {
  readonly text: string;
  readonly tags: readonly string[];
}

/** `columns`: time, who and text side by side (wide windows); `stacked`: who and time above the text. */
export type LineLayout = 'columns' | 'stacked';

/** What decides how entries are written. */
export interface LineContext {
  readonly words: Phrases;
  readonly view: ByteView;
  readonly layout: LineLayout;
  /** Messages that were fetched whole. */
  readonly whole: WholeMessages;
}

/** The whole payload by entry, of those that did not cross the link whole and were fetched. */
export type WholeMessages = Pick<ReadonlyMap<MessageEntry, Uint8Array>, 'get' | 'has'>;

/** Clients are told apart by this many colours, then they repeat; the name says who it is. */
export const SPEAKER_COLOURS = 8;

const RECEIVED_ARROW = '←';
const SENT_ARROW = '→';
const NEWS_MARK = '·';

/** The entry's pieces, its last line break included; empty where it is no news. */
export function entryPieces(entry: DialogueEntry, context: LineContext): readonly Piece[] {
  return entry.kind === 'notice' ? noticePieces(entry, context) : messagePieces(entry, context);
}

/** The failure behind an entry, for its card; null when there is none. A reset has no failed call, yet a card. */
export function failureOf(entry: DialogueEntry): Failure | null {
  if (entry.kind !== 'notice') return null;
  const { notice } = entry;
  if ('failure' in notice) return notice.failure;
  const reset = notice.type === 'connection.closed' && notice.reason === 'reset';
  return reset ? { code: 'ECONNRESET', action: 'receive', details: {} } : null;
}

/** HH:MM:SS.mmm in local time. */
export function clockText(wall: number): string {
  const date = new Date(wall);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${time}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function messagePieces(entry: MessageEntry, context: LineContext): readonly Piece[] {
  const received = entry.kind === 'received';
  const arrow = received ? RECEIVED_ARROW : SENT_ARROW;
  const body = received ? 'r' : 's';
  if (context.layout === 'stacked') {
    const who = received ? context.words.clientWindow.server : context.words.dialogue.me;
    return [
      {
        text: `${arrow} ${who}  ${clockText(entry.wall)}\n`,
        tags: received ? [body, 'head'] : [body, 'head', 'sent'],
      },
      ...bodyPieces(entry, context, [body]),
      { text: '\n', tags: [body] },
    ];
  }
  return [
    { text: `${clockText(entry.wall)}\t`, tags: ['line', 'time'] },
    { text: `${arrow} ${nameOf(entry)}\t`, tags: ['line', 'who', colourTag(entry)] },
    ...bodyPieces(entry, context, ['line', body]),
    { text: '\n', tags: ['line'] },
  ];
}

function bodyPieces(entry: MessageEntry, context: LineContext, tags: readonly string[]): readonly Piece[] {
  const { dialogue, failures } = context.words;
  const asides: string[] = [];
  const bytes = context.whole.get(entry) ?? entry.bytes;
  const { text, invalid } = decodeText(bytes, entry.speaker?.encoding ?? 'utf-8');
  const whole = bytes.length === entry.size;
  // Bytes that were cut off may have been the rest of a character: then a mark at the end proves nothing.
  const unreadable = invalid > (whole ? 0 : 1);
  const view = unreadable && context.view === 'text' ? 'hex' : context.view;
  if (view !== context.view) asides.push(failures.sentences['not-utf8']());
  if (entry.size === 0) asides.push(dialogue.emptyMessage);
  if (!whole) asides.push(dialogue.cut({ n: entry.size }));
  if (entry.incomplete) asides.push(dialogue.incomplete);
  const pieces: Piece[] = [];
  if (view !== 'hex') pieces.push({ text: printable(text), tags });
  if (view === 'both') pieces.push({ text: '  ', tags });
  if (view !== 'text') pieces.push({ text: printHex(bytes), tags: [...tags, 'hex'] });
  // Underlined like whatever a click opens: the rest can be fetched.
  const open = !whole && entry.rest !== undefined ? ['card'] : [];
  if (asides.length > 0) {
    const before = entry.size === 0 ? '' : '  ';
    pieces.push({ text: `${before}${asides.join(' ')}`, tags: [...tags, 'aside', ...open] });
  }
  return pieces.filter((piece) => piece.text !== '');
}

function noticePieces(
  entry: Extract<DialogueEntry, { readonly kind: 'notice' }>,
  { words, layout }: LineContext,
): readonly Piece[] {
  const news = noticeText(entry.notice, nameOf(entry), words);
  if (news === null) return [];
  const tag = news.tone === 'error' ? 'error' : 'system';
  const failure = failureOf(entry);
  const open = failure === null ? [] : ['card'];
  if (layout === 'columns') {
    return [
      { text: `${clockText(entry.wall)}\t`, tags: ['line', 'time'] },
      { text: `${NEWS_MARK} ${news.text}`, tags: ['line', tag, ...open] },
      { text: '\n', tags: ['line'] },
    ];
  }
  // The course's own line stands first where a connection could not be made.
  const title = failure?.action === 'connect' ? `${words.failures.titles.connect}\n` : '';
  return [{ text: `${title}${news.text}\n`, tags: [tag, ...open] }];
}

function nameOf(entry: DialogueEntry): string {
  return entry.speaker === null ? '' : printable(entry.speaker.name);
}

function colourTag(entry: DialogueEntry): string {
  return `c${((entry.speaker?.number ?? 0) + SPEAKER_COLOURS - 1) % SPEAKER_COLOURS}`;
}
