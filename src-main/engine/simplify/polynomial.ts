import type { Expr } from '../expr.ts';
import { type Rational, isReadable, isZero, negative, one, plus, quotient, times } from '../rational.ts';
import type { Algebra, Terms } from './algebra.ts';
import { TermCollector } from './terms.ts';

interface Monomial {
  /** The exponent of each atom, by its number in the ring, up to the last that is not 0. */
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

/** A sum of monomials by the text of their exponents. */
type Polynomial = ReadonlyMap<string, Monomial>;

/** Larger polynomials nobody reads, and working with them takes time. */
const LIMITS = { terms: 60, degree: 16, nesting: 8 };

/** Polynomials with exact coefficients in whatever is no sum, product or power: letters, functions, roots. */
export class Ring {
  readonly #numbers = new Map<Expr, number>();
  readonly #atoms: Expr[] = [];

  constructor(readonly algebra: Algebra) {}

  /** A simplified expression multiplied out; null when it is too large or divides by something. */
  polynomial(node: Expr, nesting = 0): Polynomial | null {
    if (nesting > LIMITS.nesting || this.algebra.effort.steps <= 0) return null;
    const terms = this.algebra.termsOf(node) ?? new Map([[node, one]]);
    const sum = new Map<string, Monomial>();
    for (const [term, coefficient] of terms) {
      const product = this.#product(term, coefficient, nesting);
      if (product === null) return null;
      addTo(sum, product.values());
      if (sum.size > LIMITS.terms) return null;
    }
    return sum;
  }

  #product(term: Expr, number: Rational, nesting: number): Polynomial | null {
    const { coefficient, factors } = this.algebra.productOf(term);
    let product: Polynomial | null = single([], times(number, coefficient));
    for (const [base, exponent] of factors) {
      if (exponent < 0 || exponent > LIMITS.degree) return null;
      product = this.#times(product, base, exponent, nesting);
      if (product === null) return null;
    }
    return product;
  }

  #times(product: Polynomial, base: Expr, exponent: number, nesting: number): Polynomial | null {
    const isAtom = this.algebra.termsOf(base) === undefined && this.algebra.isAtom(base);
    if (isAtom) return multiplied(product, single(this.#exponents(base, exponent), one), this.algebra);
    const power = this.polynomial(base, nesting + 1);
    let result: Polynomial | null = product;
    for (let i = 0; i < exponent && power !== null && result !== null; i++) {
      result = multiplied(result, power, this.algebra);
    }
    return power === null ? null : result;
  }

  #exponents(atom: Expr, exponent: number): number[] {
    const known = this.#numbers.get(atom);
    const number = known ?? this.#atoms.push(atom) - 1;
    if (known === undefined) this.#numbers.set(atom, number);
    return [...Array<number>(number).fill(0), exponent];
  }

  /** The polynomial as a sum, the highest degree first. */
  terms(polynomial: Polynomial): Terms | null {
    const collector = new TermCollector(this.algebra);
    const sorted = [...polynomial.values()].sort((a, b) => degree(b) - degree(a) || compare(b, a));
    for (const { exponents, coefficient } of sorted) {
      const factors = new Map<Expr, number>();
      exponents.forEach((exponent, i) => {
        const atom = this.#atoms[i];
        if (atom !== undefined && exponent !== 0) factors.set(atom, exponent);
      });
      collector.add(this.algebra.product({ coefficient: one, factors }), coefficient);
    }
    return collector.isReadable ? collector.terms() : null;
  }

  /** The quotient when the division leaves nothing over; else null. */
  quotient(dividend: Polynomial, divisor: Polynomial): Polynomial | null {
    const lead = leading(divisor);
    const rest = new Map(dividend);
    const result = new Map<string, Monomial>();
    while (rest.size > 0) {
      const next = dividedBy(leading(rest), lead);
      if (next === null || result.size >= LIMITS.terms) return null;
      this.algebra.effort.steps -= divisor.size;
      addTo(result, [next]);
      const taken = single(next.exponents, negative(next.coefficient));
      const product = multiplied(divisor, taken, this.algebra);
      if (product === null) return null;
      addTo(rest, product.values());
      if (rest.size > LIMITS.terms) return null;
    }
    return result;
  }
}

const degree = ({ exponents }: Monomial): number => exponents.reduce((sum, exponent) => sum + exponent, 0);

function single(exponents: readonly number[], coefficient: Rational): Polynomial {
  return isZero(coefficient) ? new Map() : new Map([[keyOf(exponents), { exponents, coefficient }]]);
}

const keyOf = (exponents: readonly number[]): string => exponents.join();

function addTo(sum: Map<string, Monomial>, monomials: Iterable<Monomial>): void {
  for (const monomial of monomials) {
    const key = keyOf(monomial.exponents);
    const before = sum.get(key);
    const total = before === undefined ? monomial.coefficient : plus(before.coefficient, monomial.coefficient);
    if (isZero(total)) sum.delete(key);
    else sum.set(key, before === undefined ? monomial : { ...monomial, coefficient: total });
  }
}

function multiplied(a: Polynomial, b: Polynomial, algebra: Algebra): Polynomial | null {
  algebra.effort.steps -= a.size * b.size;
  if (a.size * b.size > LIMITS.terms ** 2 || algebra.effort.steps < 0) return null;
  const result = new Map<string, Monomial>();
  for (const left of a.values()) {
    const products = [...b.values()].map((right) => timesMonomial(left, right));
    if (products.some((product) => degree(product) > LIMITS.degree || !isReadable(product.coefficient))) return null;
    addTo(result, products);
  }
  return result.size > LIMITS.terms ? null : result;
}

function timesMonomial(a: Monomial, b: Monomial): Monomial {
  const [longer, shorter] = a.exponents.length < b.exponents.length ? [b, a] : [a, b];
  const exponents = longer.exponents.map((exponent, i) => exponent + (shorter.exponents[i] ?? 0));
  return { exponents, coefficient: times(a.coefficient, b.coefficient) };
}

/** Orders monomials by the exponent of the first atom in which they differ. */
function compare(a: Monomial, b: Monomial): number {
  const length = Math.max(a.exponents.length, b.exponents.length);
  for (let i = 0; i < length; i++) {
    const difference = (a.exponents[i] ?? 0) - (b.exponents[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function leading(polynomial: Polynomial): Monomial {
  return [...polynomial.values()].reduce((best, monomial) => (compare(monomial, best) > 0 ? monomial : best));
}

function dividedBy(a: Monomial, b: Monomial): Monomial | null {
  const length = Math.max(a.exponents.length, b.exponents.length);
  const exponents = Array.from({ length }, (_, i) => (a.exponents[i] ?? 0) - (b.exponents[i] ?? 0));
  if (exponents.some((exponent) => exponent < 0)) return null;
  while (exponents.at(-1) === 0) exponents.pop();
  const coefficient = quotient(a.coefficient, b.coefficient);
  return isReadable(coefficient) ? { exponents, coefficient } : null;
}
