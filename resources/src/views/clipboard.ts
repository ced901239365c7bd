/** Copying messages: as text, as hexadecimal, as Python's bytes literals. */

import { printHex, pythonLiteral } from '../../../extensions/protocol/bytes.js';
import type { DialogueEntry, MessageEntry } from '../../../extensions/protocol/projections/dialogue.js';
import { decodeText } from '../../../extensions/protocol/text.js';
import type { WholeMessages } from './dialogue-lines.js';

/** The forms a message can be copied in. */
export type CopyForm = 'text' | 'hex' | 'python';

/**
 * The messages among entries, one a line in the form asked for; news between them are left out. `whole`: the bytes of
 * those that did not cross the link whole.
 */
export function messagesAs(
  entries: readonly DialogueEntry[],
  form: CopyForm,
  whole: WholeMessages,
): readonly string[] {
  return entries
    .filter((entry) => entry.kind !== 'notice')
    .map((entry) => bytesAs(whole.get(entry) ?? entry.bytes, entry, form));
}

function bytesAs(bytes: Uint8Array, { speaker }: MessageEntry, form: CopyForm): string {
  switch (form) {
    case 'text':
      return decodeText(bytes, speaker?.encoding ?? 'utf-8').text;
    case 'hex':
      return printHex(bytes);
    case 'python':
      return pythonLiteral(bytes);
    default:
      return form satisfies never;
  }
}

/** Puts text on the clipboard; needs a person's click or key before it. Resolves with whether it worked. */
export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // WebKitGTK refuses the asynchronous way in some versions; the old one still works there.
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only other way there is, see above
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
