import type { Formula } from './answer.ts';
import { Derivation } from './derivation.ts';
import type { Expr } from './expr.ts';
import { Simplifier } from './simplify/simplify.ts';
import type { Writer } from './written.ts';

/** Bounds of what is shown of one question, beyond which the formulas are abridged. */
export const SHOWN = { steps: 30_000, characters: 200_000, longest: 6_000 };

/**
 * The derivatives of an expression as they are shown: taken by the chain rule and simplified, the second from the
 * simplified first. Numbers never come from them, because a simplified form may be defined where the expression is not.
 */
export class ShownDerivatives {
  readonly derivation = new Derivation();
  readonly simplifier: Simplifier;
  readonly #conditions = new Map<Expr, readonly Expr[]>();

  /** @param steps of rewriting for all of them; what is left when they are spent stays as it stands */
  constructor(steps = SHOWN.steps) {
    this.simplifier = new Simplifier({ steps });
  }

  /**
   * Takes the first derivatives and, where `by` asks for more, the second ones that `analyse` shows, in its order. A sum
   * that comes up twice is written as it first was, so a derivative reads the same only after the same ones before it.
   */
  prepare(expression: Expr, variables: readonly Expr[], by: readonly Expr[]): void {
    for (const x of variables) this.of(expression, [x]);
    if (by.length < 2) return;
    for (const [i, x] of variables.entries()) for (const y of variables.slice(i)) this.of(expression, [x, y]);
  }

  /** The derivative by one variable after the other, to any order; the expression itself for none. */
  of(expression: Expr, by: readonly Expr[]): Expr {
    return by.reduce((node, x) => this.simplifier.simplify(this.derivation.of(node, x)), expression);
  }

  /** A derivative in both notations, with the conditions under which simplifying it, at every order, holds. */
  write(expression: Expr, by: readonly Expr[], writer: Writer): Formula {
    const conditions = by.flatMap((x, order) => {
      const raw = this.derivation.of(this.of(expression, by.slice(0, order)), x);
      return this.#conditionsOf(raw);
    });
    const written = writer.write(this.of(expression, by));
    if (conditions.length === 0) return written;
    return { ...written, conditions: [...new Set(conditions)].map((condition) => writer.write(condition)) };
  }

  #conditionsOf(raw: Expr): readonly Expr[] {
    const known = this.#conditions.get(raw);
    if (known !== undefined) return known;
    const conditions = this.simplifier.conditionsOf(raw);
    this.#conditions.set(raw, conditions);
    return conditions;
  }
}
