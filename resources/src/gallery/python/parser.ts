import { PythonSyntaxError, type Expression, type Statement } from './syntax.js';
import { tokensOf, type Token } from './tokens.js';

const CONSTANTS: Readonly<Record<string, boolean | null>> = { True: true, False: false, None: null };

/** Words that begin what the gallery does not read; saying so is kinder than "invalid syntax". */
const UNREAD = new Set(
  'def class for while if else elif try except with return yield async await del global'.split(' '),
);

/** How deep expressions may nest. The parser calls itself once a level; nobody writes fifty. */
const DEEPEST = 50;

/**
 * Reads a program: imports, assignments and expressions, one a line. Whatever else Python has is refused by name.
 * @throws {PythonSyntaxError}
 */
export function parseProgram(program: string): Statement[] {
  return new Parser(tokensOf(program)).program();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  program(): Statement[] {
    const statements: Statement[] = [];
    while (this.#next.kind !== 'end') {
      if (this.#next.kind === 'newline') this.#at += 1;
      else statements.push(this.#statement());
    }
    return statements;
  }

  get #next(): Token {
    // The last token is "end", and nobody takes that.
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', line: 0 };
  }

  #statement(): Statement {
    const { line, text, kind } = this.#next;
    if (kind === 'name' && UNREAD.has(text)) throw new PythonSyntaxError(`"${text}" is not read here`, line);
    if (kind === 'name' && (text === 'from' || text === 'import')) {
      while (this.#next.kind !== 'newline') this.#at += 1;
      return { type: 'import', line };
    }
    const value = this.#expression();
    const statement: Statement = this.#accept('=')
      ? { type: 'assign', target: assignable(value), value: this.#expression(), line }
      : { type: 'expression', value, line };
    if (this.#next.kind !== 'newline') throw this.#unexpected();
    return statement;
  }

  #expression(): Expression {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new PythonSyntaxError('too many nested parentheses', this.#next.line);
    let left = this.#next.text === 'lambda' && this.#next.kind === 'name' ? this.#lambda() : this.#operand();
    while (this.#next.text === '+' && this.#next.kind === 'sign') {
      const { line } = this.#take();
      left = { type: 'join', left, right: this.#operand(), line };
    }
    this.#depth -= 1;
    return left;
  }

  #lambda(): Expression {
    const { line } = this.#take();
    this.#expect(':');
    return { type: 'lambda', body: this.#expression(), line };
  }

  #operand(): Expression {
    let operand = this.#atom();
    for (;;) {
      const { line } = this.#next;
      if (this.#accept('.')) operand = { type: 'attribute', object: operand, name: this.#name(), line };
      else if (this.#accept('(')) operand = { type: 'call', callee: operand, ...this.#arguments(), line };
      else if (this.#accept('[')) {
        operand = { type: 'item', object: operand, key: this.#expression(), line };
        this.#expect(']');
      } else return operand;
    }
  }

  #atom(): Expression {
    const token = this.#take();
    const { line, text } = token;
    if (token.kind === 'number') return { type: 'literal', value: Number(text), line };
    if (token.kind === 'bytes') return { type: 'bytes', value: text, line };
    if (token.kind === 'string') return { type: 'literal', value: text + this.#adjacentStrings(), line };
    if (token.kind === 'name') {
      const constant = Object.hasOwn(CONSTANTS, text) ? CONSTANTS[text] : undefined;
      return constant === undefined
        ? { type: 'name', name: text, line }
        : { type: 'literal', value: constant, line };
    }
    if (text === '-' && this.#next.kind === 'number')
      return { type: 'literal', value: -Number(this.#take().text), line };
    if (text === '(' || text === '[') return this.#bracketed(text, line);
    this.#at -= 1;
    throw this.#unexpected();
  }

  /** Strings that stand side by side are one. */
  #adjacentStrings(): string {
    let more = '';
    while (this.#next.kind === 'string') more += this.#take().text;
    return more;
  }

  /** A list, a tuple, or one expression in parentheses. */
  #bracketed(open: string, line: number): Expression {
    const close = open === '(' ? ')' : ']';
    const items: Expression[] = [];
    let commas = 0;
    while (this.#next.text !== close || this.#next.kind !== 'sign') {
      items.push(this.#expression());
      if (!this.#accept(',')) break;
      commas += 1;
    }
    this.#expect(close);
    const only = items[0];
    return open === '(' && commas === 0 && only ? only : { type: 'list', items, line };
  }

  #arguments(): { args: Expression[]; keywords: (readonly [string, Expression])[] } {
    const args: Expression[] = [];
    const keywords: (readonly [string, Expression])[] = [];
    while (this.#next.text !== ')' || this.#next.kind !== 'sign') {
      const follower = this.#tokens[this.#at + 1];
      if (this.#next.kind === 'name' && follower?.kind === 'sign' && follower.text === '=') {
        const name = this.#name();
        this.#expect('=');
        keywords.push([name, this.#expression()]);
      } else if (keywords.length > 0) {
        throw new PythonSyntaxError('positional argument follows keyword argument', this.#next.line);
      } else args.push(this.#expression());
      if (!this.#accept(',')) break;
    }
    this.#expect(')');
    return { args, keywords };
  }

  #name(): string {
    if (this.#next.kind !== 'name') throw this.#unexpected();
    return this.#take().text;
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #accept(sign: string): boolean {
    if (this.#next.kind !== 'sign' || this.#next.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw this.#unexpected();
  }

  #unexpected(): PythonSyntaxError {
    const { kind, text, line } = this.#next;
    return new PythonSyntaxError(
      kind === 'newline' || kind === 'end' ? 'unexpected end of line' : `invalid syntax near "${text}"`,
      line,
    );
  }
}

/** What can stand left of "=": a name, an attribute, an item. */
function assignable(target: Expression): Expression {
  if (target.type === 'name' || target.type === 'item') return target;
  throw new PythonSyntaxError('cannot assign to this', target.line);
}
