import { type Expr, apply, constant } from '../expr.ts';
import { type Rational, isNegative, isUnit, negative, one } from '../rational.ts';
import { type Algebra, argumentOf } from './algebra.ts';
import { Factors } from './factors.ts';
import { TermCollector } from './terms.ts';

/** f(u)^2 is `number` plus `sign` times g(u)^2. */
interface Square {
  readonly twin: string;
  readonly number: 1 | -1;
  readonly sign: 1 | -1;
}

const squares: Readonly<Record<string, Square>> = {
  sin: { twin: 'cos', number: 1, sign: -1 },
  cos: { twin: 'sin', number: 1, sign: -1 },
  cosh: { twin: 'sinh', number: 1, sign: 1 },
  sinh: { twin: 'cosh', number: -1, sign: 1 },
};

/** A sum in which a square of sin, cos, sinh or cosh is put in terms of its twin; the smallest of them. */
export function squaresReplaced(algebra: Algebra, sum: Expr): Expr | null {
  const replaced = [...squaresIn(algebra, sum)].map((factor) => withSquareReplaced(algebra, sum, factor));
  return algebra.costs.cheapest(replaced.filter((node) => node !== null));
}

/** The calls whose squares are factors of terms. */
function squaresIn(algebra: Algebra, sum: Expr): Set<Expr> {
  const found = new Set<Expr>();
  for (const term of algebra.termsOf(sum)?.keys() ?? []) {
    for (const [base, exponent] of algebra.productOf(term).factors) {
      if (exponent === 2 && base.kind === 'operation' && squares[base.op] !== undefined) found.add(base);
    }
  }
  return found;
}

function withSquareReplaced(algebra: Algebra, sum: Expr, factor: Expr): Expr | null {
  const square = factor.kind === 'operation' ? squares[factor.op] : undefined;
  const argument = factor.kind === 'operation' ? factor.args[0] : undefined;
  if (square === undefined || argument === undefined) return null;
  const twin = apply(square.twin, argument);
  const result = new TermCollector(algebra);
  for (const [term, coefficient] of algebra.termsOf(sum) ?? []) {
    const { factors } = algebra.productOf(term);
    if (factors.get(factor) !== 2) result.add(term, coefficient);
    else {
      const rest = algebra.product({ coefficient: one, factors: new Map([...factors].filter(([f]) => f !== factor)) });
      const twinned = new Factors(algebra).multiply(rest).multiply(twin, 2).product();
      if (twinned === null) return null;
      result.add(rest, signed(coefficient, square.number)).add(twinned, signed(coefficient, square.sign));
    }
  }
  return result.sum();
}

const signed = (number: Rational, sign: 1 | -1): Rational => (sign === 1 ? number : negative(number));

/** A product in which 1 + tan^2 is 1/cos^2, and 1 - tanh^2 is 1/cosh^2. */
export function tangentsReplaced(algebra: Algebra, node: Expr): Expr | null {
  const { coefficient, factors } = algebra.productOf(node);
  const result = new Factors(algebra).include({ coefficient, factors: new Map() });
  let isChanged = false;
  for (const [base, exponent] of factors) {
    const cosine = cosineOf(algebra, base);
    isChanged ||= cosine !== null;
    if (cosine === null) result.multiply(base, exponent);
    else {
      result.multiply(cosine.node, -2 * exponent);
      if (cosine.isOpposite && exponent % 2 !== 0) result.negate();
    }
  }
  return isChanged ? result.product() : null;
}

/** The cosine of which a sum is one over the square, or the opposite of that. */
function cosineOf(algebra: Algebra, sum: Expr): { node: Expr; isOpposite: boolean } | null {
  const terms = algebra.termsOf(sum);
  const number = terms?.get(constant(1));
  if (terms?.size !== 2 || number === undefined) return null;
  for (const [term, coefficient] of terms) {
    const [[base, exponent] = []] = [...algebra.productOf(term).factors];
    if (base === undefined || exponent !== 2) continue;
    const circular = argumentOf(base, 'tan');
    const hyperbolic = argumentOf(base, 'tanh');
    const [argument, op, sign] = circular ? [circular, 'cos', 1 as const] : [hyperbolic, 'cosh', -1 as const];
    const isOne = [number, signed(coefficient, sign)].map((n) => (n.denominator === 1n ? n.numerator.digits : 0n));
    if (argument === null || isOne[0] !== isOne[1] || !isUnit(number) || !isUnit(coefficient)) continue;
    return { node: apply(op, argument), isOpposite: isNegative(number) };
  }
  return null;
}
