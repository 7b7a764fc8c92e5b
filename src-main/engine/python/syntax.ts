import type { Span } from '../errors.ts';

/** Where a part of a program stands. */
interface Placed {
  readonly span: Span;
  readonly line: number;
}

/** An argument of a call: in its place, by its name, or several at once. */
export interface Argument {
  readonly name: string | null;
  readonly value: Expression;
  readonly spread: 'list' | 'dictionary' | null;
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly fallback: Expression | null;
  /** `rest` takes what is left over of the arguments, `others` of the named ones; `named` has to be named. */
  readonly kind: 'usual' | 'rest' | 'named' | 'others';
}

/** A piece of a formatted string: text, or a value with its format. */
export type FormatPart =
  string | { readonly value: Expression; readonly format: readonly FormatPart[]; readonly conversion: string };

interface Kinds {
  constant: { readonly value: number | bigint | boolean | string | null };
  ellipsis: object;
  format: { readonly parts: readonly FormatPart[] };
  name: { readonly name: string };
  list: { readonly items: readonly Expression[] };
  tuple: { readonly items: readonly Expression[] };
  dictionary: { readonly entries: readonly (readonly [Expression, Expression])[] };
  comprehension: { readonly item: Expression; readonly clauses: readonly Clause[] };
  unary: { readonly operator: string; readonly operand: Expression };
  binary: { readonly operator: string; readonly left: Expression; readonly right: Expression };
  comparison: { readonly first: Expression; readonly rest: readonly (readonly [string, Expression])[] };
  logical: { readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression };
  conditional: { readonly test: Expression; readonly yes: Expression; readonly no: Expression };
  lambda: { readonly parameters: readonly Parameter[]; readonly body: Expression };
  call: { readonly callee: Expression; readonly args: readonly Argument[] };
  attribute: { readonly object: Expression; readonly name: string };
  subscript: { readonly object: Expression; readonly index: Expression };
  slice: { readonly start: Expression | null; readonly stop: Expression | null; readonly step: Expression | null };
}

export type Expression = { [K in keyof Kinds]: { readonly kind: K } & Kinds[K] & Placed }[keyof Kinds];

/** `for` and `if` of a comprehension. */
export interface Clause {
  readonly target: Expression;
  readonly over: Expression;
  readonly tests: readonly Expression[];
}

/** `with` has one or several. */
export interface Context {
  readonly value: Expression;
  readonly target: Expression | null;
}

interface StatementKinds {
  expression: { readonly value: Expression };
  assign: { readonly targets: readonly Expression[]; readonly value: Expression };
  update: { readonly target: Expression; readonly operator: string; readonly value: Expression };
  with: { readonly contexts: readonly Context[]; readonly body: readonly Statement[] };
  for: { readonly target: Expression; readonly over: Expression; readonly body: readonly Statement[] };
  while: { readonly test: Expression; readonly body: readonly Statement[] };
  if: { readonly test: Expression; readonly body: readonly Statement[]; readonly otherwise: readonly Statement[] };
  function: {
    readonly name: string;
    readonly parameters: readonly Parameter[];
    readonly body: readonly Statement[];
    readonly decorators: readonly Expression[];
  };
  return: { readonly value: Expression | null };
  /** Modules by path, each under a name. */
  import: { readonly modules: readonly (readonly [string, string])[] };
  /** Members of a module, each under a name. */
  from: { readonly path: string; readonly names: readonly (readonly [string, string])[] };
  delete: { readonly targets: readonly Expression[] };
  jump: { readonly to: 'break' | 'continue' | 'pass' };
  outer: { readonly names: readonly string[]; readonly reach: 'global' | 'nonlocal' };
}

export type Statement = {
  [K in keyof StatementKinds]: { readonly kind: K } & StatementKinds[K] & Placed;
}[keyof StatementKinds];
