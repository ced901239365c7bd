/** The dictionary of connections as Python would print it: nested, as in the sheet's Exercise 4. */

import { pythonTable, type PythonValue } from '../protocol/python-literal.js';
import type { Dialogue } from '../protocol/projections/dialogue.js';
import { decodeText, lengthWithoutLineEnd } from '../protocol/text.js';
import type { RegistryRecord, RegistrySnapshot } from '../sockets/server/registry.js';

/** Messages shown of one client: the last ones. Their numbers tell how many there were before. */
const MESSAGES_SHOWN = 10;

/** The whole dictionary as a literal that Python's `ast.literal_eval` accepts; `{}` when nobody is there. */
export function printDictionary(records: RegistrySnapshot, dialogue: Dialogue): string {
  const texts = messagesByConnection(dialogue);
  const rows = Object.entries(records).map(
    ([key, record]) => [key, row(record, texts.get(record.connection) ?? [])] as const,
  );
  return pythonTable(new Map(rows));
}

function row(record: RegistryRecord, texts: readonly string[]): PythonValue {
  const { name, address, port, state, since, bytes } = record;
  const shown = texts.slice(-MESSAGES_SHOWN);
  const first = record.messages - shown.length + 1;
  const messages = new Map(shown.map((text, index) => [first + index, text]));
  return { name, address, port, state, since: new Date(since).toISOString(), messages, bytes };
}

function messagesByConnection(dialogue: Dialogue): Map<number, string[]> {
  const texts = new Map<number, string[]>();
  for (const entry of dialogue.entries) {
    if (entry.kind !== 'received' || entry.speaker === null || entry.incomplete) continue;
    const { connection, encoding } = entry.speaker;
    const { text } = decodeText(entry.bytes.subarray(0, lengthWithoutLineEnd(entry.bytes)), encoding);
    const known = texts.get(connection);
    if (known === undefined) texts.set(connection, [text]);
    else known.push(text);
  }
  return texts;
}
