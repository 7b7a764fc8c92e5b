import { type Expr, type Operation, apply, constant } from '../expr.ts';
import { type Rational, exactValue, isNegative, isZero, negative, one } from '../rational.ts';
import { Costs } from './cost.ts';
import { type Product, assemble, inOrder } from './product.ts';
import type { Effort } from './rules.ts';

/** A sum: a coefficient for every term without its number; a number alone is the coefficient of 1. */
export type Terms = ReadonlyMap<Expr, Rational>;

/**
 * Expressions as sums of products with exact coefficients, and back. What it wrote itself it knows by heart, so
 * reading a result costs nothing; any other node is a factor or a term as it stands.
 */
export class Algebra {
  readonly #products = new Map<Expr, Product>();
  readonly #sums = new Map<Expr, Terms>();
  readonly #keys = new Map<Expr, { own: string; opposite: string }>();
  /** The product that a term was last taken from, so that it is not put together again. */
  readonly #numbered = new Map<Expr, { readonly coefficient: Rational; readonly node: Expr }>();
  readonly #atoms = new Map<Expr, ReadonlySet<Expr>>();
  readonly costs = new Costs();

  constructor(readonly effort: Effort) {}

  /** The factors of a simplified expression. */
  productOf(node: Expr): Product {
    const known = this.#products.get(node);
    if (known !== undefined) return known;
    const number = node.kind === 'constant' ? exactValue(node) : null;
    const factors = new Map(number === null ? [[node, 1]] : []);
    const product = { coefficient: number ?? one, factors };
    this.#products.set(node, product);
    return product;
  }

  /** The terms of a sum of at least two; undefined for everything else. */
  termsOf(node: Expr): Terms | undefined {
    return this.#sums.get(node);
  }

  /** Whether a simplified expression is a factor as it stands, and no product of others. */
  isAtom(node: Expr): boolean {
    return this.productOf(node).factors.get(node) === 1;
  }

  product({ coefficient, factors }: Product): Expr {
    const product = { coefficient, factors: inOrder(factors) };
    const node = assemble(product);
    if (node.kind === 'operation' && product.factors.get(node) !== 1) this.#products.set(node, product);
    return node;
  }

  /** Writes a sum in the order its terms came up, except that a term without minus sign goes first. */
  sum(terms: Terms): Expr {
    const present = [...terms].filter(([, coefficient]) => !isZero(coefficient));
    const positive = present.findIndex(([, coefficient]) => !isNegative(coefficient));
    if (positive > 0) present.unshift(...present.splice(positive, 1));
    const [first, ...rest] = present;
    if (first === undefined) return constant(0);
    let sum = this.timesNumber(...first);
    for (const [term, coefficient] of rest) {
      sum = isNegative(coefficient)
        ? apply('sub', sum, this.timesNumber(term, negative(coefficient)))
        : apply('add', sum, this.timesNumber(term, coefficient));
    }
    if (rest.length > 0) this.#sums.set(sum, new Map(present));
    return sum;
  }

  timesNumber(term: Expr, coefficient: Rational): Expr {
    if (coefficient === one) return term;
    const known = this.#numbered.get(term);
    if (known?.coefficient === coefficient) return known.node;
    return this.product({ coefficient, factors: this.productOf(term).factors });
  }

  /** A product without its number. */
  withoutNumber(node: Expr): Expr {
    const { coefficient, factors } = this.productOf(node);
    if (coefficient === one) return node;
    const term = this.product({ coefficient: one, factors });
    this.#numbered.set(term, { coefficient, node });
    return term;
  }

  /** The letters, functions and roots that a simplified sum is a polynomial in. */
  atomsOf(node: Expr): ReadonlySet<Expr> {
    const known = this.#atoms.get(node);
    if (known !== undefined) return known;
    const atoms = new Set<Expr>();
    const seen = new Set([node]);
    for (const top of seen) {
      for (const part of this.termsOf(top)?.keys() ?? this.productOf(top).factors.keys()) {
        seen.add(part);
        if (part === top && part.kind !== 'constant') atoms.add(part);
      }
    }
    this.#atoms.set(node, atoms);
    return atoms;
  }

  /** Texts that are the same for the same terms in any order: of a sum, and of the sum with all signs turned. */
  keysOf(sum: Expr, terms: Terms): { own: string; opposite: string } {
    const known = this.#keys.get(sum);
    if (known !== undefined) return known;
    this.effort.steps -= terms.size;
    const keys = { own: keyOf(terms, false), opposite: keyOf(terms, true) };
    this.#keys.set(sum, keys);
    return keys;
  }
}

function keyOf(terms: Terms, isOpposite: boolean): string {
  const written = [...terms].map(([{ id }, { numerator, denominator }]) => {
    const digits = isOpposite ? -numerator.digits : numerator.digits;
    return `${id}:${digits}e${numerator.exponent}/${denominator}`;
  });
  return written.sort().join(' ');
}

/** The argument of a call of that function; null for any other node. */
export function argumentOf(node: Expr, ...ops: readonly string[]): Expr | null {
  return node.kind === 'operation' && ops.includes(node.op) ? (node.args[0] ?? null) : null;
}

/** The two arguments of such an operation; null for any other node. */
export function pairOf(node: Expr, op: string): readonly [Expr, Expr] | null {
  if (!isCall(node, op)) return null;
  const [a, b] = node.args;
  return a !== undefined && b !== undefined ? [a, b] : null;
}

export function isCall(node: Expr, op: string): node is Operation {
  return node.kind === 'operation' && node.op === op;
}
