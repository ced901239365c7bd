import type { TkElement } from '../../kit/elements/base/tk-element.js';
import { PhotoImage } from '../../kit/models/photo-image.js';
import type { OptionInput } from '../../kit/models/values.js';
import type { Variable } from '../../kit/models/variable.js';
import {
  PythonError,
  PythonFunction,
  PythonObject,
  represent,
  type Keywords,
  type PythonValue,
} from '../python/values.js';

/** A method as tkinter has it. */
export type Method<Element> = (
  element: Element,
  args: readonly PythonValue[],
  keywords: Keywords,
) => PythonValue;

/** Methods by their name in tkinter. */
export type Methods<Element> = Readonly<Record<string, Method<Element>>>;

/** An image or a variable of the kit, as a program holds it. */
export class HeldObject extends PythonObject {
  readonly held: PhotoImage | Variable;
  readonly #methods: Readonly<Record<string, (args: readonly PythonValue[]) => PythonValue>>;

  constructor(
    held: PhotoImage | Variable,
    methods: Readonly<Record<string, (args: readonly PythonValue[]) => PythonValue>>,
  ) {
    super();
    this.held = held;
    this.#methods = methods;
  }

  override attribute(name: string): PythonValue | undefined {
    const method = Object.hasOwn(this.#methods, name) ? this.#methods[name] : undefined;
    return method && new PythonFunction(name, method);
  }

  override describe(): string {
    return `<tkinter.${this.held instanceof PhotoImage ? 'PhotoImage' : 'StringVar'} ${this.held.name}>`;
  }
}

/** A widget as a program holds it: methods that are listed here, and options by `w['option']`. */
export class WidgetObject extends PythonObject {
  readonly element: TkElement;
  readonly #className: string;
  readonly #methods: Methods<TkElement>;

  /** @param className tkinter's name of the class */
  constructor(className: string, element: TkElement, methods: Methods<TkElement>) {
    super();
    this.element = element;
    this.#className = className;
    this.#methods = methods;
  }

  override attribute(name: string): PythonValue | undefined {
    const method = Object.hasOwn(this.#methods, name) ? this.#methods[name] : undefined;
    return method && new PythonFunction(name, (args, keywords) => method(this.element, args, keywords));
  }

  override item(key: PythonValue): PythonValue {
    return this.element.cget(textArgument([key], 0));
  }

  override setItem(key: PythonValue, value: PythonValue): void {
    this.element.configure({ [textArgument([key], 0)]: optionInput(value) });
  }

  override describe(): string {
    return `<tkinter.${this.#className} object .!${this.#className.toLowerCase()}>`;
  }
}

/** Keyword arguments as options of the kit. */
export function optionsOf(keywords: Keywords): Record<string, OptionInput> {
  return Object.fromEntries(
    [...keywords].map(([name, value]) => [name.replace(/_$/u, ''), optionInput(value)]),
  );
}

/** A value as the kit takes it: a lambda becomes a function, a PhotoImage itself, a tuple a list. */
export function optionInput(value: PythonValue): OptionInput {
  if (value instanceof PythonFunction) return () => value.call([], new Map());
  if (value instanceof HeldObject) return value.held;
  if (value instanceof PythonObject) return value.describe();
  if (value === null || typeof value !== 'object') return value;
  return value.map((item) => (typeof item === 'number' || typeof item === 'string' ? item : represent(item)));
}

/** An argument as text, as Tcl would take it. @throws {PythonError} when it is missing */
export function textArgument(args: readonly PythonValue[], at: number): string {
  const value = args[at];
  if (value === undefined) throw new PythonError('TypeError', `missing ${at + 1}. positional argument`);
  return typeof value === 'string' ? value : represent(value);
}

/** An argument as text, undefined when it is missing or None. */
export function optionalText(args: readonly PythonValue[], at: number): string | undefined {
  const value = args[at];
  return value === undefined || value === null ? undefined : textArgument(args, at);
}
