import '../../kit/elements/button/tk-button.js';
import '../../kit/elements/entry/tk-entry.js';
import '../../kit/elements/label/tk-label.js';
import '../../kit/elements/text/tk-text.js';
import type { TkElement } from '../../kit/elements/base/tk-element.js';
import { TkToplevel } from '../../kit/elements/toplevel/tk-toplevel.js';
import { PhotoImage } from '../../kit/models/photo-image.js';
import { Variable } from '../../kit/models/variable.js';
import type { Scope } from '../python/interpreter.js';
import { printed, PythonError, PythonFunction, type Keywords, type PythonValue } from '../python/values.js';
import { BUTTON, COMMON, ENTRY, TEXT } from './methods.js';
import {
  HeldObject,
  optionalText,
  optionsOf,
  textArgument,
  WidgetObject,
  type Methods,
} from './widget-object.js';

/** tkinter's constants are words in capitals for the words of Tcl. */
const CONSTANTS =
  'active bottom both center char disabled end false flat groove horizontal insert left none normal raised ridge right ' +
  'sel solid sunken top true vertical word x y n s e w ne nw se sw ns ew nsew';

/** The widget classes: the element of each and its methods. */
const CLASSES: Readonly<Record<string, readonly [tag: string, methods: Methods<TkElement>]>> = {
  Button: ['tk-button', BUTTON],
  Entry: ['tk-entry', ENTRY],
  Label: ['tk-label', COMMON],
  Text: ['tk-text', TEXT],
};

/** Who put up windows on a stage last. */
const owners = new WeakMap<HTMLElement, TkinterModule>();

/** What a program that runs in the gallery can reach: tkinter, a few of Python's functions, and a stage for its windows. */
export class TkinterModule {
  readonly scope: Scope = new Map();
  readonly #stage: HTMLElement;
  readonly #closeLabel: () => string;
  #root: TkToplevel | null = null;
  #named = 0;

  /**
   * @param stage where windows appear
   * @param print what `print` writes goes here
   * @param closeLabel what a screen reader says of a window's close button, in the language of the page
   */
  constructor(stage: HTMLElement, print: (text: string) => void, closeLabel: () => string = () => '×') {
    this.#stage = stage;
    this.#closeLabel = closeLabel;
    owners.set(stage, this);
    for (const word of CONSTANTS.split(' ')) this.scope.set(word.toUpperCase(), word);
    this.#define('Tk', () => this.#window());
    this.#define('Toplevel', () => this.#window());
    for (const name of Object.keys(CLASSES))
      this.#define(name, (args, keywords) => this.#widget(name, args, keywords));
    this.#define('PhotoImage', (_args, keywords) => photoImage(keywords));
    this.#define('StringVar', (_args, keywords) =>
      stringVar(optionalText([keywords.get('value') ?? null], 0)),
    );
    this.#define('print', (args) => {
      print(args.map(printed).join(' '));
      return null;
    });
    this.#define('str', (args) => textArgument(args, 0));
    this.#define('int', (args) => wholeNumber(textArgument(args, 0)));
    this.#define('len', (args) => (Array.isArray(args[0]) ? args[0].length : textArgument(args, 0).length));
  }

  /** Whether no other module has taken the stage since, so that this one's program may still be heard. */
  get isShown(): boolean {
    return owners.get(this.#stage) === this;
  }

  #define(name: string, call: (args: readonly PythonValue[], keywords: Keywords) => PythonValue): void {
    this.scope.set(name, new PythonFunction(name, call));
  }

  #window(): WidgetObject {
    const element = document.createElement('tk-toplevel');
    element.decorated = true;
    element.windowTitle = 'tk';
    element.closeLabel = this.#closeLabel();
    this.#stage.append(element);
    this.#root ??= element;
    return new WindowObject('Tk', element, windowMethods());
  }

  #widget(name: string, args: readonly PythonValue[], keywords: Keywords): WidgetObject {
    const [tag, methods] = CLASSES[name] ?? ['tk-label', COMMON];
    const master = args[0] instanceof WidgetObject ? args[0].element : (this.#root ?? this.#window().element);
    const element = document.createElement(tag) as TkElement; // every tag of the table is one
    element.configure(optionsOf(keywords));
    // A name for screen readers: nothing in Tkinter gives a field one.
    if (name === 'Entry' || name === 'Text') element.label = `${name} ${++this.#named}`;
    master.append(element);
    return new WidgetObject(name, element, methods);
  }
}

/** A window, which alone can wait. */
class WindowObject extends WidgetObject {
  override attribute(name: string): PythonValue | undefined {
    return name === 'mainloop'
      ? new PythonFunction(name, () => untilClosed(this.element))
      : super.attribute(name);
  }
}

/** What a window can do, beside what every widget can. */
function windowMethods(): Methods<TkElement> {
  const window = (element: TkElement): TkToplevel => {
    if (element instanceof TkToplevel) return element;
    throw new PythonError('TypeError', 'not a window');
  };
  return {
    config: COMMON['config'] ?? (() => null),
    configure: COMMON['configure'] ?? (() => null),
    cget: COMMON['cget'] ?? (() => null),
    // Tk answers a question with the value, and a change with nothing.
    title: (element, args) => answer(args, window(element).wmTitle(optionalText(args, 0))),
    geometry: (element, args) => answer(args, window(element).geometry(optionalText(args, 0))),
    columnconfigure: (element, args, keywords) => {
      window(element).columnConfigure(wholeNumber(textArgument(args, 0)), weights(keywords));
      return null;
    },
    rowconfigure: (element, args, keywords) => {
      window(element).rowConfigure(wholeNumber(textArgument(args, 0)), weights(keywords));
      return null;
    },
    destroy: (element) => {
      element.remove();
      return null;
    },
  };
}

function answer(args: readonly PythonValue[], value: string): PythonValue {
  return args.length === 0 ? value : null;
}

function weights(keywords: Keywords): Record<string, string> {
  return Object.fromEntries([...keywords].map(([name, value]) => [name, textArgument([value], 0)]));
}

/** Waits until a person closes the window: what mainloop() does, and why nothing after it runs before. */
function untilClosed(window: Element): Promise<null> {
  return new Promise((resolve) => {
    window.addEventListener(
      'tk-close',
      () => {
        window.remove();
        resolve(null);
      },
      { once: true },
    );
  });
}

function photoImage(keywords: Keywords): HeldObject {
  const image = new PhotoImage(weights(keywords));
  return new HeldObject(image, {
    width: () => image.width(),
    height: () => image.height(),
    get: (args) => image.get(wholeNumber(textArgument(args, 0)), wholeNumber(textArgument(args, 1))),
    zoom: (args) => held(image.zoom(wholeNumber(textArgument(args, 0)))),
    subsample: (args) => held(image.subsample(wholeNumber(textArgument(args, 0)))),
  });
}

function held(image: PhotoImage): HeldObject {
  return new HeldObject(image, { width: () => image.width(), height: () => image.height() });
}

function stringVar(value = ''): HeldObject {
  const variable = new Variable(value);
  return new HeldObject(variable, {
    get: () => variable.get(),
    set: (args) => {
      variable.set(textArgument(args, 0));
      return null;
    },
  });
}

function wholeNumber(text: string): number {
  if (/^\s*[+-]?\d+\s*$/u.test(text)) return Number(text);
  throw new PythonError('ValueError', `invalid literal for int() with base 10: '${text}'`);
}
