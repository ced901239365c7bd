/** Values as Python prints them: what `print(dictionary)` shows, character for character. Pure. */

/** What can be printed: JSON's values, maps with numbers or strings as keys, and None for null. */
export type PythonValue =
  | string
  | number
  | boolean
  | null
  | readonly PythonValue[]
  | ReadonlyMap<string | number, PythonValue>
  | { readonly [key: string]: PythonValue };

/**
 * The literal of a value, as Python's `repr` gives it: single quotes unless the text holds some and no double ones,
 * control and format characters escaped, accents kept. Numbers have to be integers or finite.
 */
export function pythonRepr(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringRepr(value);
  if (isList(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const entries = value instanceof Map ? [...value] : Object.entries(value as Record<string, PythonValue>);
  return `{${entries.map(([key, item]: [string | number, PythonValue]) => `${pythonRepr(key)}: ${pythonRepr(item)}`).join(', ')}}`;
}

/** A dictionary of dictionaries with one entry a line: the same literal, readable. `{}` when it is empty. */
export function pythonTable(entries: ReadonlyMap<string, PythonValue>): string {
  if (entries.size === 0) return '{}';
  const lines = [...entries].map(([key, value]) => ` ${pythonRepr(key)}: ${pythonRepr(value)}`);
  return `{${lines.join(',\n').slice(1)}}`;
}

function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

/** Characters that Python's repr escapes: other, separators but the space, and lone surrogates. */
const UNPRINTABLE = /[\p{C}\p{Z}\\]/gu;

function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(UNPRINTABLE, escapeCharacter);
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

function escapeCharacter(character: string): string {
  if (character === ' ') return ' ';
  const named = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
