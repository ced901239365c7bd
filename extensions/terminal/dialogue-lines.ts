/** Entries of the dialogue as lines of a terminal. Nothing a peer sends leaves here as a control code. */

import { noticeText } from '../phrases/notice-text.js';
import type { Phrases } from '../phrases/phrases.js';
import { printHex } from '../protocol/bytes.js';
import type { DialogueEntry, MessageEntry } from '../protocol/projections/dialogue.js';
import { decodeText, lengthWithoutLineEnd, printable } from '../protocol/text.js';

/** Columns of «HH:MM:SS.mmm», so that further lines of a message stand below its first. */
const INDENT = ' '.repeat(13);

/** One entry as a line (or lines, when the message has some), or null where it is no news. */
export function entryLine(entry: DialogueEntry, phrases: Phrases): string | null {
  if (entry.kind !== 'notice') return `${clock(entry.wall)} ${messageLine(entry, phrases)}`;
  const text = noticeText(entry.notice, printable(entry.speaker?.name ?? ''), phrases);
  return text === null ? null : `${clock(entry.wall)} ${text.text}`;
}

/** The text of a message for people: its line end left out, control characters made visible, lines indented. */
export function messageText(entry: MessageEntry, phrases: Phrases): string {
  const { dialogue, failures } = phrases;
  const bytes = entry.bytes.subarray(0, lengthWithoutLineEnd(entry.bytes));
  const { text, invalid } = decodeText(bytes, entry.speaker?.encoding ?? 'utf-8');
  const shown =
    invalid > 0
      ? `${printHex(entry.bytes)} (${failures.sentences['not-utf8']()})`
      : printable(text, '\n').replaceAll('\n', `\n${INDENT}`);
  const marks = [
    entry.size === 0 ? dialogue.emptyMessage : '',
    entry.size > entry.bytes.length ? dialogue.cut({ n: entry.size }) : '',
    entry.incomplete ? dialogue.incomplete : '',
  ];
  return [shown, ...marks].filter((part) => part !== '').join(' ');
}

/** «← Pair 1 : bonjour» came in, «→ Pair 1 : bonjour» went out. */
function messageLine(entry: MessageEntry, phrases: Phrases): string {
  const { speaker, kind } = entry;
  const name = speaker?.server === null ? phrases.terminal.server : printable(speaker?.name ?? '');
  return `${kind === 'received' ? '←' : '→'} ${name}${phrases.dialogue.colon} ${messageText(entry, phrases)}`;
}

/** Local time to the millisecond. */
function clock(wall: number): string {
  const time = new Date(wall);
  const two = (value: number): string => String(value).padStart(2, '0');
  const ms = String(time.getMilliseconds()).padStart(3, '0');
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`;
}
