/** Events on their way from a worker thread to the engine's journal. */
import type { Notice } from '../../protocol/events.js';
import type { Cut } from '../../protocol/framing.js';
import type { ClockOrigin } from '../clock.js';
import type { ConnectionRef, JournalSink } from './sink.js';

/** Packed events: plain data for `postMessage(batch, transferablesOf(batch))`. Opaque to all but the journal. */
export interface EventBatch {
  readonly count: number;
}

/** SKELETON. Packs events; calls `post` with a batch at once after a quiet spell, then every few ms or when full. */
export declare class BatchSink implements JournalSink {
  constructor(origin: ClockOrigin, post: (batch: EventBatch, transfer: ArrayBuffer[]) => void);
  received(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  sent(about: ConnectionRef, data: Uint8Array, cut: Cut): void;
  note(notice: Notice): void;
  /** Posts what is packed, now. Before the worker ends. */
  flush(): void;
}
