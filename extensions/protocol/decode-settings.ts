/** The border for the settings: as a file of any version holds them, and as a window changes them. */

import * as v from 'valibot';
import * as field from './decode-fields.js';
import { DEFAULT_HOST, DEFAULT_MAX_CLIENTS, DEFAULT_PORT } from './limits.js';
import type { ClientSettings, ServerSettings, Settings, SettingsPatch } from './settings.js';
import { BYTE_VIEWS, LANGUAGES, LOOKS } from './settings.js';

/** Messages kept, and characters of each: a history is for retyping, not for storing documents. */
const MAX_HISTORY = 100;
const MAX_HISTORY_TEXT = 10_000;
/** Ports and hosts kept. */
const MAX_RECENT = 10;

/** What a new user starts with: the lab's host and port, and what the lab sheet does. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  look: null,
  zoom: 100,
  server: {
    host: DEFAULT_HOST,
    port: DEFAULT_PORT,
    strategy: 'event-loop',
    reply: { kind: 'echo' },
    work: { kind: 'wait', ms: 0 },
    framing: 'raw',
    encoding: 'utf-8',
    maxClients: DEFAULT_MAX_CLIENTS,
    idleSeconds: 0,
    firstMessageNames: false,
    unfolded: false,
  },
  client: {
    host: DEFAULT_HOST,
    port: DEFAULT_PORT,
    framing: 'raw',
    encoding: 'utf-8',
    lineEnding: 'none',
    escapes: false,
    view: 'text',
    unfolded: false,
  },
  history: [],
  recentPorts: [],
  recentHosts: [],
};

const server = {
  ...field.serving,
  firstMessageNames: v.boolean(),
  unfolded: v.boolean(),
};

const client = {
  host: field.textField,
  port: field.listenPort,
  framing: field.framing,
  encoding: field.encoding,
  lineEnding: field.lineEnding,
  escapes: v.boolean(),
  view: v.picklist(BYTE_VIEWS),
  unfolded: v.boolean(),
};

const rest = {
  language: v.nullable(v.picklist(LANGUAGES)),
  look: v.nullable(v.picklist(LOOKS)),
  zoom: field.wholeNumber(50, 300),
  history: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_HISTORY_TEXT))), v.maxLength(MAX_HISTORY)),
  recentPorts: v.pipe(v.array(field.listenPort), v.maxLength(MAX_RECENT)),
  recentHosts: v.pipe(v.array(field.textField), v.maxLength(MAX_RECENT)),
};

/** A change, as a window asks for it: every property may be absent, none may be wrong. */
export const settingsPatch: v.GenericSchema<unknown, SettingsPatch> = v.partial(
  v.object({ ...rest, server: v.partial(v.object(server)), client: v.partial(v.object(client)) }),
);

/**
 * Decodes what a settings file holds. A property that is absent or that this version does not know takes its default, so
 * that a newer version's file costs no more than that; null when it is no object at all.
 */
export function decodeSettings(input: unknown): Settings | null {
  if (!isRecord(input)) return null;
  return {
    ...repair<Omit<Settings, 'server' | 'client'>>(rest, input, DEFAULT_SETTINGS),
    server: repair<ServerSettings>(server, input['server'], DEFAULT_SETTINGS.server),
    client: repair<ClientSettings>(client, input['client'], DEFAULT_SETTINGS.client),
  };
}

/** The settings after a change: the two groups are merged property by property, `undefined` changes nothing. */
export function mergeSettings(settings: Settings, patch: SettingsPatch): Settings {
  return {
    ...settings,
    ...given({ ...patch, server: undefined, client: undefined }),
    server: { ...settings.server, ...given(patch.server ?? {}) },
    client: { ...settings.client, ...given(patch.client ?? {}) },
  };
}

/** Each property by its schema, or its default. The cast holds because the keys of `schemas` are those of `T`. */
function repair<T extends object>(
  schemas: Readonly<Record<keyof T, v.GenericSchema>>,
  input: unknown,
  defaults: T,
): T {
  const source = isRecord(input) ? input : {};
  const entries = Object.entries<v.GenericSchema>(schemas).map(([key, schema]) => {
    const result = v.safeParse(schema, source[key]);
    return [key, result.success ? result.output : defaults[key as keyof T]];
  });
  return Object.fromEntries(entries) as T;
}

function given<T extends object>(patch: T): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
