import { type Expr, ONE, ZERO, apply } from '../expr.ts';
import { isNegative, negative, reciprocal, times } from '../rational.ts';
import { catalog } from '../ops/catalog.ts';
import type { Algebra } from './algebra.ts';

/**
 * The comparison of a simplified expression with 0, as a person writes it: `x - 1` not 0 is `x != 1`, `1 - x^2` at
 * least 0 is `x^2 <= 1`. A sum of several terms beside its number stays on the left.
 * @example solved(new Algebra({ steps: 9 }), 'ne', x) // parse('x != 0')
 */
export function solved(algebra: Algebra, relation: 'ne' | 'gt' | 'ge', subject: Expr): Expr {
  const terms = [...(algebra.termsOf(subject) ?? [])];
  const number = terms.find(([term]) => term === ONE());
  const [other, ...more] = terms.filter(([term]) => term !== ONE());
  if (number === undefined || other === undefined || more.length > 0) return apply(relation, subject, ZERO());
  const [term, coefficient] = other;
  const bound = algebra.timesNumber(ONE(), negative(times(number[1], reciprocal(coefficient))));
  return apply(isNegative(coefficient) ? catalog[relation].swapped : relation, term, bound);
}
