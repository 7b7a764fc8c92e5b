import { type Passage, type Sweep, isNotTaken, numericAdjoints } from '../derive.ts';
import { type Point, type Values, valueIn } from '../evaluate.ts';
import type { GraphStep } from './answer.ts';
import type { Nodes } from './nodes.ts';

/**
 * The steps of a reverse sweep: every node's value, arguments first, then every adjoint, output first, with what each
 * consumer passes down. It replays the sweep's own record, so it cannot disagree with the gradient.
 */
export function adjointSteps(record: Sweep, nodes: Nodes, point: Point, values: Values): GraphStep[] {
  const adjoints = numericAdjoints(record, point, values);
  const isOpen = ({ consumer, local }: Passage) => adjoints.has(consumer) && !isNotTaken(consumer, local, values);
  const productOf = ({ consumer, local }: Passage) =>
    nodes.product(consumer, valueIn(adjoints, consumer), local, values);
  const forward = record.order.map((node, id): GraphStep => ({
    phase: 'value',
    node: id,
    value: valueIn(values, node),
  }));
  const backward = [...record.passages].reverse().map(([node, passages]): GraphStep => ({
    phase: 'adjoint',
    node: nodes.idOf(node),
    adjoint: adjoints.get(node) ?? 0,
    products: passages.filter(isOpen).map(productOf),
  }));
  return [...forward, ...backward];
}
