import type { Expr } from '../expr.ts';
import { type Rational, isNegative, negative, one, plus, times } from '../rational.ts';
import type { Algebra, Terms } from './algebra.ts';
import { Factors, withoutBrackets } from './factors.ts';
import { Ring } from './polynomial.ts';
import type { Product } from './product.ts';
import { TermCollector, sumOf } from './terms.ts';

type Improve = (node: Expr) => Expr;

/** How many operations more a numerator may have multiplied out, for it may cancel then or be factored another way. */
const SWELLING = 4;

/** The terms of a sum over one denominator, the numerator multiplied out and divided by what divides it. */
export function overCommonDenominator(algebra: Algebra, sum: Expr, improve: Improve): Expr | null {
  const fraction = asFraction(algebra, sum);
  if (fraction === null) return null;
  const { numerator, denominator } = fraction;
  const ring = new Ring(algebra);
  const expanded = sumOfTerms(algebra, ring, numerator);
  const isWorthwhile = expanded !== null && algebra.costs.of(expanded) <= algebra.costs.of(numerator) + SWELLING;
  const candidates = isWorthwhile ? [expanded, numerator] : [numerator];
  const written = candidates.flatMap((above) => {
    const node = divided(algebra, new Factors(algebra).multiply(improve(above)).include(denominator, -1), improve);
    return node === null ? [] : [node];
  });
  return algebra.costs.cheapest(written);
}

interface Fraction {
  readonly numerator: Expr;
  readonly denominator: Product;
}

function asFraction(algebra: Algebra, sum: Expr): Fraction | null {
  const terms = new Map<Expr, Rational>();
  for (const [term, coefficient] of algebra.termsOf(sum) ?? []) {
    const open = withoutBrackets(algebra, term);
    if (open === null) return null;
    const before = terms.get(open);
    terms.set(open, before === undefined ? coefficient : plus(before, coefficient));
  }
  const factors = denominatorOf(algebra, terms);
  if (factors.size === 0) return null;
  const denominator = { coefficient: one, factors };
  const numerator = new TermCollector(algebra);
  for (const [term, coefficient] of terms) {
    const product = new Factors(algebra).multiply(term).include(denominator).product();
    if (product === null) return null;
    numerator.add(product, coefficient);
  }
  const node = numerator.sum();
  return node === null ? null : { numerator: node, denominator };
}

/** The numerator of a sum with fractions over its common denominator; null for a sum without. */
export function numeratorOf(algebra: Algebra, sum: Expr): Expr | null {
  return algebra.effort.steps <= 0 ? null : (asFraction(algebra, sum)?.numerator ?? null);
}

/** What the terms are divided by, each factor in its highest power. */
function denominatorOf(algebra: Algebra, terms: Terms): Map<Expr, number> {
  const factors = new Map<Expr, number>();
  for (const term of terms.keys()) {
    for (const [base, exponent] of algebra.productOf(term).factors) {
      if (-exponent > (factors.get(base) ?? 0)) factors.set(base, -exponent);
    }
  }
  return factors;
}

function sumOfTerms(algebra: Algebra, ring: Ring, node: Expr): Expr | null {
  const polynomial = ring.polynomial(node);
  const terms = polynomial === null ? null : ring.terms(polynomial);
  return terms === null ? null : algebra.sum(terms);
}

function divided(algebra: Algebra, factors: Factors, improve: Improve): Expr | null {
  const product = factors.product();
  return product === null ? null : improve(cancelled(algebra, product, improve) ?? product);
}

/** A quotient of sums in which one sum divides the other; null when none does. */
export function cancelled(algebra: Algebra, node: Expr, improve: Improve): Expr | null {
  const product = algebra.productOf(node);
  const sums = [...product.factors].filter(([base]) => algebra.termsOf(base) !== undefined);
  const above = sums.filter(([, exponent]) => exponent > 0);
  const below = sums.filter(([, exponent]) => exponent < 0);
  for (const [dividend, power] of above) {
    for (const [divisor, times] of below) {
      const cancelling =
        cancel(algebra, product, dividend, divisor, 1, improve) ??
        cancel(algebra, product, divisor, dividend, -1, improve);
      if (cancelling !== null && power > 0 && times < 0) return cancelled(algebra, cancelling, improve) ?? cancelling;
    }
  }
  return null;
}

/** Divides `dividend` by `divisor` as often as both are there; `side` is -1 where the dividend is below the line. */
function cancel(
  algebra: Algebra,
  product: Product,
  dividend: Expr,
  divisor: Expr,
  side: number,
  improve: Improve,
): Expr | null {
  // What divides a polynomial has no letter that this has not.
  const atoms = algebra.atomsOf(dividend);
  for (const atom of algebra.atomsOf(divisor)) if (!atoms.has(atom)) return null;
  const ring = new Ring(algebra);
  const [whole, part] = [ring.polynomial(dividend), ring.polynomial(divisor)];
  const quotient = whole === null || part === null ? null : ring.quotient(whole, part);
  const terms = quotient === null ? null : ring.terms(quotient);
  if (terms === null) return null;
  const [power, below] = [product.factors.get(dividend) ?? 0, product.factors.get(divisor) ?? 0];
  const count = Math.min(Math.abs(power), Math.abs(below));
  const factors = new Map(product.factors);
  setPower(factors, dividend, power - side * count);
  setPower(factors, divisor, below + side * count);
  return new Factors(algebra)
    .include({ coefficient: product.coefficient, factors })
    .multiply(improve(algebra.sum(terms)), side * count)
    .product();
}

function setPower(factors: Map<Expr, number>, base: Expr, exponent: number): void {
  if (exponent === 0) factors.delete(base);
  else factors.set(base, exponent);
}

/** A product in which a sum with fractions is put over its denominator. */
export function withFractionsInside(algebra: Algebra, node: Expr, improve: Improve): Expr | null {
  const { coefficient, factors } = algebra.productOf(node);
  const result = new Factors(algebra).include({ coefficient, factors: new Map() });
  let isChanged = false;
  for (const [base, exponent] of factors) {
    const fraction = factors.size > 1 || exponent !== 1 ? asFraction(algebra, base) : null;
    if (fraction === null) result.multiply(base, exponent);
    else {
      isChanged = true;
      result.multiply(improve(fraction.numerator), exponent).include(fraction.denominator, -exponent);
    }
  }
  return isChanged ? divided(algebra, result, improve) : null;
}

/** A sum multiplied out; null when there is nothing to multiply. */
export function expanded(algebra: Algebra, sum: Expr, improve: Improve): Expr | null {
  const terms = algebra.termsOf(sum);
  if (terms === undefined || ![...terms.keys()].some((term) => hasSum(algebra, term))) return null;
  const node = sumOfTerms(algebra, new Ring(algebra), sum);
  return node === null ? null : improve(node);
}

const hasSum = (algebra: Algebra, term: Expr): boolean =>
  [...algebra.productOf(term).factors.keys()].some(
    (base) => algebra.termsOf(base) !== undefined || !algebra.isAtom(base),
  );

/** A product with its minus sign taken into a sum; a number times a sum, term by term. */
export function numberInside(algebra: Algebra, node: Expr): Expr | null {
  const { coefficient, factors } = algebra.productOf(node);
  const isAlone = factors.size === 1;
  for (const [base, exponent] of factors) {
    const terms = algebra.termsOf(base);
    if (terms === undefined || exponent % 2 === 0) continue;
    if (isAlone && exponent === 1) return sumTimes(algebra, terms, coefficient);
    if (!isNegative(coefficient)) return null;
    const turned = sumTimes(algebra, terms, negative(one));
    const others = new Map([...factors].filter(([factor]) => factor !== base));
    const rest = new Factors(algebra).include({ coefficient: negative(coefficient), factors: others });
    return turned === null ? null : rest.multiply(turned, exponent).product();
  }
  return null;
}

const sumTimes = (algebra: Algebra, terms: Terms, number: Rational): Expr | null =>
  sumOf(
    algebra,
    [...terms].map(([term, coefficient]) => [term, times(coefficient, number)] as const),
  );

/** A product of different sums multiplied out, above the line or below it. */
export function multipliedOut(algebra: Algebra, node: Expr, improve: Improve): Expr | null {
  const sideOut = (side: 1 | -1, part: Expr) => sumsMultipliedOut(algebra, part, side, improve) ?? part;
  const result = sideOut(-1, sideOut(1, node));
  return result === node ? null : result;
}

/** Products of terms that are worth working out. */
const MOST_PRODUCTS = 128;

/** How many products of terms there are in a product of powers of sums. */
const sizeOf = (algebra: Algebra, sums: readonly (readonly [Expr, number])[]): number =>
  sums.reduce((size, [sum, exponent]) => size * (algebra.termsOf(sum)?.size ?? 1) ** Math.abs(exponent), 1);

/** A product of sums that bring more letters and functions than they are many has no like terms to speak of. */
function mayCollapse(algebra: Algebra, sums: readonly (readonly [Expr, number])[]): boolean {
  const atoms = new Set<Expr>();
  for (const [sum] of sums) {
    for (const term of algebra.termsOf(sum)?.keys() ?? []) {
      for (const base of algebra.productOf(term).factors.keys()) atoms.add(base);
    }
  }
  return atoms.size <= sums.length;
}

/** The sums on one side of the line multiplied out; null where there are fewer than two. */
function sumsMultipliedOut(algebra: Algebra, node: Expr, side: 1 | -1, improve: Improve): Expr | null {
  const { coefficient, factors } = algebra.productOf(node);
  const sums = [...factors].filter(([base, exponent]) => exponent * side > 0 && algebra.termsOf(base) !== undefined);
  if (sums.length < 2 || sizeOf(algebra, sums) > MOST_PRODUCTS || !mayCollapse(algebra, sums)) return null;
  const powers = new Map(sums.map(([sum, exponent]) => [sum, exponent * side]));
  const product = sumOfTerms(algebra, new Ring(algebra), algebra.product({ coefficient: one, factors: powers }));
  if (product === null) return null;
  const rest = new Map([...factors].filter(([base]) => !powers.has(base)));
  const result = new Factors(algebra)
    .include({ coefficient, factors: rest })
    .multiply(improve(product), side)
    .product();
  return result !== null && algebra.costs.of(result) < algebra.costs.of(node) ? result : null;
}
