import { type Expr, ONE } from '../expr.ts';
import { type Rational, fraction, integerValue, isNegative, negative, one, quotient } from '../rational.ts';
import type { Algebra } from './algebra.ts';
import { Factors } from './factors.ts';
import type { Product } from './product.ts';
import { TermCollector } from './terms.ts';

/** What all terms of a sum share, and the sum without it. */
interface Split {
  readonly common: Product;
  readonly rest: Expr;
}

/** The product of what all terms share and the rest; null when they share no factor but a number. */
export function factoredOut(algebra: Algebra, sum: Expr, improve: (node: Expr) => Expr): Expr | null {
  const split = splitOff(algebra, sum);
  if (split === null) return null;
  return new Factors(algebra).include(split.common).multiply(improve(split.rest)).product();
}

function splitOff(algebra: Algebra, sum: Expr): Split | null {
  const terms = algebra.termsOf(sum);
  const factors = terms === undefined ? null : sharedFactors(algebra, [...terms.keys()]);
  if (terms === undefined || factors === null) return null;
  const number = sharedNumber([...terms.values()]);
  const rest = new TermCollector(algebra);
  for (const [term, coefficient] of terms) {
    rest.add(withoutFactors(algebra, term, factors), quotient(coefficient, number));
  }
  const node = rest.sum();
  return node === null ? null : { common: { coefficient: number, factors }, rest: node };
}

/** The factors of all terms with the exponents nearest to 0; null when there are none. */
function sharedFactors(algebra: Algebra, terms: readonly Expr[]): ReadonlyMap<Expr, number> | null {
  const [first, ...others] = terms;
  const shared = new Map(algebra.productOf(first ?? ONE()).factors);
  for (const term of others) {
    if (shared.size === 0) return null;
    algebra.effort.steps -= 1;
    const { factors } = algebra.productOf(term);
    for (const [base, exponent] of shared) {
      const other = factors.get(base) ?? 0;
      if (other * exponent <= 0) shared.delete(base);
      else if (Math.abs(other) < Math.abs(exponent)) shared.set(base, other);
    }
  }
  return shared.size === 0 ? null : shared;
}

/** The number that all coefficients share: their greatest divisor, or what they are all equal to but for the sign. */
function sharedNumber(coefficients: readonly Rational[]): Rational {
  const [first = one] = coefficients;
  const isOpposite = coefficients.every(isNegative);
  const size = isNegative(first) ? negative(first) : first;
  const isSame = coefficients.every((other) => integerValue(quotient(other, size)) !== null);
  const integers = coefficients.map(integerValue);
  const divisor = integers.reduce<number>((b, a) => commonDivisor(a ?? 1, b), Math.abs(integers[0] ?? 1));
  const shared = isSame ? size : fraction(divisor, 1);
  return isOpposite ? negative(shared) : shared;
}

/** The greatest divisor of both: what `b` loses when a fraction of them is put in lowest terms. */
function commonDivisor(a: number, b: number): number {
  return b / Number(fraction(a, b).denominator);
}

function withoutFactors(algebra: Algebra, term: Expr, factors: ReadonlyMap<Expr, number>): Expr {
  const rest = new Map(algebra.productOf(term).factors);
  for (const [base, exponent] of factors) {
    const left = (rest.get(base) ?? 0) - exponent;
    if (left === 0) rest.delete(base);
    else rest.set(base, left);
  }
  return algebra.product({ coefficient: one, factors: rest });
}
