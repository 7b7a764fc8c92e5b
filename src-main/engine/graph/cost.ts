import { type Sweep, isNotTaken, numericAdjoints } from '../derive.ts';
import { type Values } from '../evaluate.ts';
import type { Expr } from '../expr.ts';
import { ForwardMode } from '../forward.ts';
import type { Subject } from '../question.ts';
import type { GraphAnswer } from './answer.ts';

/**
 * What the gradient costs by either mode, counted as `compareMethods` does: an operation for each value and local
 * derivative, two for each edge of a backward sweep, one or two for each edge that a tangent comes along. Forward sweeps
 * are counted without being made, because a graph of thousands of inputs would take thousands of them.
 */
export function costOf({ names, variables, point, expression }: Subject, record: Sweep): GraphAnswer['cost'] {
  const values: Values = new Map();
  numericAdjoints(record, point, values);
  const evaluated = [...values.keys()].filter(({ kind }) => kind === 'operation').length;
  const passages = [...record.passages.values()].reduce((sum, edges) => sum + edges.length, 0);
  const forward = new ForwardMode(expression, point, 1, values).operations;
  return {
    inputs: names.length,
    reverse: evaluated + 2 * passages,
    forward: forward + tangentCost(record, variables, values),
  };
}

/** The operations of one forward sweep for each variable: the first product of a node is one, each further one two. */
function tangentCost({ order, passages }: Sweep, variables: readonly Expr[], values: Values): number {
  const ids = new Map(order.map((node, id) => [node, id]));
  const incoming: number[][] = order.map(() => []);
  for (const [arg, edges] of passages) {
    for (const { consumer, local } of edges) {
      if (!isNotTaken(consumer, local, values)) incoming[ids.get(consumer) ?? 0]?.push(ids.get(arg) ?? 0);
    }
  }
  const moves = new Uint8Array(order.length);
  let total = 0;
  for (const seed of variables) {
    const start = ids.get(seed);
    if (start === undefined) continue;
    moves.fill(0);
    moves[start] = 1;
    incoming.forEach((args, id) => {
      const moving = args.reduce((count, arg) => count + (moves[arg] ?? 0), 0);
      if (moving === 0) return;
      moves[id] = 1;
      total += 2 * moving - 1;
    });
  }
  return total;
}
