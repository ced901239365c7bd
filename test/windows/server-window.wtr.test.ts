import { expect, fixture, html } from '@open-wc/testing';
import type { JournalEvent } from '../../extensions/protocol/events.js';
import { LANGUAGES, LOOKS, type Settings } from '../../extensions/protocol/settings.js';
import type { TkButton } from '../../resources/src/kit/elements/button/tk-button.js';
import type { TkText } from '../../resources/src/kit/elements/text/tk-text.js';
import '../../resources/src/windows/server-window/server-window.js';
import type { ServerWindow } from '../../resources/src/windows/server-window/server-window.js';
import { SETTINGS, welcomeOf } from '../state/support/samples.js';
import {
  choose,
  find,
  frames,
  loadStyles,
  press,
  seek,
  stage,
  type,
  type Stage,
} from '../views/support/stage.js';

interface Shown extends Stage {
  readonly shown: ServerWindow;
  readonly button: (action: string) => HTMLElement;
}

async function show(settings: Partial<Settings> = {}): Promise<Shown> {
  await loadStyles();
  const set = stage();
  set.store.status('open');
  set.store.welcome(welcomeOf('server', { settings: { ...SETTINGS, ...settings } }));
  const frame = await fixture(html`<div><server-window .desk=${set.desk}></server-window></div>`);
  const style = (frame as HTMLElement).style;
  [style.width, style.height] = ['1000px', '640px'];
  await frames();
  const shown = find<ServerWindow>(frame, 'server-window');
  return { ...set, shown, button: (action) => find(shown, `[data-action="${action}"]`) };
}

/** Shows a window whose server runs with some clients. */
async function showRunning(clients = 0, reply: 'echo' | 'manual' = 'echo'): Promise<Shown> {
  const set = await show();
  const { journal } = set;
  const events: JournalEvent[] = [journal.started(1, { reply })];
  for (let id = 1; id <= clients; id += 1) {
    events.push(journal.opened(id), journal.event({ type: 'connection.served', server: 1, connection: id }));
  }
  await set.tell(...events);
  await frames();
  return set;
}

const text = (shown: ServerWindow): string => find<TkText>(shown, 'tk-text').value;

/** The elements that reach beyond `width`, for a failing test to name. */
function wideIn(root: Element, width: number): string {
  const inside = [...(root.shadowRoot ?? root).querySelectorAll('*')];
  const wide = inside.filter((element) => element.getBoundingClientRect().right > width + 8);
  const deeper = inside.filter((element) => element.shadowRoot !== null).map((it) => wideIn(it, width));
  return [...wide.map((element) => `${element.localName}.${element.className}`), ...deeper].join(' ').trim();
}

describe('the server window', () => {
  it('puts the keyboard on start', async () => {
    const { shown, button } = await show();
    expect(find(shown, 'server-controls').shadowRoot?.activeElement).to.equal(button('start'));
  });

  it('starts a server with what the fields say, and remembers its port', async () => {
    const { gateway, shown, button } = await show();
    gateway.answers('server.start', { server: 1, host: '127.0.0.1', port: 60_123 });
    type(find<HTMLInputElement>(shown, '#port'), '0');
    choose(find<HTMLSelectElement>(shown, '#strategy'), 'sequential');
    button('start').click();
    await frames();
    const [started] = gateway.of('server.start');
    expect(started?.options.port).to.equal(0);
    expect(started?.options.strategy).to.equal('sequential');
    expect(started?.options.peerName).to.equal('Pair {n}');
    expect(gateway.of('settings.set').at(-1)?.patch.recentPorts).to.deep.equal([60_123]);
  });

  it('says what is wrong with a port while it is typed, and starts nothing', async () => {
    const { gateway, shown, button } = await show();
    type(find<HTMLInputElement>(shown, '#port'), '65536');
    await frames();
    expect(find(shown, '#port-said').textContent).to.contain('Port invalide');
    expect(find(shown, '#port').getAttribute('aria-invalid')).to.equal('true');
    button('start').click();
    await frames();
    expect(gateway.of('server.start')).to.have.length(0);
  });

  it('offers the free port when the one asked for is taken, and starts with it', async () => {
    const { gateway, shown, button } = await show();
    const details = { host: '127.0.0.1', port: 60_000, free: 50_505 };
    gateway.refuses('server.start', { code: 'EADDRINUSE', action: 'listen', details });
    button('start').click();
    await frames();
    const card = find(shown, 'error-card');
    expect(card.shadowRoot?.textContent).to.contain('[Errno 98]');
    find(card, 'footer button').click();
    await frames();
    expect(gateway.of('server.start').map(({ options }) => options.port)).to.deep.equal([60_000, 50_505]);
  });

  it('says where it listens, with how many clients', async () => {
    const { shown } = await showRunning(2);
    const bar = find(shown, 'status-bar').shadowRoot?.textContent ?? '';
    expect(bar).to.contain('En écoute');
    expect(bar).to.contain('127.0.0.1:60000');
    expect(bar).to.contain('2/10000');
  });

  it('asks once before it stops with clients attached', async () => {
    const { gateway, shown, button } = await showRunning(2);
    button('start').click();
    await frames();
    expect(find(shown, '.confirm').textContent).to.contain('2 clients seront déconnectés. Arrêter');
    expect(gateway.of('server.stop')).to.have.length(0);
    button('confirm-stop').click();
    expect(gateway.of('server.stop').map(({ server }) => server)).to.deep.equal([1]);
  });

  it('can be started again once the server has stopped', async () => {
    const { shown, journal, tell, button } = await showRunning(0);
    expect((button('start') as TkButton).text).to.equal('Arrêter le serveur');
    await tell(journal.event({ type: 'server.stopped', server: 1 }));
    await frames();
    expect((button('start') as TkButton).text).to.equal('Démarrer le serveur');
    expect(find<HTMLInputElement>(shown, '#port').disabled).to.equal(false);
  });

  it('stops at once without clients', async () => {
    const { gateway, button } = await showRunning(0);
    button('start').click();
    expect(gateway.of('server.stop')).to.have.length(1);
  });

  it('opens a client with the running server filled in, and one without a server too', async () => {
    const running = await showRunning(0);
    running.gateway.answers('window.open', { opened: true });
    running.button('new-client').click();
    await frames();
    expect(running.gateway.of('window.open')).to.deep.equal([
      { type: 'window.open', kind: 'client', host: '127.0.0.1', port: 60_000 },
    ]);
    const idle = await show();
    idle.gateway.answers('window.open', { opened: true });
    press(window, 'n', { altKey: true, code: 'KeyN' });
    await frames();
    expect(idle.gateway.of('window.open').at(-1)).to.deep.equal({ type: 'window.open', kind: 'client' });
  });

  it('shows three steps until the first client has come', async () => {
    const { shown, journal, tell } = await showRunning(0);
    const steps = find(shown, 'first-steps').shadowRoot?.textContent ?? '';
    expect(steps).to.contain('Ouvrez deux clients.');
    expect(steps).to.contain('python client.py 60000 Hello');
    await tell(journal.opened(1));
    expect(seek(shown, 'first-steps')).to.equal(null);
  });

  it('follows the dialogue of all clients, each told apart', async () => {
    const { shown, journal, tell } = await showRunning(2);
    await tell(
      journal.bytes('connection.received', 1, 'un'),
      journal.bytes('connection.received', 2, 'deux'),
    );
    expect(text(shown)).to.match(/← Client 1\tun/);
    expect(text(shown)).to.match(/← Client 2\tdeux/);
  });

  it('is told of a new name everywhere', async () => {
    const { shown, journal, tell } = await showRunning(1);
    await tell(journal.bytes('connection.received', 1, 'un'));
    await tell(journal.event({ type: 'connection.named', server: 1, connection: 1, name: 'Amina' }));
    expect(text(shown)).to.match(/← Amina\tun/);
    expect(find(shown, '.row .name').textContent).to.equal('Amina');
  });

  it('shows who waits, and for how long', async () => {
    const { shown, journal, tell } = await showRunning(0);
    await tell(journal.opened(1), journal.event({ type: 'connection.waiting', server: 1, connection: 1 }));
    expect(find(shown, '.row').dataset['state']).to.equal('waiting');
    expect(find(shown, '.row .waited').textContent).to.match(/attente \d/);
  });

  it('walks the clients by keyboard, and asks once before it disconnects one', async () => {
    const { gateway, shown, button } = await showRunning(3);
    const list = find(shown, 'client-list .viewport, .viewport');
    list.focus();
    press(list, 'ArrowDown');
    await frames();
    expect(find(shown, '[aria-selected="true"]').dataset['connection']).to.equal('2');
    button('kick').click();
    await frames();
    expect(gateway.of('server.kick')).to.have.length(0);
    button('kick').click();
    expect(gateway.of('server.kick')).to.deep.equal([{ type: 'server.kick', server: 1, connection: 2 }]);
  });

  it('takes first messages as names when asked to, and leaves alone what a person has named', async () => {
    const { store, gateway, journal, tell } = await showRunning();
    store.settings({ ...SETTINGS, server: { ...SETTINGS.server, firstMessageNames: true } });
    await tell(
      journal.opened(1, 1, 'Pair 1'),
      journal.opened(2, 1, 'Chloé'),
      journal.opened(3, 1, 'Peer 3'),
      journal.bytes('connection.received', 1, 'Amina\r\n'),
      journal.bytes('connection.received', 2, 'Denis'),
      journal.bytes('connection.received', 3, 'FIN'),
      journal.bytes('connection.received', 1, 'bonjour'),
    );
    const asked = gateway.of('server.rename').map(({ connection, name }) => [connection, name]);
    expect(asked).to.deep.equal([[1, 'Amina']]);
  });

  it('takes no names unless asked to', async () => {
    const { gateway, journal, tell } = await showRunning();
    await tell(journal.opened(1, 1, 'Pair 1'), journal.bytes('connection.received', 1, 'Amina'));
    expect(gateway.of('server.rename')).to.have.length(0);
  });

  it('renames by F2 and Enter', async () => {
    const { gateway, shown } = await showRunning(1);
    const list = find(shown, '.viewport');
    list.focus();
    press(list, 'F2');
    await frames();
    const field = find<HTMLInputElement>(shown, '.rename');
    field.value = 'Amina';
    press(field, 'Enter');
    expect(gateway.of('server.rename')).to.deep.equal([
      { type: 'server.rename', server: 1, connection: 1, name: 'Amina' },
    ]);
  });

  it('sends a manual reply to one or to all with Enter, and keeps Shift+Enter for lines', async () => {
    const { gateway, shown } = await showRunning(2, 'manual');
    const area = find<HTMLTextAreaElement>(shown, 'textarea');
    area.value = 'à tous';
    press(area, 'Enter', { shiftKey: true });
    expect(gateway.of('server.send')).to.have.length(0);
    press(area, 'Enter');
    choose(find<HTMLSelectElement>(shown, '#target'), '2');
    await frames();
    area.value = 'à un';
    press(area, 'Enter');
    expect(gateway.of('server.send').map(({ connection, message }) => [connection, message])).to.deep.equal([
      [null, { text: 'à tous' }],
      [2, { text: 'à un' }],
    ]);
  });

  it('changes the reply of a running server at once', async () => {
    const set = await showRunning(0);
    set.store.settings({ ...SETTINGS, server: { ...SETTINGS.server, unfolded: true } });
    await frames();
    choose(find<HTMLSelectElement>(set.shown, '#replyKind'), 'upper');
    await frames();
    expect(set.gateway.of('server.change')[0]?.change.reply).to.deep.equal({ kind: 'upper' });
    expect(find<HTMLSelectElement>(set.shown, '#framing').disabled).to.equal(true);
  });

  it('warns before it opens to the local network, then shows each address to type', async () => {
    const { shown, button } = await show();
    button('lan').click();
    await frames();
    expect(find(shown, 'lan-panel').shadowRoot?.textContent).to.contain('visible sur tout le réseau local');
    button('lan-open').click();
    await frames();
    expect(find<HTMLInputElement>(shown, '#host').value).to.equal('0.0.0.0');
    const addresses = [...(find(shown, 'lan-panel').shadowRoot?.querySelectorAll('li') ?? [])];
    expect(addresses.map(({ textContent }) => textContent)).to.deep.equal(['192.168.1.20:60000']);
  });

  it('does not open to the local network again by itself', async () => {
    const { shown } = await show({ server: { ...SETTINGS.server, host: '0.0.0.0' } });
    expect(find<HTMLInputElement>(shown, '#host').value).to.equal('127.0.0.1');
  });

  it('shows one of several servers, and starts another on another port', async () => {
    const { shown, button, journal, tell } = await showRunning(1);
    await tell(journal.started(2, { port: 60_001 }));
    find(shown, '[data-server="2"]').click();
    await frames();
    expect(find(shown, 'status-bar').shadowRoot?.textContent).to.contain('127.0.0.1:60001');
    button('another-server').click();
    await frames();
    expect(find<HTMLInputElement>(shown, '#port').value).to.equal('60002');
    expect((button('start') as TkButton).text).to.equal('Démarrer le serveur');
  });

  it('says that the engine is gone, and no longer that it listens', async () => {
    const { shown, store } = await showRunning(1);
    store.status('lost');
    await frames();
    expect(find(shown, '[data-link="lost"]').textContent).to.contain("Le moteur réseau s'est arrêté.");
    expect(find(shown, 'status-bar').shadowRoot?.textContent).to.contain('Arrêté');
  });

  it('says once that the engine is gone, also to who asks it for something', async () => {
    const { shown, store, gateway, button } = await show();
    gateway.refuses('server.start', { code: 'engine-lost', action: 'command', details: {} });
    button('start').click();
    await frames();
    expect(seek(shown, 'error-card')).not.to.equal(null);
    store.status('lost');
    await frames();
    expect(seek(shown, 'error-card')).to.equal(null);
    expect(seek(shown, '[data-link="lost"]')).not.to.equal(null);
  });

  it('switches language and look at once, for all windows', async () => {
    const { gateway, shown, button } = await showRunning(0);
    find(shown, '[data-language="en"]').click();
    choose(find<HTMLSelectElement>(shown, '#look'), 'dark');
    await frames();
    expect(gateway.of('settings.set').map(({ patch }) => patch)).to.deep.equal([
      { language: 'en' },
      { look: 'dark' },
    ]);
    expect((button('start') as TkButton).text).to.equal('Stop server');
    expect(document.documentElement.dataset['look']).to.equal('dark');
  });

  it('draws only the clients in sight, of ten thousand', async () => {
    const set = await show();
    const events: JournalEvent[] = [set.journal.started(1)];
    for (let id = 1; id <= 10_000; id += 1) events.push(set.journal.opened(id));
    await set.tell(...events);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await frames();
    const rows = find(set.shown, '.viewport').querySelectorAll('.row');
    expect(rows.length).to.be.within(5, 60);
    const list = find(set.shown, '.viewport');
    list.focus();
    press(list, 'End');
    await frames(6);
    expect(find(set.shown, '[aria-selected="true"] .name').textContent).to.equal('Client 10000');
  });

  it('is accessible while it runs, settings folded and unfolded', async () => {
    const { shown, store } = await showRunning(2);
    await expect(shown).to.be.accessible();
    store.settings({ ...SETTINGS, server: { ...SETTINGS.server, unfolded: true } });
    await frames();
    await expect(shown).to.be.accessible();
  });

  for (const look of LOOKS) {
    for (const language of LANGUAGES) {
      it(`is accessible in ${look}, ${language}: empty, with a card, with everything open`, async () => {
        const { shown, store, gateway, journal, tell, button } = await show({ look, language });
        await expect(shown).to.be.accessible();
        gateway.refuses('server.start', { code: 'EACCES', action: 'listen', details: { port: 80 } });
        button('start').click();
        await frames();
        await expect(shown).to.be.accessible();
        const server = { ...SETTINGS.server, unfolded: true };
        store.settings({ ...SETTINGS, look, language, server });
        await tell(journal.started(1, { reply: 'manual' }), journal.opened(1), journal.opened(2));
        button('lan').click();
        await frames();
        await expect(shown).to.be.accessible();
      });

      it(`holds its row of controls at 1000 px in ${look}, ${language}`, async () => {
        const { button } = await show({ look, language });
        const [start, client] = [button('start'), button('new-client')].map((it) =>
          it.getBoundingClientRect(),
        );
        expect(client?.left).to.be.at.least(start?.right ?? Infinity);
        expect(client?.right).to.be.at.most(1000);
        expect(Math.abs((client?.bottom ?? 0) - (start?.bottom ?? 0))).to.be.at.most(6);
      });

      it(`clips nothing at 720 x 480 in ${look}, ${language}`, async () => {
        const server = { ...SETTINGS.server, unfolded: true };
        const { shown, button } = await show({ look, language, server });
        const frame = shown.parentElement as HTMLElement;
        [frame.style.width, frame.style.height] = ['720px', '480px'];
        await frames();
        const box = (selector: string): DOMRect => find(shown, selector).getBoundingClientRect();
        expect(box('main').height).to.be.at.least(200);
        expect(find(shown, '.window').scrollWidth, wideIn(shown, 720)).to.be.at.most(720);
        expect(button('new-client').getBoundingClientRect().right).to.be.at.most(box('.window').right);
        expect(box('status-bar').bottom).to.be.at.most(box('.window').bottom + 0.5);
      });
    }
  }
});
