/**
 * The border for everything that windows say: unknown data in, a typed command or a failure out.
 * Engine only: pages speak these types but never need the schemas.
 */

import * as v from 'valibot';
import type { Command, Message, Request } from './commands.js';
import { MAX_COMMAND_BYTES, WINDOW_KINDS } from './commands.js';
import * as field from './decode-fields.js';
import { settingsPatch } from './decode-settings.js';
import type { Failure } from './failures.js';
import { MAX_MESSAGE_BYTES } from './limits.js';
import type { ClientOptions, ServerChange, ServerOptions } from './nouns.js';
import { LANGUAGES } from './settings.js';

/** A decoded value, or why there is none. */
export type Decoded<T> = { readonly value: T } | { readonly failure: Failure };

/** A decoded request. A refused one still has its id where that was readable, so that its answer finds the asker. */
export type DecodedRequest =
  { readonly value: Request } | { readonly id: number | null; readonly failure: Failure };

/** Characters a message may be typed in: each byte may be written `\xNN`. Whether its bytes fit is for sockets to say. */
const MAX_TYPED_CHARACTERS = MAX_MESSAGE_BYTES * 4;

/** Characters of a ticket or key; ours have 43. */
const MAX_SECRET = 100;

const secret = v.pipe(v.string(), v.maxLength(MAX_SECRET));
const typed = v.pipe(v.string(), v.maxLength(MAX_TYPED_CHARACTERS));
const base64 = v.pipe(v.string(), v.maxLength(MAX_COMMAND_BYTES), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

const message: v.GenericSchema<unknown, Message> = v.union([
  v.object({ text: typed, escapes: v.optional(v.boolean()) }),
  v.object({ hex: typed }),
]);

const serverOptions: v.GenericSchema<unknown, ServerOptions> = v.object({
  ...field.serving,
  peerName: field.textField,
  fullText: field.textField,
});

const serverChange: v.GenericSchema<unknown, ServerChange> = v.object({
  reply: v.optional(field.reply),
  work: v.optional(field.work),
  idleSeconds: v.optional(field.idleSeconds),
});

const clientOptions: v.GenericSchema<unknown, ClientOptions> = v.object({
  host: field.textField,
  port: field.connectPort,
  timeoutSeconds: field.wholeNumber(1, 600),
  framing: field.framing,
  encoding: field.encoding,
  lineEnding: field.lineEnding,
});

const { counter, textField } = field;

const command: v.GenericSchema<unknown, Command> = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    ticket: v.optional(secret),
    key: v.optional(secret),
    language: v.picklist(LANGUAGES),
  }),
  v.object({ type: v.literal('ack'), seq: counter }),
  v.object({ type: v.literal('server.start'), options: serverOptions }),
  v.object({ type: v.literal('server.stop'), server: counter }),
  v.object({ type: v.literal('server.change'), server: counter, change: serverChange }),
  v.object({ type: v.literal('server.kick'), server: counter, connection: counter }),
  v.object({ type: v.literal('server.rename'), server: counter, connection: counter, name: textField }),
  v.object({
    type: v.literal('server.send'),
    server: counter,
    connection: v.nullable(counter),
    message,
  }),
  v.object({ type: v.literal('client.connect'), options: clientOptions }),
  v.object({ type: v.literal('client.cancel') }),
  v.object({ type: v.literal('client.send'), message }),
  v.object({ type: v.literal('client.half-close') }),
  v.object({ type: v.literal('client.disconnect') }),
  v.object({
    type: v.literal('window.open'),
    kind: v.picklist(WINDOW_KINDS),
    host: v.optional(textField),
    port: v.optional(field.connectPort),
  }),
  v.object({ type: v.literal('settings.set'), patch: settingsPatch }),
  v.object({ type: v.literal('export'), name: textField, base64 }),
  v.object({ type: v.literal('event.data'), seq: counter }),
]);

const request: v.GenericSchema<unknown, Request> = v.object({ id: counter, command });

/** Decodes a request frame. `detail` of the failure is the path of the first wrong field, such as `command.options.port`. */
export function decodeRequest(input: unknown): DecodedRequest {
  const result = v.safeParse(request, input, { abortEarly: true });
  if (result.success) return { value: result.output };
  const id = v.safeParse(v.object({ id: counter }), input);
  return { id: id.success ? id.output.id : null, failure: invalid(result.issues[0]) };
}

/** What the framework writes to the standard input of its extension. The port comes as a string of digits. */
export interface FrameworkStart {
  readonly port: number;
  readonly connectToken: string;
  readonly accessToken: string;
  readonly extensionId: string;
}

const token = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));

const frameworkStart = v.object({
  nlPort: v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((port) => Number(port)),
    field.connectPort,
  ),
  nlToken: token,
  nlConnectToken: token,
  nlExtensionId: token,
});

/** Decodes the one object that the framework writes to our standard input. */
export function decodeFrameworkStart(input: unknown): Decoded<FrameworkStart> {
  const result = v.safeParse(frameworkStart, input, { abortEarly: true });
  if (!result.success) return { failure: invalid(result.issues[0]) };
  const { nlPort, nlToken, nlConnectToken, nlExtensionId } = result.output;
  return {
    value: { port: nlPort, accessToken: nlToken, connectToken: nlConnectToken, extensionId: nlExtensionId },
  };
}

function invalid(issue: v.BaseIssue<unknown>): Failure {
  const detail = v.getDotPath(issue) ?? 'request';
  return { code: 'command-invalid', action: 'command', details: { detail } };
}
