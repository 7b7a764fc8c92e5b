import { type Expr, constant } from '../expr.ts';
import { definitionOf } from '../ops/catalog.ts';
import { type Rational, isNegative, isUnit, isZero, negative, one } from '../rational.ts';
import { type Algebra, pairOf } from './algebra.ts';
import type { Product } from './product.ts';

/** What is known of the sign of a simplified expression wherever it is defined. */
type Sign = 'positive' | 'not-negative' | null;

/** How far down sums and products are looked into. */
const DEEPEST = 4;

/** Terms up to which a sum is looked into. */
const MOST_TERMS = 4;

/** @example signOf(new Algebra({ steps: 9 }), apply('exp', x)) // 'positive' */
export function signOf(algebra: Algebra, node: Expr, depth = 0): Sign {
  if (node.kind === 'constant') return node.value > 0 ? 'positive' : node.value === 0 ? 'not-negative' : null;
  if (node.kind === 'variable' || depth > DEEPEST) return null;
  const terms = algebra.termsOf(node);
  if (terms !== undefined) return signOfTerms(algebra, [...terms], depth);
  const product = algebra.productOf(node);
  if (!algebra.isAtom(node)) return signOfProduct(algebra, product, depth);
  const [base] = pairOf(node, 'pow') ?? [];
  if (base === undefined) return definitionOf(node.op).range;
  return signOf(algebra, base, depth + 1) === 'positive' ? 'positive' : null;
}

function signOfTerms(algebra: Algebra, terms: readonly (readonly [Expr, Rational])[], depth: number): Sign {
  if (terms.length > MOST_TERMS || terms.some(([, coefficient]) => isNegative(coefficient))) return null;
  const signs = terms.map(([term]) => signOf(algebra, term, depth + 1));
  if (signs.includes(null)) return null;
  return signs.includes('positive') ? 'positive' : 'not-negative';
}

function signOfProduct(algebra: Algebra, { coefficient, factors }: Product, depth: number): Sign {
  if (isNegative(coefficient)) return null;
  const signs = [...factors].map(([base, exponent]): Sign => {
    const sign = signOf(algebra, base, depth + 1);
    return exponent % 2 === 0 ? (sign ?? 'not-negative') : sign;
  });
  if (signs.includes(null)) return null;
  return signs.includes('not-negative') || isZero(coefficient) ? 'not-negative' : 'positive';
}

/** A product without its number, and the number without its sign; null when it is 1. */
export function numberOut(algebra: Algebra, node: Expr): { isNegative: boolean; size: Expr; rest: Expr } | null {
  const { coefficient, factors } = algebra.productOf(node);
  if (factors.size === 0 || (isUnit(coefficient) && !isNegative(coefficient))) return null;
  const size = algebra.timesNumber(constant(1), isNegative(coefficient) ? negative(coefficient) : coefficient);
  return { isNegative: isNegative(coefficient), size, rest: algebra.product({ coefficient: one, factors }) };
}
