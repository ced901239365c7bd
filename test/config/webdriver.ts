/** The little of the WebDriver protocol that component tests need, over plain HTTP. */

/** Milliseconds for an answer: opening the browser takes one second, a page with its modules three. */
const answerMs = 30_000;

/** One action of the protocol: a key or pointer step. */
type Step = Readonly<Record<string, unknown>>;

/** Playwright's key names, as Web Test Runner's commands use them, to WebDriver's code points. */
const keyCodes: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  F1: '\uE031',
  F2: '\uE032',
  F5: '\uE035',
  F10: '\uE03A',
  Meta: '\uE03D',
};

const buttons = { left: 0, middle: 1, right: 2 } as const;

/** A mouse button under Playwright's name. */
type Button = keyof typeof buttons;

/** One browser session of a WebDriver server. Calls are sent one after the other by their callers. */
export class WebDriverSession {
  readonly #base: string;

  private constructor(base: string) {
    this.#base = base;
  }

  /** Asks a driver for a session. Rejects when the driver is not there yet or refuses. */
  static async open(
    driver: string,
    capabilities: Readonly<Record<string, unknown>>,
  ): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const value = (await request(`${driver}/session`, 'POST', body)) as { sessionId: string };
    return new WebDriverSession(`${driver}/session/${value.sessionId}`);
  }

  /** Ends the session and its browser. The driver has to outlive this call, or the browser stays behind. */
  async close(): Promise<void> {
    await request(this.#base, 'DELETE');
  }

  /** Opens an address and waits for its load event. */
  async goto(url: string): Promise<void> {
    await request(`${this.#base}/url`, 'POST', { url });
  }

  /** Gives the window this size in pixels, its own bars included. */
  async resize(size: { readonly width: number; readonly height: number }): Promise<void> {
    await request(`${this.#base}/window/rect`, 'POST', size);
  }

  /** Runs the body of a function in the page and returns its result. */
  async execute(script: string): Promise<unknown> {
    return request(`${this.#base}/execute/sync`, 'POST', { script, args: [] });
  }

  /** The keyboard, with the names and the meaning of Playwright's. */
  readonly keyboard = {
    type: async (text: string): Promise<void> =>
      this.#keys([...text].flatMap((key) => [keyDown(key), keyUp(key)])),
    press: async (key: string): Promise<void> => this.#keys([keyDown(key), keyUp(key)]),
    down: async (key: string): Promise<void> => this.#keys([keyDown(key)]),
    up: async (key: string): Promise<void> => this.#keys([keyUp(key)]),
  };

  /** The mouse, with the names and the meaning of Playwright's. Positions are CSS pixels of the viewport. */
  readonly mouse = {
    move: async (x: number, y: number): Promise<void> => this.#pointer([pointerMove(x, y)]),
    click: async (x: number, y: number, { button }: { button?: Button } = {}): Promise<void> =>
      this.#pointer([
        pointerMove(x, y),
        pointerStep('pointerDown', button),
        pointerStep('pointerUp', button),
      ]),
    down: async ({ button }: { button?: Button } = {}): Promise<void> =>
      this.#pointer([pointerStep('pointerDown', button)]),
    up: async ({ button }: { button?: Button } = {}): Promise<void> =>
      this.#pointer([pointerStep('pointerUp', button)]),
  };

  async #keys(actions: readonly Step[]): Promise<void> {
    await this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  async #pointer(actions: readonly Step[]): Promise<void> {
    await this.#perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  async #perform(source: Step): Promise<void> {
    await request(`${this.#base}/actions`, 'POST', { actions: [source] });
  }
}

function keyDown(key: string): Step {
  return { type: 'keyDown', value: keyCodes[key] ?? key };
}

function keyUp(key: string): Step {
  return { type: 'keyUp', value: keyCodes[key] ?? key };
}

function pointerMove(x: number, y: number): Step {
  return { type: 'pointerMove', duration: 0, origin: 'viewport', x, y };
}

function pointerStep(type: 'pointerDown' | 'pointerUp', button: Button = 'left'): Step {
  return { type, button: buttons[button] };
}

async function request(url: string, method: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(answerMs),
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${JSON.stringify(value)}`);
  return value;
}
