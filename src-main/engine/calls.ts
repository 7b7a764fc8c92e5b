import { derivative } from './derive.ts';
import { Mistake, type Span } from './errors.ts';
import { type Expr, apply, integerOf, variable } from './expr.ts';
import { definitionOf, functionNames } from './ops/catalog.ts';
import { expected } from './tokens.ts';

/** An argument of a call, with its place in the text. */
export interface Argument {
  readonly node: Expr;
  readonly span: Span;
  /** It as it was typed. */
  readonly text: string;
}

/** A function as it is called: what it makes of its arguments. `name` and `span` are those of the mistake it may throw. */
export type Build = (args: readonly Argument[], name: string, span: Span) => Expr;

/** What Python calls operations that have no function name in mathematics. */
const PYTHON_NAMES: readonly (readonly [string, string])[] = [
  ['power', 'pow'],
  ['add', 'add'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
  ['divide', 'div'],
  ['negative', 'neg'],
  ['absolute', 'abs'],
  ['less', 'lt'],
  ['less_equal', 'le'],
  ['greater', 'gt'],
  ['greater_equal', 'ge'],
  ['equal', 'eq'],
  ['not_equal', 'ne'],
  ['logical_and', 'and'],
  ['logical_or', 'or'],
  ['logical_not', 'not'],
];

const builds: ReadonlyMap<string, Build> = new Map([
  ...PYTHON_NAMES.map(([name, op]): [string, Build] => [name, applying(op)]),
  ...[...functionNames].map(([name, op]): [string, Build] => [name, applying(op)]),
  ['diff', differentiate],
]);

/**
 * What a call of the function `name` makes of its arguments, or null when there is no such function.
 * @example functionNamed('sin') === null // false
 * @example functionNamed('sine') // null
 */
export function functionNamed(name: string): Build | null {
  return builds.get(name) ?? null;
}

/** The operation `op`, for as many arguments as the table knows a meaning of. */
export function applying(op: string): Build {
  return (args, name, span) => {
    const nodes = args.map(({ node }) => node);
    const { arity, calledWith } = definitionOf(op);
    if (nodes.length === arity) return apply(op, ...nodes);
    const called = nodes.length > 0 ? calledWith?.(nodes) : null;
    if (called) return called;
    throw wrongArity(name, numbersTaken(op), nodes.length, span);
  };
}

/** The numbers of arguments that an operation has a meaning for, up to four: whoever takes that many takes more. */
function numbersTaken(op: string): number[] {
  const { arity, calledWith } = definitionOf(op);
  const four = Array.from({ length: 4 }, (_, i) => variable(`a_${i}`));
  return [1, 2, 3, 4].filter((count) => count === arity || Boolean(calledWith?.(four.slice(0, count))));
}

const HIGHEST_ORDER = 20;

/** `diff(f, x)` and `diff(f, x, n)`, differentiated while it is read. */
function differentiate(args: readonly Argument[], name: string, span: Span): Expr {
  const [output, by, times] = args;
  if (output === undefined || by === undefined || args.length > 3) throw wrongArity(name, [2, 3], args.length, span);
  if (by.node.kind !== 'variable') throw expected('variable', by.text, by.span);
  const order = times === undefined ? 1 : integerOf(times.node);
  if (times !== undefined && !isOrder(order)) throw expected('order', times.text, times.span);
  return derivative(output.node, Array<Expr>(order ?? 1).fill(by.node));
}

/**
 * The derivative with respect to the variable `by`: what `d/dx` is before a bracket.
 * @example differentiatingBy('x')([{ node: x, span: { start: 5, end: 6 }, text: 'x' }], 'd/dx', { start: 0, end: 4 }) // ONE()
 */
export function differentiatingBy(by: string): Build {
  return (args, name, span) => {
    const [output] = args;
    if (output === undefined || args.length > 1) throw wrongArity(name, [1], args.length, span);
    return derivative(output.node, [variable(by)]);
  };
}

function isOrder(order: number | null): boolean {
  return order !== null && order >= 0 && order <= HIGHEST_ORDER;
}

/** @param taken the numbers of arguments that it takes, the fewest first */
function wrongArity(name: string, [fewest = 0, ...others]: readonly number[], found: number, span: Span): Mistake {
  const or = others.length > 1 ? 'more' : others[0];
  const numbers = or === undefined ? `${fewest}` : `${fewest} or ${or}`;
  const details = { name, expected: fewest, ...(or !== undefined && { or }), found };
  return new Mistake('arity', `${name} takes ${numbers} ${numbers === '1' ? 'argument' : 'arguments'}, not ${found}`, span, details); // prettier-ignore
}
