import { chainOf, headNodes, partsOf } from './chain.ts';
import { type Expr, type Operation, apply, constant, integerOf, topological } from './expr.ts';
import { definitionOf } from './ops/catalog.ts';
import { type Product, ProductBuilder, assemble } from './product.ts';
import {
  type Rational,
  exactValue,
  isNegative,
  isReadable,
  isUnit,
  isZero,
  negative,
  one,
  plus,
  times,
} from './rational.ts';

/** Rewriting steps that may still be taken; shared by all expressions of one answer. */
export interface Effort {
  steps: number;
}

const USUAL_STEPS = 50_000;

/**
 * Rewrites an expression as a textbook writes it: numbers worked out exactly, like terms and like factors collected, a
 * number in front. It never multiplies out, and never takes a root and a power together, so `sqrt(x^2)` stays.
 *
 * The value is the same wherever the expression has one; like a textbook it fills holes such as that of x/x at 0, which
 * is why numbers are always evaluated from the expression as it was before. When the effort is spent, what is left
 * stays as it stands.
 * @example simplify(parse('x*3/3 + x')) // parse('2*x')
 */
export function simplify(expression: Expr, effort: Effort = { steps: USUAL_STEPS }): Expr {
  return new Simplifier(effort).simplify(expression);
}

/** Arguments at which a function's value, when it is an integer, is exact: sin(0), exp(0), log(1), log(e). */
const PLAIN_ARGUMENTS: ReadonlySet<string> = new Set(['-1', '0', '1', 'e']);

/** Simplifies expressions that share nodes; every node is rewritten once for all of them. */
export class Simplifier {
  readonly #results = new Map<Expr, Expr>();
  /** What the products among the results are made of. */
  readonly #products = new Map<Expr, Product>();
  /** What the sums among the results are made of: a coefficient for every term without its number. */
  readonly #sums = new Map<Expr, ReadonlyMap<Expr, Rational>>();
  /** The first factor of its terms that came up: `1 + x` is taken as `x + 1` where that did, `1 - x` as `-(x - 1)`. */
  readonly #sumFactors = new Map<string, Expr>();

  constructor(readonly effort: Effort) {}

  simplify(expression: Expr): Expr {
    if (this.effort.steps <= 0) return this.#resultOf(expression);
    const order = topological([expression], (node) => this.#results.has(node));
    const heads = headNodes(expression, order);
    for (const node of order) {
      if (heads.has(node)) this.#results.set(node, this.#rewrite(node));
    }
    return this.#resultOf(expression);
  }

  #resultOf(node: Expr): Expr {
    return this.#results.get(node) ?? node;
  }

  #rewrite(node: Expr): Expr {
    if (node.kind !== 'operation' || this.effort.steps <= 0) return node;
    const chain = chainOf(node);
    if (chain === 'sum') return this.#rewriteSum(node);
    return chain === 'product' ? this.#rewriteProduct(node) : this.#rewriteCall(node);
  }

  /** A function of simplified arguments, worked out where that is exact. */
  #rewriteCall(node: Operation): Expr {
    this.effort.steps -= 1;
    const args = node.args.map((arg) => this.#resultOf(arg));
    const [a, b] = args;
    const power = node.op === 'pow' && b !== undefined ? integerOf(b) : null;
    if (a !== undefined && power !== null) return this.#raised(a, power);
    const definition = definitionOf(node.op);
    if (definition.arity === 1 && a?.kind === 'constant' && PLAIN_ARGUMENTS.has(a.literal)) {
      const value = definition.value(a.value);
      if (Number.isSafeInteger(value)) return constant(value);
    }
    return apply(node.op, ...args);
  }

  #raised(base: Expr, exponent: number): Expr {
    const product = new ProductBuilder();
    this.#include(product, base, exponent);
    return product.isExact ? this.#assembled(product) : apply('pow', base, constant(exponent));
  }

  /** Collects the factors of a chain of products, quotients and powers. */
  #rewriteProduct(root: Operation): Expr {
    const product = new ProductBuilder();
    const stack = [{ node: root as Expr, weight: 1, isLink: true }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (--this.effort.steps < 0) return root;
      const { node, weight, isLink } = top;
      if (!isLink || node.kind !== 'operation') this.#include(product, this.#resultOf(node), weight);
      else {
        if (node.op === 'neg') product.negate();
        const parts = partsOf(node, 'product').reverse();
        stack.push(...parts.map((part) => ({ ...part, weight: part.weight * weight })));
      }
    }
    return product.isExact ? this.#assembled(product) : root;
  }

  /** Multiplies `product` by a simplified expression to a power; a product in brackets is not multiplied out. */
  #include(product: ProductBuilder, node: Expr, exponent: number): void {
    const { coefficient, factors } = this.#asProduct(node);
    const isNumber = factors.size === 0;
    const isPlain =
      Math.abs(exponent) === 1 || isNumber || (factors.size === 1 && isUnit(coefficient) && !isNegative(coefficient));
    if (!isPlain || !product.scale(coefficient, exponent)) return product.include(node, exponent);
    this.effort.steps -= factors.size;
    for (const [base, power] of factors) this.#includeFactor(product, base, power * exponent);
  }

  /** Multiplies `product` by a factor to a power, a sum in the order and with the signs in which it first came up. */
  #includeFactor(product: ProductBuilder, base: Expr, exponent: number): void {
    const terms = this.#sums.get(base);
    if (terms === undefined) return product.include(base, exponent);
    this.effort.steps -= terms.size;
    const key = keyOf(terms);
    const opposite = this.#sumFactors.get(keyOf(new Map([...terms].map(([term, number]) => [term, negative(number)]))));
    if (opposite === undefined) {
      const first = this.#sumFactors.get(key) ?? base;
      this.#sumFactors.set(key, first);
      return product.include(first, exponent);
    }
    if (exponent % 2 !== 0) product.negate();
    product.include(opposite, exponent);
  }

  #asProduct(node: Expr): Product {
    const known = this.#products.get(node);
    if (known !== undefined) return known;
    const number = node.kind === 'constant' ? exactValue(node) : null;
    if (number !== null) return { coefficient: number, factors: new Map() };
    return { coefficient: one, factors: new Map([[node, 1]]) };
  }

  #assembled(product: Product): Expr {
    const node = assemble(product);
    if (!this.#products.has(node)) this.#products.set(node, product);
    return node;
  }

  /** Collects the terms of a chain of sums and differences. */
  #rewriteSum(root: Operation): Expr {
    const terms = new Map<Expr, Rational>();
    const stack = [{ node: root as Expr, weight: 1, isLink: true }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (--this.effort.steps < 0) return root;
      const { node, weight, isLink } = top;
      if (!isLink || node.kind !== 'operation') {
        if (!this.#addTerm(terms, this.#resultOf(node), weight < 0)) return root;
      } else {
        const parts = partsOf(node, 'sum').reverse();
        stack.push(...parts.map((part) => ({ ...part, weight: part.weight * weight })));
      }
    }
    return this.#assembledSum(terms);
  }

  /** Adds a simplified expression, a sum term by term; false when a coefficient can no longer be read. */
  #addTerm(terms: Map<Expr, Rational>, node: Expr, isSubtracted: boolean): boolean {
    const { coefficient, factors } = this.#asProduct(node);
    const term = coefficient === one ? node : this.#assembled({ coefficient: one, factors });
    const inner = isUnit(coefficient) ? this.#sums.get(term) : undefined;
    const number = isSubtracted ? negative(coefficient) : coefficient;
    for (const [part, own] of inner ?? [[term, one] as const]) {
      this.effort.steps -= 1;
      const amount = times(number, own);
      const before = terms.get(part);
      const sum = before === undefined ? amount : plus(before, amount);
      if (!isReadable(sum)) return false;
      terms.set(part, sum);
    }
    return true;
  }

  /** Writes a sum in the order its terms came up, except that a term without minus sign goes first. */
  #assembledSum(terms: Map<Expr, Rational>): Expr {
    const present = [...terms].filter(([, coefficient]) => !isZero(coefficient));
    const positive = present.findIndex(([, coefficient]) => !isNegative(coefficient));
    if (positive > 0) present.unshift(...present.splice(positive, 1));
    const [first, ...rest] = present;
    if (first === undefined) return constant(0);
    let sum = this.#timesNumber(...first);
    for (const [term, coefficient] of rest) {
      sum = isNegative(coefficient)
        ? apply('sub', sum, this.#timesNumber(term, negative(coefficient)))
        : apply('add', sum, this.#timesNumber(term, coefficient));
    }
    if (rest.length > 0) this.#sums.set(sum, new Map(present));
    return sum;
  }

  #timesNumber(term: Expr, coefficient: Rational): Expr {
    return this.#assembled({ coefficient, factors: this.#asProduct(term).factors });
  }
}

/** The same text for the same terms in any order. */
function keyOf(terms: ReadonlyMap<Expr, Rational>): string {
  const written = [...terms].map(
    ([
      { id },
      {
        numerator: { digits, exponent },
        denominator,
      },
    ]) => `${id}:${digits}e${exponent}/${denominator}`,
  );
  return written.sort().join(' ');
}
