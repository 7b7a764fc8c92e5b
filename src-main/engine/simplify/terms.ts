import type { Expr } from '../expr.ts';
import { type Rational, isReadable, isUnit, one, plus, times } from '../rational.ts';
import type { Algebra, Terms } from './algebra.ts';
import { Alignment } from './alignment.ts';
import { type Product, ProductBuilder } from './product.ts';
import type { Rule } from './rules.ts';

/** Collects simplified terms, and writes the sum of them. */
export class TermCollector {
  readonly #terms = new Map<Expr, Rational>();
  #alignment: Alignment | null = null;
  rule: Rule = 'exact-number';
  /** False when a coefficient came up that nobody could read. */
  isReadable = true;

  constructor(readonly algebra: Algebra) {}

  /** Adds a number times a simplified expression, a sum term by term. */
  add(node: Expr, number: Rational = one): this {
    const product = this.algebra.productOf(node);
    const { coefficient, factors } = this.#aligned(product);
    const isSame = factors === product.factors;
    const term = isSame ? this.algebra.withoutNumber(node) : this.algebra.product({ coefficient: one, factors });
    const amount = coefficient === one ? number : times(number, coefficient);
    const inner = isUnit(amount) ? this.algebra.termsOf(term) : undefined;
    if (inner === undefined) this.#addTerm(term, amount);
    else for (const [part, own] of inner) this.#addTerm(part, times(amount, own));
    return this;
  }

  #addTerm(term: Expr, amount: Rational): void {
    this.algebra.effort.steps -= 1;
    if (term.kind !== 'constant') this.rule = 'collect-terms';
    const before = this.#terms.get(term);
    const sum = before === undefined ? amount : plus(before, amount);
    if (!isReadable(sum)) this.isReadable = false;
    this.#terms.set(term, sum);
  }

  /** The product with its sums as they came up first, so that 1/(x-1) and 1/(1-x) are like terms. */
  #aligned(product: Product): Product {
    if (!this.#hasSum(product)) return product;
    const aligned = new ProductBuilder();
    let isSame = true;
    for (const [base, exponent] of product.factors) {
      const terms = this.algebra.termsOf(base);
      const { sum, isOpposite } = terms ? this.#align(base, terms) : { sum: base, isOpposite: false };
      if (sum !== base) isSame = false;
      if (isOpposite && exponent % 2 !== 0) aligned.negate();
      aligned.include(sum, exponent);
    }
    return isSame || !aligned.scale(product.coefficient, 1) ? product : aligned;
  }

  /** Whether there is a sum among the factors; a sum alone is taken term by term. */
  #hasSum({ factors }: Product): boolean {
    for (const [base, exponent] of factors) {
      if (this.algebra.termsOf(base) !== undefined) return factors.size > 1 || exponent !== 1;
    }
    return false;
  }

  #align(sum: Expr, terms: Terms): { sum: Expr; isOpposite: boolean } {
    this.#alignment ??= new Alignment(this.algebra);
    return this.#alignment.of(sum, terms);
  }

  terms(): Terms {
    return this.#terms;
  }

  /** The sum; null when a number in it could not be read. */
  sum(): Expr | null {
    return this.isReadable ? this.algebra.sum(this.#terms) : null;
  }
}

/** The sum of terms that are simplified already; null when a number in it could not be read. */
export function sumOf(algebra: Algebra, terms: Iterable<readonly [Expr, Rational]>): Expr | null {
  const collector = new TermCollector(algebra);
  for (const [term, coefficient] of terms) collector.add(term, coefficient);
  return collector.sum();
}
