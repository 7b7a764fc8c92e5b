import type { Point, Values } from '../evaluate.ts';
import { valueIn } from '../evaluate.ts';
import { type Expr, topological } from '../expr.ts';
import { definitionOf, valueOf } from '../ops/catalog.ts';
import { isTensor } from './tensor-code.ts';

/**
 * Values as TensorFlow has them: variables and what is computed of them are rounded to float32 after each operation,
 * numbers among themselves are Python's, in double precision. The last digit of a function such as `sin` may be another.
 * @example valuesInSingle([x], { x: 0.1 }).get(x) // Math.fround(0.1)
 */
export function valuesInSingle(roots: readonly Expr[], point: Point): Values {
  const order = topological(roots);
  const tensors = isTensor(order);
  const values: Values = new Map();
  for (const node of order) values.set(node, valueOfNode(node, tensors.has(node), values, point));
  return values;
}

function valueOfNode(node: Expr, isRounded: boolean, values: Values, point: Point): number {
  if (node.kind === 'constant') return node.value;
  if (node.kind === 'variable') return Math.fround(point[node.name] ?? NaN);
  const rounded = (value: number) => (isRounded ? Math.fround(value) : value);
  const [a = NaN, b = NaN, c = NaN] = node.args.map((arg) => rounded(valueIn(values, arg)));
  return rounded(valueOf(definitionOf(node.op), a, b, c));
}
