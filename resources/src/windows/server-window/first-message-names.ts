/**
 * The option that takes a client's first message as its name. The rule lives with the page that shows the names, since
 * renaming is what a person would otherwise do there by hand; the engine knows renaming only. Several pages that follow
 * the rule ask for the same name.
 */

import { printable, decodeText, isFinWord } from '../../../../extensions/protocol/text.js';
import type { MessageEntry } from '../../../../extensions/protocol/projections/dialogue.js';
import { LANGUAGES } from '../../../../extensions/protocol/settings.js';
import { phrases } from '../../../../extensions/phrases/phrases.js';
import type { Store } from '../../state/store.js';

/** Characters of a name, as long as one may be typed. */
const MAX_NAME = 60;

/** A name to be given. */
export interface FirstName {
  readonly server: number;
  readonly connection: number;
  readonly name: string;
}

/** Sees first messages go by. Those of clients that were there before it looked are not known to be first. */
export class FirstMessageNames {
  readonly #spoken = new Set<number>();
  #seq = -1;

  /** What the messages since the last call name; to be called whatever the option says, so that none is missed. */
  next(store: Store): readonly FirstName[] {
    const names: FirstName[] = [];
    const fresh = this.#seq >= 0;
    if (!fresh) for (const connection of store.servers.connections.keys()) this.#spoken.add(connection);
    for (const server of store.servers.servers.keys()) {
      for (const entry of store.dialogueOf(server).after(this.#seq)) {
        if (entry.kind !== 'received' || entry.speaker === null) continue;
        const { connection, name } = entry.speaker;
        if (this.#spoken.has(connection)) continue;
        this.#spoken.add(connection);
        const first = nameIn(entry);
        if (first !== null && isGiven(name)) names.push({ server, connection, name: first });
      }
    }
    this.#seq = store.seq;
    return names;
  }
}

/** The first line of a message as a name; null for what is none: «fin», nothing, bytes that are no text. */
function nameIn({ bytes, speaker }: MessageEntry): string | null {
  if (isFinWord(bytes)) return null;
  const { text, invalid } = decodeText(bytes, speaker?.encoding ?? 'utf-8');
  const [line = ''] = text.trim().split(/[\r\n]/u);
  const name = [...printable(line)].slice(0, MAX_NAME).join('').trim();
  return invalid > 0 || name === '' ? null : name;
}

/** Whether a name was given by the app, in whichever language: what a person has named keeps its name. */
function isGiven(name: string): boolean {
  if (/^Client( \d+)?$/u.test(name)) return true;
  return LANGUAGES.some((language) => {
    const [before = '', after = ''] = phrases(language).dialogue.peerName.split('{n}');
    const middle = name.slice(before.length, name.length - after.length);
    return name.startsWith(before) && name.endsWith(after) && /^\d+$/u.test(middle);
  });
}
