import { type Expr, apply, constant, isLiteral, topological } from '../expr.ts';
import { definitionOf, valueOf } from '../ops/catalog.ts';
import type { Algebra } from './algebra.ts';
import { sumOf } from './terms.ts';
import { productOf } from './factors.ts';
import type { Move } from './rules.ts';
import { signOf } from './signs.ts';
import { isZero, one } from '../rational.ts';

/** A comparison of two literals. */
export function comparisonOf(_algebra: Algebra, [a, b]: readonly [Expr, ...Expr[]], op: string): Move | null {
  if (a.kind !== 'constant' || b?.kind !== 'constant' || a.exact === null || b.exact === null) return null;
  return { rule: 'exact-number', after: constant(valueOf(definitionOf(op), a.value, b.value, NaN)) };
}

interface Choice {
  readonly condition: Expr;
  readonly yes: Expr;
  readonly no: Expr;
}

function asChoice(node: Expr): Choice | null {
  if (node.kind !== 'operation' || node.op !== 'where') return null;
  const [condition, yes, no] = node.args;
  return condition && yes && no ? { condition, yes, no } : null;
}

/** A choice whose branch is known, or whose guard the branch implies. */
export function choiceOf(algebra: Algebra, [condition, yes, no]: readonly [Expr, ...Expr[]]): Move | null {
  if (yes === undefined || no === undefined) return null;
  if (yes === no) return { rule: 'choose', after: yes };
  if (condition.kind === 'constant') return { rule: 'choose', after: condition.value === 0 ? no : yes };
  const guarded = positiveIn(condition);
  if (guarded === null) return null;
  if (signOf(algebra, guarded) === 'positive') return { rule: 'choose', after: yes };
  const needsGuard = isLiteral(no, 0) && isDefinedOnlyAbove(yes, apply('log', guarded));
  return needsGuard ? { rule: 'domain', after: yes, needs: [apply('gt', guarded, constant(0))] } : null;
}

/** The expression that a condition says is above 0; null for any other condition. */
function positiveIn(condition: Expr): Expr | null {
  if (condition.kind !== 'operation') return null;
  const [a, b] = condition.args;
  if (a === undefined || b === undefined) return null;
  if (condition.op === 'gt' && isLiteral(b, 0)) return a;
  return condition.op === 'lt' && isLiteral(a, 0) ? b : null;
}

/** Whether the expression needs that logarithm, outside choices of its own. */
function isDefinedOnlyAbove(node: Expr, logarithm: Expr): boolean {
  return topological([node], (inner) => asChoice(inner) !== null).includes(logarithm);
}

/** The factors of a product that are choices by one condition, as one choice. */
export function mergedChoices(algebra: Algebra, node: Expr): Expr | null {
  const { coefficient, factors } = algebra.productOf(node);
  if (isZero(coefficient)) return null;
  const choices = [...factors].flatMap(([base, exponent]) => (exponent === 1 ? [asChoice(base)] : []));
  const [first, second] = sameCondition(choices);
  if (first === undefined || second === undefined) return null;
  const rest = new Map([...factors].filter(([base]) => base !== chosen(first) && base !== chosen(second)));
  const [yes, no] = [productOf(algebra, first.yes, second.yes), productOf(algebra, first.no, second.no)];
  if (yes === null || no === null) return null;
  return productOf(algebra, algebra.product({ coefficient, factors: rest }), chosen({ ...first, yes, no }));
}

/** The terms of a sum that are choices by one condition, as one choice. */
export function addedChoices(algebra: Algebra, node: Expr): Expr | null {
  const terms = [...(algebra.termsOf(node) ?? [])];
  const [first, second] = sameCondition(terms.map(([term]) => asChoice(term)));
  if (first === undefined || second === undefined) return null;
  const numberOf = (choice: Choice) => terms.find(([term]) => term === chosen(choice))?.[1] ?? one;
  const [a, b] = [numberOf(first), numberOf(second)];
  const yes = sumOf(algebra, [
    [first.yes, a],
    [second.yes, b],
  ]);
  const no = sumOf(algebra, [
    [first.no, a],
    [second.no, b],
  ]);
  if (yes === null || no === null) return null;
  const rest = terms.filter(([term]) => term !== chosen(first) && term !== chosen(second));
  return sumOf(algebra, [...rest, [chosen({ ...first, yes, no }), one]]);
}

const chosen = ({ condition, yes, no }: Choice): Expr => (yes === no ? yes : apply('where', condition, yes, no));

function sameCondition(choices: readonly (Choice | null)[]): [Choice, Choice] | [] {
  const seen = new Map<Expr, Choice>();
  for (const choice of choices) {
    if (choice === null) continue;
    const before = seen.get(choice.condition);
    if (before !== undefined) return [before, choice];
    seen.set(choice.condition, choice);
  }
  return [];
}
