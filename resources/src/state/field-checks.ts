/** What a person types into the host and port fields, checked while typing. */

import type { Failure } from '../../../extensions/protocol/failures.js';

/** Ports below this one are reserved by most systems. */
const FIRST_FREE_PORT = 1024;
const MAX_PORT = 65_535;

/** A field's value, or what is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warning: boolean }
  | { readonly ok: false; readonly failure: Failure };

/** Who asks: a server may take port 0 (any free port) and listen on every interface; a client may do neither. */
export type Role = 'listen' | 'connect';

/** A port. `warning`: the system probably reserves it. */
export function checkPort(text: string, role: Role): Checked<number> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, failure: { code: 'port-empty', action: role, details: {} } };
  const port = /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : -1;
  if (port > MAX_PORT || port < (role === 'listen' ? 0 : 1)) {
    return { ok: false, failure: { code: 'port-invalid', action: role, details: {} } };
  }
  return { ok: true, value: port, warning: port > 0 && port < FIRST_FREE_PORT };
}

/** A host. `warning`: a server would listen beyond this machine. */
export function checkHost(text: string, role: Role): Checked<string> {
  const host = text.trim();
  if (host === '') return { ok: false, failure: { code: 'host-empty', action: role, details: {} } };
  const any = host === '0.0.0.0' || host === '::' || host === '[::]';
  if (any && role === 'connect')
    return { ok: false, failure: { code: 'host-any', action: role, details: {} } };
  return { ok: true, value: host, warning: role === 'listen' && !isLoopback(host) };
}

/** Whether only this machine reaches the address: 127.0.0.0/8, ::1 and the name localhost. */
export function isLoopback(host: string): boolean {
  return /^127(\.\d{1,3}){1,3}$/.test(host) || /^\[?::1\]?$/.test(host) || /^localhost\.?$/i.test(host);
}
