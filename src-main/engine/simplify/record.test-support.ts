import { type Point, type Values, evaluate } from '../evaluate.ts';
import { type Expr, type Operation, apply, topological } from '../expr.ts';
import { definitionOf, valueOf } from '../ops/catalog.ts';
import type { Rewrite } from './rules.ts';

/** The lines of a record: from the expression on, each with the next rewrite done wherever its `before` stands. */
export function linesOf(expression: Expr, rewrites: readonly Rewrite[]): Expr[] {
  const lines = [expression];
  for (const { before, after } of rewrites) {
    const known = new Map<Expr, Expr>([[before, after]]);
    lines.push(replaced(lines.at(-1) ?? expression, known));
  }
  return lines;
}

function replaced(node: Expr, known: Map<Expr, Expr>): Expr {
  const before = known.get(node);
  if (before !== undefined || node.kind !== 'operation') return before ?? node;
  const result = apply(node.op, ...node.args.map((arg) => replaced(arg, known)));
  known.set(node, result);
  return result;
}

export function valueAt(node: Expr, point: Point): number {
  return evaluate([node], point).get(node) ?? NaN;
}

/** The share of a number that rounding may be off by in one operation. */
const ROUNDING = 4 * Number.EPSILON;

/** How far rounding may have taken the value of a node, as far as the nodes below it show. */
export function errorOf(root: Expr, point: Point): number {
  const values = evaluate([root], point);
  const errors = new Map<Expr, number>();
  for (const node of topological([root])) {
    const value = values.get(node) ?? NaN;
    const passed = node.kind === 'operation' ? passedOn(node, values, errors) : 0;
    errors.set(node, node.kind === 'variable' ? 0 : passed + ROUNDING * Math.abs(value));
  }
  return errors.get(root) ?? 0;
}

/** What the errors of the arguments may change in the value of an operation. */
function passedOn(node: Operation, values: Values, errors: ReadonlyMap<Expr, number>): number {
  const definition = definitionOf(node.op);
  const args = node.args.map((arg) => values.get(arg) ?? NaN);
  const value = values.get(node) ?? NaN;
  const changes = node.args.map((arg, i) => {
    const moved = neighbours(args[i] ?? NaN, errors.get(arg) ?? 0, args).map((near) => {
      const [a = NaN, b = NaN, c = NaN] = args.map((x, j) => (i === j ? near : x));
      return Math.abs(valueOf(definition, a, b, c) - value);
    });
    return Math.max(...moved);
  });
  return changes.reduce((sum, change) => sum + change, 0);
}

/** The ends of what a number may be, and where functions jump: at 0, at integers, and where two arguments are equal. */
function neighbours(value: number, error: number, others: readonly number[]): number[] {
  const jumps = [0, Math.round(value), ...others].filter((jump) => Math.abs(jump - value) <= error);
  return [value - error, value + error, ...jumps];
}

/**
 * Whether two expressions agree at a point, to nine digits and to what rounding leaves; true where either has no value,
 * or one beyond a million.
 */
export function agree(before: Expr, after: Expr, point: Point): boolean {
  const [a, b] = [valueAt(before, point), valueAt(after, point)];
  if (!Number.isFinite(a) || !Number.isFinite(b) || Math.abs(a) > 1e6) return true;
  const rounding = errorOf(before, point) + errorOf(after, point);
  return !(Math.abs(a - b) > 1e-9 * (1 + Math.abs(a)) + rounding);
}

/** Whether comparisons hold, with room to spare for rounding. */
export function hold(conditions: readonly Expr[], point: Point): boolean {
  return conditions.every((condition) => {
    if (condition.kind !== 'operation') return false;
    const [a = NaN, b = NaN] = condition.args.map((arg) => valueAt(arg, point));
    return margins[condition.op]?.(a - b) ?? false;
  });
}

const ROOM = 1e-6;

/** By comparison: whether a difference is well on the right side. */
const margins: Readonly<Record<string, (difference: number) => boolean>> = {
  ne: (difference) => Math.abs(difference) > ROOM,
  gt: (difference) => difference > ROOM,
  lt: (difference) => difference < -ROOM,
  ge: (difference) => difference >= 0,
  le: (difference) => difference <= 0,
};
