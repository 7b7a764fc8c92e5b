import { type Expr, type Operation, integerOf, topological } from './expr.ts';

const isPlain: ReadonlySet<string> = new Set(['add', 'sub', 'mul', 'neg', 'square']);

function isPolynomialIn({ op, args: [, second] }: Operation): boolean {
  if (op === 'div') return second?.kind === 'constant';
  if (op !== 'pow') return isPlain.has(op);
  const exponent = second === undefined ? null : integerOf(second);
  return exponent !== null && exponent >= 0;
}

/**
 * Whether an expression is a polynomial as it is written, so that it is smooth everywhere.
 * @example isPolynomial(parse('x^2/2 + 2*x*y')) // true
 * @example isPolynomial(parse('x^3/x')) // false
 */
export function isPolynomial(expression: Expr): boolean {
  return topological([expression]).every((node) => node.kind !== 'operation' || isPolynomialIn(node));
}

/**
 * Whether the Hessian of an expression is the same everywhere.
 * @param hessian its entries, simplified
 */
export function isQuadratic(expression: Expr, hessian: readonly Expr[]): boolean {
  return isPolynomial(expression) && topological(hessian).every(({ kind }) => kind !== 'variable');
}
