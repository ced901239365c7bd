/** The part of Python that the gallery reads: calls, assignments and literals. Nothing of it is ever evaluated as code. */

/** An expression and the line it begins in, from 1. */
export type Expression = { readonly line: number } & (
  | { readonly type: 'literal'; readonly value: string | number | boolean | null }
  | { readonly type: 'bytes'; readonly value: string }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'list'; readonly items: readonly Expression[] }
  | { readonly type: 'attribute'; readonly object: Expression; readonly name: string }
  | { readonly type: 'item'; readonly object: Expression; readonly key: Expression }
  | { readonly type: 'join'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'lambda'; readonly body: Expression }
  | {
      readonly type: 'call';
      readonly callee: Expression;
      readonly args: readonly Expression[];
      readonly keywords: readonly (readonly [name: string, value: Expression])[];
    }
);

/** A statement. Imports are read and have no effect: all of tkinter is there already. */
export type Statement = { readonly line: number } & (
  | { readonly type: 'import' }
  | { readonly type: 'expression'; readonly value: Expression }
  | { readonly type: 'assign'; readonly target: Expression; readonly value: Expression }
);

/** What can't be read, and where. The message is Python's own, in English as Python's is. */
export class PythonSyntaxError extends Error {
  override readonly name = 'SyntaxError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
