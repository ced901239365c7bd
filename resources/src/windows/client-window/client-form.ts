/** What a person has typed into a client window's fields, and what it amounts to. Pure. */

import type { Failure } from '../../../../extensions/protocol/failures.js';
import type { ClientOptions } from '../../../../extensions/protocol/nouns.js';
import type { ClientSettings } from '../../../../extensions/protocol/settings.js';
import { checkHost, checkPort } from '../../state/field-checks.js';

/** Seconds a connection may take: a firewall that swallows packets is told apart from a slow machine by then. */
const CONNECT_TIMEOUT_S = 10;

/** The options to connect with, or the first thing that is wrong. */
export type ConnectCheck =
  | { readonly ok: true; readonly options: ClientOptions }
  | { readonly ok: false; readonly failure: Failure; readonly field: 'host' | 'port' };

/** Checks host and port; everything else comes from the settings, which are sound. */
export function checkConnect(host: string, port: string, settings: ClientSettings): ConnectCheck {
  const checkedPort = checkPort(port, 'connect');
  if (!checkedPort.ok) return { ok: false, failure: checkedPort.failure, field: 'port' };
  const checkedHost = checkHost(host, 'connect');
  if (!checkedHost.ok) return { ok: false, failure: checkedHost.failure, field: 'host' };
  const { framing, encoding, lineEnding } = settings;
  const address = { host: checkedHost.value, port: checkedPort.value };
  return {
    ok: true,
    options: { ...address, framing, encoding, lineEnding, timeoutSeconds: CONNECT_TIMEOUT_S },
  };
}
