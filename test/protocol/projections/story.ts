/** Events for tests of projections: a journal told in a few words. */

import { toBase64 } from '../../../extensions/protocol/bytes.js';
import type {
  ConnectionBytes,
  ConnectionOpened,
  JournalEvent,
  Occurrence,
} from '../../../extensions/protocol/events.js';
import type { FramingName } from '../../../extensions/protocol/nouns.js';

/** Stamps occurrences as a journal would, a millisecond apart. */
export class Story {
  #seq = 0;

  /** The next event. */
  tell(occurrence: Occurrence): JournalEvent {
    this.#seq += 1;
    return { ...occurrence, seq: this.#seq, at: this.#seq * 1_000_000, wall: 1_700_000_000_000 + this.#seq };
  }
}

/** A server that listens. */
export function started(server: number): Occurrence {
  const reply = { kind: 'echo' } as const;
  const stream = { framing: 'raw', encoding: 'utf-8' } as const;
  const work = { kind: 'wait', ms: 0 } as const;
  return {
    ...{ type: 'server.started', server, host: '127.0.0.1', port: 60_000, strategy: 'event-loop' },
    ...{ ...stream, reply, work, maxClients: 10 },
  };
}

/** A client of a server. */
export function opened(
  connection: number,
  server: number | null,
  framing: FramingName = 'raw',
): ConnectionOpened {
  return {
    ...{ type: 'connection.opened', connection, server, number: connection, name: `Pair ${connection}` },
    ...{
      local: { address: '127.0.0.1', port: 60_000 },
      remote: { address: '127.0.0.1', port: 40_000 + connection },
    },
    ...{ framing, encoding: 'utf-8' },
  };
}

/** Bytes that arrived or went; the ends are as a codec gives them. */
export function bytes(
  type: ConnectionBytes['type'],
  data: Uint8Array | string,
  about: { readonly connection: number; readonly server?: number | null; readonly ends?: readonly number[] },
): ConnectionBytes {
  const raw = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const { connection, server = 1, ends } = about;
  const cut = ends === undefined ? { messages: 1 } : { messages: ends.length, ends };
  return { type, connection, server, size: raw.length, data: toBase64(raw), ...cut };
}
