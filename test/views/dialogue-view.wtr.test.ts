import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { phrases } from '../../extensions/phrases/phrases.js';
import { Dialogue } from '../../extensions/protocol/projections/dialogue.js';
import type { TkText } from '../../resources/src/kit/elements/text/tk-text.js';
import '../../resources/src/views/dialogue-view.js';
import type { DialogueView } from '../../resources/src/views/dialogue-view.js';
import { SampleJournal } from '../state/support/samples.js';
import { choose, find, frames, loadStyles, press, seek, type } from './support/stage.js';

interface Shown {
  readonly view: DialogueView;
  readonly text: TkText;
  readonly journal: SampleJournal;
  /** Says something as client 1, and shows it. */
  readonly say: (...messages: readonly string[]) => Promise<void>;
}

async function show(): Promise<Shown> {
  await loadStyles();
  const journal = new SampleJournal();
  const dialogue = new Dialogue();
  dialogue.apply(journal.opened(1));
  const frame = await fixture(html`<div><dialogue-view .dialogue=${dialogue}></dialogue-view></div>`);
  const view = find<DialogueView>(frame, 'dialogue-view');
  Object.assign(view.style, { width: '700px', height: '260px' });
  await frames();
  const say = async (...messages: readonly string[]): Promise<void> => {
    for (const message of messages) dialogue.apply(journal.bytes('connection.received', 1, message));
    view.version += 1;
    await frames();
  };
  return { view, journal, say, text: find(view, 'tk-text') };
}

const lines = Array.from({ length: 60 }, (_, at) => `ligne ${at}`);

describe('the dialogue view', () => {
  it('follows the end while it is in sight', async () => {
    const { view, text, say } = await show();
    await say(...lines);
    expect(text.atEnd).to.equal(true);
    expect(seek(view, '.pill')).to.equal(null);
  });

  it('leaves the view alone elsewhere, and says how many messages came', async () => {
    const { view, text, say } = await show();
    await say(...lines);
    text.yviewMoveto(0);
    await frames();
    await say('un', 'deux');
    expect(text.atEnd).to.equal(false);
    const pill = find(view, '.pill');
    expect(pill.textContent).to.contain('2 nouveaux messages');
    pill.click();
    await frames();
    expect(text.atEnd).to.equal(true);
    expect(seek(view, '.pill')).to.equal(null);
  });

  it('lets nobody write in it', async () => {
    const { text, say } = await show();
    await say('dit');
    const before = text.value;
    text.focus();
    await sendKeys({ type: 'x' });
    await frames();
    expect(text.value).to.equal(before);
  });

  it('finds, goes on, and forgets on Esc', async () => {
    const { view, text, say } = await show();
    await say('rien', 'fin', 'rien', 'Fin');
    view.openFind();
    await frames();
    const field = find<HTMLInputElement>(view, 'find-bar input, input[type="search"]');
    type(field, 'fin');
    await frames();
    expect(find(view, 'output').textContent).to.equal('2 sur 2');
    press(field, 'Enter', { shiftKey: true });
    await frames();
    expect(find(view, 'output').textContent).to.equal('1 sur 2');
    press(field, 'Escape');
    await frames();
    expect(seek(view, 'find-bar')).to.equal(null);
    expect(text.model.tagRanges('found')).to.deep.equal([]);
  });

  it('asks to explain an error line that is clicked', async () => {
    const { view, text, journal, say } = await show();
    const failure = { code: 'ECONNRESET', action: 'receive', details: {} } as const;
    view.dialogue?.apply(journal.event({ type: 'connection.failed', server: 1, connection: 1, failure }));
    await say();
    text.model.markSet('insert', '2.25');
    const told = oneEvent(view, 'explain');
    text.click();
    expect(((await told) as CustomEvent<{ failure: unknown }>).detail.failure).to.deep.equal(failure);
  });

  it('tells which form of bytes a person wants', async () => {
    const { view } = await show();
    const told = oneEvent(view, 'byte-view');
    find(view, '[data-view="hex"]').click();
    expect(((await told) as CustomEvent<{ view: string }>).detail.view).to.equal('hex');
  });

  it('says what it copied, or that there is nothing', async () => {
    const { view, say } = await show();
    choose(find<HTMLSelectElement>(view, '#copy'), 'python');
    await frames();
    expect(find(view, '.said').textContent).to.equal(phrases('fr').views.nothingToCopy);
    await say('un');
    expect(find<HTMLSelectElement>(view, '#copy').value).to.equal('');
  });

  it('is accessible', async () => {
    const { view, say } = await show();
    await say('un', 'deux');
    view.openFind();
    await frames();
    await expect(view).to.be.accessible();
  });
});
