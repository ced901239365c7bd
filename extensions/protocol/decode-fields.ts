/** The fields that commands and settings share, as schemas with bounds on every string and number. */

import * as v from 'valibot';
import { MAX_TEXT_FIELD, MAX_WORK_MS } from './limits.js';
import { ENCODINGS, FRAMINGS, LINE_ENDINGS, REPLY_KINDS, STRATEGIES, WORK_KINDS } from './nouns.js';

/** Clients that may be asked for: beyond what any machine's descriptor limit gives. */
const MAX_CLIENTS_ASKED = 1_000_000;

/** Seconds of idleness at most: a week. */
const MAX_IDLE_SECONDS = 604_800;

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): v.GenericSchema<number> {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
}

/** An id or a sequence number. */
export const counter = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** With the `u` flag, a surrogate matches only where it has no partner. */
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** What a person may type into a field. Lone surrogates have no bytes and get lost on a wire: they are replaced. */
export const textField = v.pipe(
  v.string(),
  v.maxLength(MAX_TEXT_FIELD),
  v.transform((text) => text.replace(LONE_SURROGATES, '\ufffd')),
);

/** 0 to 65,535, where 0 means any free port. */
export const listenPort = wholeNumber(0, 65_535);

/** 1 to 65,535. */
export const connectPort = wholeNumber(1, 65_535);

/** One of {@link STRATEGIES}. */
export const strategy = v.picklist(STRATEGIES);
/** One of {@link FRAMINGS}. */
export const framing = v.picklist(FRAMINGS);
/** One of {@link ENCODINGS}. */
export const encoding = v.picklist(ENCODINGS);
/** One of {@link LINE_ENDINGS}. */
export const lineEnding = v.picklist(LINE_ENDINGS);
/** 1 to a million; the descriptor limit decides in the end. */
export const maxClients = wholeNumber(1, MAX_CLIENTS_ASKED);
/** 0 (never) to a week. */
export const idleSeconds = wholeNumber(0, MAX_IDLE_SECONDS);

const plainReplies = REPLY_KINDS.filter((kind) => kind !== 'template');

/** A reply policy; only `template` carries a text. */
export const reply = v.variant('kind', [
  v.object({ kind: v.literal('template'), template: textField }),
  v.object({ kind: v.picklist(plainReplies) }),
]);

/** Simulated work. */
export const work = v.object({ kind: v.picklist(WORK_KINDS), ms: wholeNumber(0, MAX_WORK_MS) });

/** What a person chooses of a server: the fields of a command and of the settings alike. */
export const serving = {
  host: textField,
  port: listenPort,
  strategy,
  reply,
  work,
  framing,
  encoding,
  maxClients,
  idleSeconds,
};
