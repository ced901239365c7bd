import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TkButton } from '../../resources/src/kit/elements/button/tk-button.js';
import type { TkEntry } from '../../resources/src/kit/elements/entry/tk-entry.js';
import type { TkText } from '../../resources/src/kit/elements/text/tk-text.js';
import { fromBase64, toBase64 } from '../../extensions/protocol/bytes.js';
import type { JournalEvent } from '../../extensions/protocol/events.js';
import { LANGUAGES, LOOKS, type Settings } from '../../extensions/protocol/settings.js';
import '../../resources/src/windows/client-window/client-window.js';
import type { ClientWindow } from '../../resources/src/windows/client-window/client-window.js';
import { SETTINGS, welcomeOf } from '../state/support/samples.js';
import { find, frames, loadStyles, press, seek, stage, type Stage } from '../views/support/stage.js';

interface Shown extends Stage {
  readonly shown: ClientWindow;
  readonly text: TkText;
  readonly entry: TkEntry;
  readonly button: (action: string) => HTMLElement;
}

async function show(settings: Partial<Settings> = {}): Promise<Shown> {
  await loadStyles();
  const set = stage();
  set.store.status('open');
  set.store.welcome(welcomeOf('client', { number: 2, settings: { ...SETTINGS, ...settings } }));
  const frame = await fixture(html`<div><client-window .desk=${set.desk}></client-window></div>`);
  const style = (frame as HTMLElement).style;
  [style.width, style.height] = ['370px', '400px'];
  await frames();
  const shown = find<ClientWindow>(frame, 'client-window');
  const button = (action: string): HTMLElement => find(shown, `[data-action="${action}"]`);
  return { ...set, shown, text: find(shown, 'tk-text'), entry: find(shown, 'tk-entry'), button };
}

/** Shows a window whose client is connected. */
async function showConnected(settings: Partial<Settings> = {}): Promise<Shown> {
  const set = await show(settings);
  await set.tell(set.journal.opened(1, null, 'Client 2'));
  return set;
}

async function write(text: TkText, message: string): Promise<void> {
  text.focus();
  await frames(1);
  await sendKeys({ type: message });
}

function invoke(button: HTMLElement): void {
  button.click();
}

describe('the client window', () => {
  after(() => {
    document.documentElement.removeAttribute('style');
  });

  it('is titled by its number', async () => {
    await show();
    expect(document.title).to.equal('Client 2');
  });

  it('starts with the port filled in, and the keyboard in it', async () => {
    const { entry, shown } = await show();
    expect(entry.value).to.equal('60000');
    expect(shown.shadowRoot?.activeElement).to.equal(entry);
  });

  it('connects by Enter in the port field, with everything its settings say', async () => {
    const { gateway } = await show();
    await sendKeys({ press: 'Enter' });
    expect(gateway.of('client.connect')[0]?.options).to.deep.equal({
      host: '127.0.0.1',
      port: 60_000,
      framing: 'raw',
      encoding: 'utf-8',
      lineEnding: 'none',
      timeoutSeconds: 10,
    });
  });

  it('disables connect while connected, and enables it again afterwards', async () => {
    const { button, journal, tell } = await showConnected();
    const connect = button('connect') as TkButton;
    expect(connect.state).to.equal('disabled');
    await tell(journal.event({ type: 'connection.closed', server: null, connection: 1, reason: 'peer' }));
    expect(connect.state).to.equal('normal');
  });

  it('says what is wrong with a port while it is typed, and asks nothing', async () => {
    const { gateway, shown, entry } = await show();
    entry.focus();
    await sendKeys({ type: '9' });
    await frames();
    expect(entry.invalid).to.equal(true);
    expect(find(shown, '.problem').textContent).to.contain('Port invalide');
    await sendKeys({ press: 'Enter' });
    expect(gateway.of('client.connect')).to.have.length(0);
  });

  it('can cancel an attempt to connect', async () => {
    const { gateway, shown, button } = await show();
    const release = gateway.holds('client.connect');
    invoke(button('connect'));
    await frames();
    expect(find(shown, '.state').dataset['state']).to.equal('connecting');
    invoke(button('disconnect'));
    expect(gateway.of('client.cancel')).to.have.length(1);
    gateway.refuses('client.connect', { code: 'cancelled', action: 'connect', details: {} });
    release();
    await frames();
    expect(find(shown, '.state').dataset['state']).to.equal('disconnected');
  });

  it('explains a failed connection on demand', async () => {
    const { gateway, shown, button } = await show();
    const details = { host: '127.0.0.1', port: 60_000 };
    gateway.refuses('client.connect', { code: 'ECONNREFUSED', action: 'connect', details });
    invoke(button('connect'));
    await frames();
    invoke(button('why'));
    await frames();
    const card = find(shown, 'error-card').shadowRoot?.textContent ?? '';
    expect(card).to.contain("!!!!!!le client n'arrive pas à se connecter au serveur!!!!!!");
    expect(card).to.contain('[Errno 111]');
  });

  it('writes received lines in the course’s tag r', async () => {
    const { text, journal, tell } = await showConnected();
    await tell(journal.bytes('connection.received', { own: 1 }, 'BONJOUR'));
    const at = text.model.search('BONJOUR', '1.0');
    expect(text.model.tagNames(at)).to.include('r');
  });

  it('sends with Enter what was typed in the Text, and empties the draft', async () => {
    const { text, gateway } = await showConnected();
    await write(text, 'bonjour');
    await sendKeys({ press: 'Enter' });
    await frames();
    expect(gateway.of('client.send').map(({ message }) => message)).to.deep.equal([
      { text: 'bonjour', escapes: false },
    ]);
    expect(text.model.get('draft', 'end-1c')).to.equal('');
  });

  it('Shift+Enter begins a new line of the draft', async () => {
    const { text, gateway } = await showConnected();
    await write(text, 'un');
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'deux' });
    expect(text.model.get('draft', 'end-1c')).to.equal('un\ndeux');
    expect(gateway.of('client.send')).to.have.length(0);
  });

  it('inserts lines that arrive above the draft, and keeps the cursor in it', async () => {
    const { text, journal, tell } = await showConnected();
    await write(text, 'brou');
    await tell(journal.bytes('connection.received', { own: 1 }, 'pendant ce temps'));
    await sendKeys({ type: 'illon' });
    expect(text.model.get('draft', 'end-1c')).to.equal('brouillon');
    expect(text.value.indexOf('pendant')).to.be.lessThan(text.value.indexOf('brouillon'));
  });

  it('lets nobody edit what was sent', async () => {
    const { text, journal, tell } = await showConnected();
    await tell(journal.bytes('connection.sent', { own: 1 }, 'envoyé'));
    const before = text.value;
    text.focus();
    await sendKeys({ press: 'Backspace' });
    text.model.markSet('insert', '1.0');
    await frames();
    await sendKeys({ press: 'Delete' });
    expect(text.value).to.equal(before);
  });

  it('gives a message back that could not be sent, and says why', async () => {
    const { text, gateway, shown } = await showConnected();
    gateway.refuses('client.send', { code: 'not-encodable', action: 'send', details: { position: 1 } });
    await write(text, '€');
    await sendKeys({ press: 'Enter' });
    await frames();
    expect(text.model.get('draft', 'end-1c')).to.equal('€');
    expect(find(shown, '.problem').textContent).to.contain('latin1');
  });

  it('keeps a draft while not connected, and says what to do', async () => {
    const { text, gateway, shown } = await show();
    await write(text, 'trop tôt');
    await sendKeys({ press: 'Enter' });
    await frames();
    expect(gateway.of('client.send')).to.have.length(0);
    expect(text.model.get('draft', 'end-1c')).to.equal('trop tôt');
    expect(find(shown, '.problem').textContent).to.contain("Connectez-vous avant d'envoyer.");
  });

  it('walks the history with Up and Down, in an empty draft only', async () => {
    const { text } = await showConnected({ history: ['un', 'deux'] });
    const draft = (): string => text.model.get('draft', 'end-1c');
    text.focus();
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(draft()).to.equal('un');
    await sendKeys({ press: 'ArrowDown' });
    expect(draft()).to.equal('deux');
    await sendKeys({ type: '!' });
    await sendKeys({ press: 'ArrowUp' });
    expect(draft()).to.equal('deux!');
  });

  it('sends the empty message, which ends the dialogue, by Enter or a button without a text', async () => {
    const { text, gateway, button } = await showConnected({ client: { ...SETTINGS.client, unfolded: true } });
    text.focus();
    await sendKeys({ press: 'Enter' });
    invoke(button('send'));
    invoke(button('send-empty'));
    await frames();
    const sent = gateway.of('client.send').map(({ message }) => ('text' in message ? message.text : null));
    expect(sent).to.deep.equal(['', '', '']);
  });

  it('sends no empty message after another one while Enter is held down', async () => {
    const { text, gateway } = await showConnected();
    await write(text, 'bonjour');
    await sendKeys({ press: 'Enter' });
    const field = find(text, 'textarea, [contenteditable], input');
    for (let count = 0; count < 3; count += 1) press(field, 'Enter', { repeat: true });
    await frames();
    expect(gateway.of('client.send')).to.have.length(1);
  });

  it('says what to do when an empty message is sent without a connection', async () => {
    const { text, gateway, shown } = await show();
    text.focus();
    await sendKeys({ press: 'Enter' });
    await frames();
    expect(gateway.of('client.send')).to.have.length(0);
    expect(find(shown, '.problem').textContent).to.contain("Connectez-vous avant d'envoyer.");
  });

  it('fetches the rest of a message that did not cross the link whole, and exports it whole', async () => {
    const { text, gateway, journal, tell, button } = await showConnected({
      client: { ...SETTINGS.client, unfolded: true },
    });
    const event = journal.bytes('connection.received', { own: 1 }, 'début');
    const rest = `début${' et suite'.repeat(1000)}`;
    const size = new TextEncoder().encode(rest).length;
    await tell({ ...event, size } as JournalEvent);
    expect(text.value).to.contain(`… (${size} octets en tout)`);
    gateway.answers('event.data', { base64: toBase64(new TextEncoder().encode(rest)) });
    gateway.answers('export', { path: '/tmp/x.txt' });
    invoke(button('export'));
    await frames(6);
    expect(gateway.of('event.data').map(({ seq }) => seq)).to.deep.equal([event.seq]);
    expect(text.value).to.contain(rest);
    const written = new TextDecoder().decode(fromBase64(gateway.of('export')[0]?.base64 ?? ''));
    expect(written).to.contain(rest);
  });

  it('unfolds everything else, and remembers that it did', async () => {
    const { gateway, shown, button } = await show();
    expect(seek(shown, 'client-panel')).to.equal(null);
    invoke(button('more'));
    await frames();
    expect(gateway.of('settings.set')[0]?.patch).to.deep.equal({ client: { unfolded: true } });
    expect(seek(shown, 'client-panel')).to.not.equal(null);
  });

  it('Ctrl+K connects, then disconnects', async () => {
    const { gateway, journal, tell } = await show();
    press(window, 'k', { ctrlKey: true });
    await frames();
    expect(gateway.of('client.connect')).to.have.length(1);
    await tell(journal.opened(1, null));
    press(window, 'k', { ctrlKey: true });
    expect(gateway.of('client.disconnect')).to.have.length(1);
  });

  it('Ctrl+L clears the screen and leaves the draft', async () => {
    const { text } = await showConnected();
    await write(text, 'brouillon');
    press(window, 'l', { ctrlKey: true });
    await frames();
    expect(text.value).to.equal('brouillon');
  });

  it('speaks the other language at once', async () => {
    const { store, text } = await showConnected();
    store.settings({ ...SETTINGS, language: 'en' });
    await frames();
    expect(text.value).to.contain('Connected to');
    expect(document.documentElement.lang).to.equal('en');
  });

  it('clips nothing at 370 px in light and dark', async () => {
    const { store, shown } = await showConnected();
    for (const look of ['light', 'dark'] as const) {
      for (const language of ['fr', 'en'] as const) {
        store.settings({ ...SETTINGS, look, language });
        await frames();
        const edge = shown.getBoundingClientRect();
        for (const part of shown.renderRoot.querySelectorAll('.window > :not(.sr), .side > *')) {
          const box = part.getBoundingClientRect();
          expect(box.right, `${part.className} in ${look}, ${language}`).to.be.at.most(edge.right + 0.5);
          expect(part.scrollWidth, `text of ${part.className}`).to.be.at.most(part.clientWidth + 1);
        }
      }
    }
  });

  it('stands as the course places it', async () => {
    const { shown, text, entry, button } = await show();
    const from = shown.getBoundingClientRect();
    const place = (element: Element): number[] => {
      const box = element.getBoundingClientRect();
      return [Math.round(box.x - from.x), Math.round(box.y - from.y)];
    };
    expect(place(find(shown, 'tk-label'))).to.deep.equal([10, 5]);
    expect(place(entry)).to.deep.equal([100, 5]);
    expect(place(button('connect'))).to.deep.equal([300, 5]);
    expect(place(text)).to.deep.equal([10, 50]);
  });

  for (const look of LOOKS) {
    for (const language of LANGUAGES) {
      it(`is accessible in ${look}, ${language}, with everything open`, async () => {
        const { shown, store, gateway, button } = await show({ look, language });
        await expect(shown).to.be.accessible();
        store.settings({ ...SETTINGS, look, language, client: { ...SETTINGS.client, unfolded: true } });
        const details = { host: '127.0.0.1', port: 60_000 };
        gateway.refuses('client.connect', { code: 'ECONNREFUSED', action: 'connect', details });
        invoke(button('connect'));
        await frames();
        invoke(button('why'));
        await frames();
        await expect(shown).to.be.accessible();
      });

      it(`keeps five lines of the Text beside the panel and a card in ${look}, ${language}`, async () => {
        const client = { ...SETTINGS.client, unfolded: true };
        const { shown, text, gateway, button } = await show({ look, language, client });
        const details = { host: '127.0.0.1', port: 60_000 };
        gateway.refuses('client.connect', { code: 'ECONNREFUSED', action: 'connect', details });
        invoke(button('connect'));
        await frames();
        invoke(button('why'));
        await frames();
        // Arial 12 of the course: 16 px, some 18 px a line.
        expect(text.getBoundingClientRect().height).to.be.at.least(5 * 18);
        const edge = shown.getBoundingClientRect().bottom;
        expect(text.getBoundingClientRect().bottom).to.be.at.most(edge + 0.5);
      });
    }
  }

  it('shows all of its window at twice the size, by scrolling where it must', async () => {
    const client = { ...SETTINGS.client, unfolded: true };
    const { shown, text } = await showConnected({ client });
    // Half the pixels of the course's window, as a page at 200 % has them.
    const frame = shown.parentElement as HTMLElement;
    [frame.style.width, frame.style.height] = ['185px', '200px'];
    await frames();
    const panes = find(shown, '.window');
    expect(panes.scrollWidth).to.be.at.most(panes.clientWidth + 1);
    expect(text.offsetHeight).to.be.at.least(5 * 18);
    panes.scrollTop = panes.scrollHeight;
    expect(text.getBoundingClientRect().bottom).to.be.at.most(shown.getBoundingClientRect().bottom + 0.5);
  });

  it('goes by Tab from the port to connect, to what stands under it, to the Text, to send', async () => {
    const { shown, text } = await showConnected();
    find(shown, 'tk-entry').focus();
    const seen: string[] = [];
    for (let step = 0; step < 8 && seen.at(-1) !== 'send'; step += 1) {
      const active = shown.shadowRoot?.activeElement;
      seen.push((active as HTMLElement | null)?.dataset['action'] ?? active?.localName ?? '');
      // Tab in the Text writes a tab, as in Tk; Ctrl+Tab leaves it.
      const leaves = active === text;
      if (leaves) await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'Tab' });
      if (leaves) await sendKeys({ up: 'Control' });
      await frames(1);
    }
    expect(seen.slice(0, 3)).to.deep.equal(['tk-entry', 'disconnect', 'more']);
    expect(seen).to.include('tk-text');
  });
});
