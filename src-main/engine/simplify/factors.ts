import type { Expr } from '../expr.ts';
import { isNegative, isUnit } from '../rational.ts';
import type { Algebra } from './algebra.ts';
import { Alignment } from './alignment.ts';
import { type Merge, mergeable, merges as allMerges } from './powers.ts';
import { type Product, ProductBuilder } from './product.ts';
import type { Rule } from './rules.ts';

/** Collects simplified factors, and writes the product of them. */
export class Factors {
  readonly #product = new ProductBuilder();
  #alignment: Alignment | null = null;
  /** Whether there are factors that a merge may take together. */
  #isMergeable = false;
  /** The rule that did most: worked numbers out, collected equal factors, or merged some. */
  rule: Rule = 'exact-number';

  /** @param merges what may be tried; a merge is not tried on what it has made itself */
  constructor(
    readonly algebra: Algebra,
    readonly merges: readonly Merge[] = allMerges,
  ) {}

  negate(): this {
    this.#product.negate();
    return this;
  }

  /** Multiplies by a simplified expression to a power; a product in brackets is not multiplied out. */
  multiply(node: Expr, exponent = 1): this {
    const { coefficient, factors } = this.algebra.productOf(node);
    const isNumber = factors.size === 0;
    const isPlain =
      Math.abs(exponent) === 1 || isNumber || (factors.size === 1 && isUnit(coefficient) && !isNegative(coefficient));
    if (!isPlain || !this.#product.scale(coefficient, exponent)) {
      this.#isMergeable = true;
      this.#product.include(node, exponent);
    } else for (const [base, power] of factors) this.#multiplyBase(base, power * exponent);
    return this;
  }

  /** Multiplies by a product, factor by factor, to a power. */
  include({ coefficient, factors }: Product, exponent = 1): this {
    if (!this.#product.scale(coefficient, exponent)) this.#product.isExact = false;
    for (const [base, power] of factors) this.#multiplyBase(base, power * exponent);
    return this;
  }

  #multiplyBase(base: Expr, exponent: number): void {
    this.algebra.effort.steps -= 1;
    this.rule = 'collect-factors';
    const terms = this.algebra.termsOf(base);
    if (terms === undefined) {
      this.#isMergeable ||= base.kind === 'operation' && mergeable.has(base.op);
      return this.#product.include(base, exponent);
    }
    this.#alignment ??= new Alignment(this.algebra);
    const { sum, isOpposite } = this.#alignment.of(base, terms);
    if (isOpposite && exponent % 2 !== 0) this.#product.negate();
    this.#product.include(sum, exponent);
  }

  /** The product as it is, or as a merge of its powers makes it smaller; null when a number cannot be written. */
  product(): Expr | null {
    if (!this.#product.isExact) return null;
    let best = this.algebra.product(this.#product);
    if (!this.#isMergeable) return best;
    for (const merge of this.merges) {
      const merged = this.#merged(merge, best);
      if (merged === null || merged === best) continue;
      if (this.algebra.costs.of(merged) > this.algebra.costs.of(best) - (merge.isCanonical ? 0 : 1)) continue;
      [best, this.rule] = [merged, merge.rule];
    }
    return best;
  }

  #merged(merge: Merge, best: Expr): Expr | null {
    const parts = merge.apply(this.algebra, this.algebra.productOf(best));
    if (parts === null) return null;
    const others = this.merges.filter((other) => other !== merge);
    const factors = new Factors(this.algebra, others).include(parts.kept);
    for (const [node, exponent] of parts.merged) factors.multiply(node, exponent);
    return factors.product();
  }
}

/** The product of simplified expressions; null when a number in it cannot be written. */
export function productOf(algebra: Algebra, ...factors: readonly Expr[]): Expr | null {
  return factors.reduce((product, factor) => product.multiply(factor), new Factors(algebra)).product();
}

/** A simplified term with its powers of products multiplied out. */
export function withoutBrackets(algebra: Algebra, term: Expr): Expr | null {
  const { coefficient, factors } = algebra.productOf(term);
  const isBracket = (base: Expr) => base.kind === 'operation' && !algebra.isAtom(base);
  if (![...factors.keys()].some(isBracket)) return term;
  const product = new Factors(algebra).include({ coefficient, factors: new Map() });
  for (const [base, exponent] of factors) {
    if (isBracket(base)) product.include(algebra.productOf(base), exponent);
    else product.multiply(base, exponent);
  }
  return product.product();
}
