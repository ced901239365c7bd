/** Files that a window asks to write: only new ones, only in the downloads folder, only under a harmless name. */

import { mkdir, open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { FailureError } from '../protocol/failures.js';

/** Bytes of a name: most file systems take 255, and the number of a second copy must fit. */
const MAX_NAME_BYTES = 200;

/** Copies of one name before giving up. */
const MAX_COPIES = 1_000;

/** Names that Windows keeps for devices, whatever follows the dot. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Writes `content` into the first of `folders` that takes it. A taken name gets a number: «name (2).txt».
 *
 * @returns the full path; throws the failure `file` when no folder can be written
 */
export async function writeExport(
  folders: readonly string[],
  name: string,
  content: Uint8Array,
): Promise<string> {
  const safe = safeName(name);
  let cause: unknown;
  for (const folder of folders) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return await writeNew(folder, safe, content);
    } catch (error) {
      cause = error;
    }
  }
  const path = join(folders[0] ?? '', safe);
  throw new FailureError({ code: 'file', action: 'write-file', details: { path } }, cause);
}

/** A plain base name made of what was asked: no folder, no hidden file, no character that any system minds. */
export function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex -- control characters are what is being removed
  const plain = base.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_');
  const trimmed = plain.replace(/^[.\s]+|[.\s]+$/g, '');
  const named = trimmed === '' ? 'atelier-tcp.txt' : RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
  return shorten(named);
}

async function writeNew(folder: string, name: string, content: Uint8Array): Promise<string> {
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let copy = 1; copy <= MAX_COPIES; copy++) {
    const path = join(folder, copy === 1 ? name : `${stem} (${copy})${extension}`);
    try {
      // `wx` refuses whatever has that name, a link included: nothing is ever overwritten.
      const file = await open(path, 'wx', 0o600);
      try {
        await file.writeFile(content);
      } finally {
        await file.close();
      }
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`${MAX_COPIES} copies of ${name} are in ${folder} already`);
}

function shorten(name: string): string {
  const extension = extname(name).slice(0, 20);
  let stem = name.slice(0, name.length - extname(name).length);
  while (Buffer.byteLength(stem + extension) > MAX_NAME_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem + extension;
}
