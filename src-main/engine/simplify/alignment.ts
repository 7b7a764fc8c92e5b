import type { Expr } from '../expr.ts';
import type { Algebra, Terms } from './algebra.ts';

/** Takes sums of one product, or of one sum of products, in the order and with the signs in which each first came up. */
export class Alignment {
  readonly #first = new Map<string, Expr>();

  constructor(readonly algebra: Algebra) {}

  /** `1 + x` is taken as `x + 1` where that came up before, `1 - x` as the opposite of `x - 1`. */
  of(sum: Expr, terms: Terms): { sum: Expr; isOpposite: boolean } {
    const { own, opposite } = this.algebra.keysOf(sum, terms);
    const turned = this.#first.get(opposite);
    if (turned !== undefined) return { sum: turned, isOpposite: true };
    const first = this.#first.get(own) ?? sum;
    this.#first.set(own, first);
    return { sum: first, isOpposite: false };
  }
}
