/**
 * The border for what the engine says to a page. The engine is ours and proved itself by the ticket, so this checks
 * structure by hand and leaves the events unread: thousands cross each second, and a schema would cost more than they do.
 */

import type { LinkMessage } from './commands.js';

/** Decodes a frame's text; null when it is not one of ours (a newer engine's message, or no JSON at all). */
export function decodeLinkMessage(text: string): LinkMessage | null {
  const message = parse(text);
  // The engine keeps the promise of the cast: its own types made the frame.
  return isLinkMessage(message) ? (message as unknown as LinkMessage) : null;
}

function isLinkMessage(message: unknown): message is Readonly<Record<string, unknown>> {
  if (!isRecord(message)) return false;
  switch (message['type']) {
    case 'answer':
      return isCount(message['id']) && 'result' in message;
    case 'error':
      return (message['id'] === null || isCount(message['id'])) && isRecord(message['failure']);
    case 'snapshot':
      return isCount(message['seq']) && isState(message['servers']) && Array.isArray(message['recent']);
    case 'events':
      return isCount(message['seq']) && Array.isArray(message['events']);
    case 'settings':
      return isRecord(message['settings']);
    case 'ending':
      return true;
    default:
      return false;
  }
}

function isState(state: unknown): boolean {
  return isRecord(state) && Array.isArray(state['servers']) && Array.isArray(state['connections']);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by null: the caller decides whether a broken frame ends the link.
    return null;
  }
}
