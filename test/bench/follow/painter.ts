/**
 * An engine of nothing but paint: serves the real pages and lets any page in, then sends it what a recording holds, at the
 * recorded pace. It makes no JSON and reads no journal, so that a browser's cost for a window can be had without the
 * cost of following.
 *
 * Its argument is the folder of the pages; it prints its port. Commands on stdin: `load PATH` of a recording (answered
 * by `loaded`), `play` (from the beginning of the load), `stop`. It ends with stdin.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { WebSocketServer, type WebSocket } from 'ws';
import { LINK_PATH } from '../../../extensions/protocol/link-address.js';
import { Pages } from '../../../extensions/engine/link/pages.js';
import type { Recording } from './recording.js';

let recording: Recording = { before: [], after: [] };
let page: WebSocket | null = null;
let timer: NodeJS.Timeout | undefined;

/** Answers a page: its hello with everything recorded before the load, whatever else it asks with nothing. */
function answer(socket: WebSocket, text: string): void {
  const { id, command } = JSON.parse(text) as { id: number; command: { type: string } }; // Our own page.
  if (command.type === 'ack') return;
  if (command.type !== 'hello') {
    socket.send(JSON.stringify({ type: 'answer', id, result: null }));
    return;
  }
  page = socket;
  const [welcome = '{}', ...rest] = recording.before;
  socket.send(JSON.stringify({ ...(JSON.parse(welcome) as object), id }));
  for (const frame of rest) socket.send(frame);
}

/** Sends the frames when they are due, late ones at once. */
function play(): void {
  const began = performance.now();
  let next = 0;
  const send = (): void => {
    const now = performance.now() - began;
    for (let frame = recording.after[next]; frame !== undefined; frame = recording.after[next]) {
      if (frame.ms > now) {
        timer = setTimeout(send, frame.ms - now);
        return;
      }
      page?.send(frame.text);
      next += 1;
    }
  };
  send();
}

function obey(line: string): void {
  const [verb, path = ''] = line.split(' ');
  clearTimeout(timer);
  if (verb === 'play') play();
  if (verb !== 'load') return;
  recording = JSON.parse(readFileSync(path, 'utf8')) as Recording; // Written by follow.ts.
  console.log('loaded');
}

const pages = new Pages(process.argv[2] ?? '');
const http = createServer((request, response) => void pages.serve(request, response));
const sockets = new WebSocketServer({ server: http, path: LINK_PATH, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  // ws hands text over as one Buffer unless told otherwise.
  socket.on('message', (data) => answer(socket, (data as Buffer).toString('utf8')));
});
http.listen(0, '127.0.0.1', () => console.log(String((http.address() as AddressInfo).port)));
createInterface({ input: process.stdin })
  .on('line', obey)
  .on('close', () => process.exit(0));
