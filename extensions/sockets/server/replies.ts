/** Reply policies: what a server answers to a message, as a function of the message and of who sent it. */

import { concat, decodeText, encodeText, lengthWithoutLineEnd } from '../../protocol/text.js';
import type { EncodingName, ReplyPolicy } from '../../protocol/nouns.js';
import type { ServedClient } from './service.js';

/** The payload of the answer, or null for none. It may be the message itself. */
export type Replier = (
  message: Uint8Array,
  client: Pick<ServedClient, 'name' | 'messageNumber'>,
) => Uint8Array | null;

/** The function of a policy. `manual` and `broadcast` answer nothing to the sender. */
export function replierOf(policy: ReplyPolicy, encoding: EncodingName): Replier {
  switch (policy.kind) {
    case 'echo':
      return (message) => message;
    case 'upper':
      return (message) => upper(message, encoding);
    case 'template':
      return fromTemplate(policy.template, encoding);
    case 'none':
    case 'manual':
    case 'broadcast':
      return () => null;
    default:
      return policy satisfies never;
  }
}

/** Upper case as the encoding knows it. In bytes that are no text only a to z change: a cut «é» stays what it was. */
function upper(message: Uint8Array, encoding: EncodingName): Uint8Array {
  if (encoding === 'latin1') return message.map(upperLatin1);
  const { text, invalid } = decodeText(message, encoding);
  return invalid > 0 ? message.map(upperAscii) : encodeText(text.toUpperCase(), encoding);
}

function upperAscii(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

/** ÿ and ß have no upper case of one byte: they stay. */
function upperLatin1(byte: number): number {
  const character = String.fromCharCode(byte).toUpperCase();
  const code = character.charCodeAt(0);
  return character.length === 1 && code <= 0xff ? code : byte;
}

const PLACEHOLDER = /\{(message|name|n|time)\}/;

/**
 * Text with {message} {name} {n} {time} in it: the message without its line end, byte for byte; the client's name;
 * the number of this client's message; the time of day. A message that spells a placeholder is not filled in.
 */
function fromTemplate(template: string, encoding: EncodingName): Replier {
  // Text and placeholders in turn: every odd element is a placeholder's name.
  const parts = template.split(PLACEHOLDER);
  return (message, client) =>
    concat(
      parts.map((part, index) => {
        if (index % 2 === 0) return encodeOrMark(part, encoding);
        if (part === 'message') return message.subarray(0, lengthWithoutLineEnd(message));
        return encodeOrMark(filled(part, client), encoding);
      }),
    );
}

function filled(placeholder: string, client: Pick<ServedClient, 'name' | 'messageNumber'>): string {
  if (placeholder === 'name') return client.name;
  if (placeholder === 'n') return String(client.messageNumber);
  // HH:MM:SS wherever we are: a script reads it.
  return new Date().toTimeString().slice(0, 8);
}

const NOT_LATIN1 = /[^\p{ASCII}\u0080-\u00ff]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A server's own text must go out: what the encoding lacks becomes a question mark. */
export function encodeOrMark(text: string, encoding: EncodingName): Uint8Array {
  return encodeText(text.replace(encoding === 'latin1' ? NOT_LATIN1 : LONE_SURROGATE, '?'), encoding);
}
