import { type Expr, apply, variable } from '../expr.ts';
import { toLatex, variableLatex } from '../latex.ts';

/** What is written between the arguments or is too wide for a node. */
const SIGNS: Readonly<Record<string, string>> = {
  mul: '\\times',
  div: '\\div',
  neg: '-',
  where: '{?}{:}',
  and: '\\land',
  or: '\\lor',
  not: '\\lnot',
  mod: '\\bmod',
  hypot: '\\operatorname{hypot}',
  expm1: '\\operatorname{expm1}',
  log1p: '\\operatorname{log1p}',
};

/** Operations whose second argument, where it is a number, belongs to the sign: the 2 of a square. */
const RAISED: ReadonlySet<string> = new Set(['pow', 'nthRoot']);

/** A function's name with its arguments: the name is enough. */
const CALL =
  /^(\\(?:operatorname\{\w+\}|[A-Za-z]+)(?:_\{\d+\})?)(?: \\square|\\left\(\\square(?:, \\square)*\\right\))$/;

/** A sign between two arguments. */
const INFIX = /^\\square ?(\S+) ?\\square$/;

/**
 * What stands inside a node of the graph, in LaTeX: a variable or number as it is, an operation's sign or name, or its
 * spelling with empty squares for its arguments.
 * @example symbolOf(apply('sin', x)) // '\\sin'
 * @example symbolOf(pow(x, constant(2))) // '\\square^{2}'
 */
export function symbolOf(node: Expr): string {
  if (node.kind === 'variable') return variableLatex(node.name);
  if (node.kind === 'constant') return toLatex(node);
  const sign = SIGNS[node.op];
  if (sign !== undefined) return sign;
  const square = variable('square');
  const isKept = (arg: Expr, i: number) => RAISED.has(node.op) && i === 1 && arg.kind === 'constant';
  const empty = apply(node.op, ...node.args.map((arg, i) => (isKept(arg, i) ? arg : square)));
  const spelled = toLatex(empty, () => '\\square');
  return CALL.exec(spelled)?.[1] ?? INFIX.exec(spelled)?.[1] ?? spelled;
}
