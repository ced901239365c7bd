/** What Tk knows of single characters: words, and how many bytes UTF-8 needs for them. */

const WORD_CHARACTER = /^[\p{L}\p{Nd}\p{Pc}]/u;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Whether the character at `index` of a string belongs to a word, as Tcl sees words: letters, digits, connectors. */
export function isWordAt(text: string, index: number): boolean {
  const code = text.codePointAt(index);
  return code !== undefined && WORD_CHARACTER.test(String.fromCodePoint(code));
}

/** Bytes of one UTF-16 unit: a pair makes four, told as one for its first half and three for its second. */
function bytesOf(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  const isFirstOfPair = code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
  return isFirstOfPair ? 1 : 3;
}

/** How many UTF-8 bytes stand before a column. */
export function byteOfColumn(text: string, column: number): number {
  if (!BEYOND_ASCII.test(text)) return column;
  let bytes = 0;
  for (let i = 0; i < column; i++) bytes += bytesOf(text, i);
  return bytes;
}

/**
 * The column that a number of UTF-8 bytes leads to; inside a character it is the end of that character, past the end
 * of the text it is its length.
 */
export function columnOfByte(text: string, byte: number): number {
  if (!BEYOND_ASCII.test(text)) return Math.min(byte, text.length);
  let bytes = 0;
  for (let i = 0; i < text.length;) {
    if (bytes >= byte) return i;
    const size = text.codePointAt(i)! > 0xffff ? 2 : 1;
    for (let k = 0; k < size; k++) bytes += bytesOf(text, i + k);
    i += size;
  }
  return text.length;
}

/** The text as a string of bytes, one character a byte, so that lengths and offsets in it are Tk's. */
export function toByteString(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  let bytes = '';
  for (const character of text) bytes += encode(character.codePointAt(0)!);
  return bytes;
}

function encode(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), tail(0));
  if (code < 0x10000) return String.fromCharCode(0xe0 | (code >> 12), tail(6), tail(0));
  return String.fromCharCode(0xf0 | (code >> 18), tail(12), tail(6), tail(0));
}

/** How many UTF-16 units a string of bytes stands for. */
export function unitsOfByteString(bytes: string): number {
  let units = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes.charCodeAt(i);
    // Continuation bytes start nothing; a four-byte sequence is a pair.
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
