import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrases } from '../../extensions/phrases/phrases.js';
import type { JournalEvent } from '../../extensions/protocol/events.js';
import { Dialogue } from '../../extensions/protocol/projections/dialogue.js';
import { TextModel } from '../../resources/src/kit/models/text/text-model.js';
import { messagesAs } from '../../resources/src/views/clipboard.js';
import { clockText, entryPieces, type LineContext } from '../../resources/src/views/dialogue-lines.js';
import { DialogueScreen, DRAFT_MARK } from '../../resources/src/views/dialogue-screen.js';
import { bytesText, durationText } from '../../resources/src/views/durations.js';
import { TextSearch } from '../../resources/src/views/text-search.js';
import { SampleJournal } from '../state/support/samples.js';

const COLUMNS: LineContext = {
  words: phrases('fr'),
  view: 'text',
  layout: 'columns',
  whole: new WeakMap(),
};
const STACKED: LineContext = { ...COLUMNS, layout: 'stacked' };

function dialogueOf(events: readonly JournalEvent[], limit?: number): Dialogue {
  const dialogue = new Dialogue(limit);
  for (const event of events) dialogue.apply(event);
  return dialogue;
}

/** One message as the last entry's pieces write it, without time and speaker. */
function written(bytes: Uint8Array, context: Partial<LineContext> = {}): string {
  const journal = new SampleJournal();
  const dialogue = dialogueOf([journal.opened(1), journal.bytes('connection.received', 1, bytes)]);
  const entry = dialogue.entries.at(-1);
  assert.ok(entry !== undefined);
  return entryPieces(entry, { ...COLUMNS, ...context })
    .filter(({ tags }) => tags.includes('r'))
    .map(({ text }) => text)
    .join('');
}

function screenOf(context = STACKED, limit?: number): { screen: DialogueScreen; model: TextModel } {
  const model = new TextModel();
  return { screen: new DialogueScreen(model, context, limit), model };
}

test('writes out time, direction and speaker, so that colour only repeats them', () => {
  const journal = new SampleJournal();
  const events = [
    journal.opened(3),
    journal.bytes('connection.received', 3, 'ici'),
    journal.bytes('connection.sent', 3, 'là'),
  ];
  const { screen, model } = screenOf(COLUMNS);
  screen.update(dialogueOf(events));
  const [, received = '', sent = ''] = model.get('1.0', 'end-1c').split('\n');
  assert.match(received, /^\d\d:\d\d:\d\d\.\d{3}\t← Client 3\tici$/);
  assert.match(sent, /^\d\d:\d\d:\d\d\.\d{3}\t→ Client 3\tlà$/);
});

test('clients with different numbers carry different tags', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf(COLUMNS);
  const said = [1, 2].flatMap((id) => [
    journal.opened(id),
    journal.bytes('connection.received', id, `je suis ${id}`),
  ]);
  screen.update(dialogueOf(said));
  const tagsOf = (name: string): string[] => model.tagNames(model.search(`← ${name}`, '1.0'));
  assert.ok(tagsOf('Client 1').includes('c0'));
  assert.ok(tagsOf('Client 2').includes('c1'));
});

test('shows control characters, and never lets them act', () => {
  const text = written(new TextEncoder().encode('a\r\n\x00\x1b[31m\tz'));
  assert.equal(text, 'a\\r\\n\\x00\\x1b[31m\\tz');
});

test('shows bytes that are no text in hex, and says so', () => {
  const shown = written(Uint8Array.of(0xc3, 0x28));
  assert.ok(shown.startsWith('c3 28'), shown);
  assert.ok(shown.includes('non décodables'), shown);
});

test('shows text, hex or both', () => {
  const bytes = new TextEncoder().encode('fin');
  assert.equal(written(bytes), 'fin');
  assert.equal(written(bytes, { view: 'hex' }), '66 69 6e');
  assert.equal(written(bytes, { view: 'both' }), 'fin  66 69 6e');
});

test('the course’s own line stands before a failed connection', () => {
  const journal = new SampleJournal();
  const details = { host: '127.0.0.1', port: 60_000 };
  const failure = { code: 'ECONNREFUSED', action: 'connect', details } as const;
  const { screen, model } = screenOf();
  screen.update(
    dialogueOf([journal.event({ type: 'connection.failed', server: null, connection: 1, failure })]),
  );
  assert.equal(model.get('1.0', '1.end'), "!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!");
  assert.ok(model.tagNames('1.0').includes('error'));
});

test('inserts above the draft, which stays as it was', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf();
  const dialogue = dialogueOf([journal.opened(1, null)]);
  screen.update(dialogue);
  model.insert('end-1c', 'brouillon');
  dialogue.apply(journal.bytes('connection.received', { own: 1 }, 'réponse'));
  screen.update(dialogue);
  assert.equal(model.get(DRAFT_MARK, 'end-1c'), 'brouillon');
  assert.ok(!model.tagNames(DRAFT_MARK).includes('r'));
  assert.equal(model.get('3.0', '3.end'), 'réponse');
});

test('draws each entry once, however often it is asked', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf();
  const dialogue = dialogueOf([
    journal.opened(1, null),
    journal.bytes('connection.received', { own: 1 }, 'un'),
  ]);
  assert.equal(screen.update(dialogue), 1);
  assert.equal(screen.update(dialogue), 0);
  dialogue.apply(journal.bytes('connection.received', { own: 1 }, 'deux'));
  assert.equal(screen.update(dialogue), 1);
  assert.equal(model.get('1.0', 'end-1c').match(/un/g)?.length, 1);
});

test('is bounded, and says how much is missing', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf(COLUMNS, 100);
  const dialogue = dialogueOf([journal.opened(1)]);
  for (let n = 0; n < 1_000; n += 1) {
    dialogue.apply(journal.bytes('connection.received', 1, `m${n}`));
    if (n % 50 === 0) screen.update(dialogue);
  }
  screen.update(dialogue);
  assert.ok(screen.entries.length <= 300, `${screen.entries.length} entries`);
  const missing = Number(/^\d+/.exec(model.get('1.0', '1.end'))?.[0]);
  assert.equal(missing + screen.entries.length, 1_001);
  assert.ok(model.get('1.0', 'end-1c').endsWith('m999\n'));
});

test('a dialogue that has nothing in common with the screen replaces it', () => {
  const { screen, model } = screenOf(COLUMNS);
  const journal = new SampleJournal();
  screen.update(dialogueOf([journal.opened(1), journal.bytes('connection.received', 1, 'avant')]));
  for (let gap = 0; gap < 10; gap += 1) journal.bytes('connection.received', 1, 'jamais vu');
  screen.update(dialogueOf([journal.bytes('connection.received', 1, 'après')]), 12);
  const text = model.get('1.0', 'end-1c');
  assert.ok(text.startsWith('12 lignes'), text);
  assert.ok(!text.includes('avant') && text.includes('après'), text);
});

test('a later dialogue that overlaps goes on where the screen ends', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf(COLUMNS);
  const events = [journal.opened(1), journal.bytes('connection.received', 1, 'un')];
  screen.update(dialogueOf(events));
  const more = [...events, journal.bytes('connection.received', 1, 'deux')];
  assert.equal(screen.update(dialogueOf(more)), 1);
  assert.equal(model.get('1.0', 'end-1c').match(/\tun\n/g)?.length, 1);
});

test('is written anew in the other language', () => {
  const journal = new SampleJournal();
  const { screen, model } = screenOf(COLUMNS);
  screen.update(dialogueOf([journal.started()]));
  screen.setContext({ ...COLUMNS, words: phrases('en') });
  assert.ok(model.get('1.0', '1.end').endsWith('Listening on 127.0.0.1:60000'));
});

test('knows which entry stands on a line, behind the line about missing ones too', () => {
  const journal = new SampleJournal();
  const { screen } = screenOf(STACKED);
  const events = [journal.opened(1, null), journal.bytes('connection.received', { own: 1 }, 'un')];
  screen.update(dialogueOf(events), 5);
  assert.equal(screen.entryAt(1), null);
  assert.equal(screen.entryAt(2)?.kind, 'notice');
  assert.equal(screen.entryAt(3)?.kind, 'received');
  assert.equal(screen.entryAt(4)?.kind, 'received');
  assert.equal(screen.entryAt(5), null);
});

test('copies messages as text, hex or a Python literal, news left out', () => {
  const journal = new SampleJournal();
  const { entries } = dialogueOf([journal.opened(1), journal.bytes('connection.received', 1, 'é\n')]);
  assert.deepEqual(messagesAs(entries, 'text', new WeakMap()), ['é\n']);
  assert.deepEqual(messagesAs(entries, 'hex', new WeakMap()), ['c3 a9 0a']);
  assert.deepEqual(messagesAs(entries, 'python', new WeakMap()), ["b'\\xc3\\xa9\\n'"]);
});

test('finds from the newest place backwards, whatever the case', () => {
  const model = new TextModel();
  model.insert('1.0', 'Fin\nrien\nfin');
  const search = new TextSearch(model);
  assert.equal(search.go('fin', 0), '3.0');
  assert.deepEqual([search.at, search.found], [2, 2]);
  assert.equal(search.go('fin', -1), '1.0');
  assert.equal(search.go('fin', -1), '3.0');
  assert.equal(search.go('absent', 0), null);
  assert.deepEqual(model.tagRanges('found'), []);
});

test('times, durations and sizes are written as people read them', () => {
  assert.match(clockText(Date.UTC(2026, 0, 15, 12, 0, 0) + 7), /^\d\d:\d\d:00\.007$/);
  assert.equal(durationText(999.9, 'fr'), '999 ms');
  assert.equal(durationText(1_250, 'fr'), '1,2 s');
  assert.equal(durationText(61_000, 'en'), '1 min 01 s');
  assert.deepEqual(
    [bytesText(0, 'fr'), bytesText(1_023, 'en'), bytesText(1_536, 'fr')],
    ['0 o', '1,023 B', '1,5 Kio'],
  );
});
