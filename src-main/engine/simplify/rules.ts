import type { Expr } from '../expr.ts';

/**
 * What a rewrite does:
 * - `exact-number`: a number is worked out, without rounding.
 * - `collect-terms`: like terms of a sum are added up, what cancels goes.
 * - `collect-factors`: like factors of a product become one power, what cancels goes.
 * - `merge-powers`: powers of the same base become one, roots and symbolic exponents included.
 * - `merge-exponentials`: a product or quotient of exponentials is the exponential of a sum.
 * - `multiply-out-power`: a power of a product is the product of the powers.
 * - `factor-out`: what all terms share stands once, before brackets.
 * - `common-denominator`: fractions are put over one denominator.
 * - `cancel`: a sum is divided exactly by a sum.
 * - `expand`: brackets are multiplied out.
 * - `trigonometric-identity`: sin² + cos² = 1, its hyperbolic twin, and what follows from them for tan and tanh.
 * - `root-of-power`: a root of a power is a power, of the absolute value where the exponents ask for it.
 * - `sign-out`: a minus sign or a number leaves an odd or even function, or an absolute value.
 * - `absolute-value`: absolute value, sign and even power are taken together.
 * - `inverse`: a function and its inverse cancel.
 * - `choose`: a choice whose branch is known, or choices by the same condition taken together.
 * - `domain`: a guard goes whose branch is defined only where the guard holds; the guard becomes a condition.
 */
export type Rule =
  | 'exact-number'
  | 'collect-terms'
  | 'collect-factors'
  | 'merge-powers'
  | 'merge-exponentials'
  | 'multiply-out-power'
  | 'factor-out'
  | 'common-denominator'
  | 'cancel'
  | 'expand'
  | 'trigonometric-identity'
  | 'root-of-power'
  | 'sign-out'
  | 'absolute-value'
  | 'inverse'
  | 'choose'
  | 'domain';

/** What a node became by one rule. */
export interface Move {
  readonly rule: Rule;
  readonly after: Expr;
  /** Comparisons that the rule itself needs, beyond both sides being defined. */
  readonly needs?: readonly Expr[];
}

/** One step of simplifying: `after` takes the place of `before` wherever that stands. */
export interface Rewrite {
  readonly rule: Rule;
  readonly before: Expr;
  readonly after: Expr;
  /** Comparisons under which `after` has the value of `before`, those aside that `after` being defined implies. */
  readonly conditions: readonly Expr[];
}

/** Rewriting steps that may still be taken; shared by all expressions of one answer. */
export interface Effort {
  steps: number;
}
