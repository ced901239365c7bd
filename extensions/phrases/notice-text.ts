/** The news between the messages of a dialogue, one line each: the same words in the windows and in the terminal. */

import type { ConnectionClosed, ConnectionOpened, Notice } from '../protocol/events.js';
import type { Endpoint } from '../protocol/nouns.js';
import { failureSentence } from './failure-text.js';
import type { Phrases } from './phrases.js';

/** A line of news. `error` is shown in red and may open a card. */
export interface NoticeText {
  readonly text: string;
  readonly tone: 'info' | 'error';
}

/**
 * What a notice says, or null where it is no news: the line before or after it tells the same.
 * `name` is the peer's present name; a client window's own connection (`server: null`) speaks of «the server».
 */
export function noticeText(notice: Notice, name: string, phrases: Phrases): NoticeText | null {
  const { dialogue } = phrases;
  switch (notice.type) {
    case 'server.started':
      return info(dialogue.listening({ address: hostPort({ address: notice.host, port: notice.port }) }));
    case 'server.stopped':
      return info(dialogue.serverStopped);
    case 'server.failed':
    case 'connection.failed':
      return { text: withCode(notice.failure.code, failureSentence(notice.failure, phrases)), tone: 'error' };
    case 'connection.opened':
      return info(opened(notice, name, phrases));
    case 'connection.waiting':
      return info(dialogue.waits({ name }));
    case 'connection.served':
      return info(dialogue.served({ name }));
    case 'connection.half-closed':
      return notice.server === null ? info(dialogue.halfClosed) : null;
    case 'connection.refused':
      return { text: dialogue.refused({ address: hostPort(notice.remote) }), tone: 'error' };
    case 'connection.closed':
      return closed(notice, name, phrases);
    case 'connection.named':
    case 'connection.fin':
    case 'connection.reset':
    case 'server.changed':
      return null;
    default:
      return notice satisfies never;
  }
}

/** «address:port» as one types it: an IPv6 address stands in brackets. */
export function hostPort({ address, port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A sentence with the system's code behind it; our own codes are not shown, they say nothing to a person. */
export function withCode(code: string, sentence: string): string {
  return /^E[A-Z_]+$/.test(code) ? `${sentence} (${code})` : sentence;
}

function info(text: string): NoticeText {
  return { text, tone: 'info' };
}

function opened({ server, remote }: ConnectionOpened, name: string, { dialogue }: Phrases): string {
  const address = hostPort(remote);
  return server === null ? dialogue.connected({ address }) : dialogue.accepted({ name, address });
}

function closed(
  { reason, server, seconds }: ConnectionClosed,
  name: string,
  phrases: Phrases,
): NoticeText | null {
  const { dialogue, failures } = phrases;
  switch (reason) {
    case 'fin-word':
      return info(dialogue.endedByFin({ name }));
    case 'empty':
      return info(server === null ? dialogue.closedByServer : dialogue.endedByEmpty);
    case 'peer':
      return info(server === null ? dialogue.closedByServer : dialogue.peerClosed({ name }));
    case 'reset':
      return { text: withCode('ECONNRESET', failures.sentences.ECONNRESET()), tone: 'error' };
    case 'local':
      return info(dialogue.closedLocally);
    case 'kicked':
      return info(dialogue.kicked({ name }));
    case 'idle':
      return info(`${name} – ${dialogue.idle({ n: seconds ?? 0 })}`);
    case 'stopped':
    case 'full':
    case 'too-long':
    case 'error':
      return null;
    default:
      return reason satisfies never;
  }
}
