/** The values of the small Python: what JavaScript has for them, and objects that answer for themselves. */

/** A call's keyword arguments. */
export type Keywords = ReadonlyMap<string, PythonValue>;

/** Anything an expression can come to. */
export type PythonValue = string | number | boolean | null | PythonObject | readonly PythonValue[];

/**
 * An object of the small Python. The program reaches only what an object gives out itself: names are never looked up
 * on JavaScript objects.
 */
export abstract class PythonObject {
  /** What `repr()` shows. */
  abstract describe(): string;

  /** The value of an attribute, undefined when there is none. */
  attribute(_name: string): PythonValue | undefined {
    return undefined;
  }

  /** `object[key]`. @throws {PythonError} unless the object has items */
  item(_key: PythonValue): PythonValue {
    throw new PythonError('TypeError', `'${this.describe()}' object is not subscriptable`);
  }

  /** `object[key] = value`. @throws {PythonError} unless the object has items */
  setItem(_key: PythonValue, _value: PythonValue): void {
    throw new PythonError('TypeError', `'${this.describe()}' object does not support item assignment`);
  }
}

/** A function that a program can call. It may answer later: the program waits for it then, as for mainloop(). */
export class PythonFunction extends PythonObject {
  readonly #name: string;
  readonly #call: (args: readonly PythonValue[], keywords: Keywords) => PythonValue | Promise<null>;

  constructor(
    name: string,
    call: (args: readonly PythonValue[], keywords: Keywords) => PythonValue | Promise<null>,
  ) {
    super();
    this.#name = name;
    this.#call = call;
  }

  call(args: readonly PythonValue[], keywords: Keywords): PythonValue | Promise<null> {
    return this.#call(args, keywords);
  }

  override describe(): string {
    return `<function ${this.#name}>`;
  }
}

/** Bytes, as a socket gives them: all one can do with them here is decode(). */
export class PythonBytes extends PythonObject {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override attribute(name: string): PythonValue | undefined {
    return name === 'decode' ? new PythonFunction('decode', () => this.#text) : undefined;
  }

  override describe(): string {
    return `b${represent(this.#text)}`;
  }
}

/** An exception as Python would report it: kind and message, in Python's own English. */
export class PythonError extends Error {
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** A value as Python's interactive shell shows it. */
export function represent(value: PythonValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof PythonObject) return value.describe();
  const items = value.map(represent);
  return items.length === 1 ? `(${items.join('')},)` : `(${items.join(', ')})`;
}

/** A value as `print` writes it. */
export function printed(value: PythonValue): string {
  return typeof value === 'string' ? value : represent(value);
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const signs: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };
  return (
    mark +
    text
      .replaceAll(/[\n\r\t\\]/gu, (sign) => signs[sign] ?? sign)
      .replaceAll(mark === "'" ? /'/gu : /"/gu, `\\${mark}`) +
    mark
  );
}
