/** Writing a dialogue into a file of the downloads folder, through the engine. */

import { toBase64 } from '../../../extensions/protocol/bytes.js';
import type { Gateway } from '../state/gateway.js';

/** Asks the engine to write `text`; resolves with the path. `name` without extension. */
export async function exportText(gateway: Gateway, name: string, text: string): Promise<string> {
  const base64 = toBase64(new TextEncoder().encode(text));
  const { path } = await gateway.ask({ type: 'export', name: `${name}.txt`, base64 });
  return path;
}

/** `2026-11-22-184704`: local time in a form that file names of every system allow. */
export function fileStamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}
