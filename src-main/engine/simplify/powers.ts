import { type Expr, ONE, apply, constant } from '../expr.ts';
import { type Rational, fraction, integerValue, isNegative, negative, one, times } from '../rational.ts';
import { type Algebra, argumentOf, pairOf } from './algebra.ts';
import { compareFactors } from './ordering.ts';
import type { Product } from './product.ts';
import type { Rule } from './rules.ts';
import { TermCollector } from './terms.ts';

/** Factors of a product that stay, and powers by which they are multiplied in place of the others. */
interface Merged {
  readonly kept: Product;
  readonly merged: readonly (readonly [Expr, number])[];
}

/** Another way to write a product; taken where that is smaller. */
export interface Merge {
  readonly rule: Rule;
  /** Taken where it is no larger too, so that like terms meet in one form. */
  readonly isCanonical?: true;
  readonly apply: (algebra: Algebra, product: Product) => Merged | null;
}

/** In the order in which they are tried, each on what the one before it left. */
export const merges: readonly Merge[] = [
  { rule: 'absolute-value', apply: withoutAbsoluteValues },
  { rule: 'merge-powers', isCanonical: true, apply: withPowersMerged },
  { rule: 'merge-exponentials', apply: withExponentialsMerged },
  { rule: 'multiply-out-power', apply: withPowersMultipliedOut },
];

/** The operations that merges look for, products in brackets among them. */
export const mergeable: ReadonlySet<string> = new Set(['abs', 'sqrt', 'cbrt', 'pow', 'exp', 'mul', 'div', 'neg']);

/** The factors, with some taken out. */
function without({ coefficient, factors }: Product, ...bases: readonly Expr[]): Product {
  return { coefficient, factors: new Map([...factors].filter(([base]) => !bases.includes(base))) };
}

/** An even power of |u| is one of u; sgn u times |u| is u. */
function withoutAbsoluteValues(_algebra: Algebra, product: Product): Merged | null {
  for (const [base, exponent] of product.factors) {
    const inner = argumentOf(base, 'abs');
    if (inner === null) continue;
    if (exponent % 2 === 0) return { kept: without(product, base), merged: [[inner, exponent]] };
    const sign = apply('sign', inner);
    const isPair = product.factors.get(sign) === 1 && exponent === 1;
    if (isPair) return { kept: without(product, base, sign), merged: [[inner, 1]] };
  }
  return null;
}

/** Roots and powers of one base become one power. */
function withPowersMerged(algebra: Algebra, product: Product): Merged | null {
  if (![...product.factors.keys()].some(hasExponent)) return null;
  const groups = new Map<Expr, Expr[]>();
  for (const factor of product.factors.keys()) {
    const { base } = asPower(factor);
    groups.set(base, [...(groups.get(base) ?? []), factor]);
  }
  for (const [base, members] of groups) {
    if (!isMergeable(algebra, product, base, members)) continue;
    const power = cubeOf(product, members) ?? mergedPower(algebra, product, members, base);
    if (power !== null && product.factors.get(power[0]) !== power[1])
      return { kept: without(product, ...members), merged: [power] };
  }
  return null;
}

/** Several powers of one base, or a power whose exponent is a number that may be written otherwise. */
function isMergeable(algebra: Algebra, { factors }: Product, base: Expr, members: readonly Expr[]): boolean {
  const [member] = members;
  if (member === undefined || members.length > 1) return members.length > 1;
  const [, exponent] = pairOf(member, 'pow') ?? [];
  const isNumber = exponent !== undefined && algebra.productOf(exponent).factors.size === 0;
  const count = factors.get(member) ?? 0;
  return member === base ? count % 3 === 0 && argumentOf(base, 'cbrt') !== null : isNumber || Math.abs(count) > 1;
}

const hasExponent = (node: Expr): boolean =>
  node.kind === 'operation' && (node.op === 'sqrt' || node.op === 'cbrt' || node.op === 'pow');

function asPower(factor: Expr): { base: Expr; exponent: Expr | Rational } {
  const [base, exponent] = pairOf(factor, 'pow') ?? [];
  if (base !== undefined && exponent !== undefined) return { base, exponent };
  const radicand = argumentOf(factor, 'sqrt');
  return radicand === null ? { base: factor, exponent: one } : { base: radicand, exponent: fraction(1, 2) };
}

/** A third power of a cube root is its radicand, whatever the sign. */
function cubeOf({ factors }: Product, members: readonly Expr[]): readonly [Expr, number] | null {
  const [member] = members;
  const radicand = member === undefined ? null : argumentOf(member, 'cbrt');
  const exponent = member === undefined ? 0 : (factors.get(member) ?? 0);
  return radicand !== null && exponent % 3 === 0 ? [radicand, exponent / 3] : null;
}

function mergedPower(
  algebra: Algebra,
  { factors }: Product,
  members: readonly Expr[],
  base: Expr,
): readonly [Expr, number] | null {
  const exponents = new TermCollector(algebra);
  for (const member of members) {
    const { exponent } = asPower(member);
    const count = fraction(factors.get(member) ?? 0, 1);
    if ('kind' in exponent) exponents.add(exponent, count);
    else exponents.add(ONE(), times(count, exponent));
  }
  if (!exponents.isReadable) return null;
  // In one order, however the powers came up, so that equal powers are one node.
  const total = algebra.sum(new Map([...exponents.terms()].sort(([a], [b]) => compareTerms(a, b))));
  const { coefficient, factors: symbols } = algebra.productOf(total);
  return symbols.size === 0 ? powerOf(algebra, base, coefficient) : [apply('pow', base, total), 1];
}

/** The place of a term in an exponent: a number comes last. */
function compareTerms(a: Expr, b: Expr): number {
  return Number(a.kind === 'constant') - Number(b.kind === 'constant') || compareFactors(a, b);
}

/** The power of a base to a number, as a root where it is one, below the line where the number is negative. */
function powerOf(algebra: Algebra, base: Expr, exponent: Rational): readonly [Expr, number] {
  const whole = integerValue(exponent);
  if (whole !== null) return [base, whole];
  const isHalf = exponent.denominator === 2n;
  const twice = isHalf ? integerValue(times(exponent, fraction(2, 1))) : null;
  if (twice !== null) return [apply('sqrt', base), twice];
  const isBelow = isNegative(exponent);
  const size = algebra.timesNumber(constant(1), isBelow ? negative(exponent) : exponent);
  return [apply('pow', base, size), isBelow ? -1 : 1];
}

/** The exponentials among the factors as one exponential of a sum. */
function withExponentialsMerged(algebra: Algebra, product: Product): Merged | null {
  const exponentials = [...product.factors.keys()].filter((base) => argumentOf(base, 'exp') !== null);
  const isAlone = exponentials.length === 1 && (product.factors.get(exponentials[0] ?? ONE()) ?? 0) > 0;
  if (exponentials.length === 0 || isAlone) return null;
  const exponents = new TermCollector(algebra);
  for (const factor of exponentials) {
    exponents.add(argumentOf(factor, 'exp') ?? factor, fraction(product.factors.get(factor) ?? 0, 1));
  }
  const sum = exponents.sum();
  return sum === null ? null : { kept: without(product, ...exponentials), merged: [[apply('exp', sum), 1]] };
}

/** Powers of products in brackets as products of powers. */
function withPowersMultipliedOut(algebra: Algebra, product: Product): Merged | null {
  const isBracket = (base: Expr) => base.kind === 'operation' && !algebra.isAtom(base);
  const brackets = [...product.factors].filter(([base]) => isBracket(base));
  if (brackets.length === 0) return null;
  const merged = brackets.flatMap(([bracket, exponent]) => {
    const { coefficient, factors } = algebra.productOf(bracket);
    const number = [algebra.timesNumber(constant(1), coefficient), exponent] as const;
    return [number, ...[...factors].map(([base, power]) => [base, power * exponent] as const)];
  });
  return { kept: without(product, ...brackets.map(([base]) => base)), merged };
}
