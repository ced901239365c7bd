import type { Scope } from '../python/interpreter.js';
import { PythonBytes, PythonFunction, PythonObject, type PythonValue } from '../python/values.js';
import { WidgetObject } from './widget-object.js';

/** What the course's programs have around them: a socket `s` that is none, `fenetre` and the function of its button. */
export function addCourse(scope: Scope, print: (text: string) => void): void {
  scope.set('s', new SocketStandIn(print));
  scope.set(
    'get_connect',
    new PythonFunction('get_connect', (args) => {
      const [entry] = args;
      const port = entry instanceof WidgetObject ? entryText(entry) : '';
      print(`s.connect(('127.0.0.1', ${port}))`);
      const button = scope.get('B_connect');
      if (button instanceof WidgetObject) button.setItem('state', 'disabled');
      return null;
    }),
  );
}

function entryText(entry: WidgetObject): string {
  const get = entry.attribute('get');
  const text = get instanceof PythonFunction ? get.call([], new Map()) : '';
  return typeof text === 'string' ? text : '';
}

/** A socket that reaches nobody: it says what it is told and always receives the same greeting. */
class SocketStandIn extends PythonObject {
  readonly #print: (text: string) => void;

  constructor(print: (text: string) => void) {
    super();
    this.#print = print;
  }

  override attribute(name: string): PythonValue | undefined {
    if (name === 'recv') return new PythonFunction('recv', () => new PythonBytes('Bonjour, client !'));
    if (name === 'send') {
      return new PythonFunction('send', ([data]) => {
        const shown = data instanceof PythonBytes ? data.describe() : '';
        this.#print(`s.send(${shown})`);
        return shown.length;
      });
    }
    return undefined;
  }

  override describe(): string {
    return '<socket>';
  }
}
