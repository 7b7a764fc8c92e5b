import type { Contribution, Trace, TraceNode, TraceStep } from './answer.ts';
import { type Passage, type Sweep, isNotTaken, numericAdjoints } from './derive.ts';
import { type Point, type Values, valueIn } from './evaluate.ts';
import type { Expr } from './expr.ts';
import type { VariableSpelling } from './latex.ts';
import { Simplifier } from './simplify/simplify.ts';
import { Writer } from './written.ts';

/** A graph of more nodes than this cannot be shown. */
const MOST_TRACED_NODES = 150;

const LIMITS = { characters: 100_000, longest: 400, steps: 20_000 };

/**
 * The steps of a reverse sweep at a point: every node's value, arguments first, then every adjoint, output first, with
 * what each consumer contributed. It replays the sweep's own record. Null beyond 150 nodes.
 * @throws Mistake `missing-value` when the point has no value for a variable
 * @example traceSweep(sweep(parse('x^2')), { x: 3 })?.steps[0] // { phase: 'forward', node: 0, value: 3 }
 */
export function traceSweep(
  record: Sweep,
  point: Point,
  values: Values = new Map(),
  spell?: VariableSpelling,
): Trace | null {
  if (record.order.length > MOST_TRACED_NODES) return null;
  const adjoints = numericAdjoints(record, point, values);
  const writer = new Writer(LIMITS, spell);
  const ids = new Map(record.order.map((node, id) => [node, id]));
  const idOf = (node: Expr) => valueIn(ids, node);
  const simplifier = new Simplifier({ steps: LIMITS.steps });
  const contributionOf = ({ consumer, local }: Passage): Contribution => {
    const incoming = valueIn(adjoints, consumer);
    const localValue = valueIn(values, local);
    const written = writer.write(simplifier.simplify(local));
    return { consumer: idOf(consumer), incoming, local: written, localValue, product: incoming * localValue };
  };
  const forward = record.order.map((node, id): TraceStep => ({
    phase: 'forward',
    node: id,
    value: valueIn(values, node),
  }));
  const isOpen = (passage: Passage) =>
    adjoints.has(passage.consumer) && !isNotTaken(passage.consumer, passage.local, values);
  const backward = [...record.passages].reverse().map(([node, passages]): TraceStep => {
    const contributions = passages.filter(isOpen).map(contributionOf);
    return { phase: 'backward', node: idOf(node), adjoint: adjoints.get(node) ?? 0, contributions };
  });
  return {
    nodes: record.order.map((node, id) => describe(node, id, idOf, writer)),
    output: idOf(record.output),
    steps: [...forward, ...backward],
  };
}

function describe(node: Expr, id: number, idOf: (node: Expr) => number, writer: Writer): TraceNode {
  const isOperation = node.kind === 'operation';
  return {
    id,
    kind: isOperation ? node.op : node.kind,
    written: writer.write(node),
    args: isOperation ? node.args.map(idOf) : [],
  };
}
