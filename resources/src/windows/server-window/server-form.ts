/**
 * What a person has typed for the next server, and what it amounts to. Pure: the form's rules without its fields.
 */

import type { Failure } from '../../../../extensions/protocol/failures.js';
import { MAX_WORK_MS } from '../../../../extensions/protocol/limits.js';
import type {
  EncodingName,
  FramingName,
  ReplyKind,
  ReplyPolicy,
  ServerOptions,
  Strategy,
  Work,
  WorkKind,
} from '../../../../extensions/protocol/nouns.js';
import type { ServerSettings } from '../../../../extensions/protocol/settings.js';
import { checkHost, checkPort } from '../../state/field-checks.js';

/** The fields as they are typed. */
export interface ServerDraft {
  readonly host: string;
  readonly port: string;
  readonly strategy: Strategy;
  readonly replyKind: ReplyKind;
  readonly template: string;
  readonly framing: FramingName;
  readonly encoding: EncodingName;
  readonly workKind: WorkKind;
  readonly workMs: string;
  readonly maxClients: string;
  readonly idleSeconds: string;
  readonly firstMessageNames: boolean;
}

/** A number outside its range, or none at all. */
export interface RangeProblem {
  readonly n: number;
  readonly max: number;
}

/** What is wrong with a draft, field by field, and what deserves a word without being wrong. */
export interface DraftCheck {
  readonly host: Failure | null;
  readonly port: Failure | null;
  readonly workMs: RangeProblem | null;
  readonly maxClients: RangeProblem | null;
  readonly idleSeconds: RangeProblem | null;
  /** The server would be seen beyond this machine. */
  readonly beyondMachine: boolean;
  /** The system probably reserves the port. */
  readonly reservedPort: boolean;
  /** The settings, when nothing is wrong. */
  readonly settings: ServerSettings | null;
}

/** Seconds of idleness at most: a day. */
const MAX_IDLE_SECONDS = 86_400;

/** The fields for the settings of last time. */
export function draftFrom(settings: ServerSettings): ServerDraft {
  const { host, port, strategy, reply, work, framing, encoding, maxClients, idleSeconds } = settings;
  return {
    ...{ host, port: String(port), strategy, framing, encoding },
    firstMessageNames: settings.firstMessageNames,
    replyKind: reply.kind,
    template: reply.kind === 'template' ? reply.template : '{message}',
    workKind: work.kind,
    workMs: String(work.ms),
    maxClients: String(maxClients),
    idleSeconds: String(idleSeconds),
  };
}

/** Checks everything. `allowedClients`: how many this machine's descriptors can hold. */
export function checkDraft(draft: ServerDraft, allowedClients: number): DraftCheck {
  const host = checkHost(draft.host, 'listen');
  const port = checkPort(draft.port, 'listen');
  const ranges = {
    workMs: outside(draft.workMs, { n: 0, max: MAX_WORK_MS }),
    maxClients: outside(draft.maxClients, { n: 1, max: allowedClients }),
    idleSeconds: outside(draft.idleSeconds, { n: 0, max: MAX_IDLE_SECONDS }),
  };
  const sound = host.ok && port.ok && Object.values(ranges).every((problem) => problem === null);
  return {
    host: host.ok ? null : host.failure,
    port: port.ok ? null : port.failure,
    ...ranges,
    beyondMachine: host.ok && host.warning,
    reservedPort: port.ok && port.warning,
    settings: sound ? settingsOf(draft, host.value, port.value) : null,
  };
}

/** The reply policy of a draft. */
export function replyOf({ replyKind, template }: ServerDraft): ReplyPolicy {
  return replyKind === 'template' ? { kind: replyKind, template } : { kind: replyKind };
}

/** The options to start with; the phrases are what the server itself says. */
export function optionsOf(
  settings: ServerSettings,
  said: { readonly peerName: string; readonly fullText: string },
): ServerOptions {
  const { host, port, strategy, reply, work, framing, encoding, maxClients, idleSeconds } = settings;
  return { host, port, strategy, reply, work, framing, encoding, maxClients, idleSeconds, ...said };
}

/** What is remembered of a form: the fold is told by itself, and here may be older than the last click on it. */
export function rememberedOf(settings: ServerSettings): Omit<ServerSettings, 'unfolded'> {
  const entries = Object.entries(settings).filter(([name]) => name !== 'unfolded');
  // All fields but one are still there, by construction.
  return Object.fromEntries(entries) as Omit<ServerSettings, 'unfolded'>;
}

function settingsOf(draft: ServerDraft, host: string, port: number): ServerSettings {
  const work: Work = { kind: draft.workKind, ms: Number(draft.workMs) };
  const { strategy, framing, encoding, firstMessageNames } = draft;
  const limits = { maxClients: Number(draft.maxClients), idleSeconds: Number(draft.idleSeconds) };
  const kept = { reply: replyOf(draft), work, ...limits, firstMessageNames, unfolded: false };
  return { host, port, strategy, framing, encoding, ...kept };
}

function outside(text: string, range: RangeProblem): RangeProblem | null {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : -1;
  return value < range.n || value > range.max ? range : null;
}
