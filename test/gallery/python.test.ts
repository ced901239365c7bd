import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseProgram } from '../../resources/src/gallery/python/parser.js';
import { runProgram, type OutputLine } from '../../resources/src/gallery/python/session.js';
import { PythonSyntaxError } from '../../resources/src/gallery/python/syntax.js';
import { PythonFunction, represent, type PythonValue } from '../../resources/src/gallery/python/values.js';

/** Runs a program with `give`, which shows how it was called, and gives back what it wrote. */
async function outputOf(program: string): Promise<string[]> {
  const lines: OutputLine[] = [];
  const give = new PythonFunction('give', (args, keywords) => [
    ...args,
    ...[...keywords].map(([name, value]): PythonValue => [name, value]),
  ]);
  await runProgram(program, new Map<string, PythonValue>([['give', give]]), (line) => lines.push(line));
  return lines.map(({ kind, text }) => `${kind} ${text}`);
}

/** Why a program can't be read. */
function refusal(program: string): string {
  try {
    parseProgram(program);
    return '';
  } catch (error) {
    if (error instanceof PythonSyntaxError) return `${error.line}: ${error.message}`;
    throw error;
  }
}

describe('the small Python of the gallery', () => {
  it('reads literals, calls and keywords', async () => {
    assert.deepEqual(await outputOf(`give("a", 'b\\n', 1, 2.5, -3, True, None, (1, 2), [3], key="v")`), [
      `value ('a', 'b\\n', 1, 2.5, -3, True, None, (1, 2), (3,), ('key', 'v'))`,
    ]);
  });

  it('keeps names, joins strings and calls lambdas', async () => {
    assert.deepEqual(await outputOf('a = "x"\nf = lambda: a + "y"\nf()\n"A".lower()'), [
      "value 'xy'",
      "value 'a'",
    ]);
  });

  it('reads a call over several lines, comments and imports', async () => {
    assert.deepEqual(await outputOf('from tkinter import *\n# a word\ngive(1, # one\n  2)\n\n3'), [
      'value (1, 2)',
      'value 3',
    ]);
  });

  it('shows brackets and empty texts in strings for what they are', async () => {
    assert.deepEqual(await outputOf(`""\n"("\ngive(")")`), ["value ''", "value '('", "value (')',)"]);
  });

  it('answers errors as Python does', async () => {
    assert.deepEqual(await outputOf('nowhere'), ["error NameError: name 'nowhere' is not defined"]);
    assert.deepEqual(await outputOf('"a" + 1'), [
      'error TypeError: can only concatenate str (not "int") to str',
    ]);
    assert.deepEqual(await outputOf('"a".constructor'), [
      "error AttributeError: 'str' object has no attribute 'constructor'",
    ]);
    assert.deepEqual(await outputOf('give.call'), [
      "error AttributeError: 'function' object has no attribute 'call'",
    ]);
    assert.deepEqual(await outputOf('1()'), ["error TypeError: 'int' object is not callable"]);
  });

  it('ends a lambda that calls itself', async () => {
    assert.deepEqual(await outputOf('f = lambda: f()\nf()'), [
      'error RecursionError: maximum recursion depth exceeded',
    ]);
  });

  it('says what it does not read, and in which line', () => {
    assert.equal(refusal('1\ndef f():'), '2: "def" is not read here');
    assert.equal(refusal('f(1'), '1: unexpected end of line');
    assert.equal(refusal('f(a=1, 2)'), '1: positional argument follows keyword argument');
    assert.equal(refusal('f() = 1'), '1: cannot assign to this');
    assert.equal(refusal('a ; b'), "1: invalid character ';'");
    assert.equal(refusal('f"{x}"'), '1: f-strings are not read here');
    assert.equal(refusal('('.repeat(1000)), '1: too many nested parentheses');
  });

  it('reaches nothing of JavaScript by name', async () => {
    for (const name of ['constructor', '__proto__', 'toString', 'window', 'eval']) {
      const [line = ''] = await outputOf(name);
      assert.match(line, /NameError/u, name);
    }
  });

  it('refuses or runs any text at all without failing itself', async () => {
    const word = fc.constantFrom(
      'a',
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      '=',
      '+',
      '"',
      "'",
      '1',
      '\n',
      '#',
      'lambda',
      ':',
      ' ',
      '\\',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 20 }), async (words) => {
        await outputOf(words.join(''));
      }),
    );
  });

  it('reads back what it shows of a string', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        assert.deepEqual(await outputOf(represent(text)), [`value ${represent(text)}`]);
      }),
    );
  });
});
