import type { Expression, Statement } from './syntax.js';
import { PythonBytes, PythonError, PythonFunction, PythonObject, type PythonValue } from './values.js';

/** Names and what they stand for. */
export type Scope = Map<string, PythonValue>;

/**
 * Carries out statements one after the other, each after what the one before waits for.
 * @param shown called with the value of each statement that is an expression, after it
 * @throws {PythonError} and whatever the objects throw (TclError)
 */
export async function run(
  statements: readonly Statement[],
  scope: Scope,
  shown: (value: PythonValue) => void,
): Promise<void> {
  for (const statement of statements) {
    if (statement.type === 'import') continue;
    if (statement.type === 'assign') {
      assign(statement.target, settledValue(evaluate(statement.value, scope)), scope);
      continue;
    }
    shown(await evaluate(statement.value, scope));
  }
}

function assign(target: Expression, value: PythonValue, scope: Scope): void {
  if (target.type === 'name') scope.set(target.name, value);
  else if (target.type === 'item') {
    objectOf(valueOf(target.object, scope)).setItem(valueOf(target.key, scope), value);
  }
}

/** Only a whole statement can wait; mainloop() in the middle of an expression would wait for nothing. */
function settledValue(value: PythonValue | Promise<null>): PythonValue {
  return value instanceof Promise ? null : value;
}

function valueOf(expression: Expression, scope: Scope): PythonValue {
  return settledValue(evaluate(expression, scope));
}

/** The value of an expression. @throws {PythonError} */
function evaluate(expression: Expression, scope: Scope): PythonValue | Promise<null> {
  switch (expression.type) {
    case 'literal':
      return expression.value;
    case 'bytes':
      return new PythonBytes(expression.value);
    case 'name':
      return lookUp(expression.name, scope);
    case 'list':
      return expression.items.map((item) => valueOf(item, scope));
    case 'attribute':
      return attributeOf(valueOf(expression.object, scope), expression.name);
    case 'item':
      return objectOf(valueOf(expression.object, scope)).item(valueOf(expression.key, scope));
    case 'join':
      return joined(valueOf(expression.left, scope), valueOf(expression.right, scope));
    case 'lambda':
      return new PythonFunction('<lambda>', () => evaluate(expression.body, scope));
    case 'call':
      return call(expression, scope);
    default: {
      const forgotten: never = expression;
      return forgotten;
    }
  }
}

function call(expression: Extract<Expression, { type: 'call' }>, scope: Scope): PythonValue | Promise<null> {
  const callee = valueOf(expression.callee, scope);
  if (!(callee instanceof PythonFunction))
    throw new PythonError('TypeError', `'${typeName(callee)}' object is not callable`);
  const args = expression.args.map((argument) => valueOf(argument, scope));
  const keywords = new Map(expression.keywords.map(([name, value]) => [name, valueOf(value, scope)]));
  return callee.call(args, keywords);
}

function lookUp(name: string, scope: Scope): PythonValue {
  const value = scope.get(name);
  if (value === undefined) throw new PythonError('NameError', `name '${name}' is not defined`);
  return value;
}

function attributeOf(value: PythonValue, name: string): PythonValue {
  const found = value instanceof PythonObject ? value.attribute(name) : textAttribute(value, name);
  if (found === undefined)
    throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
  return found;
}

/** What the course does with strings. */
function textAttribute(value: PythonValue, name: string): PythonValue | undefined {
  if (typeof value !== 'string') return undefined;
  if (name === 'lower') return new PythonFunction('lower', () => value.toLowerCase());
  if (name === 'upper') return new PythonFunction('upper', () => value.toUpperCase());
  if (name === 'encode') return new PythonFunction('encode', () => new PythonBytes(value));
  return undefined;
}

function objectOf(value: PythonValue): PythonObject {
  if (value instanceof PythonObject) return value;
  throw new PythonError('TypeError', `'${typeName(value)}' object is not subscriptable`);
}

function joined(left: PythonValue, right: PythonValue): PythonValue {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (typeof left === 'string') {
    throw new PythonError('TypeError', `can only concatenate str (not "${typeName(right)}") to str`);
  }
  throw new PythonError(
    'TypeError',
    `unsupported operand type(s) for +: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** The name of a value's type, as Python's messages have it. */
export function typeName(value: PythonValue): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof PythonFunction) return 'function';
  if (value instanceof PythonBytes) return 'bytes';
  return value instanceof PythonObject ? value.describe() : 'tuple';
}
