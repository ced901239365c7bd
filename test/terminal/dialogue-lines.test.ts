import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { phrases } from '../../extensions/phrases/phrases.js';
import type { Occurrence } from '../../extensions/protocol/events.js';
import { Dialogue } from '../../extensions/protocol/projections/dialogue.js';
import { entryLine } from '../../extensions/terminal/dialogue-lines.js';
import { bytes, opened, Story } from '../protocol/projections/story.js';

/** The last line drawn, without its time. */
function lastLine(...occurrences: readonly Occurrence[]): string | null {
  const story = new Story();
  const dialogue = new Dialogue();
  for (const occurrence of occurrences) dialogue.apply(story.tell(occurrence));
  const entry = dialogue.entries.at(-1);
  const line = entry === undefined ? null : entryLine(entry, phrases('fr'));
  return line?.replace(/^\d\d:\d\d:\d\d\.\d{3} /, '') ?? null;
}

function said(text: string | Uint8Array): string | null {
  return lastLine(opened(1, 1), bytes('connection.received', text, { connection: 1 }));
}

describe('a line of the dialogue', () => {
  test('says who and which way', () => {
    assert.equal(said('bonjour\r\n'), '← Pair 1\u00a0: bonjour');
    const sent = bytes('connection.sent', 'écho', { connection: 1 });
    assert.equal(lastLine(opened(1, 1), sent), '→ Pair 1\u00a0: écho');
  });

  test('lets no control character of a peer through', () => {
    const hostile = '\u001b]0;title\u0007\u001b[2J\u009b31m\u202e\u0000\u007f';
    const line = said(hostile) ?? '';
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    assert.doesNotMatch(line, /[\u0000-\u001f\u007f-\u009f\u202e]/);
    assert.match(line, /\\x1b\]0;title\\x07/);
  });

  test('lets none through in a name either', () => {
    const named = { type: 'connection.named', server: 1, connection: 1, name: 'a\u001b[31mb' } as const;
    const closed = { type: 'connection.closed', server: 1, connection: 1, reason: 'peer' } as const;
    assert.equal(lastLine(opened(1, 1), named, closed), 'a\\x1b[31mb a fermé la connexion.');
  });

  test('indents the further lines of a message', () => {
    assert.equal(said('un\ndeux'), '← Pair 1\u00a0: un\n             deux');
  });

  test('shows bytes that are no UTF-8 in hex and says so', () => {
    assert.match(said(Uint8Array.of(0xff, 0x41)) ?? '', /ff 41 \(Octets non décodables en UTF-8/);
  });

  test('tells how large a message was of which it has a part', () => {
    const cut = { ...bytes('connection.received', 'x'.repeat(10), { connection: 1 }), size: 5000 };
    assert.match(lastLine(opened(1, 1), cut) ?? '', /x{10} … \(5000 octets en tout\)$/);
  });
});
