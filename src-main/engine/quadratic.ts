import { type Expr, type Operation, integerOf, topological } from './expr.ts';

const isPlain: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'neg', 'square']);

function isPolynomialIn({ op, args: [, second] }: Operation): boolean {
  if (op === 'div') return second?.kind === 'constant';
  if (op !== 'pow') return isPlain.has(op);
  const exponent = second === undefined ? null : integerOf(second);
  return exponent !== null && exponent >= 0;
}

/** Whether an expression is a polynomial as it is written, so that it is smooth everywhere. */
function isPolynomial(expression: Expr): boolean {
  return topological([expression]).every((node) => node.kind !== 'operation' || isPolynomialIn(node));
}

/**
 * Whether derivatives of an expression are the same wherever some of its variables stand, with no corner or step between.
 * @param derivatives of one order, as they are written
 * @example areConstant(parse('x^2/2 + 2*x*y'), [ONE()], ['x']) // true
 * @example areConstant(parse('abs(x)'), [ZERO()], ['x']) // false
 */
export function areConstant(expression: Expr, derivatives: readonly Expr[], names: readonly string[]): boolean {
  const varies = (node: Expr) => node.kind === 'variable' && names.includes(node.name);
  return isPolynomial(expression) && !topological(derivatives).some(varies);
}
