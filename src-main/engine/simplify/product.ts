import { type Expr, apply, constant } from '../expr.ts';
import { type Rational, isReadable, isZero, negative, one, reciprocal, sides, times } from '../rational.ts';
import { compareFactors } from './ordering.ts';

/** An expression taken as an exact number times integer powers of factors that are not products themselves. */
export interface Product {
  readonly coefficient: Rational;
  readonly factors: ReadonlyMap<Expr, number>;
}

/** Numbers are raised to powers up to this one. */
const LARGEST_POWER = 64;

/** A product that is being put together from factors in any order. */
export class ProductBuilder implements Product {
  coefficient: Rational = one;
  readonly factors = new Map<Expr, number>();
  /** False when exponents came up that floating point does not hold exactly. */
  isExact = true;

  negate(): void {
    this.coefficient = negative(this.coefficient);
  }

  /** Multiplies by `base ^ exponent`; equal bases are collected. */
  include(base: Expr, exponent: number): void {
    const total = (this.factors.get(base) ?? 0) + exponent;
    if (!Number.isSafeInteger(total)) this.isExact = false;
    if (total === 0) this.factors.delete(base);
    else this.factors.set(base, total);
  }

  /** Multiplies by a number to a power, when that can be worked out to a number that can be read. */
  scale(number: Rational, exponent: number): boolean {
    if (number === one) return true;
    if (Math.abs(exponent) > LARGEST_POWER || (exponent < 0 && isZero(number))) return false;
    let power = one;
    for (let i = 0; i < Math.abs(exponent) && isReadable(power); i++) power = times(power, number);
    if (!isReadable(power)) return false;
    const scaled = times(this.coefficient, exponent < 0 ? reciprocal(power) : power);
    if (!isReadable(scaled)) return false;
    this.coefficient = scaled;
    return true;
  }
}

/**
 * Writes a product as a textbook does: number, letters, functions, sums; what has a negative exponent below the line.
 * @example assemble({ coefficient: one, factors: new Map([[x, 1], [y, -2]]) }) // parse('x/y^2')
 */
export function assemble({ coefficient, factors }: Product): Expr {
  if (isZero(coefficient)) return constant(0);
  const { above, below } = sides(coefficient);
  const isOpposite = above === constant(-1);
  let top = isOpposite || above === constant(1) ? null : above;
  let bottom = below === constant(1) ? null : below;
  for (const [base, exponent] of inOrder(factors)) {
    const factor = power(base, Math.abs(exponent));
    if (exponent < 0) bottom = bottom === null ? factor : apply('mul', bottom, factor);
    else if (top === null) top = isOpposite ? apply('neg', factor) : factor;
    else top = apply('mul', top, factor);
  }
  return bottom === null ? (top ?? above) : apply('div', top ?? above, bottom);
}

/** Factors that are in order already. */
const ordered = new WeakSet<ReadonlyMap<Expr, number>>();

/** The factors in the order in which they are written. */
export function inOrder(factors: ReadonlyMap<Expr, number>): ReadonlyMap<Expr, number> {
  if (ordered.has(factors)) return factors;
  const sorted = new Map([...factors].sort(([a], [b]) => compareFactors(a, b)));
  ordered.add(sorted);
  return sorted;
}

function power(base: Expr, exponent: number): Expr {
  return exponent === 1 ? base : apply('pow', base, constant(exponent));
}
