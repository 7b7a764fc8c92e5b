import { missingValue } from './errors.ts';
import { type Expr, type Operation, topological } from './expr.ts';
import { definitionOf, valueOf } from './ops/catalog.ts';

/** Values by variable name; only its own properties count. */
export type Point = Readonly<Record<string, number>>;

/** Values of nodes, arguments always among them. */
export type Values = Map<Expr, number>;

/**
 * Evaluates `roots` at a point, each node once, in floating point exactly as the expressions stand: 1/0 is Infinity and
 * log(-1) is NaN.
 * `values` may hold what is known of the point already; what is found is added to it.
 * @throws Mistake `missing-value` when the point has no value for a variable below `roots`
 * @example evaluate([parse('x^2')], { x: 3 }).get(parse('x^2')) // 9
 * @example evaluate([x], {}) // throws missing-value
 */
export function evaluate(roots: readonly Expr[], point: Point, values: Values = new Map()): Values {
  const order = topological(roots, (node) => values.has(node));
  for (const node of order) values.set(node, valueOfNode(node, values, point));
  return values;
}

/** A value that `values` must have. */
export function valueIn(values: Values, node: Expr): number {
  const value = values.get(node);
  if (value === undefined) throw new Error('A node is read before it is evaluated');
  return value;
}

function valueOfNode(node: Expr, values: Values, point: Point): number {
  if (node.kind === 'constant') return node.value;
  if (node.kind === 'operation') return apply(node, values);
  const value = Object.hasOwn(point, node.name) ? point[node.name] : undefined;
  if (value !== undefined) return value;
  throw missingValue(node.name);
}

function apply({ op, args: [a, b, c] }: Operation, values: Values): number {
  const argument = (node: Expr | undefined) => (node === undefined ? NaN : valueIn(values, node));
  return valueOf(definitionOf(op), argument(a), argument(b), argument(c));
}
