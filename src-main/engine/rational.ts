import type { Decimal } from './decimal.ts';
import { type Constant, type Expr, constant } from './expr.ts';

/**
 * An exact coefficient, `numerator / denominator` with a decimal above and a positive integer below: it keeps 0.5 a
 * decimal and 1/3 a fraction.
 */
export interface Rational {
  readonly numerator: Decimal;
  readonly denominator: bigint;
}

export const one: Rational = { numerator: { digits: 1n, exponent: 0 }, denominator: 1n };
const zero: Rational = { numerator: { digits: 0n, exponent: 0 }, denominator: 1n };

function rationalOf(numerator: Decimal): Rational {
  return { numerator, denominator: 1n };
}

/** The exact value of a literal; null for e and pi, and for a literal that is too long to calculate with. */
export function exactValue(node: Constant): Rational | null {
  const value = node.exact === null ? null : rationalOf(node.exact);
  if (value === null || !isReadable(value)) return null;
  return node.value === 1 ? one : reduced(value.numerator.digits, value.numerator.exponent, 1n);
}

export function isZero(a: Rational): boolean {
  return a.numerator.digits === 0n;
}

export function isNegative(a: Rational): boolean {
  return a.numerator.digits < 0n;
}

/** Whether `a` is 1 or -1. */
export function isUnit({ numerator: { digits, exponent }, denominator }: Rational): boolean {
  return (digits === 1n || digits === -1n) && exponent === 0 && denominator === 1n;
}

export function negative({ numerator: { digits, exponent }, denominator }: Rational): Rational {
  return { numerator: { digits: -digits, exponent }, denominator };
}

export function times(a: Rational, b: Rational): Rational {
  if (a === one) return b;
  if (b === one) return a;
  return reduced(
    a.numerator.digits * b.numerator.digits,
    a.numerator.exponent + b.numerator.exponent,
    a.denominator * b.denominator,
  );
}

/** One over `a`, which is not zero. */
export function reciprocal({ numerator: { digits, exponent }, denominator }: Rational): Rational {
  const sign = digits < 0n ? -1n : 1n;
  const above = exponent < 0 ? tenTo(-exponent) : 1n;
  const below = exponent > 0 ? tenTo(exponent) : 1n;
  return reduced(sign * denominator * above, 0, sign * digits * below);
}

/** @example quotient(one, one) // one */
export function quotient(a: Rational, b: Rational): Rational {
  return times(a, reciprocal(b));
}

/** The integer that it is; null for a fraction, and for what floating point does not hold. */
export function integerValue({ numerator: { digits, exponent }, denominator }: Rational): number | null {
  if (denominator !== 1n || exponent < 0 || exponent > 15) return null;
  const value = Number(digits) * 10 ** exponent;
  return Number.isSafeInteger(value) ? value : null;
}

export function fraction(numerator: number, denominator: number): Rational {
  return reduced(BigInt(Math.sign(denominator) * numerator), 0, BigInt(Math.abs(denominator)));
}

export function plus(a: Rational, b: Rational): Rational {
  const exponent = Math.min(a.numerator.exponent, b.numerator.exponent);
  const lift = ({ numerator }: Rational) => numerator.digits * tenTo(numerator.exponent - exponent);
  return reduced(lift(a) * b.denominator + lift(b) * a.denominator, exponent, a.denominator * b.denominator);
}

/** The two sides of the fraction as literals. */
export function sides({ numerator, denominator }: Rational): { above: Expr; below: Expr } {
  return { above: literalOf(numerator), below: literalOf({ digits: denominator, exponent: 0 }) };
}

/** The literal of a decimal; a short integer is looked up without being written out first. */
function literalOf(decimal: Decimal): Expr {
  const value = Number(decimal.digits);
  return constant(decimal.exponent === 0 && Number.isSafeInteger(value) ? value : decimal);
}

/** Digits beyond which exact arithmetic is given up: nobody reads them, and their number would grow without bound. */
const READABLE_DIGITS = 40;
const READABLE_LIMIT = 10n ** BigInt(READABLE_DIGITS);

/** Whether the number is short enough to be written out, and far from the limits of floating point. */
export function isReadable({ numerator: { digits, exponent }, denominator }: Rational): boolean {
  const limit = READABLE_LIMIT;
  return digits < limit && -digits < limit && denominator < limit && Math.abs(exponent) <= READABLE_DIGITS;
}

const tenTo = (exponent: number): bigint => 10n ** BigInt(exponent);

/** In lowest terms; a decimal takes factors 2 and 5 out of the denominator, so that 0.5/2 is 0.25. */
function reduced(digits: bigint, exponent: number, denominator: bigint): Rational {
  if (digits === 0n) return zero;
  if (exponent === 0 && denominator === 1n) return { numerator: { digits, exponent: 0 }, denominator };
  const whole = exponent > 0 ? digits * tenTo(exponent) : digits;
  const common = greatestDivisor(whole < 0n ? -whole : whole, denominator);
  let [above, below, shift] = [whole / common, denominator / common, Math.min(exponent, 0)];
  while (shift < 0 && (below % 2n === 0n || below % 5n === 0n)) {
    const factor = below % 2n === 0n ? 2n : 5n;
    [above, below, shift] = [above * (10n / factor), below / factor, shift - 1];
  }
  while (shift < 0 && above % 10n === 0n) [above, shift] = [above / 10n, shift + 1];
  return { numerator: { digits: above, exponent: shift }, denominator: below };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [greater, lesser] = [a, b];
  while (lesser !== 0n) [greater, lesser] = [lesser, greater % lesser];
  return greater;
}
