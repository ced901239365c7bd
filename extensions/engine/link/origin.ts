/**
 * Who may knock: a browser tells the page's origin, and the name by which it reached us. Both must be loopback, or a page
 * of the web could talk to us through the user's browser (cross-site WebSocket, DNS rebinding).
 */

import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_ORIGIN = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d{1,5})?$/;

/** Whether the request was sent to us by our own name: `127.0.0.1:PORT` or `localhost:PORT`. */
export function isOurHost(headers: IncomingHttpHeaders, port: number): boolean {
  return headers.host === `127.0.0.1:${port}` || headers.host === `localhost:${port}`;
}

/** Whether a loopback page asks, of any port: the native window has its own. Pages always tell; silence is refused. */
export function isLoopbackOrigin(headers: IncomingHttpHeaders): boolean {
  return headers.origin !== undefined && LOOPBACK_ORIGIN.test(headers.origin);
}
