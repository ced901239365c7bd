/**
 * What a client window does on the network: its address fields, connecting, sending, and the last failure. The window
 * draws it; nothing here knows of elements.
 */

import type { Message } from '../../../../extensions/protocol/commands.js';
import type { Failure } from '../../../../extensions/protocol/failures.js';
import type { ClientSettings, SettingsPatch } from '../../../../extensions/protocol/settings.js';
import type { Desk } from '../../state/desk.js';
import { checkPort } from '../../state/field-checks.js';
import { recent, remember } from '../../state/input-history.js';
import { failureIn } from '../failures.js';
import { checkConnect } from './client-form.js';
import type { ClientState } from './client-side.js';

/** One window's session. Calls back whenever it changed. */
export class ClientSession {
  host = '';
  port = '';
  portWrong = false;
  hostWrong = false;
  /** Whether an attempt to connect is under way. */
  connecting = false;
  /** The last failure, until something else is tried. */
  failure: Failure | null = null;
  readonly #desk: () => Desk;
  readonly #changed: () => void;
  #filled = false;

  constructor(desk: () => Desk, changed: () => void) {
    this.#desk = desk;
    this.#changed = changed;
  }

  /** What is remembered; undefined until the page is let in. */
  get settings(): ClientSettings | undefined {
    return this.#desk().store.currentSettings?.client;
  }

  /** Where the client stands. */
  get state(): ClientState {
    const { store } = this.#desk();
    if (store.linkStatus === 'lost') return 'disconnected';
    if (this.connecting) return 'connecting';
    const row = store.ownConnection();
    if (row === null) return this.#attemptFailed ? 'failed' : 'disconnected';
    return row.halfClosed || row.peerEnded ? 'ending' : 'connected';
  }

  /** A field that is wrong is no attempt. */
  get #attemptFailed(): boolean {
    return this.failure?.action === 'connect' && !this.portWrong && !this.hostWrong;
  }

  /** Whether there is a connection, or will be. */
  get busy(): boolean {
    return this.connecting || this.#desk().store.ownConnection() !== null;
  }

  /** Fills the address in, once, when the engine has said it. Returns whether this was the time. */
  fill(): boolean {
    const { welcomed, currentSettings } = this.#desk().store;
    if (this.#filled || welcomed === null || currentSettings === null) return false;
    this.#filled = true;
    this.host = welcomed.prefill?.host ?? currentSettings.client.host;
    this.port = String(welcomed.prefill?.port ?? currentSettings.client.port);
    return true;
  }

  /** A person typed a port: what is wrong with it is said at once, an empty field only when it is used. */
  typePort(port: string): void {
    this.port = port;
    const check = checkPort(port, 'connect');
    this.portWrong = !check.ok && port !== '';
    this.failure = check.ok || port === '' ? null : check.failure;
    this.#changed();
  }

  /** A person typed a host. */
  typeHost(host: string): void {
    this.host = host;
    this.hostWrong = false;
    this.failure = null;
    this.#changed();
  }

  /** Connects. Resolves with true, or with the field that is wrong, or with false after a failure. */
  async connect(): Promise<boolean | 'host' | 'port'> {
    const { settings } = this;
    if (settings === undefined || this.busy) return false;
    const check = checkConnect(this.host, this.port, settings);
    this.portWrong = !check.ok && check.field === 'port';
    this.hostWrong = !check.ok && check.field === 'host';
    this.failure = check.ok ? null : check.failure;
    this.connecting = check.ok;
    this.#changed();
    if (!check.ok) return check.field;
    const connected = await this.#do(() =>
      this.#desk().gateway.ask({ type: 'client.connect', options: check.options }),
    );
    this.connecting = false;
    this.#changed();
    if (connected) this.#rememberAddress(check.options.host, check.options.port);
    return connected;
  }

  /** Gives up connecting, or disconnects. */
  async stop(): Promise<void> {
    const type = this.connecting ? 'client.cancel' : 'client.disconnect';
    await this.#do(() => this.#desk().gateway.ask({ type }));
  }

  /** Our side sends nothing more; answers may still come. */
  async halfClose(): Promise<void> {
    await this.#do(() => this.#desk().gateway.ask({ type: 'client.half-close' }));
  }

  /** Sends a message; what was typed goes into the history. Resolves with whether it went. */
  async send(message: Message, typed: string): Promise<boolean> {
    this.failure = null;
    const { gateway, store } = this.#desk();
    const sent = await this.#do(() => gateway.ask({ type: 'client.send', message }));
    const before = store.currentSettings?.history ?? [];
    const history = remember(before, typed);
    if (sent && history !== before) this.patch({ history });
    return sent;
  }

  /** Says why nothing can be sent. */
  refuseToSend(): void {
    this.failure = { code: 'not-connected', action: 'send', details: {} };
    this.#changed();
  }

  /** Has settings remembered. */
  patch(patch: SettingsPatch): void {
    void this.#do(() => this.#desk().gateway.ask({ type: 'settings.set', patch }));
  }

  /** Takes a failure of something else the window asked for. */
  fail(error: unknown): void {
    const failure = failureIn(error);
    // A person who cancels needs no explanation.
    this.failure = failure.code === 'cancelled' ? null : failure;
    this.#changed();
  }

  #rememberAddress(host: string, port: number): void {
    const settings = this.#desk().store.currentSettings;
    if (settings === null) return;
    const recentHosts = recent(settings.recentHosts, host);
    const recentPorts = recent(settings.recentPorts, port);
    this.patch({ recentHosts, recentPorts, client: { host, port } });
  }

  async #do(ask: () => Promise<unknown>): Promise<boolean> {
    try {
      await ask();
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }
}
