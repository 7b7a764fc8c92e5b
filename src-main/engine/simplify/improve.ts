import type { Expr } from '../expr.ts';
import { type Algebra, isCall } from './algebra.ts';
import { addedChoices, mergedChoices } from './choices.ts';
import { factoredOut } from './common-factor.ts';
import {
  cancelled,
  expanded,
  multipliedOut,
  numberInside,
  overCommonDenominator,
  withFractionsInside,
} from './fractions.ts';
import { squaresReplaced, tangentsReplaced } from './identities.ts';
import type { Move, Rule } from './rules.ts';

/** Another form of a simplified sum or product; null where it does not apply. */
interface Form {
  readonly rule: Rule;
  readonly of: (algebra: Algebra, node: Expr, improve: (node: Expr) => Expr) => Expr | null;
  /** Its work grows quickly, so that it is for small expressions only. */
  readonly isCostly?: true;
  /** It is tried only where no form before it was smaller; what another form left is improved by itself. */
  readonly isLast?: true;
}

const formsOfSums: readonly Form[] = [
  { rule: 'choose', of: addedChoices },
  { rule: 'trigonometric-identity', of: squaresReplaced, isCostly: true },
  { rule: 'factor-out', of: factoredOut },
  { rule: 'common-denominator', of: overCommonDenominator, isCostly: true },
  { rule: 'expand', of: expanded, isCostly: true, isLast: true },
];

const formsOfProducts: readonly Form[] = [
  { rule: 'choose', of: mergedChoices },
  { rule: 'trigonometric-identity', of: tangentsReplaced },
  { rule: 'expand', of: numberInside },
  { rule: 'cancel', of: cancelled, isCostly: true },
  { rule: 'common-denominator', of: withFractionsInside, isCostly: true },
  { rule: 'expand', of: multipliedOut, isCostly: true },
];

/** Bounds of what is worth trying: operations written, terms, forms of forms, and forms one after the other. */
const LIMITS = { cost: 400, terms: 60, nesting: 2, rounds: 4 };

/** Replaces sums and products by the smallest of their forms. */
export class Improver {
  /** What was found for each node, by how deep inside another search that was. */
  readonly #moves: readonly Map<Expr, readonly Move[]>[] = Array.from({ length: LIMITS.nesting + 1 }, () => new Map());
  /** Steps that are kept for collecting terms and factors, which comes first. */
  readonly #reserve: number;

  constructor(readonly algebra: Algebra) {
    this.#reserve = algebra.effort.steps / 2;
  }

  /** The forms one after the other, each smaller than the one before; none when the node is as small as it gets. */
  movesFrom(node: Expr): readonly Move[] {
    return this.#found(node, 0);
  }

  #found(node: Expr, nesting: number): readonly Move[] {
    const known = this.#moves[nesting]?.get(node);
    if (known !== undefined) return known;
    const moves = this.#search(node, nesting);
    this.#moves[nesting]?.set(node, moves);
    return moves;
  }

  #search(node: Expr, nesting: number): readonly Move[] {
    const moves: Move[] = [];
    let current = node;
    for (let round = 0; round < LIMITS.rounds; round++) {
      const next = this.#smallest(current, nesting);
      if (next === null) break;
      moves.push(next);
      current = next.after;
    }
    return moves;
  }

  #smallest(node: Expr, nesting: number): Move | null {
    const { algebra } = this;
    const terms = algebra.termsOf(node);
    if (node.kind !== 'operation' || algebra.effort.steps <= this.#reserve) return null;
    if (terms === undefined && !this.#hasForms(node)) return null;
    const improve = (part: Expr) =>
      nesting < LIMITS.nesting ? (this.#found(part, nesting + 1).at(-1)?.after ?? part) : part;
    let best: Move | null = null;
    for (const form of terms === undefined ? formsOfProducts : formsOfSums) {
      if (algebra.effort.steps <= this.#reserve || (form.isLast && best !== null)) break;
      if (form.isCostly && !this.#isSmall(node, terms?.size ?? 0)) continue;
      const after = form.of(algebra, node, improve);
      if (after === null || after === node) continue;
      if (algebra.costs.of(after) < algebra.costs.of(best?.after ?? node)) best = { rule: form.rule, after };
    }
    return best;
  }

  /** A product has other forms only when there are sums or choices in it. */
  #hasForms(product: Expr): boolean {
    for (const base of this.algebra.productOf(product).factors.keys()) {
      if (this.algebra.termsOf(base) !== undefined || isCall(base, 'where')) return true;
    }
    return false;
  }

  #isSmall(node: Expr, terms: number): boolean {
    return terms <= LIMITS.terms && this.algebra.costs.of(node) <= LIMITS.cost;
  }
}
